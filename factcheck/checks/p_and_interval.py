"""Confidence intervals of ratios and p-values of which one says "no difference" and the other does not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from factcheck.arithmetic.estimates import Estimate, Number, find_estimates
from factcheck.checks import Material, Problem
from factcheck.model import Related, Span
from factcheck.options import about

FIELDS = ("interval", "p")
_LEVEL = 95
_ALPHA = 0.05
_NULL = 1.0


@dataclass(frozen=True, slots=True)
class Options:
    """`margin`: p-values between alpha divided and multiplied by this are left to differences of method."""

    margin: float = field(default=1.2, metadata=about("Factor that is left to differences of method", minimum=1))


def check(material: Material, options: Options) -> Iterator[Problem]:
    """Yield a problem at each p-value on the other side of significance than the 95% interval before it."""
    for block in material.article.blocks:
        text = material.article.words(block.span)
        for found in find_estimates(text):
            if found.ratio and found.p and found.level == _LEVEL:
                excludes, significant = _excludes_null(found), _significant(found.p, found.p_comparison, options)
                if {excludes, significant} == {True, False}:
                    yield _problem(text, found, found.p, excludes=bool(excludes), offset=block.span.start)


def _excludes_null(found: Estimate) -> bool | None:
    """Return whether the interval leaves out 1, None where an end rounds to it."""
    low, high = found.low, found.high
    if low.value > _NULL + low.step / 2 or high.value < _NULL - high.step / 2:
        return True
    return False if low.value < _NULL - low.step / 2 and high.value > _NULL + high.step / 2 else None


def _significant(p: Number, sign: str, options: Options) -> bool | None:
    """Return whether p is below alpha, None where it is near it or its sign leaves it open."""
    if sign in "=<≤" and p.value <= _ALPHA and (sign != "=" or p.value < _ALPHA / options.margin):
        return True
    if sign in "=>≥" and p.value >= _ALPHA and (sign != "=" or p.value > _ALPHA * options.margin):
        return False
    return None


def _problem(text: str, found: Estimate, p: Number, *, excludes: bool, offset: int) -> Problem:
    interval = Span(found.low.span.start, found.high.span.end)
    fields = {
        "interval": " ".join(text[interval.start : interval.end].split()),
        "p": f"p {found.p_comparison} {text[p.span.start : p.span.end]}",
    }
    related = (Related(interval.shifted(offset), "its interval"),)
    return Problem(p.span.shifted(offset), fields, "" if excludes else "holds", related)
