"""Conflicts between two articles: compared as if they were one, so that each pair is seen in the light of both.

Two articles that are closer to each other than to any other are accounts of one thing, if they agree on some number
where they differ on another; there even "we included 12 trials" conflicts with another number of trials. The claims of
any other two must be specific: a review that ends in May does not contradict one that ends in March. How much each of
these says is fitted by `benchmarks/fit_across.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace

from factcheck.comparison.frames import Frame
from factcheck.comparison.idf import known, specific
from factcheck.comparison.measures import Agreement
from factcheck.comparison.probability import confidence, least_shown, logit
from factcheck.comparison.restated import Judged, Other, comparable_sentences, compared, judge, surest
from factcheck.comparison.rivals import small
from factcheck.comparison.twin_tables import differing_cells, tables
from factcheck.model import Article, Block, Claim, Confidence, Measure, SourceMap, Span
from factcheck.values import dataclass

_GAP = "\n\n"
# Counts below this are the same or others by chance, and often name a group ("site 1").
_FEW = 4
# A sentence with more numbers lists data.
_LISTED = 8
# Two pages at least so alike speak of one thing, even where a third is more alike to one of them.
_ALIKE = 0.5
# What two claims of any two articles share is specific from here on: about three words that few articles have.
_SPECIFIC = 10.0
# Tables that agree in nearly all cells tell of one thing, more surely than any words.
_SURE = 0.99
_FILE = "across-weights"


@dataclass(frozen=True, slots=True)
class Relation:
    """How two articles stand to each other among all others.

    `closest` tells that neither is more alike to another one, `likeness` is the cosine of their frequent words, and
    `weights` tell how rare words are (`idf.weigh`).
    """

    closest: bool = True
    likeness: float = 1.0
    weights: Mapping[str, float] = field(default_factory=known)


@dataclass(frozen=True, slots=True)
class Opposed:
    """Two claims of one thing with different values, by their numbers in the articles' claims, and how surely so."""

    here: int
    there: int
    probability: float
    agreement: Agreement

    @property
    def confidence(self) -> Confidence:
        """How sure the conflict is."""
        return confidence(self.probability, _FILE)


def opposed(
    one: Article, claims: Sequence[Claim], other: Article, others: Sequence[Claim], relation: Relation
) -> Iterator[Opposed]:
    """Yield the conflicts between the claims of two articles, surest first, each claim in its surest only."""
    cells = list(_cells(one, claims, other, others))
    yield from cells
    taken = {each.here for each in cells}, {each.there for each in cells}
    joined = joined_article(one, other)
    found = [
        replace(each, logit=logit("across", features(each, relation), _FILE))
        for each in crossing(joined, (*claims, *moved(others, one)), len(claims), relation)
    ]
    least = least_shown(_FILE)
    for each in surest(joined, (each for each in found if each.probability >= least)):
        here, there = each.numbers[0], each.numbers[1] - len(claims)
        if here not in taken[0] and there not in taken[1]:
            yield Opposed(here, there, each.probability, each.pair.agreement)


def _cells(one: Article, claims: Sequence[Claim], other: Article, others: Sequence[Claim]) -> Iterator[Opposed]:
    """Yield the cells that differ in tables that agree otherwise."""
    theirs = tables(other, others)
    for table in tables(one, claims).values():
        for there in theirs.values():
            for cell, opposite in differing_cells(table, claims, there, others):
                yield Opposed(cell, opposite, _SURE, "differ")


def crossing(article: Article, claims: Sequence[Claim], first: int, relation: Relation) -> Iterator[Judged]:
    """Yield the pairs over the border of an article joined from two whose values differ, as judged in its light.

    `first` is the number of the other's first claim. Left out are pairs of which one sentence says the other's number,
    too, sentences that both articles have, and those that list data.
    """
    sentences = comparable_sentences(article, claims)
    numbers = {
        sentence.number: [claims[number].quantity.measure for number in sentence.claims] for sentence in sentences
    }
    pairs = compared(article, claims, sentences, Other(first, relation.weights, 0.0 if relation.closest else _SPECIFIC))
    for each in judge(pairs, brief=False):
        one, two = each.pair.one, each.pair.two
        crosses = each.pair.agreement != "agree" and one.number < first <= two.number
        told = _are_accounts(each, relation) or specific(one.claim, two.claim, relation.weights) >= _SPECIFIC
        if crosses and told and _may_differ(article, one, numbers[one.sentence], two, numbers[two.sentence]):
            yield each


def features(judged: Judged, relation: Relation) -> dict[str, float]:
    """Return what tells whether a pair of two articles conflicts."""
    one = judged.pair.one.claim
    regime = "accounts" if _are_accounts(judged, relation) else "apart"
    return {
        f"{regime}_is": 1.0,
        f"{regime}_conflict": judged.logit,
        f"{regime}_date": float(one.quantity.measure.dimension == "date"),
        f"{regime}_compatible": float(judged.pair.agreement == "compatible"),
        "far": 0.0 if relation.closest else max(_ALIKE - relation.likeness, 0.0) / _ALIKE,
    }


def _are_accounts(judged: Judged, relation: Relation) -> bool:
    """Tell whether a pair stands in two accounts of one thing, which agree on other numbers."""
    return relation.closest and judged.features.get("is_parallel", 0.0) > 0


def _may_differ(
    article: Article, one: Frame, numbers: Sequence[Measure], two: Frame, others: Sequence[Measure]
) -> bool:
    return (
        max(len(numbers), len(others)) <= _LISTED
        and not (small(one, _FEW) and small(two, _FEW))
        and _words(article, one.claim.sentence) != _words(article, two.claim.sentence)
        and not _says(numbers, two.claim.quantity.measure)
        and not _says(others, one.claim.quantity.measure)
    )


def _words(article: Article, sentence: Span) -> str:
    return " ".join(article.words(sentence).casefold().split())


def _says(numbers: Sequence[Measure], number: Measure) -> bool:
    """Tell whether a sentence gives a number, be it without its unit."""
    return any(
        each.written == number.written and (each.unit == number.unit or not each.unit or not number.unit)
        for each in numbers
    )


def joined_article(one: Article, other: Article) -> Article:
    """Return both articles as one, the other's blocks behind a gap that ends the sections of the first."""
    text = one.text + _GAP + other.text
    shift = len(one.text) + len(_GAP)
    end = (
        (Block("heading", Span(len(one.text), shift), 1),) if any(each.kind == "heading" for each in one.blocks) else ()
    )
    blocks = (*one.blocks, *end, *(_behind(block, shift) for block in other.blocks))
    return Article("-", "text", text, text, blocks, SourceMap.identity(len(text)), (0,))


def _behind(block: Block, shift: int) -> Block:
    """Return a block of the other article; its tables are other tables than those of the first."""
    label = f"other {block.label}" if block.kind == "table-cell" else block.label
    return replace(block, span=block.span.shifted(shift), label=label)


def moved(claims: Sequence[Claim], after: Article) -> Iterator[Claim]:
    """Yield the claims of an article at their places behind another one; citations play no part in comparison."""
    by = len(after.text) + len(_GAP)
    for claim in claims:
        number = claim.quantity
        shifted = replace(number, span=number.span.shifted(by), number=number.number.shifted(by))
        yield replace(claim, quantity=shifted, sentence=claim.sentence.shifted(by), citation=None)
