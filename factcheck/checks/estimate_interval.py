"""Estimates that lie outside their own confidence interval."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.arithmetic.estimates import Estimate, Number, find_estimates
from factcheck.checks import Material, Problem
from factcheck.model import Related, Span

FIELDS = ("estimate", "interval")


@dataclass(frozen=True, slots=True)
class Options:
    """No settings."""


def check(material: Material, options: Options) -> Iterator[Problem]:
    """Yield a problem at each estimate that its interval does not hold, with either sign."""
    for block in material.article.blocks:
        text = material.article.words(block.span)
        for found in find_estimates(text):
            if _comparable(found) and not (_holds(found, found.value.value) or _holds(found, -found.value.value)):
                yield _problem(text, found, block.span.start)


def _comparable(found: Estimate) -> bool:
    """Tell whether the estimate is what the interval is of: named, or with the interval's decimals and unit."""
    same_unit = found.value.percent == found.high.percent or not (found.value.percent or _small(found.high))
    fine = min(found.low.step, found.high.step)
    return same_unit and (found.labelled or found.value.step == fine < 1)


def _small(number: Number) -> bool:
    return abs(number.value) < 2


def _holds(found: Estimate, value: float) -> bool:
    slack = found.value.step / 2 + max(found.low.step, found.high.step) / 2
    ends = sorted((found.low.value, found.high.value))
    return ends[0] - slack <= value <= ends[1] + slack


def _problem(text: str, found: Estimate, offset: int) -> Problem:
    interval = Span(found.low.span.start, found.high.span.end)
    fields = {
        "estimate": text[found.value.span.start : found.value.span.end].strip(),
        "interval": " ".join(text[interval.start : interval.end].split()),
    }
    related = (Related(interval.shifted(offset), "its interval"),)
    return Problem(found.value.span.shifted(offset), fields, related=related)
