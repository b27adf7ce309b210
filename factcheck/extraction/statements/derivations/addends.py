"""Values of one dimension that may be added: "The potatoes hold 30 g, the peas 15", "12 nurses, 5 doctors"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from factcheck.data import word_table
from factcheck.extraction.statements.derivations.dates import find_dates
from factcheck.extraction.statements.parts import word
from factcheck.extraction.statements.passage import Token, Tokens, kept, read_once
from factcheck.model import Quantity, Span
from factcheck.text.digits import whole

_YEARS = range(1400, 2100)
_BASE = 1e-9
_ASIDE = 6


class Addend(NamedTuple):
    """A value in the base unit of its dimension, half its last digit, the noun counted, and where it stands.

    `place` is its token; `unit` tells that its unit is written with it.
    """

    value: float
    room: float
    noun: str
    span: Span
    place: int
    unit: bool


class Amounts(NamedTuple):
    """The values of one dimension in a sentence; `clear` tells that nothing uncounted may belong to them."""

    found: tuple[Addend, ...]
    clear: bool


def addend(quantity: Quantity, place: int) -> Addend | None:
    """Return a quantity as one that may be added, None for a bound, a range, a share of a count, a rate or a change."""
    measure = quantity.measure
    exact = quantity.comparator == "=" and measure.low is not None and measure.low == measure.high
    if not exact or not measure.low or measure.per_day or quantity.parts or quantity.approximate:
        return None
    if measure.hedge or measure.statistic != "level" or measure.kind in ("rate", "date", "age", "rank"):
        return None
    scale = (measure.low / quantity.low) if quantity.low else 1.0
    noun = measure.of.split()[-1:] if quantity.unit is None else []
    return Addend(
        measure.low, scale * quantity.step / 2, "".join(noun), quantity.span, place, quantity.unit is not None
    )


@kept
def addends(read: Tokens) -> dict[int, Addend]:
    """Return the quantities of a sentence that may be added, by their places among the tokens."""
    return {place: one for place, quantity in read.numbers if (one := addend(quantity, place))}


@read_once
def amounts(read: Sequence[Token], dimension: str) -> Amounts:
    """Return what a sentence has in a dimension; a bare number behind one with a unit is taken to share it."""
    dated = {there for one in find_dates(read) for there in range(one.place, one.last)}
    found: list[Addend] = []
    scale = 0.0
    clear = not any(_is_uncounted(read, place) for place in range(len(read)))
    for place, token in enumerate(read):
        quantity = token.quantity
        if place in dated or word(read, place - 1) == "=":
            continue
        if not quantity:
            found += _unread(token, place) if dimension == "count" else ()
            continue
        one = None if _is_of_each(read, place) else addend(quantity, place)
        if quantity.measure.dimension == dimension:
            if one and not (dimension == "count" and (one.value in _YEARS and not one.noun)):
                found.append(one)
                scale = one.value / (quantity.low or 1.0)
            elif not one:
                clear = False
        elif one and scale and quantity.unit is None and not quantity.counted:
            found.append(one._replace(value=one.value * scale, room=one.room * scale))
    return Amounts(tuple(found), clear)


def _unread(token: Token, place: int) -> Iterator[Addend]:
    """Yield a number among the words that has not been read as a quantity, as a count."""
    number = whole(token.word)
    if number is not None and number not in _YEARS:
        yield Addend(float(number), 0.5, "", token.span, place, False)


def dimension_of(read: Sequence[Token], place: int) -> str:
    """Return the dimension of the value at a place, which a bare number shares with the last unit before it."""
    quantity = read[place].quantity
    if quantity and quantity.unit is None and not quantity.counted:
        units = [
            one.measure.dimension
            for token in read[:place]
            if (one := token.quantity) and one.unit not in (None, "date")
        ]
        return units[-1] if units and units[-1] != "share" else quantity.measure.dimension
    return quantity.measure.dimension if quantity else ""


def _is_uncounted(read: Sequence[Token], place: int) -> bool:
    """Tell whether a word stands for a number of things: "a pair of therapists", not "a handful of crisps 0.7 g"."""
    if word(read, place) == "one":
        return True  # a number that has not been read
    if word(read, place) not in _words("uncounted"):
        return False
    for there in range(place + 1, min(place + _ASIDE, len(read))):
        if read[there].quantity:
            return False
        if not word(read, there).isalpha():
            break
    return True


def _is_of_each(read: Sequence[Token], place: int) -> bool:
    """Tell whether a value is that of each of several: "two tablets of 20 mg each", "30 g per slice"."""
    return any(word(read, there) in ("each", "apiece", "per", "every") for there in range(place + 1, place + 4))


def sums(parts: Sequence[Addend]) -> Iterator[tuple[Addend, ...]]:
    """Yield every run of the parts, of two at least, and all but one of them: what else a whole may be made of."""
    for first in range(len(parts)):
        for last in range(first + 2, len(parts) + 1):
            yield tuple(parts[first:last])
    for left in range(1, len(parts) - 1):
        yield (*parts[:left], *parts[left + 1 :])


def total(parts: Sequence[Addend]) -> tuple[float, float]:
    """Return the least and greatest sum of parts by their rounding, which counts and money have none of."""
    value, room = sum(one.value for one in parts), sum(one.room for one in parts if not one.noun and one.unit)
    return value - room - _BASE * value, value + room + _BASE * value


def is_remainder(read: Sequence[Token], place: int) -> bool:
    """Tell whether a quantity is what is left: "the other 67", "The rest, four hours", "other: 10%"."""
    if isinstance(read, Tokens) and read.words.isdisjoint(_words("rest")):
        return False
    for there in range(place - 1, max(place - 5, -1), -1):
        said = word(read, there)
        if said in _words("rest"):
            return word(read, there - 2) != "all" and word(read, there - 1) not in (
                "each",
                "every",
                "any",
                "no",
                "among",
                "one",
                "many",
                "some",
                "most",
            )
        if not (said in (",", ":", "(", "–", "—", "-") or said in _words("linking")):
            return False
    return False


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(word_table("complements")[kind])
