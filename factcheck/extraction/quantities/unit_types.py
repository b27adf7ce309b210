"""What a unit measures: the kind and dimension of its numbers, and the time that a rate counts by."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from factcheck.extraction.quantities import units
from factcheck.model import MeasureKind

DAY = 86400.0
AGES = frozenset({"year of age", "month of age", "week of age", "day of age"})
_KINDS: dict[str, MeasureKind] = {
    "ratio": "proportion",
    "points": "change",
    "time": "duration",
    "temperature": "temperature",
    "multiple": "multiple",
    "date": "date",
    "rank": "rank",
}
# Mass per mass as it stands in "5 mg/kg", as opposed to the pure number of "30 mg/g".
_WEIGHT = "kilogram"


class UnitType(NamedTuple):
    """A number of the unit times `factor` plus `offset` is in the base unit of `dimension`, `per_day` times a day."""

    kind: MeasureKind
    dimension: str
    factor: float = 1.0
    offset: float = 0.0
    per_day: float = 0.0


@cache
def unit_type(name: str) -> UnitType:
    """Return the type of a canonical unit; one that is not known is a dimension of its own."""
    known = units.unit(name)
    if name in AGES and known:
        return UnitType("age", "age", known.factor)
    if name in ("date", "rank"):
        return UnitType(_KINDS[name], name)
    if name in units.names():
        return _simple(name)
    first, *divisors = name.split(" per ")
    if not first.startswith("per "):
        return _quotient(first, divisors)
    return _simple(name)


def _simple(name: str) -> UnitType:
    known = units.unit(name)
    if known is None:
        return UnitType("amount", name)
    dimension = units.dimension(name)
    dimension = "share" if dimension == "ratio" else dimension
    kind = _KINDS.get("ratio" if dimension == "share" else dimension, "amount")
    return UnitType("rate" if "time^-" in dimension else kind, dimension, known.factor, known.offset)


def _quotient(first: str, divisors: Sequence[str]) -> UnitType:
    """Return the type of "milligram per kilogram per day": what is dosed, per what, and how often.

    "Seconds per image" are seconds: what is no unit makes no dimension.
    """
    above, factor, per_day, below = _simple(first), 1.0, 0.0, list[str]()
    kind = above.kind
    for divisor in divisors:
        known = units.unit(divisor)
        if known is None:
            continue
        dimension = units.dimension(divisor)
        if dimension == "time":
            per_day = DAY / known.factor
            continue
        factor /= known.factor
        below.append("weight" if divisor == _WEIGHT else dimension)
        kind = "dose" if divisor == _WEIGHT else "concentration" if dimension == "length^3" else kind
    name = " per ".join([_numerator(above), *below])
    rate = per_day and not below and kind in ("amount", "multiple", "duration")
    return UnitType("rate" if rate else kind, name, above.factor * factor, 0.0, per_day)


def _numerator(above: UnitType) -> str:
    return "times" if above.dimension == "multiple" else above.dimension
