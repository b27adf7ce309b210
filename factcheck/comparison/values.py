"""Values as written: the interval a number stands for, whether two agree, and how far they are apart."""

from __future__ import annotations

import math
from functools import cache

from factcheck.extraction.claims.dates import DATE, RANK
from factcheck.extraction.quantities import units
from factcheck.extraction.quantities.intervals import approximation
from factcheck.model import Quantity

# "Less than 0.1%" and "less than 0.09%" are one bound, rounded.
_SAME_BOUND = 1.5
_FAR = 1000
_UP, _DOWN = frozenset({">", ">="}), frozenset({"<", "<="})


@cache
def dimension(unit: str | None) -> str:
    """Return what numbers of the unit measure; only numbers of one dimension are compared."""
    return unit if unit in (DATE, RANK) else units.dimension(unit)


@cache
def _factor(unit: str | None) -> float:
    known = units.unit(unit) if unit else None
    return known.factor if known else 1.0


def interval(number: Quantity) -> tuple[float, float]:
    """Return the bounds of what the number stands for, in the base unit: 0.1 is [0.05, 0.15], a count exact."""
    low = -math.inf if number.low is None else number.low
    high = math.inf if number.high is None else number.high
    slack = 0.0 if number.unit is None and number.step == 1 else 0.49 * number.step
    if number.approximate or number.comparator == "~":
        slack = max(slack, approximation(number.low or number.high or 0.0, number.step))
    factor = _factor(number.unit)
    return (low - slack) * factor, (high + slack) * factor


def agree(one: Quantity, two: Quantity) -> bool:
    """Tell whether the two can state one value; two bounds of one direction must be the same bound."""
    if one.unit != DATE and _one_sided(one) * _one_sided(two) > 0:
        return _ratio(magnitude(one), magnitude(two)) < _SAME_BOUND
    if one.comparator == two.comparator == "range" and one.unit != DATE:
        (low, high), (other_low, other_high) = interval(one), interval(two)
        slack = 0.5 * min(max(one.step, two.step), 1.0) * _factor(one.unit)
        return abs(low - other_low) <= slack and abs(high - other_high) <= slack
    return both_can_be_true(one, two)


def variant(one: Quantity, two: Quantity) -> str:
    """Return how two numbers differ: "magnitude", "bounds" (both can be true) or "" (they contradict)."""
    if both_can_be_true(one, two):
        return "bounds"
    return "magnitude" if same_digits(one, two) else ""


def both_can_be_true(one: Quantity, two: Quantity) -> bool:
    """Tell whether the intervals of the two overlap, those of diastolic pressures, too."""
    if one.second and two.second and (max(one.second) < min(two.second) or max(two.second) < min(one.second)):
        return False
    (low, high), (other_low, other_high) = interval(one), interval(two)
    return low <= other_high and other_low <= high


def far_apart(one: Quantity, two: Quantity) -> bool:
    """Tell whether no slip explains the distance: thousands of times, and not by a power of ten."""
    sizes = (magnitude(one), magnitude(two))
    return all(sizes) and _ratio(*sizes) > _FAR and not same_digits(one, two)


def same_digits(one: Quantity, two: Quantity) -> bool:
    """Tell whether the two are some powers of ten apart, as after a slip of the decimal point."""
    ratio = _ratio(magnitude(one), magnitude(two))
    if one.unit in (DATE, RANK) or not 5 < ratio < 1e7:
        return False
    power = math.log10(ratio)
    return abs(power - round(power)) < 1e-6


def factor(one: Quantity, two: Quantity) -> float:
    """Return how many times the larger number is the smaller; infinity where one is zero."""
    return _ratio(magnitude(one), magnitude(two))


def magnitude(number: Quantity) -> float:
    """Return the number's size in the base unit: the bound of a one-sided number, the upper end of a range."""
    value = number.high if number.high is not None else number.low
    return abs(value or 0.0) * _factor(number.unit)


def _one_sided(number: Quantity) -> int:
    return 1 if number.comparator in _UP else -1 if number.comparator in _DOWN else 0


def _ratio(one: float, two: float) -> float:
    small, large = sorted((one, two))
    return large / small if small else (1.0 if not large else math.inf)
