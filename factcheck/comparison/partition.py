"""Counts of which one is a part of the other: "36 in each arm" of 72, "its 70 mothers … the other 86" of 156."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from factcheck.data import word_table
from factcheck.model import Article, Claim, Quantity, Span
from factcheck.text.expressions import expression

_WORD = expression(r"[^\W\d_]+")
_MOST_GROUPS = 12
"""No whole is told to fall into more equal groups."""
_MOST_PARTS = 4
"""Of more parts nobody knows which belong together."""


def is_part(article: Article, quantities: Sequence[Quantity], one: Claim, two: Claim) -> bool:
    """Tell whether the smaller of two counts is told as a part of the greater.

    Its sentence shares it out ("each", "per") and it fits the whole evenly, or names other counts with which it makes
    the whole.
    """
    part, whole = sorted((one, two), key=lambda claim: claim.quantity.high or 0.0)
    held, all_of = part.quantity.high or 0.0, whole.quantity.high or 0.0
    if any(claim.quantity.measure.dimension != "count" for claim in (one, two)) or not 0 < held < all_of:
        return False
    groups = all_of / held
    if groups.is_integer() and groups <= _MOST_GROUPS and _shares_out(article, part.sentence):
        return True
    return any(abs(held + sum(others) - all_of) < 1 for others in _beside(quantities, part))


def _shares_out(article: Article, sentence: Span) -> bool:
    said = {found.group().casefold() for found in _WORD.finditer(article.text, sentence.start, sentence.end)}
    return not said.isdisjoint(word_table("products")["each"])


def _beside(quantities: Sequence[Quantity], part: Claim) -> Iterator[tuple[float, ...]]:
    """Yield the counts of the sentence of a part, other than itself, by one, two and three."""
    own = part.sentence
    counts = [
        one.high
        for one in quantities
        if own.start <= one.span.start < own.end and one.span != part.quantity.span and one.high
        if one.measure.dimension == "count"
    ]
    for size in range(1, _MOST_PARTS):
        yield from combinations(counts[: 2 * _MOST_PARTS], size)
