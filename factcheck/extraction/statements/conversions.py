"""Measures with the same measure in another unit in the bracket behind them: "5 lb (2.3 kg)"."""

from __future__ import annotations

import math
from collections.abc import Iterator

from factcheck.data import word_table
from factcheck.extraction.quantities.units import Unit, dimension, unit
from factcheck.extraction.statements.glosses import glosses
from factcheck.extraction.statements.passage import Passage
from factcheck.model import Conversion, Quantity


def find_conversions(passage: Passage) -> Iterator[Conversion]:
    """Yield each measure with the one in brackets that restates it."""
    for first, second in glosses(passage.text, passage.quantities):
        bracketed = passage.text[first.span.end : second.span.start].strip().startswith(("(", "["))
        if bracketed and is_conversion(first, second):
            yield Conversion(first, second)


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
    return _metric(one) != _metric(two) or (_metric(one) and _power_of_ten(first, second, one.factor / two.factor))


def size(quantity: Quantity) -> float:
    """Return the greatest number of a quantity, without its sign."""
    return abs(quantity.high if quantity.high is not None else quantity.low or 0.0)


def _same_shape(first: Quantity, second: Quantity) -> bool:
    return (first.low is None, first.high is None) == (second.low is None, second.high is None) and (
        (first.low == first.high) == (second.low == second.high)
    )


def _metric(known: Unit) -> bool:
    return _integral(math.log10(known.factor))


def _power_of_ten(first: Quantity, second: Quantity, scale: float) -> bool:
    values = size(first) * scale, size(second)
    return all(values) and _integral(math.log10(values[0] / values[1]))


def _integral(number: float) -> bool:
    return abs(number - round(number)) < 1e-6
