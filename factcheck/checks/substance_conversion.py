"""Levels and doses in two units that are not one for their substance."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from factcheck.checks import Diagnostic, RuleContext
from factcheck.data import word_table
from factcheck.extraction.quantities.intervals import roundness
from factcheck.model import Equivalent, Quantity, Related
from factcheck.values import dataclass

FIELDS = ("first", "second", "computed", "substance")
# Laboratories and authorities round conversions for ease of use: 200 mg/dL of cholesterol is called 5 or 5.2 mmol/L.
_CUSTOMARY = 0.05
_MILLI, _MICROGRAM = 1000.0, 1e-9
_PERCENT = 100.0


@dataclass(frozen=True, slots=True)
class Options:
    """No settings: the factors are in `rules/lexicon/substances.toml`."""


def check(context: RuleContext, options: Options) -> Iterator[Diagnostic]:
    """Yield a diagnostic at each level that no substance of the article has in both units."""
    for stated in context.extraction.statements.equivalents:
        factors = {name: found for name in stated.substances if (found := _factors(name, stated))}
        if factors and not any(_agree(stated, factor) for found in factors.values() for factor in found):
            name, found = next(iter(factors.items()))
            yield _diagnostic(stated, name, found[0])


@dataclass(frozen=True, slots=True)
class Line:
    """What the first of two levels is in the base unit of the second: its value times `slope`, plus `intercept`."""

    slope: float
    intercept: float = 0.0


def _factors(name: str, stated: Equivalent) -> list[Line]:
    """Return the lines from the first to the second level for a substance, one for each of its forms."""
    kinds = (stated.first.measure.dimension, stated.second.measure.dimension)
    entry = _table().get(name, {})
    match kinds:
        case ("mass per length^3", "amount per length^3"):
            return [Line(_MILLI / mass) for mass in entry.get("molar_mass", ())]
        case ("amount per length^3", "mass per length^3"):
            return [Line(mass / _MILLI) for mass in entry.get("molar_mass", ())]
        case ("mass", "mass"):
            return [Line(salt) for salt in entry.get("of_sodium", ())]
        case ("mass", "activity units"):
            return [Line(1 / (unit * _MICROGRAM)) for unit in entry.get("unit", ())]
        case ("activity units", "mass"):
            return [Line(unit * _MICROGRAM) for unit in entry.get("unit", ())]
        case _:
            return [_hba1c(kinds[0])] if name == "HbA1c" else []


def _hba1c(first: str) -> Line:
    """Return the IFCC's line from percent of NGSP to mol/mol, or back."""
    table = word_table("substances")["hba1c"]
    slope, intercept = table["slope"] * _MILLI / _PERCENT, table["intercept"] / _PERCENT
    return Line(1 / slope, -intercept / slope) if first == "share" else Line(slope, intercept)


def _agree(stated: Equivalent, line: Line) -> bool:
    """Tell whether both ends of the second level are what those of the first come to, both rounded."""
    return all(
        abs(one * line.slope + line.intercept - two) <= _room(stated, one, two, line)
        for one, two in zip(_ends(stated.first), _ends(stated.second), strict=True)
    )


def _ends(quantity: Quantity) -> tuple[float, float]:
    low, high = quantity.measure.low, quantity.measure.high
    return (high if low is None else low) or 0.0, (low if high is None else high) or 0.0


def _room(stated: Equivalent, one: float, two: float, line: Line) -> float:
    rounded = _rounding(stated.first, one) * abs(line.slope) + _rounding(stated.second, two)
    return rounded + _CUSTOMARY * abs(two)


def _rounding(quantity: Quantity, value: float) -> float:
    """Return how far a value may lie from what is written, in the base unit."""
    scale = _scale(quantity)
    written = abs(value / scale)
    return min(roundness(written, quantity.step), quantity.step + 2 * _CUSTOMARY * written) * scale / 2


def _scale(quantity: Quantity) -> float:
    """Return what one of the written unit is in the base unit."""
    written = quantity.high if quantity.high is not None else quantity.low
    base = _ends(quantity)[1]
    return base / written if base and written else 1.0


def _diagnostic(stated: Equivalent, name: str, line: Line) -> Diagnostic:
    ends = sorted({value * line.slope + line.intercept for value in _ends(stated.first)})
    numbers = [float(f"{end / _scale(stated.second):.3g}") for end in ends]
    computed = f"{'–'.join(f'{number:,.10g}' for number in numbers)} {stated.second.unit_text}"
    fields = {"first": stated.first.text, "second": stated.second.text, "computed": computed, "substance": name}
    return Diagnostic(stated.second.span, fields, related=(Related(stated.first.span, f"{computed} by this"),))


@cache
def _table() -> dict[str, dict[str, Sequence[float]]]:
    return {entry["name"]: entry for entry in word_table("substances")["substance"]}
