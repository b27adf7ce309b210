"""The values of the kind of a result that stand around it: amounts in its unit, bare numbers behind one, counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from factcheck.extraction.statements.derivations.change_signs import comparatives
from factcheck.extraction.statements.derivations.dates import find_dates
from factcheck.extraction.statements.derivations.levels import noun, room
from factcheck.extraction.statements.parts import is_label, word
from factcheck.extraction.statements.passage import Token, Tokens
from factcheck.model import Measure, Quantity, Span
from factcheck.text.digits import whole as number_of

_ROUNDED = 1000
"""Whole numbers below are what they are."""
_YEARS = range(1400, 2100)
_PERIODS = frozenset({"day", "week", "month", "year", "night"})
_PER = frozenset({"each", "apiece", "per", "every", "a", "an"})
_APART = frozenset({"date", "rank", "probability", "effect", "multiple"})
_BARE = frozenset({"count", "time", "age"})
_STATISTICS = frozenset({"level", "change"})


class Like(NamedTuple):
    """A value in the base unit of its dimension, how far it may be from what is meant, and the noun that it counts.

    `place` is its token, `away` how many sentences before the result it stands; `aside` tells that it is a
    difference, or part of a name ("the 24-hour patch"), so that no sum has it, `each` that it is that of each of
    several; `text` is how it is written.
    """

    value: float
    room: float
    noun: str
    span: Span
    place: int
    away: int
    aside: bool
    text: str
    each: bool = False


def like(quantity: Quantity, place: int = 0, away: int = 0, scale: float = 1.0) -> list[Like]:
    """Return a quantity as a value, both ends of "from 160 to 120" and of "117 of 130"; none for what is no amount."""
    measure = quantity.measure
    if quantity.unit == "date" or measure.kind in _APART or measure.statistic not in _STATISTICS:
        return []
    if quantity.parts:
        return [_like(quantity, part, 1.0, place, away) for part in quantity.parts if part > 1 and part == round(part)]
    if quantity.comparator == "range" and not quantity.text.casefold().startswith("from "):
        return []
    last = measure.high if measure.low is None else measure.low
    end = quantity.high if quantity.low is None else quantity.low
    if not last or not end or last <= 0:
        return []
    base = last / end * scale
    ends = (quantity.low, quantity.high) if quantity.comparator == "range" else (end,)
    return [_like(quantity, one, base, place, away) for one in ends if one]


def _like(quantity: Quantity, value: float, base: float, place: int, away: int) -> Like:
    counted = quantity.step == 1 and (quantity.unit is None or quantity.measure.dimension.startswith("money"))
    loose = quantity.approximate or quantity.comparator == "~" or bool(quantity.measure.hedge)
    rounded = loose or quantity.step < 1 or value >= _ROUNDED
    reach = room(value, quantity.step, loose=loose, counted=counted) * base if rounded else 0.0
    named = noun(quantity) if quantity.unit is None else ""
    aside = "-" in quantity.text or quantity.comparator in ("<", ">")
    return Like(value * base, reach, named, quantity.span, place, away, aside, quantity.text)


def likes(read: Tokens, result: Quantity, away: int, scale: float = 0.0) -> list[Like]:
    """Return the values of the dimension of a result in a sentence, in order.

    `scale` is what one is of a bare number that leans on the sentence before.
    """
    dimension, found = result.measure.dimension, []
    dated = {there for one in find_dates(read) for there in range(one.place, one.last)}
    for place, token in enumerate(read):
        quantity = token.quantity
        if place in dated or (quantity is None and not token.word[:1].isdigit()):
            continue
        if quantity is None:
            value = number_of(token.word)
            if value is not None and dimension == "count" and value not in _YEARS and not is_label(read, place - 1):
                found.append(Like(float(value), 0.0, "", token.span, place, away, False, token.word))
            continue
        bare = quantity.unit is None and not quantity.counted and quantity.measure.dimension in _BARE
        if bare and quantity.low in _YEARS and "," not in quantity.text:
            continue
        every: list[Like] = []
        if _dimension(quantity) == dimension or (quantity.parts and dimension == "count"):
            every = like(quantity, place, away)
            scale = (quantity.measure.high or 0.0) / (quantity.high or 1.0)
        elif bare and (scale or dimension == "count"):
            every = like(replace(quantity, measure=_counted(quantity)), place, away, scale or 1.0)
        if every and _is_of_each(read, place, quantity):
            found += [one._replace(each=True, aside=True) for one in every]
        else:
            found += [one._replace(aside=True) for one in every] if _is_aside(read, place) else every
    return found


def _counted(bare: Quantity) -> Measure:
    """Return what a bare number measures by itself, whatever unit it may have taken over."""
    return replace(bare.measure, dimension="count", kind="count", low=bare.low, high=bare.high)


def _dimension(quantity: Quantity) -> str:
    """Return what a value is of; an age counts as the time that it is."""
    return "time" if quantity.measure.dimension == "age" else quantity.measure.dimension


def _is_aside(read: Sequence[Token], place: int) -> bool:
    """Tell whether a value is no part of a sum: "these three", "12 more"."""
    behind = (word(read, place + 1), word(read, place + 2))
    return word(read, place - 1) in ("these", "those") or not comparatives().keys().isdisjoint(behind)


def _is_of_each(read: Sequence[Token], place: int, quantity: Quantity) -> bool:
    """Tell whether a value is that of each of several: "30 g per slice", "45 calories each", "40 at £2"."""
    behind = (word(read, place + 1), word(read, place + 2))
    if behind[0] in ("a", "an") and behind[1] in _PERIODS:
        return False
    priced = quantity.measure.dimension.startswith("money") and word(read, place - 1) == "at"
    return priced or " per " in quantity.text or behind[0] in _PER or behind[1] in ("each", "apiece", "per")


def unit_of(read: Sequence[Token], result: Quantity) -> float:
    """Return what one is of the last value of a result's dimension with a unit, 0 where a sentence has none."""
    quantities = [one for token in read if (one := token.quantity) and one.unit and one.high]
    same = [one for one in quantities if _dimension(one) == result.measure.dimension]
    return (same[-1].measure.high or 0.0) / (same[-1].high or 1.0) if same else 0.0


def with_unit(read: Tokens, place: int, bare: Quantity) -> Quantity:
    """Return a bare number as one in the unit of the value before it: "you lose 60 grams, so roughly 390"."""
    last = next((one for at, one in reversed(read.numbers) if at < place), None)
    if bare.unit or bare.counted or not last or not last.unit or not last.low or not last.measure.low or not bare.low:
        return bare
    money = last.measure.dimension.startswith("money")
    if money or last.measure.dimension in ("share", "age", "time") or last.measure.per_day or last.unit == "date":
        return bare
    scale = last.measure.low / last.low
    measure = replace(last.measure, low=bare.low * scale, high=bare.low * scale)
    return replace(bare, unit=last.unit, unit_text=last.unit_text, measure=measure)
