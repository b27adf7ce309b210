"""A block of text with what has been read in it so far: what readers of statements start from."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import field
from functools import lru_cache, wraps
from typing import Any, Concatenate, NamedTuple, ParamSpec, TypeVar

from factcheck.model import Citation, Quantity, Span
from factcheck.values import dataclass

_LATEST = 256
"""So many answers about sentences are kept; a result leans on a handful of sentences."""
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


class Tokens(list[Token]):
    """The tokens of a sentence, which do not change; what is asked of them again and again is found out once.

    Two sentences are never the same key, whatever their words, so that `kept` may go by them.
    """

    __slots__ = ("_before", "_numbers", "_words")
    _before: dict[int, Tokens]
    _numbers: Sequence[tuple[int, Quantity]]
    _words: frozenset[str]
    __hash__ = object.__hash__  # type: ignore[assignment]

    @property
    def words(self) -> frozenset[str]:
        """The words and marks of the sentence, and an empty word if it holds a quantity."""
        try:
            return self._words
        except AttributeError:
            self._words = frozenset([token.word for token in self])
            return self._words

    @property
    def numbers(self) -> Sequence[tuple[int, Quantity]]:
        """The quantities of the sentence, each with its place among the tokens."""
        try:
            return self._numbers
        except AttributeError:
            self._numbers = [(place, token.quantity) for place, token in enumerate(self) if token.quantity]
            return self._numbers

    def holding(self, numbers: Sequence[tuple[int, Quantity]]) -> Tokens:
        """Return the tokens themselves, whose quantities are known with their places."""
        self._numbers = numbers
        return self

    def before(self, place: int) -> Tokens:
        """Return the tokens before a place."""
        try:
            known = self._before
        except AttributeError:
            known = self._before = {}
        if place not in known:
            known[place] = Tokens(self[:place])
        return known[place]


P = ParamSpec("P")
R = TypeVar("R", bound=Sequence[Token])
T = TypeVar("T")


def read_once(find: Callable[Concatenate[R, P], T]) -> Callable[Concatenate[R, P], T]:
    """Let a pure reader of tokens, which several readers of results ask, read each of the latest sentences once.

    What it gives must not be changed. Tokens that are no sentence's `Tokens` are read anew.
    """
    remembered: Any = lru_cache(_LATEST)(find)

    @wraps(find)
    def once(read: R, *more: P.args, **named: P.kwargs) -> T:
        if read.__class__ is Tokens:
            found: T = remembered(read, *more)
            return found
        return find(read, *more, **named)

    return once  # type: ignore[return-value]


def kept(find: Callable[P, T]) -> Callable[P, T]:
    """Let a pure reader that is given nothing but sentences' `Tokens`, and places in them, read the latest once.

    What it gives must not be changed. It is `read_once` without a look at what is given, which takes longer than
    most answers.
    """
    return lru_cache(_LATEST)(find)  # type: ignore[return-value]


@dataclass(frozen=True, slots=True)
class Passage:
    """One block's text, its sentences, quantities and citations in order, spans counting in the text.

    `read` holds the tokens of each sentence once a reader of statements has asked for them (`tokens.tokens`), by where
    it starts and ends; `groups` what `by_sentence` returns, `starts` where the quantities start.
    """

    text: str
    sentences: tuple[Span, ...]
    quantities: tuple[Quantity, ...] = ()
    citations: tuple[Citation, ...] = ()
    read: dict[tuple[int, int], Tokens] = field(default_factory=dict, compare=False, repr=False)
    groups: list[tuple[Span, Sequence[Quantity]]] = field(default_factory=list, compare=False, repr=False)
    starts: list[int] = field(default_factory=list, compare=False, repr=False)

    def within(self, span: Span) -> Sequence[Quantity]:
        """Return the quantities that start in `span`."""
        if not self.starts:
            self.starts.extend(quantity.span.start for quantity in self.quantities)
        first = bisect_left(self.starts, span.start)
        return self.quantities[first : bisect_left(self.starts, span.end, first)]

    def by_sentence(self) -> Sequence[tuple[Span, Sequence[Quantity]]]:
        """Return each sentence with its quantities."""
        if not self.groups:
            self.groups.extend([(sentence, self.within(sentence)) for sentence in self.sentences])
        return self.groups


def within(quantities: Sequence[Quantity], span: Span) -> Sequence[Quantity]:
    """Return those of the quantities, which are in text order, that start in `span`."""
    first = bisect_left(quantities, span.start, key=lambda quantity: quantity.span.start)
    return quantities[first : bisect_left(quantities, span.end, key=lambda quantity: quantity.span.start)]
