"""Parts that are larger than their wholes: "8 of 7 patients", "143 g in every 100 g", "down by 140%"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from factcheck.data import word_table
from factcheck.extraction.claims.words import form, is_person
from factcheck.extraction.statements.parts import word
from factcheck.extraction.statements.passage import Passage, Token
from factcheck.extraction.statements.stated_changes import stated_changes
from factcheck.extraction.statements.tokens import tokens
from factcheck.model import Quantity, RuledOut, Span

_ALL = 100.0
_CONTAINED = ("mass", "length^3")
_BETWEEN = 4
"""So many tokens may stand between a part and its whole: "8 out of the 7"."""
_FEW = 10.0
_LARGEST = 1000.0
"""A larger whole that is smaller than its part is a year, a price or part of a name."""


def find_falls(read: Sequence[Token]) -> Iterator[RuledOut]:
    """Yield each fall by more than all, of what cannot lie below nothing."""
    if {token.word for token in read} & _words("signed"):
        return
    for change in stated_changes(read):
        by = change.by
        if by and by.percent and by.value > _ALL and change.direction == "fall":
            yield RuledOut(by.span, "fall", "100%")


def find_negative(quantities: Sequence[Quantity]) -> Iterator[RuledOut]:
    """Yield each number of people below none."""
    for one in quantities:
        if _is_count(one) and (one.low or 0.0) < 0 and is_person(form(one.counted)):
            yield RuledOut(one.span, "count", "0")


def find_parts(passage: Passage, sentence: Span) -> Iterator[RuledOut]:
    """Yield each count that is told to be of a smaller one."""
    pairs = list(pairwise(passage.within(sentence)))
    if not any(_is_larger(first, second) for first, second in pairs):
        return
    read = tokens(passage, sentence)
    places = [place for place, token in enumerate(read) if token.quantity]
    for here, there in pairwise(places):
        first, second = read[here].quantity, read[there].quantity
        if first and second and _is_larger(first, second) and _is_of(read, here, there):
            yield RuledOut(first.span, "part", second.text)


def _is_larger(first: Quantity, second: Quantity) -> bool:
    part, whole = first.low or 0.0, second.low or 0.0
    return part > whole > 1 and whole < _LARGEST and _is_count(first) and _is_count(second)


def _is_count(quantity: Quantity) -> bool:
    return quantity.unit is None and quantity.step == 1 and quantity.low == quantity.high and quantity.comparator == "="


def _is_of(read: Sequence[Token], here: int, there: int) -> bool:
    """Tell whether the first number is part of the second: "8 of 7", "13 out of the 12", "three in two people"."""
    between = [token.word for token in read[here + 1 : there]]
    if not between or len(between) > _BETWEEN or {word(read, here - 1), word(read, here - 2)} & _words("labelled"):
        return False
    of = between[0] == "of" or between[:2] == ["out", "of"]
    second = read[there].quantity
    if between == ["in"] and second and (second.low or 0.0) <= _FEW and is_person(form(second.counted)):
        return word(read, here - 1) in _words("opening")
    every = set(between[1:] if between[0] == "of" else between[2:]) <= _words("determiners")
    if not (of and every):
        return False
    behind = word(read, there + 1)
    return behind not in _words("packed") and not (there + 1 < len(read) and read[there + 1].quantity)


def find_contents(passage: Passage, sentence: Span) -> Iterator[RuledOut]:
    """Yield each amount that is told to be in a smaller amount of the same kind."""
    pairs = list(pairwise(passage.within(sentence)))
    if not any(_overflows(first, second) for first, second in pairs):
        return
    read = tokens(passage, sentence)
    places = [place for place, token in enumerate(read) if token.quantity]
    for here, there in pairwise(places):
        first, second = read[here].quantity, read[there].quantity
        between = [token.word for token in read[here + 1 : there]]
        held = (
            between[:1] in (["in"], ["per"])
            or (between[:1] == ["of"] and "per" in between)
            or between[-1:] == ["every"]
        )
        if first and second and held and _overflows(first, second) and not set(between) & _words("marks"):
            yield RuledOut(first.span, "content", second.text)


def _overflows(first: Quantity, second: Quantity) -> bool:
    """Tell whether an amount is more than a round amount of the same kind, of which things are told to hold so much."""
    one, two = first.measure, second.measure
    same = one.dimension in _CONTAINED and one.dimension == two.dimension and first.unit == second.unit
    if not same or one.statistic != "level" or one.per_day or two.per_day:
        return False
    return second.low in (1.0, 10.0, 100.0, 1000.0) and (first.low or 0.0) > (second.low or 0.0)


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(word_table("ruled-out")[kind])
