"""Years of publication that have not come yet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from factcheck.checks import Diagnostic, RuleContext
from factcheck.model import Slip, Span
from factcheck.text.digits import whole
from factcheck.values import dataclass

FIELDS = ("year",)


@dataclass(frozen=True, slots=True)
class Options:
    """`ahead`: how many years after this one are still taken for right, since journals print issues early.

    `this_year` is the year to judge by, the clock's where it is 0.
    """

    ahead: int = 1
    this_year: int = 0


def check(context: RuleContext, options: Options) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each citation and each listed work dated later."""
    last = (options.this_year or date.today().year) + options.ahead
    for span, year in _dated(context):
        if (whole(year) or 0) > last:
            yield Diagnostic(span, {"year": year}, slips=(Slip(span, "year"),))


def _dated(context: RuleContext) -> Iterator[tuple[Span, str]]:
    for citation in context.extraction.citations:
        yield citation.span, citation.year or ""
    for entry in context.extraction.references:
        if entry.span:
            yield entry.span, entry.year or ""
