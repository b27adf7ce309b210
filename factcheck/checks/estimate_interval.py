"""Estimates that lie outside their own confidence interval."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.checks import Diagnostic, RuleContext
from factcheck.model import Article, Estimate, Number, Related, Span
from factcheck.values import dataclass

FIELDS = ("estimate", "interval")


@dataclass(frozen=True, slots=True)
class Options:
    """No settings."""


def check(context: RuleContext, options: Options) -> Iterator[Diagnostic]:
    """Yield a diagnostic at each estimate that its interval does not hold, with either sign."""
    for found in context.extraction.statements.estimates:
        if _comparable(found) and not (_holds(found, found.value.value) or _holds(found, -found.value.value)):
            yield _diagnostic(context.article, found)


def _comparable(found: Estimate) -> bool:
    """Tell whether the estimate is what the interval is of: named, or with the interval's decimals and unit."""
    fine = found.value.step == min(found.low.step, found.high.step) < 1
    if found.value.percent and not found.high.percent:
        return fine and not _small(found.high)
    same_unit = found.value.percent == found.high.percent or not _small(found.high)
    return same_unit and (bool(found.name) or fine)


def _small(number: Number) -> bool:
    return abs(number.value) < 2


def _holds(found: Estimate, value: float) -> bool:
    slack = found.value.step / 2 + max(found.low.step, found.high.step) / 2
    ends = sorted((found.low.value, found.high.value))
    return ends[0] - slack <= value <= ends[1] + slack


def _diagnostic(article: Article, found: Estimate) -> Diagnostic:
    words = article.words(found.value.span)
    start = found.value.span.start + len(words) - len(words.lstrip())
    span = Span(start, start + len(words.strip()))
    fields = {
        "estimate": words.strip(),
        "interval": " ".join(article.words(found.interval).split()),
    }
    return Diagnostic(span, fields, related=(Related(found.interval, "its interval"),))
