"""The real numbers that a quantity as written may stand for."""

from __future__ import annotations

import math

from factcheck.model import Quantity

# How far "about" reaches beyond the rounding, as a share of the value.
_ABOUT = 0.05


def interval(quantity: Quantity) -> tuple[float, float]:
    """Return the least and the greatest value that the quantity stands for, in its unit, infinite where open.

    "0.1%" stands for [0.05, 0.15], "about 30" for [25, 35], "less than 5" for [-inf, 5], "5–10" for [5, 10]
    whichever way round it is written. Half-open ends count as closed: they differ in one point.
    """
    bounds = [bound for bound in (quantity.low, quantity.high) if bound is not None]
    low, high = min(bounds), max(bounds)
    slack = _slack(quantity, low, high)
    if quantity.low is None:
        return -math.inf, high + slack
    if quantity.high is None:
        return low - slack, math.inf
    return low - slack, high + slack


def _slack(quantity: Quantity, low: float, high: float) -> float:
    """Return how far the value may lie beyond what is written."""
    if quantity.approximate:
        value = max(abs(low), abs(high))
        return max(roundness(value, quantity.step) / 2, _ABOUT * value)
    return quantity.step / 2 if quantity.comparator == "=" else 0.0


def roundness(value: float, step: float) -> float:
    """Return the greatest power of ten times `step` that divides the value: 10 for 30, 100 for 1,200."""
    if not value or not step or not math.isfinite(value):
        return step
    digits = round(value / step)
    zeros = len(str(digits)) - len(str(digits).rstrip("0"))
    return step * 10.0**zeros
