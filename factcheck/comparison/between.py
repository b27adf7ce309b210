"""Conflicts between two articles: compared as if they were one, so that each is read in the light of both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from factcheck.comparison.pairing import find_pairs
from factcheck.comparison.scoring import confidence, score
from factcheck.comparison.statements import prepare
from factcheck.model import Article, Claim, Confidence, SourceMap

_GAP = "\n\n"


@dataclass(frozen=True, slots=True)
class Opposed:
    """Two claims of one thing with different values, by their numbers in the articles' claims.

    `score` is the logarithm of the odds that they conflict.
    """

    here: int
    there: int
    score: float
    confidence: Confidence


def opposed(one: Article, claims: Sequence[Claim], other: Article, others: Sequence[Claim]) -> Iterator[Opposed]:
    """Yield the conflicts between the claims of two articles, surest first, each claim in its surest only."""
    border = len(one.text) + len(_GAP)
    moved = [_moved(claim, border) for claim in others]
    places = {id(claim): number for number, claim in enumerate(claims)}
    places |= {id(claim): number for number, claim in enumerate(moved)}
    scored = [
        (score(pair.features), places[id(pair.one.claim)], places[id(pair.two.claim)])
        for pair in find_pairs(prepare(_joined(one, other), (*claims, *moved), joined=True))
        if pair.one.claim.sentence.start < border <= pair.two.claim.sentence.start
    ]
    here_taken: set[int] = set()
    there_taken: set[int] = set()
    for value, here, there in sorted(scored, key=lambda found: (-found[0], *found[1:])):
        sure = confidence(value)
        if sure is None:
            return
        if here not in here_taken and there not in there_taken:
            here_taken.add(here)
            there_taken.add(there)
            yield Opposed(here, there, value, sure)


def _joined(one: Article, other: Article) -> Article:
    text = one.text + _GAP + other.text
    shift = len(one.text) + len(_GAP)
    blocks = (*one.blocks, *(replace(block, span=block.span.shifted(shift)) for block in other.blocks))
    return Article("-", "text", text, text, blocks, SourceMap.identity(len(text)), (0,))


def _moved(claim: Claim, by: int) -> Claim:
    """Return a claim with its places moved; its citation plays no part in comparison."""
    number = claim.quantity
    shifted = replace(number, span=number.span.shifted(by), number=number.number.shifted(by))
    return replace(claim, quantity=shifted, sentence=claim.sentence.shifted(by), citation=None)
