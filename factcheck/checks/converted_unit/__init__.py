"""A measure and its conversion in brackets that do not agree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.checks import Material, Problem
from factcheck.checks.converted_unit.conversions import agree, converted
from factcheck.model import Quantity, Related

FIELDS = ("first", "second", "computed")


@dataclass(frozen=True, slots=True)
class Options:
    """No settings."""


def check(material: Material, options: Options) -> Iterator[Problem]:
    """Yield a problem at each measure in brackets that is not what the one before it comes to."""
    for stated in material.extraction.statements.conversions:
        if not agree(stated.first, stated.second):
            yield _problem(stated.first, stated.second)


def _problem(first: Quantity, second: Quantity) -> Problem:
    bounds = sorted(set(converted(first, second)))
    computed = f"{'–'.join(map(_written, bounds))} {second.unit_text}"
    fields = {"first": first.text, "second": second.text, "computed": computed}
    return Problem(second.span, fields, related=(Related(first.span, f"{computed} by this"),))


def _written(number: float) -> str:
    """Return the number with three digits and without an exponent."""
    return f"{float(f'{number:.3g}'):,.10g}"
