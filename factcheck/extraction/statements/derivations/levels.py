"""The values of a stretch that can be one end of a change: levels in one unit, dates and bounds left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from factcheck.data import word_table
from factcheck.extraction.claims.words import form, is_person
from factcheck.extraction.quantities.intervals import approximation, roundness
from factcheck.extraction.statements.derivations.dates import find_dates
from factcheck.extraction.statements.parts import word
from factcheck.extraction.statements.passage import Token, read_once
from factcheck.model import Quantity, Span
from factcheck.text.expressions import expression

UNREAD = expression(r"\d{1,9}(?:,\d{3})*(?:\.\d{1,9})?")
"""A number among the words."""
_ROUNDED, _PART = 1000, 0.025
"""Counts from here on may be rounded, by no more than this part of them."""
_YEARS = range(1400, 2100)


class Level(NamedTuple):
    """A value as written, how far rounding may have moved it, its unit and the noun counted.

    `pair` marks both ends of "from 104 to 91 kg", `group` tells that it is that of some people: "40 in men".
    """

    span: Span
    value: float
    room: float
    unit: str | None
    noun: str
    pair: bool = False
    group: bool = False


@read_once
def levels(read: Sequence[Token]) -> list[Level]:
    """Return the levels among the tokens in order, both ends of "from 104 to 91 kg" among them."""
    dates = find_dates(read)
    dated = {there for one in dates for there in range(one.place, one.last)}
    found: list[Level] = []
    for place, token in enumerate(read):
        if not (token.quantity or token.word[:1].isdigit()) or place in dated or _is_difference(read, place):
            continue
        if every := list(_of_quantity(token.quantity) if token.quantity else _of_word(token)):
            group = _has_group(read, place)
            found += [one._replace(group=group) for one in every] if group else every
    return found


def room(value: float, step: float, *, loose: bool, counted: bool) -> float:
    """Return how far a value may be from the one that is meant: a small count not at all."""
    if loose:
        return approximation(value, step)
    if not counted:
        return step / 2
    return min(roundness(value, step) / 2, _PART * value) if value >= _ROUNDED else 0.0


def _is_difference(read: Sequence[Token], place: int) -> bool:
    """Tell whether a value is a difference itself: "22% lower"."""
    return word(read, place + 1) in _more_or_less()


@cache
def _more_or_less() -> frozenset[str]:
    table = word_table("changes")["comparatives"]
    return frozenset((*table["more"], *table["less"]))


def _has_group(read: Sequence[Token], place: int) -> bool:
    """Tell whether a value is that of a group: "40 in older men"."""
    if word(read, place + 1) not in ("in", "among", "for"):
        return False
    return any(is_person(form(token.word)) for token in read[place + 2 : place + 5] if token.word)


def is_counted(quantity: Quantity) -> bool:
    """Tell whether a quantity is a whole number of things or of coins, which nobody rounds while it is small."""
    return quantity.step == 1 and (quantity.unit is None or quantity.measure.dimension.startswith("money"))


def noun(quantity: Quantity) -> str:
    """Return the last noun that is counted, "" where another stands for it: "16 new ones"."""
    last = quantity.measure.of.split()[-1:]
    return "" if last in (["one"], ["other"]) else "".join(last)


def _of_quantity(quantity: Quantity) -> Iterator[Level]:
    if quantity.low is None or quantity.high is None or quantity.comparator not in ("=", "~", "range"):
        return
    if quantity.unit in ("date", "ratio") or quantity.step == 0 or quantity.parts:
        return
    if quantity.comparator == "range" and not is_from_to(quantity):
        return
    ends = (quantity.low, quantity.high) if quantity.comparator == "range" else (quantity.low,)
    counted = is_counted(quantity)
    if (
        quantity.unit is None
        and all(end in _YEARS for end in ends)
        and not quantity.counted
        and "," not in quantity.text
    ):
        return
    loose = quantity.approximate or quantity.comparator == "~"
    for end in filter(None, ends):
        reach = room(end, quantity.step, loose=loose, counted=counted)
        yield Level(quantity.span, end, reach, quantity.unit, noun(quantity), len(ends) > 1)


def is_from_to(quantity: Quantity) -> bool:
    """Tell whether a range is written as both ends of a change: "from 104 to 91 kg"."""
    words = quantity.text.casefold().split()
    return words[:1] == ["from"] and "to" in words


def _of_word(token: Token) -> Iterator[Level]:
    """Yield a number that has not been read as a quantity: "96 in 2012"."""
    if not UNREAD.fullmatch(token.word):
        return
    value = float(token.word.replace(",", ""))
    decimals = len(token.word.partition(".")[2])
    if value > 0 and (decimals or value not in _YEARS):
        yield Level(token.span, value, room(value, 10.0**-decimals, loose=False, counted=not decimals), None, "")
