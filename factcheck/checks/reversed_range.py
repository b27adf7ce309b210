"""Ranges whose first number is the larger one."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.checks import Diagnostic, RuleContext
from factcheck.model import Estimate, Span
from factcheck.values import dataclass

FIELDS = ("low", "high")


@dataclass(frozen=True, slots=True)
class Options:
    """No settings."""


def check(context: RuleContext, options: Options) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each range with a dash, and each interval of an estimate, that falls.

    Below zero a lost sign of an interval may be meant, which the estimate's own rule tells.
    """
    stated = context.extraction.statements
    falling = [found for found in stated.estimates if found.low.value > found.high.value > 0]
    for one in stated.ranges:
        low, high = one.low or 0.0, one.high or 0.0
        if low > high > 0 and not any(one.number.overlaps(found.interval) for found in falling):
            yield _diagnostic(one.span, low, high)
    yield from map(_interval_problem, falling)


def _interval_problem(found: Estimate) -> Diagnostic:
    return _diagnostic(found.interval, found.low.value, found.high.value)


def _diagnostic(span: Span, first: float, second: float) -> Diagnostic:
    return Diagnostic(span, {"low": f"{second:,.10g}", "high": f"{first:,.10g}"})
