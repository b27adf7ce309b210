"""A block of text with what has been read in it so far: what readers of statements start from."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import field
from typing import NamedTuple

from factcheck.model import Citation, Quantity, Span
from factcheck.values import dataclass

LONGEST = 3000
"""A sentence of more characters is a table or a dump, and states nothing."""


class Token(NamedTuple):
    """A word in lower case, a mark, or a quantity, which has no word."""

    start: int
    end: int
    word: str
    quantity: Quantity | None = None

    @property
    def span(self) -> Span:
        """Where the token stands."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Passage:
    """One block's text, its sentences, quantities and citations in order, spans counting in the text.

    `read` holds the tokens of each sentence once a reader of statements has asked for them (`tokens.tokens`), `groups`
    what `by_sentence` yields, `starts` where the quantities start.
    """

    text: str
    sentences: tuple[Span, ...]
    quantities: tuple[Quantity, ...] = ()
    citations: tuple[Citation, ...] = ()
    read: dict[Span, list[Token]] = field(default_factory=dict, compare=False, repr=False)
    groups: list[tuple[Span, Sequence[Quantity]]] = field(default_factory=list, compare=False, repr=False)
    starts: list[int] = field(default_factory=list, compare=False, repr=False)

    def within(self, span: Span) -> Sequence[Quantity]:
        """Return the quantities that start in `span`."""
        if not self.starts:
            self.starts.extend(quantity.span.start for quantity in self.quantities)
        first = bisect_left(self.starts, span.start)
        return self.quantities[first : bisect_left(self.starts, span.end, first)]

    def by_sentence(self) -> Iterator[tuple[Span, Sequence[Quantity]]]:
        """Yield each sentence with its quantities."""
        if not self.groups:
            self.groups.extend((sentence, self.within(sentence)) for sentence in self.sentences)
        yield from self.groups


def within(quantities: Sequence[Quantity], span: Span) -> Sequence[Quantity]:
    """Return those of the quantities, which are in text order, that start in `span`."""
    first = bisect_left(quantities, span.start, key=lambda quantity: quantity.span.start)
    return quantities[first : bisect_left(quantities, span.end, key=lambda quantity: quantity.span.start)]
