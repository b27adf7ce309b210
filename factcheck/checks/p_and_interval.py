"""Confidence intervals of ratios and p-values of which one says "no difference" and the other does not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field

from factcheck.checks import Diagnostic, RuleContext
from factcheck.model import Article, Estimate, Number, Related
from factcheck.options import about
from factcheck.values import dataclass

FIELDS = ("interval", "p")
# The interval and the p-value that go together (Altman and Bland 2011); `_NULL` is "no difference" of a ratio.
# A difference so many standard errors away from zero has a p-value below .000001, which nobody writes as "p = 0.01".
_SURE, _WIDTH = 5.0, 2 * 1.96
_LEVEL = 95
_ALPHA = 0.05
_NULL = 1.0


@dataclass(frozen=True, slots=True)
class Options:
    """`margin`: p-values between alpha divided and multiplied by this are left to differences of method."""

    margin: float = field(default=1.2, metadata=about("Factor that is left to differences of method", minimum=1))


def check(context: RuleContext, options: Options) -> Iterator[Diagnostic]:
    """Yield a diagnostic at each p-value on the other side of significance than the 95% interval before it."""
    for found in context.extraction.statements.estimates:
        if found.p and found.level == _LEVEL and (found.ratio or _is_no_difference(found)):
            excludes, significant = _excludes_null(found), _significant(found.p, found.p_comparison, options)
            if {excludes, significant} == {True, False}:
                yield _diagnostic(context.article, found, found.p, excludes=bool(excludes))


def _is_no_difference(found: Estimate) -> bool:
    """Tell whether an estimate without a name can be a ratio alone: as a difference, no p-value would be written."""
    low, high = found.low.value, found.high.value
    if found.name or found.p_comparison != "=" or not 0 < low < _NULL < high or not low < found.value.value < high:
        return False
    return (low + high) / 2 > _SURE * (high - low) / _WIDTH


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


def _diagnostic(article: Article, found: Estimate, p: Number, *, excludes: bool) -> Diagnostic:
    fields = {
        "interval": " ".join(article.words(found.interval).split()),
        "p": f"p {found.p_comparison} {article.words(p.span)}",
    }
    return Diagnostic(p.span, fields, "" if excludes else "holds", (Related(found.interval, "its interval"),))
