"""Facts that a document states more than once: what is said of one at its numbers, above its lines and in actions."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol import types

from factcheck.comparison.parting import Restated, Stated
from factcheck.lsp.places import Places
from factcheck.model import Article, Claim, Span
from factcheck.rendering.restated import sure
from factcheck.text.printable import printable

SHOW = "factcheck.mention"
"""The command that shows another mention of a fact."""


def mention_at(article: Article, restated: Restated, source: Span) -> tuple[Stated, Claim] | None:
    """Return the fact that is stated at a span of the source, with the mention there."""
    for fact in restated.facts:
        for claim in fact.mentions:
            place = article.source_span(claim.quantity.span)
            if place.start <= source.end and source.start <= place.end:
                return fact, claim
    return None


def others(fact: Stated, claim: Claim) -> tuple[Claim, ...]:
    """Return the mentions that one stands against: those that say another value, or all others where all agree."""
    if len(fact.sides) == 2:
        return fact.sides[2 - fact.side_of(claim)]
    return tuple(each for each in fact.mentions if each is not claim)


def described(article: Article, fact: Stated, claim: Claim) -> Iterator[str]:
    """Yield the paragraphs of plain words on a mention: what it is of, and what each other one says."""
    verdict = f"may differ ({sure(fact)} sure)" if fact.differ else "the mentions agree"
    yield f"Stated {len(fact.mentions)} times, {verdict}: “{fact.phrase}”"
    for each in fact.mentions:
        if each is not claim:
            yield f"{article.place(each.quantity.span.start)}: {_value(article, each)} ({_sentence(article, each)})"


def lenses(article: Article, restated: Restated, places: Places, uri: str) -> Iterator[types.CodeLens]:
    """Yield a lens at each mention of a fact that may differ, and at the first of one whose mentions agree.

    It leads to the next mention.
    """
    for fact in restated.facts:
        mentions = fact.mentions
        for index, claim in enumerate(mentions if fact.differ else mentions[:1]):
            following = places.range(mentions[(index + 1) % len(mentions)].quantity.span)
            ends = (following.start, following.end)
            arguments = [uri, *(number for end in ends for number in (end.line, end.character))]
            title = f"{_value(article, claim)}: stated {len(mentions)} times, {_told(article, fact, claim)}"
            yield types.CodeLens(places.range(claim.quantity.span), types.Command(title, SHOW, arguments=arguments))


def _told(article: Article, fact: Stated, claim: Claim) -> str:
    if not fact.differ:
        return "agrees"
    other = others(fact, claim)[0]
    return f"may differ: {_value(article, other)} ({article.place(other.quantity.span.start)})"


def _value(article: Article, claim: Claim) -> str:
    return printable(" ".join(article.words(claim.quantity.span).split()))


def _sentence(article: Article, claim: Claim) -> str:
    return printable(" ".join(article.words(claim.sentence).split()))
