"""Confidence intervals in the tokens of a sentence: "95% CI 0.65 to 0.81", "(0.70–0.94)" after a hazard ratio."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from factcheck.data import word_table
from factcheck.extraction.statements.effect_names import EffectName
from factcheck.extraction.statements.parts import word
from factcheck.extraction.statements.tokens import Token
from factcheck.model import Number, Quantity, Span
from factcheck.text.expressions import expression

_DIGITS = expression(r"\d[\d,]*(?:[.·](?P<decimals>\d+))?|[.·](?P<fraction>\d+)")
_DECIMAL_COMMA = expression(r"\d,(\d{1,2})$")
_SEPARATORS = frozenset({",", ";", "to", "-", "–", "—", "−", "and"})
_LEVELS = range(50, 100)
_LEVEL = 95.0
"""The level of an interval that names none, by custom."""
_REACH = 10
"""So many tokens may stand between the name of an interval and its ends: "95% CI for the hazard ratio ranged from"."""


class Interval(NamedTuple):
    """The ends of an interval, and the tokens [first, last) that tell it with its name and level.

    `value` is the place of an estimate told among them: "HR (95% CI): 0.8 (0.6 to 1.1)". `named` tells that the
    words are those of confidence, not "interval" alone or nothing.
    """

    low: Number
    high: Number
    level: float
    first: int
    last: int
    named: bool = True
    value: int | None = None

    @property
    def percent(self) -> bool:
        """Tell whether its ends are percentages."""
        return self.high.percent


def named_intervals(text: str, read: Sequence[Token], names: Sequence[EffectName]) -> Iterator[Interval]:
    """Yield the intervals that are called one, in order; names of estimates may stand before their ends."""
    behind = {name.first: name.last for name in names}
    place = 0
    while place < len(read):
        found = _named(text, read, place, behind)
        if found:
            yield found
        place = found.last if found else place + 1


def bracketed_interval(text: str, read: Sequence[Token], value: int) -> Interval | None:
    """Return the two numbers with decimals that alone, or before a p-value, fill the bracket behind a value."""
    if word(read, value + 1) not in ("(", "["):
        return None
    ends = _ends(text, read, value + 2)
    if not ends:
        return None
    low, high, last = ends
    fine = max(low.step, high.step) < 1 and low.value <= high.value
    closed = word(read, last) in (")", "]") or (word(read, last) in (",", ";") and _is_p(read, last + 1))
    return Interval(low, high, _LEVEL, value + 1, last, named=False) if fine and closed else None


def is_level(token: Token) -> bool:
    """Tell whether a token is the level of an interval: the "95%" of "95% CI"."""
    quantity = token.quantity
    return bool(quantity and quantity.unit == "percent" and quantity.measure.statistic == "confidence")


def number(read: Sequence[Token], place: int) -> Number | None:
    """Return the quantity or the digits at a place as one number, None if they are a range, a bound or neither."""
    token = read[place] if 0 <= place < len(read) else None
    if token is None or token.quantity is None:
        digits = _DIGITS.fullmatch(token.word) if token else None
        return Number(token.span, float(token.word.replace(",", "")), _step(digits)) if token and digits else None
    quantity = token.quantity
    if quantity.comparator not in ("=", "~") or quantity.low is None or quantity.low != quantity.high:
        return None
    return Number(quantity.number, quantity.low, quantity.step, quantity.unit, quantity.approximate)


def _named(text: str, read: Sequence[Token], place: int, behind: Mapping[int, int]) -> Interval | None:
    """Return the interval whose name begins at a place, given where each name of an estimate ends."""
    named = _name(read, place)
    if not named:
        return None
    after, level, sure = named
    first = place
    if place and (before := read[place - 1].quantity) and before.unit == "percent" and not level:
        first, level = place - 1, before.low or 0.0
    value: int | None = None
    there, end = after, min(after + _REACH, len(read))
    while there < end:
        token, there_after = read[there], behind.get(there, there + 1)
        if ends := _ends(text, read, there):
            low, high, last = ends
            return Interval(low, high, level or _LEVEL, first, last, sure, value)
        if one := number(read, there):
            if not level and value is None and one.percent and int(one.value) in _LEVELS:
                level = one.value
            elif value is None:
                value = there
            else:
                return None
        elif there not in behind and token.word not in _linking("to_ends"):
            return None
        there = there_after
    return None


def _name(read: Sequence[Token], place: int) -> tuple[int, float, bool] | None:
    """Return where the name of an interval ends, its level if that is part of the name, and whether it is sure."""
    said = read[place].word
    if said in ("confidence", "credible") and word(read, place + 1) in ("interval", "intervals", "limits", "range"):
        after = place + 2
        return (after + 3 if word(read, after) in ("(", "[") and _is_short(word(read, after + 1)) else after), 0.0, True
    if said in ("interval", "intervals"):
        return place + 1, 0.0, False
    if _is_short(said):
        return place + 1, 0.0, True
    short = said.rstrip("0123456789")
    return (place + 1, float(said[len(short) :]), True) if short != said and _is_short(short) else None


def _is_short(said: str) -> bool:
    return said in ("ci", "cis", "cri", "cris")


def _ends(text: str, read: Sequence[Token], place: int) -> tuple[Number, Number, int] | None:
    """Return the two numbers that stand at a place, as one quantity or two, and the place behind them."""
    one = read[place].quantity if place < len(read) else None
    if one and one.comparator == "range" and one.low is not None and one.high is not None:
        low, high = _of_range(text, one, one.low, one.high)
        return low, high, place + 1
    if word(read, place + 1) in _SEPARATORS:
        first, second = number(read, place), number(read, place + 2)
        if first and second and first.unit in (None, second.unit):
            return replace(first, unit=second.unit), second, place + 3
    return None


def _of_range(text: str, quantity: Quantity, low: float, high: float) -> tuple[Number, Number]:
    """Return the ends of a range, each where it is written and with the worth of its own last digit."""
    whole, unit = quantity.number, quantity.unit
    written = list(_DIGITS.finditer(text, whole.start, whole.end))
    if len(written) != 2:
        return Number(whole, low, quantity.step, unit), Number(whole, high, quantity.step, unit)
    first, second = Span(whole.start, written[0].end()), Span(written[1].start(), whole.end)
    return Number(first, low, _step(written[0]), unit), Number(second, high, _step(written[1]), unit)


def _step(written: re.Match[str]) -> float:
    comma = _DECIMAL_COMMA.search(written[0])
    return 10.0 ** -len(written["decimals"] or written["fraction"] or (comma[1] if comma else ""))


def _is_p(read: Sequence[Token], place: int) -> bool:
    return any(
        token.quantity is not None and token.quantity.measure.statistic == "p-value"
        for token in read[place : place + 4]
    )


@cache
def _linking(kind: str) -> frozenset[str]:
    return frozenset(word_table("effect-measures")["linking"][kind])
