"""What a rate told before comes to for a number of things or a length of time: "£11 a head … with 34 staff …, £374".

The number stands right before the result, with no other number between, or right behind it ("£480 for all 40 of
them"), and is of the things or the time that the rate is told for. Of several rates of a kind nobody knows which.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations
from typing import NamedTuple

from factcheck.data import word_table
from factcheck.extraction.claims.words import form
from factcheck.extraction.statements.derivations.levels import UNREAD
from factcheck.extraction.statements.derivations.nearby import Value, values
from factcheck.extraction.statements.derivations.rates import Rate, days_of, rates
from factcheck.extraction.statements.derivations.result_signs import adds_more, result_sign
from factcheck.extraction.statements.derivations.scenes import Scene
from factcheck.extraction.statements.derivations.shares_by_reference import SCHOLARLY
from factcheck.extraction.statements.derivations.told_ratios import may_be_slip
from factcheck.extraction.statements.parts import word
from factcheck.extraction.statements.passage import Tokens
from factcheck.model import Derivation, Quantity, Way

_BACK = 2
_CLOSE, _BEHIND, _OPENING, _SUMMED = 13, 5, 6, 4
_FARTHEST = 2.6
"""A result is a slip of one so many times as large at most, or powers of ten away, by hand."""
_ROOM = 0.02
_MONTH = 28.0
"""Rates by the month or the year leave the days of it open."""


class Number(NamedTuple):
    """How many things, or how many stretches of time, a rate is taken for, and the quantity that tells it."""

    many: float
    quantity: Quantity


def find_multiplied_rates(scene: Scene) -> Iterator[Derivation]:
    """Yield each amount with the rate and the number that it is tied to."""
    read = scene.read
    if not scene.quantities or not read.words.isdisjoint(SCHOLARLY):
        return
    told = [*(one for other in scene.earlier(_BACK) for one in rates(other)), *rates(read)]
    if not told:
        return
    known = {one.place: one for one in values(read)}
    for place, quantity in read.numbers:
        own = known.get(place)
        if own is None or not own.plain or own.bare or own.bound or _is_rate(read, place, quantity, told):
            continue
        rate = _only(told, own, place, read)
        number = rate and _number(read, place, rate)
        if rate and number and not adds_more(read, place):
            yield from _derived(quantity, own, rate, number, _sums(scene, rate))


def _is_rate(read: Tokens, place: int, quantity: Quantity, told: Sequence[Rate]) -> bool:
    """Tell whether an amount is itself one for each, or one that is added or taken off."""
    if any(one.quantity is quantity for one in told) or quantity.comparator not in ("=", "~"):
        return True
    after = {word(read, place + 1), word(read, place + 2)}
    return bool(after & _words("not_all")) or word(read, place - 1) in _words("not_all_before")


def _only(told: Sequence[Rate], own: Value, place: int, read: Tokens) -> Rate | None:
    """Return the only rate of the kind of an amount, told before it."""
    alike = [one for one in told if one.value.dimension == own.dimension and form(one.value.noun) == form(own.noun)]
    here = [one for one in alike if one.value.sentence != read[0].start or one.value.place < place]
    return here[0] if len(here) == len(alike) == 1 else None


def _number(read: Tokens, place: int, rate: Rate) -> Number | None:
    """Return the number right before a result, or right behind it, that its rate is taken for."""
    here = rate.value.sentence == read[0].start
    before = [(at, one) for at, one in read.numbers if at < place and one is not rate.quantity]
    if before:
        at, one = before[-1]
        late = not here or at > rate.value.place
        if late and place - at <= _CLOSE and (found := _taken_for(read, at, one, rate)):
            return found if _is_tied(read, at, place) else None
    behind = [(at, one) for at, one in read.numbers if at > place]
    if behind and behind[0][0] - place <= _BEHIND and word(read, place + 1) == "for":
        at, one = behind[0]
        return _taken_for(read, at, one, rate)
    return None


def _is_tied(read: Tokens, at: int, place: int) -> bool:
    """Tell whether the clause of a result draws it from the number before: "with 34 staff …", "so …", "will cost"."""
    between = [word(read, there) for there in range(at, place)]
    if not _words("stopping").isdisjoint(between) or any(UNREAD.fullmatch(one) for one in between):
        return False
    opening = [word(read, there) for there in range(max(at - _OPENING, 0), at)]
    if not _words("not_for").isdisjoint(opening[-2:]):
        return False
    drawn = not _words("drawing").isdisjoint((*opening, *between)) or opening[-1:] in (["with"], ["for"])
    return drawn or result_sign(read, place) is not None


def _taken_for(read: Tokens, at: int, one: Quantity, rate: Rate) -> Number | None:
    if one.comparator != "=" or one.measure.bound or not one.low or one.measure.low != one.measure.high:
        return None
    if rate.days and not rate.nouns:
        many = days_of(one) / rate.days
        return Number(many, one) if many > 1 else None
    if one.unit is not None or one.measure.per_day or one.low == 1 or one.step != 1:
        return None
    if rate.is_of(one) or form(word(read, at + 1)) in rate.nouns:
        return Number(one.low, one)
    pronoun = word(read, at + 1) == "of" and word(read, at + 2) in ("them", "these", "those")
    single = rate.single and word(read, at + 1) in _words("being") and not one.measure.of
    return Number(one.low, one) if (pronoun and not rate.single) or single else None


def _sums(scene: Scene, rate: Rate) -> Iterator[float]:
    """Yield what the numbers that a rate may be taken for come to, some or all: "40 donors came, and on Tuesday 30"."""
    taken = [
        one.many
        for read in (*scene.earlier(_BACK), scene.read)
        for at, quantity in read.numbers
        if quantity is not rate.quantity and (one := _taken_for(read, at, quantity, rate))
    ]
    for size in range(1, min(len(taken), _SUMMED) + 1):
        yield from (sum(some) for some in combinations(taken, size))


def _derived(quantity: Quantity, own: Value, rate: Rate, number: Number, sums: Iterator[float]) -> Iterator[Derivation]:
    value = rate.value.value * number.many
    slack = rate.value.room / rate.value.value + _ROOM
    if rate.days >= _MONTH and number.quantity.unit not in ("month", "year"):
        slack += 0.1
    low, high = own.value - own.room, own.value + own.room
    scale = own.value / own.written
    written = f"{float(f'{value / scale:.4g}'):,.10g} {quantity.unit_text or own.noun}".strip()
    many = f"{number.quantity.text} {number.quantity.measure.of}".strip()
    spans = (rate.quantity.span, number.quantity.span)
    way = Way(value * (1 - slack), value * (1 + slack), spans, written, f"{rate.quantity.text} × {many}")
    if may_be_slip(own.value, way, _FARTHEST):
        others = [rate.value.value * many for many in sums]
        every = (Way(one * (1 - slack), one * (1 + slack)) for one in others)
        yield Derivation("product", quantity.span, low, high, (way, *every))


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(word_table("rates")[kind])
