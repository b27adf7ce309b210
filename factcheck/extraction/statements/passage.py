"""A block of text with what has been read in it so far: what readers of statements start from."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from factcheck.model import Citation, Quantity, Span

LONGEST = 3000
"""A sentence of more characters is a table or a dump, and states nothing."""


class Passage(NamedTuple):
    """One block's text, its sentences, quantities and citations in order, spans counting in the text."""

    text: str
    sentences: tuple[Span, ...]
    quantities: tuple[Quantity, ...] = ()
    citations: tuple[Citation, ...] = ()

    def by_sentence(self) -> Iterator[tuple[Span, Sequence[Quantity]]]:
        """Yield each sentence with its quantities."""
        for sentence in self.sentences:
            yield sentence, within(self.quantities, sentence)


def within(quantities: Sequence[Quantity], span: Span) -> Sequence[Quantity]:
    """Return those of the quantities, which are in text order, that start in `span`."""
    first = bisect_left(quantities, span.start, key=lambda quantity: quantity.span.start)
    return quantities[first : bisect_left(quantities, span.end, key=lambda quantity: quantity.span.start)]
