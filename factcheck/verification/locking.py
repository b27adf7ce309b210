"""Look-ups with a lock file: only what is not locked is asked for, and nothing at all when frozen."""

from __future__ import annotations

from dataclasses import replace

from factcheck.model import Article, Extraction, LookupMode, Lookups, Verdict
from factcheck.sources.settings import Settings
from factcheck.verification.lock import Lock, recall, updated
from factcheck.verification.query import Query, queries
from factcheck.verification.verdicts import left_open, unchecked

UNLOCKED = "not in the lock file"


def verify_locked(
    article: Article,
    extraction: Extraction,
    settings: Settings,
    lock: Lock,
    *,
    today: str,
    mode: LookupMode = "online",
    recheck: bool = False,
) -> tuple[Lookups, Lock]:
    """Return the verdicts on an article's sources, and the lock as it now stands.

    In the mode "lock" nobody is asked and the lock stays as it is: what it does not hold is unchecked. With
    `recheck` every source that is not pinned is asked for again. `today` is the day of the look-up, ISO 8601.
    """
    asked = tuple(queries(article, extraction))
    known = {query.key: recall(lock, article.path, query) for query in asked}
    kept = {key: verdict for key, verdict in known.items() if verdict and not (recheck and mode != "lock")}
    kept |= {key: verdict for key, verdict in known.items() if verdict and _pinned(lock, article, key)}
    if mode == "lock":
        found = {query.key: kept.get(query.key) or unchecked(query, UNLOCKED) for query in asked}
        return _lookups(found), lock
    from factcheck.verification import verify

    fresh = verify(article, _without(extraction, asked, kept), settings, mode)
    found = {**kept, **fresh.verdicts}
    new = updated(lock, article.path, [(one, found[one.key]) for one in asked if one.key in found], today)
    return replace(fresh, verdicts=found), new


def _pinned(lock: Lock, article: Article, key: str) -> bool:
    entry = lock.get((article.path, key))
    return entry is not None and entry.pinned


def _without(extraction: Extraction, asked: tuple[Query, ...], kept: dict[str, Verdict]) -> Extraction:
    """Return the extraction with the sources still to be asked for alone."""
    open_ = {query.key for query in asked} - kept.keys()
    return replace(
        extraction,
        clusters=tuple(cluster for cluster in extraction.clusters if cluster.key in open_),
        references=tuple(reference for reference in extraction.references if reference.id in open_),
    )


def _lookups(verdicts: dict[str, Verdict]) -> Lookups:
    return Lookups(verdicts, unchecked=left_open(verdicts.values()))
