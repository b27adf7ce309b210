"""Old numbers told in the present tense."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from factcheck.checks import Diagnostic, RuleContext
from factcheck.model import Quantity, Related
from factcheck.values import dataclass

FIELDS = ("year", "age")
# From here on a number without "per cent" is one of a population. By hand.
_MANY = 1e6


@dataclass(frozen=True, slots=True)
class Options:
    """`years`: numbers older than this are stale. `this_year`: the year to judge by, the clock's where it is 0."""

    years: int = 10
    this_year: int = 0


def check(context: RuleContext, options: Options) -> Iterator[Diagnostic]:
    """Yield a diagnostic at the first share or large number of each sentence that is as old as that."""
    now = options.this_year or date.today().year
    shares = {share.span for share in context.extraction.statements.health_shares}
    numbers = [each for each in context.extraction.quantities if each.span in shares or _is_large(each)]
    for dated in context.extraction.statements.dated:
        if dated.kind == "state" and dated.year < now - options.years:
            inside = (number for number in numbers if dated.sentence.covers(number.span))
            if number := next(inside, None):
                fields = {"year": str(dated.year), "age": str(now - dated.year)}
                yield Diagnostic(number.span, fields, related=(Related(dated.span, "its year"),))


def _is_large(quantity: Quantity) -> bool:
    return (quantity.low or 0) >= _MANY and quantity.measure.statistic == "level"
