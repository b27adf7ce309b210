"""The quantities of a stretch of text, without a look at all the others."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from factcheck.model import Quantity, Span


def within(quantities: Sequence[Quantity], span: Span) -> Sequence[Quantity]:
    """Return those of the quantities, which are in text order, that start in `span`."""
    first = bisect_left(quantities, span.start, key=lambda quantity: quantity.span.start)
    return quantities[first : bisect_left(quantities, span.end, key=lambda quantity: quantity.span.start)]
