"""A share and the percentage beside it that is not the same share."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterator

from factcheck.checks import Diagnostic, RuleContext
from factcheck.comparison.derivations import contradicted
from factcheck.extraction.quantities.intervals import approximation
from factcheck.model import Article, Derivation, Quantity, Related, Share, ShareForm
from factcheck.values import dataclass

FIELDS = ("share", "percent", "computed")

_BEFORE = 4
"""Of so many numbers before a share one may be the percentage that it is a share of."""


@dataclass(frozen=True, slots=True)
class Options:
    """`form`: "count" for "50 of 200" and "50/200", "ratio" for "1 in 5" and "a third"."""

    form: ShareForm = "count"


def check(context: RuleContext, options: Options) -> Iterator[Diagnostic]:
    """Yield a diagnostic at each percentage that rounding cannot bring to the share beside it."""
    for stated in context.extraction.statements.shares:
        if stated.form == options.form and not agree(stated):
            yield _diagnostic(context.article, stated)
    if options.form == "count":
        yield from _derived(context)


def _derived(context: RuleContext) -> Iterator[Diagnostic]:
    """Yield a diagnostic at each share that the counts before it contradict, and that is told with no other."""
    told = {stated.percentage.span for stated in context.extraction.statements.shares}
    for one in contradicted(context.extraction.statements.derivations, "share"):
        if one.span not in told and not _is_share_of_share(context, one):
            way = one.ways[0]
            fields = {"share": way.how, "percent": context.article.words(one.span), "computed": way.written}
            related = tuple(Related(span, f"{way.written} by this") for span in way.of)
            yield Diagnostic(one.span, fields, related=related)


def agree(stated: Share) -> bool:
    """Tell whether the percentage can state the share."""
    low, high = _fractions(stated.percentage)
    return stated.low <= high and low <= stated.high


def _is_share_of_share(context: RuleContext, told: Derivation) -> bool:
    """Tell whether a share in words is one of a share before it: "8.7% had it. Nearly half of these (4.2%) …"."""
    way = told.ways[0]
    quantities = context.extraction.quantities
    at = bisect_left(quantities, min(way.of), key=lambda one: one.span) if way.of else 0
    before = (
        one for one in quantities[max(at - _BEFORE, 0) : at] if one.unit == "percent" and one.comparator != "range"
    )
    wholes = [one.low / 100 for one in before if one.low]
    return any(way.low * whole <= told.high and told.low <= way.high * whole for whole in wholes)


def _fractions(percentage: Quantity) -> tuple[float, float]:
    """Return the fractions of one that a percentage stands for, whether rounded or cut off at its last digit."""
    bounds = [bound for bound in (percentage.low, percentage.high) if bound is not None]
    slack = max(percentage.step, approximation(bounds[-1], percentage.step) if percentage.approximate else 0.0)
    low = -math.inf if percentage.low is None else bounds[0] - slack
    return low / 100, math.inf if percentage.high is None else (bounds[-1] + slack) / 100


def _diagnostic(article: Article, stated: Share) -> Diagnostic:
    fields = {
        "share": stated.told or " ".join(article.words(stated.span).split()),
        "percent": stated.percentage.text,
        "computed": f"{100 * stated.value:.3g}%",
    }
    variant = "tenfold" if _is_tenfold(stated) else ""
    related = (Related(stated.span, f"{fields['computed']} by this"),)
    return Diagnostic(stated.percentage.span, fields, variant, related)


def _is_tenfold(stated: Share) -> bool:
    """Tell whether the percentage would state the share with its decimal point elsewhere."""
    if stated.percentage.low is None or stated.percentage.high is None:
        return False
    low, high = _fractions(stated.percentage)
    return any(stated.low <= high * power and low * power <= stated.high for power in (0.01, 0.1, 10, 100))
