"""Verification: from what an article cites to a verdict on each source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from factcheck.model import Article, Extraction, Verdict
from factcheck.sources.settings import Settings

__all__ = ["Lookups", "Settings", "verify"]


@dataclass(frozen=True, slots=True)
class Lookups:
    """What look-ups gave.

    `verdicts` is keyed by cluster key and reference id. `sent` counts requests by service, `cached` answers
    that were kept from an earlier run, `unchecked` verdicts by the reason why they are none.
    """

    verdicts: Mapping[str, Verdict] = field(default_factory=dict)
    sent: Mapping[str, int] = field(default_factory=dict)
    cached: int = 0
    unchecked: Mapping[str, int] = field(default_factory=dict)


def verify(article: Article, extraction: Extraction, settings: Settings) -> Lookups:
    """Look up every source that the article cites and return a verdict on each.

    No source that cannot be reached raises: what it leaves open is `unchecked`, with the reason. Nothing is
    imported and nothing is opened when `settings.offline` is set.
    """
    from factcheck.verification.questions import questions
    from factcheck.verification.verdicts import unchecked

    asked = tuple(questions(article, extraction))
    if settings.offline or not asked:
        return _lookups([unchecked(question, "look-ups are switched off") for question in asked])
    from factcheck.sources.http import Client
    from factcheck.verification.planning import decide

    with Client(settings) as client:
        verdicts = tuple(decide(client, asked))
        sent = {name: line.sent for name, line in client.lines.items() if line.sent}
        cached = sum(line.cached for line in client.lines.values())
    return _lookups(verdicts, sent, cached)


def _lookups(verdicts: Sequence[Verdict], sent: Mapping[str, int] | None = None, cached: int = 0) -> Lookups:
    unchecked = Counter(verdict.reason for verdict in verdicts if verdict.status == "unchecked")
    return Lookups({verdict.key: verdict for verdict in verdicts}, sent or {}, cached, unchecked)
