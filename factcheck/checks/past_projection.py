"""Projections for a year that has passed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from factcheck.checks import Material, Problem

FIELDS = ("year",)


@dataclass(frozen=True, slots=True)
class Options:
    """`this_year`: the year to judge by, the clock's where it is 0."""

    this_year: int = 0


def check(material: Material, options: Options) -> Iterator[Problem]:
    """Yield a problem at each past year by which something "will" be so."""
    now = options.this_year or date.today().year
    for found in material.extraction.statements.dated:
        if found.kind == "projection" and found.year < now:
            yield Problem(found.span, {"year": str(found.year)})
