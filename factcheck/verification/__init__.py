"""Verification: from what an article cites to a verdict on each source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from factcheck.model import Article, Extraction, LookupMode, Lookups, Verdict
from factcheck.sources.settings import Settings

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
    if mode in ("none", "lock") or not flat:
        verdicts = [unchecked(query, "look-ups are switched off") for query in flat]
    else:
        from factcheck.sources.http import Client
        from factcheck.verification.planning import decide
        from factcheck.verification.progress import tell_done

        with Client(settings if mode == "online" else settings.without_network()) as client:
            try:
                verdicts = decide(client, flat)
            finally:
                tell_done()
            sent = {name: line.sent for name, line in client.breakers.items() if line.sent}
            cached = sum(line.cached for line in client.breakers.values())
    rest = iter(verdicts)
    return tuple(_lookups([next(rest) for _ in group], sent, cached) for group in asked)


def _lookups(verdicts: Sequence[Verdict], sent: Mapping[str, int], cached: int) -> Lookups:
    from factcheck.verification.verdicts import left_open

    return Lookups({verdict.key: verdict for verdict in verdicts}, sent, cached, left_open(verdicts))
