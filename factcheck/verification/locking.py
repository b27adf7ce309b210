"""Look-ups with a lock file: only what is not locked is asked for, and nothing at all when frozen."""

from __future__ import annotations

from dataclasses import replace

from factcheck.model import Article, Extraction, LookupMode, Lookups, Verdict
from factcheck.sources.settings import Settings
from factcheck.verification.given import given_texts
from factcheck.verification.lock import Lock, recall, updated
from factcheck.verification.locked_evidence import Held, missing, recalled
from factcheck.verification.query import Query, queries
from factcheck.verification.source_evidence import joined
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
    evidence: Held | None = None,
) -> tuple[Lookups, Lock]:
    """Return the verdicts on an article's sources with what these say, and the lock as it now stands.

    `evidence` is what is kept beside the lock. A source of which something is cited that is not kept there is asked
    again, and its locked verdict stays.

    In the mode "lock" nobody is asked and the lock stays as it is: what it does not hold is unchecked. With
    `recheck` every source that is not pinned is asked for again. `today` is the day of the look-up, ISO 8601.
    """
    asked = tuple(queries(article, extraction))
    known = {query.key: recall(lock, article.path, query) for query in asked}
    kept = {key: verdict for key, verdict in known.items() if verdict and not (recheck and mode != "lock")}
    kept |= {key: verdict for key, verdict in known.items() if verdict and _pinned(lock, article, key)}
    if mode == "lock":
        found = {query.key: kept.get(query.key) or unchecked(query, UNLOCKED) for query in asked}
        given = given_texts(article, extraction, found, settings)
        told = recalled(article, extraction, found, evidence or {}, given)
        return replace(_lookups(found), evidence=told), lock
    from factcheck.verification import verify

    again = missing(article, extraction, kept, evidence or {})
    settled = {key: verdict for key, verdict in kept.items() if key not in again}
    fresh = verify(article, _without(extraction, asked, settled), settings, mode)
    found = {**fresh.verdicts, **kept}
    new = updated(lock, article.path, [(one, found[one.key]) for one in asked if one.key in found], today)
    held = recalled(article, extraction, settled, evidence or {}, given_texts(article, extraction, settled, settings))
    told = joined((*held, *(fresh.evidence or ())))
    return replace(fresh, verdicts=found, unchecked=left_open(found.values()), evidence=told), new


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
