"""How far a value reaches beyond what is written: the one place that says what "about 30" means."""

from __future__ import annotations

import math

from factcheck.model import Measure

# Who says a round number means its coarser scale: half a step of the digits that are said, on a scale of ones,
# fives and tens (M. Krifka, "Approximate interpretation of number words", 2007). Never less than a twentieth, since
# "about 31" is no count, nor more than a tenth: "about 100" is not 140.
_LEAST, _MOST = 0.05, 0.1
# "A third" is said of 31 to 36 %, "three quarters" of 71 to 79 %.
_FRACTION, _FRACTION_POINTS = 0.075, 0.05
# "1 in 8" lies between 1 in 8.5 and 1 in 7.5; of "1 in 2" this would be 40 to 67 %.
_RATIO = 0.12
# A value rounded to its last digit is no farther from the exact one than this share of it, if it was converted
# ("2 lb" of 1 kg), or stated by the same unit ("5 mg" is not 5.4 mg).
_CONVERTED, _SAME = 0.1, 0.03
# Counts from here on may be rounded to their last digit that is not zero: "12,000 people".
_ROUND_COUNT = 1000
_ROUNDED = 0.025
# "Nearly 30" is hardly more than 30.
_BEYOND = 0.02


def approximation(value: float, step: float = 1.0) -> float:
    """Return how far "about `value`" reaches to either side; `step` is the worth of the last digit written.

    "About 30" stands for 27 to 33, "about 1,200" for 1,140 to 1,260.
    """
    size = abs(value)
    return min(max(_granularity(size, step) / 2, _LEAST * size), _MOST * size)


def _granularity(size: float, step: float) -> float:
    """Return the step of the coarsest scale of ones or fives on which the value lies, the value for a fraction."""
    if not step:
        return size
    tens = roundness(size, step)
    return tens * 5 if round(size / tens) % 5 == 0 else tens


def reach(measure: Measure, value: float, *, converted: bool = False) -> tuple[float, float]:
    """Return the least and greatest value, in the base unit, that one stated end of the measure stands for.

    `converted` says that it is compared with a value in another unit, and may be rounded more coarsely.
    """
    if math.isinf(value):
        return value, value
    if measure.hedge:
        # "About 37 °C" is a degree more or less, however many kelvins that are.
        wide = measure.step if measure.dimension == "temperature" else approximation(value, measure.step)
        near = _rounding(measure, value, converted)
        little = min(near, _BEYOND * abs(value))
        below = little if measure.hedge == "over" else max(wide, near)
        above = little if measure.hedge == "nearly" else max(wide, near)
        return value - below, value + above
    slack = _rounding(measure, value, converted)
    return value - slack, value + slack


def _rounding(measure: Measure, value: float, converted: bool) -> float:
    size = abs(value)
    if measure.loose:
        return max(min(measure.step / 2, _RATIO * size), min(_FRACTION * size, _FRACTION_POINTS))
    if measure.dimension == "count":
        large = size >= _ROUND_COUNT and measure.step == 1
        return min(roundness(size, 1.0) / 2, _ROUNDED * size) if large else 0.0 if measure.step == 1 else half(measure)
    if measure.dimension in ("share", "multiple", "points", "probability") or measure.kind in ("effect", "rate"):
        return half(measure)
    if measure.dimension == "temperature" and not converted:
        return 0.0
    if converted and not measure.step:
        return _LEAST * size
    return min(half(measure), (_CONVERTED if converted else _SAME) * size)


def half(measure: Measure) -> float:
    """Return just under half of the last digit: 12.5 is neither 12 nor 13."""
    return 0.499 * measure.step


def roundness(value: float, step: float) -> float:
    """Return the greatest power of ten times `step` that divides the value: 10 for 30, 100 for 1,200."""
    if not value or not step or not math.isfinite(value):
        return step
    digits = round(value / step)
    zeros = len(str(digits)) - len(str(digits).rstrip("0"))
    return step * 10.0**zeros
