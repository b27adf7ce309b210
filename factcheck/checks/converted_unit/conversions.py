"""Whether two measures of one thing in different units agree: "5 lb (2.3 kg)"."""

from __future__ import annotations

import math

from factcheck.data import word_table
from factcheck.extraction.quantities.intervals import roundness
from factcheck.extraction.quantities.units import convert, dimension, unit
from factcheck.extraction.statements.conversions import size
from factcheck.model import Quantity

# "Warmer by 9°F (5°C)": what a temperature may differ by.
_LARGEST_DIFFERENCE = 30
# A conversion is rounded by up to a tenth, whatever became of its decimal point.
_NEAR_POWER = math.log10(1.1)
# A temperature with a decimal is converted to the decimal, one that five divides may be a round one.
_DECIMAL, _FIVE = 0.35, 5
# A number of three digits that are no zeros is written to the digit, and one of feet and inches to the inch.
_FINE = 100
# "10 kg" is rounded by no more than this part of it, and any measure by what its last digit leaves open.
_COARSEST = 0.25


def converted(first: Quantity, second: Quantity) -> tuple[float, ...]:
    """Return the bounds of the first in the unit of the second."""
    bounds = [bound for bound in (first.low, first.high) if bound is not None]
    values = (convert(bound, first.unit or "", second.unit or "") for bound in bounds)
    return tuple(value for value in values if value is not None)


def agree(first: Quantity, second: Quantity) -> bool:
    """Tell whether one of two measures is what the other comes to when it is rounded, as a value or as a difference."""
    return _comes_to(first, second) or _comes_to(second, first)


def _comes_to(first: Quantity, second: Quantity) -> bool:
    stated = [bound for bound in (second.low, second.high) if bound is not None]
    readings = [converted(first, second)]
    if size(first) <= _LARGEST_DIFFERENCE:
        scale = _scale(first, second)
        readings.append(tuple(bound * scale for bound in (first.low, first.high) if bound is not None))
    return any(
        all(abs(one - two) <= _slack(second, one, beside=first) for one, two in zip(computed, stated, strict=True))
        for computed in readings
    )


def is_tenfold(first: Quantity, second: Quantity) -> bool:
    """Tell whether the second is about ten, a hundred … times what the first comes to, or that part of it."""
    computed, stated = max(converted(first, second), default=0.0), size(second)
    if not computed or not stated or dimension(second.unit) == "temperature":
        return False
    power = math.log10(stated / abs(computed))
    return round(power) != 0 and abs(power - round(power)) < _NEAR_POWER


def _slack(measure: Quantity, value: float, *, beside: Quantity) -> float:
    """Return how far a measure may lie from the exact value: the digits it is rounded to, and what is customary."""
    table: dict[str, float] = word_table("conversion-tolerances")
    written = size(measure)
    if dimension(measure.unit) == "temperature":
        decimal = measure.step < 1
        return _DECIMAL if decimal else measure.step if written % _FIVE else table["temperature"] * abs(value)
    fine = is_compound(measure) or is_compound(beside) or (measure.step and written >= _FINE * _last_place(measure))
    return max(_digits(measure), table["fine" if fine else "default"] * abs(value))


def _digits(measure: Quantity) -> float:
    """Return how far a measure may lie from what its digits say; customary measures vary by country."""
    customary: dict[str, float] = word_table("conversion-tolerances")["units"]
    if is_compound(measure):
        return measure.step / 2  # "6 ft 2 in" is as fine as its inches
    rounded = measure.step if dimension(measure.unit) == "temperature" else _last_place(measure)
    coarsest = max(_COARSEST * size(measure), measure.step / 2)
    return max(min(rounded / 2, coarsest), customary.get(measure.unit or "", 0.0) * size(measure))


def is_compound(measure: Quantity) -> bool:
    """Tell whether a measure is written in two units, as feet and inches or stones and pounds are."""
    return bool(measure.step) and measure.step < 1 and "." not in measure.text


def _last_place(measure: Quantity) -> float:
    """Return the worth of the last digit that counts: a zero behind a decimal point does, one before it need not."""
    return measure.step if "." in measure.text else roundness(size(measure), measure.step)


def _scale(first: Quantity, second: Quantity) -> float:
    one, two = unit(first.unit or ""), unit(second.unit or "")
    return one.factor / two.factor if one and two else 1.0
