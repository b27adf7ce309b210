"""Shares, factors and changes in percent as ratios of two values near them, and when one may be a slip of another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import permutations
from typing import NamedTuple

from factcheck.data import word_table
from factcheck.extraction.statements.derivations.change_signs import change_sign
from factcheck.extraction.statements.derivations.nearby import Value, may_be_one_kind, pair
from factcheck.extraction.statements.derivations.shares_of_counts import is_counted, stands_for
from factcheck.extraction.statements.parts import word
from factcheck.extraction.statements.passage import Tokens
from factcheck.extraction.statements.set_apart import set_apart
from factcheck.model import Derivation, DerivationKind, Quantity, Way

_NEAR, _FARTHEST, _TENFOLD = 2.2, 3.2, 0.06
"""A percentage is a slip of one so many times as large at most, a factor in a word of one farther off, by hand."""
_LOOSE = 0.15
"""A factor in a word may be off by this part of it."""
_EDGE = 1e-6
"""A percentage is less than one of its last digit away from the share that it stands for, not one."""

_COMPARISON = 5
"""So near behind a factor stands what it compares with: "three times as many men as in York"."""


class ToldRatio(NamedTuple):
    """A ratio as told: its quantity, whether it is a factor or a change, and between what values it lies."""

    quantity: Quantity
    times: bool
    change: bool
    low: float
    high: float

    @property
    def farthest(self) -> float:
        """How many times as large, or as small, what it is a slip of may be."""
        return _FARTHEST if self.times else _NEAR


def told_ratio(read: Tokens, place: int, quantity: Quantity) -> ToldRatio | None:
    """Return the quantity at a place as a ratio, None for other dimensions and for how often a thing is done."""
    if quantity.comparator not in ("=", "~") or not quantity.measure.low:
        return None
    if quantity.measure.dimension == "multiple":
        value = quantity.low or 0.0
        told = value and quantity.unit == "count" and _compares(read, place)
        return ToldRatio(quantity, True, False, value * (1 - _LOOSE), value * (1 + _LOOSE)) if told else None
    if quantity.measure.dimension != "share" or is_counted(quantity):
        return None
    over = word(read, place + 1) in _words("over") and not word(read, place + 2).isdigit()
    change = over or quantity.measure.statistic == "change" or change_sign(read, place) is not None
    low, high = stands_for(quantity)
    return ToldRatio(quantity, False, change, low + _EDGE, high - _EDGE)


def _compares(read: Tokens, place: int) -> bool:
    said = word(read, place + 1)
    apart = set_apart(read, place) is not None
    if said == "as":
        following = word(read, place + 2)
        risk = following in _words("risks") and not (apart and following in _words("of_values"))
        return following not in _words("subjects") and not risk
    if said == "the" and word(read, place - 1) in _words("of_being"):
        return True
    return said in _words("compared") or apart


def is_of_values(read: Tokens, place: int) -> bool:
    """Tell whether a factor compares values that have been told, and nothing behind it: "four times as much."."""
    if word(read, place + 1) == "the":
        return word(read, place - 1) in _words("of_being") and not read[place + 2].quantity
    behind = [word(read, there) for there in range(place + 2, place + 2 + _COMPARISON)]
    named = word(read, place + 1) == "as" and behind[:1] and behind[0] in _words("sizes")
    return bool(named) and "as" not in behind and "than" not in behind


def derived(told: ToldRatio, pairs: Iterable[tuple[Value, Value]], known: Sequence[Value]) -> Derivation | None:
    """Return a ratio with the first pair that it may be a slip of, None where any two of the values explain it."""
    tried = [way for one, two in pairs if (way := _way(told, one, two))]
    first = next((way for way in tried if may_be_slip((told.low + told.high) / 2, way, told.farthest)), None)
    if first is None:
        return None
    others = (way for one, two in permutations(known, 2) for way in _every(told, one, two))
    if any(told.low <= way.high and way.low <= told.high for way in (*tried, *others)):
        return None
    kind: DerivationKind = "change" if told.change or told.times else "share"
    return Derivation(kind, told.quantity.span, told.low, told.high, (first,))


def _way(told: ToldRatio, own: Value, other: Value) -> Way | None:
    """Return what one value is told to be of another, with how it is written."""
    both = pair(own, other)
    if both is None or not all(both) or both[0] == both[1]:
        return None
    one, two = both
    slack = own.room / own.value + other.room / other.value
    value = abs(one - two) / two if told.change else one / two
    if value > 1 and not (told.change or told.times):
        return None
    written = f"{value:.2g} times" if told.times else f"{100 * value:.3g}%"
    how = f"{own.written:,.10g} of {other.written:,.10g}"
    return Way(value * (1 - slack), value * (1 + slack), (own.span, other.span), written, how)


def _every(told: ToldRatio, one: Value, two: Value) -> Iterator[Way]:
    """Yield what two values of a kind may be told as: a factor; a change; a share, the rest of one."""
    both = pair(one, two)
    if both is None or not all(both) or not may_be_one_kind(one, two):
        return
    ratio = both[0] / both[1]
    slack = one.room / one.value + two.room / two.value
    for value in (ratio,) if told.times else (abs(ratio - 1),) if told.change else (ratio, abs(ratio - 1)):
        yield Way(value * (1 - slack), value * (1 + slack))


def may_be_slip(middle: float, way: Way, farthest: float) -> bool:
    """Tell whether a value may be a slip of what others come to: near it, or powers of ten away."""
    value = (way.low + way.high) / 2
    if value <= 0:
        return False
    ratio = middle / value
    tenfold = any(abs(ratio * power - 1) < _TENFOLD for power in (0.01, 0.1, 10.0, 100.0))
    return tenfold or 1 / farthest < ratio < farthest


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(word_table("told-ratios")[kind])
