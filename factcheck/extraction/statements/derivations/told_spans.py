"""Lengths of time in a passage with just two dates: "opened in September 1974 … In September 2024 … its 40 years".

Where only two dates are told, a length of years that is near what lies between them is told of it. What other spans a
passage speaks of (a survival, a forecast, "another three years") is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from factcheck.data import word_table
from factcheck.extraction.quantities.unit_types import DAY
from factcheck.extraction.statements.derivations.dates import Date, apart, find_dates
from factcheck.extraction.statements.derivations.elapsed_times import written
from factcheck.extraction.statements.derivations.scenes import Scene
from factcheck.extraction.statements.parts import word
from factcheck.extraction.statements.passage import Token, Tokens, kept
from factcheck.extraction.statements.tokens import tokens
from factcheck.model import Derivation, Quantity, Span, Way
from factcheck.text.digits import whole

_YEAR = 365.25
_FEWEST, _FEWEST_MONTHS = 2.0, 4.0
_MONTH = _YEAR / 12
_ROOM = 1.05
"""Years may be counted with both ends, or with the one that is not over yet left out."""
_FARTHEST, _LEAST, _MOST = 11.0, 0.4, 3.0
"""A length is of two dates if it is no farther from what lies between them, and no smaller or greater part of it."""
_NEAR = 4
_BACK = 3
_DAYS = {"day": 1.0, "night": 1.0, "week": 7.0}
_SHORTEST_STAY, _LONGEST_STAY = 2.0, 120.0


class Length(NamedTuple):
    """A length of time in days, where it is written, and whether it is an ordinal, whose last unit is not over."""

    span: Span
    days: float
    ordinal: bool = False


def find_told_spans(scene: Scene) -> Iterator[Derivation]:
    """Yield each length of years, or of days, of a sentence that the only two dates around do not have between them."""
    read = scene.read
    here = _lengths(read)
    if len(here) != 1:
        return
    place, length = here[0]
    stretches = [read, *(tokens(scene.passage, one) for one in scene.before[:_BACK])]
    quantity = read[place].quantity
    months = quantity is not None and quantity.unit == "month"
    years = months or length.days >= _FEWEST * _YEAR
    for window in _windows(stretches, [tokens(scene.passage, one) for one in scene.after]):
        dates = [one for each in window for one in find_dates(each) if (one.year is not None) == years or one.has_day]
        distinct = {(one.begins, one.ends): one for one in dates}
        if len(distinct) > 2 or any(_lengths(each) for each in window if each is not read):
            return
        if len(distinct) == 2:
            first, second = sorted(distinct.values(), key=lambda one: one.begins)
            if _is_spoken_of(window, read, place) and (found := _judged(length, first, second, months=months)):
                yield found
            return


def _windows(before: Sequence[Tokens], after: Sequence[Tokens]) -> Iterator[list[Tokens]]:
    """Yield ever more sentences: the own one, those before it from the nearest, then those behind."""
    for size in range(1, len(before) + 1):
        yield list(before[:size])
    for size in range(1, len(after) + 1):
        yield [*before[:_FEW], *after[:size]]


_FEW = 2


@kept
def _lengths(read: Tokens) -> list[tuple[int, Length]]:
    """Return the lengths of two years or more among the tokens, and those of days that follow a stay."""
    found: list[tuple[int, Length]] = []
    counted = _words("counted_years")
    timed = [quantity for _, quantity in read.numbers if quantity.measure.dimension == "time"]
    if not timed and counted.isdisjoint(read.words):
        return found
    for place, token in enumerate(read):
        quantity = token.quantity
        if quantity and (days := _days(quantity)):
            found.append((place, Length(token.span, days)))
        elif word(read, place + 1) in counted and (number := ordinal(token.word)):
            span = Span(token.start, read[place + 1].end)
            found.append((place, Length(span, number * _YEAR, ordinal=word(read, place + 1) == "year")))
    return found


def _days(quantity: Quantity) -> float:
    """Return how long an exact length of time is in days, 0 for what is none."""
    measure = quantity.measure
    if measure.dimension != "time" or measure.per_day or measure.bound or not measure.low or "-" in quantity.text:
        return 0.0
    if measure.low != measure.high:
        return 0.0
    days = measure.low / DAY
    if quantity.unit in ("year", "month"):
        return days if days >= (_FEWEST * _YEAR if quantity.unit == "year" else _FEWEST_MONTHS * _MONTH) * 0.99 else 0.0
    return days if quantity.unit in _DAYS and _SHORTEST_STAY <= days <= _LONGEST_STAY else 0.0


def ordinal(said: str) -> int:
    """Return the number of an ordinal: "25th", "twenty-fifth", "fortieth"."""
    if said[-2:] in ("st", "nd", "rd", "th") and (number := whole(said[:-2])):
        return number
    table = word_table("chronology")
    tens, _, last = said.partition("-")
    if last:
        return int(table["tens"].get(tens, 0)) + int(table["ordinals"].get(last, 0)) if tens in table["tens"] else 0
    number = int(table["ordinals"].get(said, 0))
    return number if number >= _NEAR else 0


def _is_spoken_of(window: Sequence[Sequence[Token]], read: Sequence[Token], place: int) -> bool:
    """Tell whether a length may be that between two dates: no study's, and none that runs from elsewhere."""
    said = {token.word for each in window for token in each}
    own = {token.word for token in read}
    if said & _words("research") or own & (_words("relatives") - _words("kin")):
        return False
    near = {word(read, there) for there in range(max(0, place - _NEAR), min(len(read), place + 3)) if there != place}
    if near & _words("elsewhere") or word(read, place + 1) in (
        "old",
        "younger",
        "older",
        "more",
        "longer",
        "ago",
        "each",
    ):
        return False
    if word(read, place - 1) == "for":
        kept = word(read, place + 1) in ("without", "of")
        return kept or _is_stay(read[place].quantity) or _has_subject(window, read, place)
    before = {word(read, place - 1), word(read, place - 2)}
    behind = {word(read, place + 1), word(read, place + 2)}
    return (
        place == 0 or bool(before & _words("spanning")) or bool(behind & _words("spanned")) or not read[place].quantity
    )


