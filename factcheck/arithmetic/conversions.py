"""Whether two measures of one thing in different units agree: "5 lb (2.3 kg)"."""

from __future__ import annotations

import math

from factcheck.data import word_table
from factcheck.extraction.quantities.intervals import roundness
from factcheck.extraction.quantities.units import Unit, convert, dimension, unit
from factcheck.model import Quantity

# "Warmer by 9°F (5°C)": what a temperature may differ by.
_LARGEST_DIFFERENCE = 30


def is_conversion(first: Quantity, second: Quantity) -> bool:
    """Tell whether the second restates the first in another unit, if the second stands in brackets.

    Units of one system are taken for a conversion only if the numbers are powers of ten apart: "3 cm (4 mm)" is
    more likely two things.
    """
    one, two = unit(first.unit or ""), unit(second.unit or "")
    if not one or not two or one.dimension != two.dimension or one.factor == two.factor:
        return False
    if not _same_shape(first, second) or dimension(one.name) not in word_table("conversion-tolerances")["dimensions"]:
        return False
    return _metric(one) != _metric(two) or (_metric(one) and _power_of_ten(first, second))


def converted(first: Quantity, second: Quantity) -> tuple[float, ...]:
    """Return the bounds of the first in the unit of the second."""
    bounds = [bound for bound in (first.low, first.high) if bound is not None]
    values = (convert(bound, first.unit or "", second.unit or "") for bound in bounds)
    return tuple(value for value in values if value is not None)


def agree(first: Quantity, second: Quantity) -> bool:
    """Tell whether the second is what the first comes to, both rounded, as a value or as a difference."""
    scale = _scale(first, second)
    slack = scale * _digits(first)
    stated = [bound for bound in (second.low, second.high) if bound is not None]
    readings = [converted(first, second)]
    if _size(first) <= _LARGEST_DIFFERENCE:
        readings.append(tuple(bound * scale for bound in (first.low, first.high) if bound is not None))
    return any(
        all(abs(one - two) <= slack + _slack(second, one) for one, two in zip(computed, stated, strict=True))
        for computed in readings
    )


def _same_shape(first: Quantity, second: Quantity) -> bool:
    return (first.low is None, first.high is None) == (second.low is None, second.high is None) and (
        (first.low == first.high) == (second.low == second.high)
    )


def _slack(measure: Quantity, value: float) -> float:
    """Return how far a measure may lie from the exact value: the digits it is rounded to, and what is customary."""
    table: dict[str, float] = word_table("conversion-tolerances")
    if dimension(measure.unit) == "temperature":
        return max(measure.step / 2, table["temperature"] * abs(value))
    return max(_digits(measure), table["default"] * abs(value))


def _digits(measure: Quantity) -> float:
    """Return how far a measure may lie from what its digits say; customary measures vary by country."""
    customary: dict[str, float] = word_table("conversion-tolerances")["units"]
    if measure.step and not (_size(measure) / measure.step).is_integer() and "." not in measure.text:
        rounded = 0.0  # "6 ft 2 in" is as fine as its inches
    elif dimension(measure.unit) == "temperature":
        rounded = measure.step
    else:
        rounded = roundness(_size(measure), measure.step)
    return max(rounded / 2, customary.get(measure.unit or "", 0.0) * _size(measure))


def _scale(first: Quantity, second: Quantity) -> float:
    one, two = unit(first.unit or ""), unit(second.unit or "")
    return one.factor / two.factor if one and two else 1.0


def _size(quantity: Quantity) -> float:
    return abs(quantity.high if quantity.high is not None else quantity.low or 0.0)


def _metric(known: Unit) -> bool:
    return _integral(math.log10(known.factor))


def _power_of_ten(first: Quantity, second: Quantity) -> bool:
    values = _size(first) * _scale(first, second), _size(second)
    return all(values) and _integral(math.log10(values[0] / values[1]))


def _integral(number: float) -> bool:
    return abs(number - round(number)) < 1e-6
