"""Verification: from what an article cites to a verdict on each source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from factcheck.model import Article, Evidence, Extraction, LookupMode, Lookups, Verdict
from factcheck.sources.settings import Settings

if TYPE_CHECKING:
    from factcheck.sources.http import Client
    from factcheck.verification.query import Query

__all__ = ["Lookups", "Settings", "verify", "verify_all"]


def verify(article: Article, extraction: Extraction, settings: Settings, mode: LookupMode = "online") -> Lookups:
    """Look up every source that the article cites and return a verdict on each.

    A source that cannot be reached raises nothing: what it leaves open is `unchecked`, with the reason. The lock
    file is not this function's: in the modes "none" and "lock" nothing is imported and nothing is opened.
    """
    return verify_all([(article, extraction)], settings, mode)[0]


def verify_all(
    articles: Sequence[tuple[Article, Extraction]], settings: Settings, mode: LookupMode = "online"
) -> tuple[Lookups, ...]:
    """Look up the sources of many articles together: equal questions are asked once, the rest in batches.

    `sent` and `cached` of each result count the whole run; `Verdict.calls` says what one source took.
    """
    from factcheck.verification.query import queries
    from factcheck.verification.verdicts import unchecked

    asked = [tuple(queries(article, extraction)) for article, extraction in articles]
    flat = [query for group in asked for query in group]
    sent: dict[str, int] = {}
    cached = 0
    told: Sequence[tuple[Evidence, ...] | None] = [None] * len(articles)
    if mode in ("none", "lock") or not flat:
        verdicts = [unchecked(query, "look-ups are switched off") for query in flat]
    else:
        from factcheck.sources.http import Client
        from factcheck.verification.planning import decide
        from factcheck.verification.progress import tell_done, tell_verdicts

        with Client(settings if mode == "online" else settings.without_network()) as client:
            try:
                verdicts = decide(client, flat)
                tell_verdicts(verdicts)
                told = _evidence(client, articles, asked, verdicts)
            finally:
                tell_done()
            sent = {name: line.sent for name, line in client.breakers.items() if line.sent}
            cached = sum(line.cached for line in client.breakers.values())
    return tuple(
        _lookups(group, sent, cached, evidence) for group, evidence in zip(_grouped(asked, verdicts), told, strict=True)
    )


def _grouped(asked: Sequence[Sequence[Query]], verdicts: Sequence[Verdict]) -> list[list[Verdict]]:
    """Return the verdicts article by article."""
    rest = iter(verdicts)
    return [[next(rest) for _ in group] for group in asked]


def _evidence(
    client: Client,
    articles: Sequence[tuple[Article, Extraction]],
    asked: Sequence[Sequence[Query]],
    verdicts: Sequence[Verdict],
) -> list[tuple[Evidence, ...]]:
    from factcheck.verification.gathering import evidence_on

    keyed = [{verdict.key: verdict for verdict in group} for group in _grouped(asked, verdicts)]
    return evidence_on(client, [(*one, known) for one, known in zip(articles, keyed, strict=True)])


def _lookups(
    verdicts: Sequence[Verdict], sent: Mapping[str, int], cached: int, evidence: tuple[Evidence, ...] | None
) -> Lookups:
    from factcheck.verification.verdicts import left_open

    return Lookups({verdict.key: verdict for verdict in verdicts}, sent, cached, left_open(verdicts), evidence)
