"""Projections for a year that has passed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from factcheck.checks import Diagnostic, RuleContext
from factcheck.values import dataclass

FIELDS = ("year",)


@dataclass(frozen=True, slots=True)
class Options:
    """`this_year`: the year to judge by, the clock's where it is 0."""

    this_year: int = 0


def check(context: RuleContext, options: Options) -> Iterator[Diagnostic]:
    """Yield a diagnostic at each past year by which something "will" be so."""
    now = options.this_year or date.today().year
    for found in context.extraction.statements.dated:
        if found.kind == "projection" and found.year < now:
            yield Diagnostic(found.span, {"year": str(found.year)})
