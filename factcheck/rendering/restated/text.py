"""Restated facts for a terminal: the mentions of each one below the other, with the words around their numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.comparison.phrases import cell_labels
from factcheck.model import Article, Claim
from factcheck.rendering.restated import Listing, counted, verdict
from factcheck.text.printable import plural, printable

_WIDTH = 96
"""How many characters of a sentence stand beside its value."""


def as_text(listings: Sequence[Listing]) -> Iterator[str]:
    """Yield each fact with its mentions one below the other, those that differ first, and a line that counts them."""
    for listing in listings:
        if len(listings) > 1:
            yield f"{printable(listing.article.path)}\n\n"
        yield from _listing(listing)


def _listing(listing: Listing) -> Iterator[str]:
    article, restated = listing.article, listing.restated
    for number, fact in enumerate(restated.facts, 1):
        yield f"{number}. “{printable(fact.phrase)}”: {printable(verdict(article, fact))}\n"
        values = [printable(article.words(claim.quantity.span)) for claim in fact.mentions]
        width = max(map(len, values))
        for claim, value in zip(fact.mentions, values, strict=True):
            where = article.place(claim.quantity.span.start)
            yield f"   {printable(where):>10}  {value:<{width}}  │ {_around(article, claim)}\n"
        yield "\n"
    for pair in restated.apart:
        yield f"Kept apart: {_apart(article, pair.one)} and {_apart(article, pair.other)}"
        yield f": {printable(pair.reason)}\n" if pair.reason else "\n"
    yield f"{counted(restated)}"
    yield f"; {plural(len(restated.apart), 'pair')} kept apart.\n" if restated.apart else ".\n"


def _apart(article: Article, claim: Claim) -> str:
    return printable(f"{article.words(claim.quantity.span)} ({article.place(claim.quantity.span.start)})")


def _around(article: Article, claim: Claim) -> str:
    """Return the words of the sentence around the number, cut at words."""
    start, end = claim.sentence.start, claim.sentence.end
    left = max(start, claim.quantity.span.start - _WIDTH // 2)
    right = min(end, left + _WIDTH)
    before = "… " if left > start else ""
    after = " …" if right < end else ""
    words = article.text[left:right]
    words = words[words.find(" ") + 1 :] if before else words
    labels = cell_labels(article, claim)
    said = before + (words[: words.rfind(" ")] if after else words) + after
    return printable(f"{labels}: {said}" if labels else said)
