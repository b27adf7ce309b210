"""What a passage holds for a result that may be a multiple: amounts of its kind, volumes, and numbers of all sorts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from factcheck.data import word_table
from factcheck.extraction.claims.words import form
from factcheck.extraction.quantities.unit_types import DAY
from factcheck.extraction.statements.derivations.dates import find_dates
from factcheck.extraction.statements.derivations.levels import UNREAD, noun
from factcheck.extraction.statements.parts import is_proportion
from factcheck.extraction.statements.passage import Token, Tokens, kept
from factcheck.model import Measure, Quantity, Span
from factcheck.text.dates import YEAR
from factcheck.text.expressions import expression

_NUMBERS = frozenset({"count", "times", "multiple"})
_DRAWN = frozenset({"mass", "activity units"})
"""What a volume is drawn up for: "50 mg in 2 ml … for 75 mg you need 3 ml"."""
_BODY = 1.0
"""A mass from here on, in kilograms, is that of a body."""
_MILLILITRE = 1e-6
_PARTS_OF_ONE = 12
"""Halves, thirds and quarters of a tablet or a portion are taken, no smaller parts."""
_YEAR = expression(YEAR)
_PART = expression(r"\b(?:half|third|quarter)", re.IGNORECASE)


class Item(NamedTuple):
    """A number of the passage that may multiply: what it may stand for, as written, and where; `kind` is of what."""

    values: tuple[float, ...]
    text: str
    span: Span
    kind: str


class Base(NamedTuple):
    """The amount that is multiplied, in base units; `scale` is what one of its unit is in them."""

    value: float
    text: str
    span: Span
    scale: float = 1.0


class Pool(NamedTuple):
    """What a passage holds for a result: amounts of its kind, volumes, numbers, and whether steps make it a sum.

    `bare` are numbers without a noun, which may be amounts whose unit is left out;
    `drawn` tells that it holds a volume.
    """

    bases: list[Base]
    volumes: list[Base]
    items: list[Item]
    steps: bool
    bare: list[float]
    drawn: bool


def gather(stretches: Sequence[Tokens], result: Quantity) -> Iterator[Pool]:
    """Yield what the nearest stretch holds for a result, what the nearest two do, and so on, the farthest first."""
    steps = drawn = False
    held: dict[tuple[int, bool], Pool] = {}
    for size in range(1, len(stretches) + 1):
        read = stretches[size - 1]
        steps = steps or not _words("steps").isdisjoint(read.words) or _is_unclear(read, result)
        drawn = drawn or any(one.measure.dimension == "length^3" for _, one in read.numbers)
        pool = Pool([], [], [], steps, [], drawn)
        for place in reversed(range(size)):
            if (place, drawn) not in held:
                held[place, drawn] = _part(stretches[place], result, drawn=drawn)
            part = held[place, drawn]
            pool.bases.extend(part.bases)
            pool.volumes.extend(part.volumes)
            pool.items.extend(part.items)
            pool.bare.extend(part.bare)
        yield pool


def _is_unclear(read: Tokens, result: Quantity) -> bool:
    """Tell whether a sentence tells parts or a timetable, or for a length of time amounts of anything else."""
    others = result.measure.dimension == "time"
    if sum(_is_hour(read, place) for place, _ in _telling(read)) > 1:
        return True  # what is taken at hours of the day is counted off, not multiplied
    for _, one in read.numbers:
        dimension = one.measure.dimension
        if others and dimension != "time" and dimension not in _NUMBERS:
            return True
        if dimension == "share" and (one.unit == "percent" or _PART.search(one.text)):
            return True
    return False


@kept
def _telling(read: Tokens) -> list[tuple[int, Token]]:
    """Return the quantities of a sentence and the words that may stand for numbers, with their places."""
    numbers = _ordinals().keys() | _words("twofold")
    return [
        (place, token)
        for place, token in enumerate(read)
        if token.quantity or token.word in numbers or UNREAD.fullmatch(token.word)
    ]


def _part(read: Tokens, result: Quantity, *, drawn: bool) -> Pool:
    """Return what one sentence holds for a result; `drawn` tells that a volume stands in it or around."""
    pool = Pool([], [], [], False, [], drawn)
    dated = {there for one in find_dates(read) for there in range(one.place, one.last)}
    kind = result.measure.dimension
    for place, token in _telling(read):
        quantity = token.quantity
        if quantity is None:
            _add_word(pool, token, dated=place in dated or _is_hour(read, place))
            continue
        measure = quantity.measure
        low = measure.high if measure.low is None else measure.low
        if place in dated or is_proportion(read, place) or not low or low < 0:
            continue
        if measure.dimension == "time" and low >= DAY and measure.low != measure.high:
            continue  # an age or a range of it: "3 to 5 months: 60 mg"
        if measure.dimension == kind == "count":
            _add_count(pool, quantity, low, result)
        elif measure.dimension == kind:
            _add_amount(pool, read, quantity, result)
        elif measure.dimension == "length^3" or (kind == "length^3" and measure.dimension in _DRAWN):
            pool.volumes.append(Base(low, quantity.text, quantity.span))
        elif measure.dimension == f"{kind} per length^3" and pool.drawn:
            pool.bases.append(Base(low * _MILLILITRE, quantity.text, quantity.span))
            pool.volumes.append(Base(_MILLILITRE, "1 ml", quantity.span))
        elif measure.dimension in _NUMBERS and not (low * _PARTS_OF_ONE).is_integer():
            pool.bare.append(low)  # "spinach gives 1.7": nothing is taken 1.7 times
        elif measure.dimension in _NUMBERS:
            pool.items.append(_number(quantity, measure, low))
            if measure.dimension == "count" and not quantity.counted and quantity.text[:1].isdigit():
                pool.bare.append(low)
        elif measure.dimension == "time" and low >= DAY and not (measure.per_day or measure.bound):
            # an amount by the day is the same after a week
            pool.items.extend([] if result.measure.per_day else [_long(quantity, low)])
    for said in ("dayparts", "weekdays"):
        times = 0 if _words(said).isdisjoint(read.words) else sum(token.word in _words(said) for token in read)
        if times > 1:
            pool.items.append(Item((float(times),), f"{times} times", read[0].span, "often"))
    _add_sum(pool, read)
    return pool


def _add_word(pool: Pool, token: Token, *, dated: bool) -> None:
    """Add a word that stands for a number: digits that are no date or hour, an ordinal, "double"."""
    if UNREAD.fullmatch(token.word) and not _YEAR.fullmatch(token.word) and not dated:
        pool.items.append(Item((float(token.word.replace(",", "")),), token.word, token.span, "unread"))
    elif token.word in _ordinals():
        pool.items.append(Item((_ordinals()[token.word],), token.word, token.span, "unread"))
    elif token.word in _words("twofold"):
        pool.items.append(Item((2.0,), token.word, token.span, "count"))


def _add_amount(pool: Pool, read: Tokens, quantity: Quantity, result: Quantity) -> None:
    """Add an amount of the result's kind: as what is multiplied, as a length of time, or bare where it has no unit."""
    measure, kind = quantity.measure, result.measure.dimension
    low = (measure.high if measure.low is None else measure.low) or 0.0
    if quantity.unit is None or not quantity.unit_text:  # "at 91" behind "10 g"
        pool.bare.append(quantity.low or low)
        return
    weighed = kind == "mass" and low >= _BODY and (result.measure.low or 0.0) < _BODY
    if kind == "time" and low >= DAY and not measure.per_day:
        pool.items.append(_long(quantity, low))
    elif result.measure.per_day and measure.per_day:
        pool.bases.extend((Base(low, quantity.text, quantity.span), Base(-low, quantity.text, quantity.span)))
    elif not weighed and not measure.bound:
        scale = low / (quantity.low or quantity.high or low)
        pool.bases.append(Base(low, quantity.text, quantity.span, scale))
        told = [one.low for _, one in read.numbers if one.measure.dimension in _NUMBERS]
        if measure.per_day and measure.per_day != 1 and measure.per_day not in told:
            pool.items.append(_often(quantity, measure.per_day))


