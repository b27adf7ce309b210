"""Conflicts: pairs of claims that should give one value and give two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.comparison.frame_mismatch import told_apart
from factcheck.comparison.pairing import find_pairs
from factcheck.comparison.scoring import confidence, score
from factcheck.comparison.statements import prepare
from factcheck.model import Article, Claim, Confidence


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two claims of one thing with different values, in text order, and the log-odds that they conflict."""

    earlier: Claim
    later: Claim
    score: float
    confidence: Confidence


def find_conflicts(article: Article, claims: Sequence[Claim]) -> Iterator[Conflict]:
    """Yield the conflicts among the claims, surest first, each claim in its surest only."""
    scored = [(score(pair.features), pair) for pair in find_pairs(prepare(article, claims))]
    scored.sort(key=lambda item: (-item[0], item[1].one.index, item[1].two.index))
    taken: set[int] = set()
    for value, pair in scored:
        sure = confidence(value)
        if sure is None:
            return
        sentences = (article.words(each.claim.sentence) for each in (pair.one, pair.two))
        if not (taken & {pair.one.index, pair.two.index} or told_apart(*sentences)):
            taken |= {pair.one.index, pair.two.index}
            yield Conflict(pair.one.claim, pair.two.claim, value, sure)
