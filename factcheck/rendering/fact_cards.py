"""What pages show of a fact that an article states more than once: a card, and a mark at each of its mentions."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.comparison.parting import KeptApart, Restated, Stated
from factcheck.comparison.phrases import cell_labels
from factcheck.model import Article, Claim
from factcheck.rendering.marking import Mark
from factcheck.rendering.passages import Passage, around
from factcheck.rendering.restated import verdict
from factcheck.text.printable import plural
from factcheck.values import dataclass
from factcheck.write_ignores import comment_of_two_things, two_things

_RANK = 8
"""The rank of a mention's mark: findings in its words go before it, citations after it."""
REASON = "say why"
"""Stands where the editor writes why two mentions are of two things."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention on a page: the anchor of its mark, its place, and which of the values it gives, from 1.

    `labels` say what a cell of a table is of; the `passage` is the sentence with the number.
    """

    anchor: str
    place: str
    side: int
    labels: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class Parting:
    """What says that a mention is of another thing: whose it is, and the comment to put in at its place."""

    place: str
    comment: str


@dataclass(frozen=True, slots=True)
class FactCard:
    """A fact as a page shows it."""

    id: str
    phrase: str
    differ: float
    verdict: str
    mentions: tuple[Mention, ...]
    partings: tuple[Parting, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of an article on a page, and the pairs that are kept apart, in words."""

    heading: str
    differing: int
    cards: tuple[FactCard, ...]
    apart: tuple[str, ...]


def facts_of(article: Article, restated: Restated, number: int) -> Facts:
    """Return what the page shows of the facts of its article of that number."""
    cards = tuple(_card(article, fact, f"x{number}-{index}") for index, fact in enumerate(restated.facts, 1))
    return Facts(
        heading=f"{plural(len(cards), 'fact')} stated more than once",
        differing=restated.differing,
        cards=cards,
        apart=tuple(_apart(article, pair) for pair in restated.apart),
    )


def fact_marks(restated: Restated, facts: Facts) -> Iterator[Mark]:
    """Yield the marks of the mentions; each leads to its card."""
    for fact, card in zip(restated.facts, facts.cards, strict=True):
        label = f"Stated {len(card.mentions)} times: {card.phrase}"
        kind = "fact differing" if fact.differ else "fact"
        for claim, mention in zip(fact.mentions, card.mentions, strict=True):
            yield Mark(claim.quantity.span, mention.anchor, card.id, kind, _RANK, label)


def _card(article: Article, fact: Stated, id: str) -> FactCard:
    return FactCard(
        id=id,
        phrase=fact.phrase,
        differ=fact.differ,
        verdict=verdict(article, fact),
        mentions=tuple(_mention(article, fact, claim, f"{id}-{at}") for at, claim in enumerate(fact.mentions, 1)),
        partings=tuple(_partings(article, fact)),
    )


def _mention(article: Article, fact: Stated, claim: Claim, anchor: str) -> Mention:
    span = claim.quantity.span
    labels, passage = cell_labels(article, claim), around(article, span, claim.sentence)
    return Mention(anchor, article.place(span.start), fact.side_of(claim), labels, passage)


def _partings(article: Article, fact: Stated) -> Iterator[Parting]:
    for claim, others in fact.partings:
        spans = [other.quantity.span for other in others]
        comment = comment_of_two_things(article, spans, REASON)
        if article.format == "word":
            comment = f"factcheck: ignore[{two_things(article, spans)}] {REASON}"
        if comment:
            yield Parting(article.place(claim.quantity.span.start), comment)


def _apart(article: Article, pair: KeptApart) -> str:
    one, other = (
        f"{' '.join(article.words(claim.quantity.span).split())} ({article.place(claim.quantity.span.start)})"
        for claim in (pair.one, pair.other)
    )
    return f"{one} and {other}" + (f": {pair.reason}" if pair.reason else "")