def _add_sum(pool: Pool, read: Tokens) -> None:
    """Add what the numbers of one thing come to: "2 puffs in the morning and 2 at night"."""
    counts = [
        one for at, one in read.numbers if one.measure.dimension == "count" and one.low and not _is_hour(read, at)
    ]
    unread = [
        float(token.word.replace(",", ""))
        for at, token in _telling(read)
        if UNREAD.fullmatch(token.word) and not _is_hour(read, at)
    ]
    nouns = {named for one in counts if (named := form(noun(one)))}
    numbers = [*(one.low or 0.0 for one in counts), *unread]
    pool.bare.extend(unread)
    if counts and len(numbers) > 1 and len(nouns) <= 1:
        total = sum(numbers)
        pool.items.append(Item((total,), f"{total:.10g}", counts[0].span, "count"))


def _is_hour(read: Tokens, place: int) -> bool:
    """Tell whether a bare number is a time of the day: "one tablet at 2 and one at 10 p.m."."""
    quantity = read[place].quantity
    return place > 0 and read[place - 1].word == "at" and not (quantity and quantity.counted)


def _add_count(pool: Pool, quantity: Quantity, low: float, result: Quantity) -> None:
    """Add a count to the pool of a result that counts: as the amount if it counts the same, else as a number."""
    same = form(noun(quantity)) == form(noun(result)) != ""
    if same and not quantity.measure.bound:
        pool.bases.append(Base(low, f"{quantity.text} {noun(quantity)}", quantity.span))
        if quantity.measure.per_day and quantity.measure.per_day != 1:
            pool.items.append(_often(quantity, quantity.measure.per_day))
    else:
        pool.items.append(_number(quantity, quantity.measure, low))


def _number(quantity: Quantity, measure: Measure, low: float) -> Item:
    """Return a number of things or of times; one by the week or the month is so many then, or so many a day."""
    often = measure.dimension == "times" or bool(measure.per_day)
    values: tuple[float, ...] = (low,)
    if measure.per_day and measure.per_day != 1:
        values = (low, low * measure.per_day) if measure.per_day > 1 else (low,)
    if often and (measure.per_day or 1) >= 1:
        values = (*values, values[-1] * 7)
    return Item(
        values,
        f"{quantity.text} {noun(quantity)}".rstrip() if not often else quantity.text,
        quantity.span,
        "often" if often else "count",
    )


def _often(quantity: Quantity, per_day: float) -> Item:
    values = (per_day,) if per_day > 1 else (1.0,)
    return Item(values, f"{per_day:.10g} times a day" if per_day > 1 else "once", quantity.span, "often")


def _long(quantity: Quantity, low: float) -> Item:
    """Return a length of time: so many units, so many days, and so many workdays of weeks."""
    days = low / DAY
    values = {quantity.low or days, days}
    if quantity.unit != "day":
        values |= {days / 7, days * 5 / 7}
    elif (days / 7).is_integer():
        values.add(days / 7)
    return Item(tuple(one for one in values if one > 1), quantity.text, quantity.span, "long")


@cache
def _ordinals() -> dict[str, float]:
    return {one: float(place) for place, one in enumerate(word_table("products")["ordinals"], start=2)}


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(word_table("products")[kind])
