"""Conflicts between two articles: compared as if they were one, so that each is read in the light of both.

Two articles that are closer to each other than to any other, and agree on some number where they differ on another, are
*accounts* of one thing; there even "we included 12 trials" conflicts with another number of trials. The claims of any
other two must be *specific*: a review that ends in May does not contradict one that ends in March. The constants come
from `benchmarks.audit conflicts`.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from factcheck.comparison.frame_mismatch import told_apart
from factcheck.comparison.idf import known, specific
from factcheck.comparison.pairing import Pair, find_pairs
from factcheck.comparison.scoring import confidence, is_parallel, score
from factcheck.comparison.statements import Statement, prepare
from factcheck.model import Article, Claim, Confidence, Quantity, SourceMap

_GAP = "\n\n"
# How specific the claims of any two articles must be: about three words that few have.
_SPECIFIC = 10.0
# What speaks for a conflict of two accounts of one thing, and of specific claims: those of articles less alike than
# MOST say less, and so do those that another claim is as close to.
_ACCOUNTS, _RESTATED = 0.25, -1.75
_LIKE, _MOST, _RIVAL = 3.0, 0.5, 2.0
# When an article was written or searched for is its own affair.
_DATE = 2.5
# A sentence with more numbers lists data.
_LISTED = 8


@dataclass(frozen=True, slots=True)
class Relation:
    """How two articles stand to each other among all others.

    `closest` tells that neither is more alike to another one, `likeness` is the cosine of their frequent words, and
    `weights` tell how rare words are (`specific.weigh`).
    """

    closest: bool = True
    likeness: float = 1.0
    weights: Mapping[str, float] = field(default_factory=known)


@dataclass(frozen=True, slots=True)
class Opposed:
    """Two claims of one thing with different values, by their numbers in the articles' claims.

    `score` is the logarithm of the odds that they conflict.
    """

    here: int
    there: int
    score: float
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class _Sentence:
    words: str
    numbers: tuple[Quantity, ...]


def opposed(
    one: Article, claims: Sequence[Claim], other: Article, others: Sequence[Claim], relation: Relation
) -> Iterator[Opposed]:
    """Yield the conflicts between the claims of two articles, surest first, each claim in its surest only."""
    border = len(one.text) + len(_GAP)
    moved = [_moved(claim, border) for claim in others]
    places = {id(claim): number for number, claim in enumerate(claims)}
    places |= {id(claim): number for number, claim in enumerate(moved)}
    joined = _joined(one, other)
    statements = prepare(joined, (*claims, *moved), joined=True)
    sentences = _sentences(joined, statements.all)
    scored = [
        (_score(pair, relation), places[id(pair.one.claim)], places[id(pair.two.claim)])
        for pair in find_pairs(statements, partial(_may_differ, sentences, border))
    ]
    here_taken: set[int] = set()
    there_taken: set[int] = set()
    for value, here, there in sorted(scored, key=lambda found: (-found[0], *found[1:])):
        sure = confidence(value)
        if sure is None:
            return
        if here in here_taken or there in there_taken:
            continue
        if not told_apart(one.words(claims[here].sentence), other.words(others[there].sentence)):
            here_taken.add(here)
            there_taken.add(there)
            yield Opposed(here, there, value, sure)


def _score(pair: Pair, relation: Relation) -> float:
    base = score(pair.features) - _DATE * pair.features["date"]
    accounts = relation.closest and is_parallel(pair.features)
    found = base + _ACCOUNTS if accounts else -math.inf
    if specific(pair.one.claim, pair.two.claim, relation.weights) >= _SPECIFIC:
        apart = _LIKE * (_MOST - min(relation.likeness, _MOST))
        found = max(found, base + _RESTATED - apart - _RIVAL * pair.features["rival"])
    return found


def _sentences(article: Article, statements: Sequence[Statement]) -> dict[int, _Sentence]:
    """Return the sentences that hold numbers by where they start, their words without case and spacing."""
    found: dict[int, list[Quantity]] = {}
    for each in statements:
        found.setdefault(each.claim.sentence.start, []).append(each.claim.quantity)
    spans = {each.claim.sentence.start: each.claim.sentence for each in statements}
    return {
        start: _Sentence(" ".join(article.words(spans[start]).casefold().split()), tuple(numbers))
        for start, numbers in found.items()
    }


def _may_differ(sentences: Mapping[int, _Sentence], border: int, one: Statement, two: Statement) -> bool:
    """Tell whether the two stand on either side of the border, and neither sentence says the other's number."""
    if not one.claim.sentence.start < border <= two.claim.sentence.start:
        return False
    here, there = sentences[one.claim.sentence.start], sentences[two.claim.sentence.start]
    return (
        max(len(here.numbers), len(there.numbers)) <= _LISTED
        and here.words != there.words
        and not _says(here, two.claim.quantity)
        and not _says(there, one.claim.quantity)
    )


def _says(sentence: _Sentence, number: Quantity) -> bool:
    """Tell whether a sentence gives a number, be it without its unit."""
    return any(
        (each.low, each.high) == (number.low, number.high)
        and (each.unit == number.unit or not each.unit or not number.unit)
        for each in sentence.numbers
    )


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