def _is_stay(quantity: Quantity | None) -> bool:
    return quantity is not None and quantity.unit in _DAYS


def _has_subject(window: Sequence[Sequence[Token]], read: Sequence[Token], place: int) -> bool:
    """Tell whether a perfect says it of what another sentence told: "her kidney in 2015 … the kidney had worked"."""
    have = next((there for there in range(place) if word(read, there) in _words("have")), None)
    subject = word(read, have - 1) if have else ""
    others = {token.word for each in window if each is not read for token in each}
    return len(subject) >= _NEAR and subject in others


def _judged(length: Length, first: Date, second: Date, *, months: bool) -> Derivation | None:
    """Return a length with the time between two dates, if it is near enough to be told of them."""
    between = apart(first, second)
    if between is None:
        return None
    least, most = between
    if months and not (first.has_month and second.has_month):
        return None
    if not months and length.days < _FEWEST * _YEAR:
        if not (first.has_day and second.has_day):
            return None
        room = 1.05 if length.days < 14 else max(1.05, 0.1 * length.days)
        if not 1 / _MOST < length.days / max(least, 1) < _MOST:
            return None
        way = Way(float(least), float(most), (first.span, second.span), written(least, most))
        return Derivation("elapsed", length.span, length.days - room, length.days + room, (way,))
    middle = (least + most) / 2
    if abs(length.days - middle) > _FARTHEST * _YEAR or not _LEAST < length.days / middle < _MOST:
        return None
    room = _ROOM * (_MONTH if months else _YEAR)
    low = length.days - room - (_YEAR if length.ordinal else 0.0)
    way = Way(float(least), float(most), (first.span, second.span), written(least, most))
    return Derivation("elapsed", length.span, low, length.days + room, (way,))


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(word_table("chronology")[kind])
