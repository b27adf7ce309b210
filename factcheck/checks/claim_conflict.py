"""Two claims about the same thing whose values do not fit together."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, field

from factcheck.checks import Diagnostic, RuleContext
from factcheck.comparison.conflicts import find_conflicts
from factcheck.comparison.values import factor, variant
from factcheck.extraction.claims.words import WORD, form
from factcheck.model import Article, Claim, Quantity, Related
from factcheck.options import about

FIELDS = ("subject", "factor")

_LONGEST_SUBJECT = 90
# What medicines and nutrients are measured in: weight, volume, units of effect.
_DOSED = ("mass", "length^3", "activity units")


@dataclass(frozen=True, slots=True)
class Options:
    """`ratio`: bounds that can both be true and differ by less than this factor are taken for rounding."""

    ratio: float = field(default=1.5, metadata=about("Bounds closer than this factor are rounding", minimum=1))


def check(context: RuleContext, options: Options) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each pair of claims that conflict, at the later of the two."""
    article = context.article
    found = find_conflicts(article, context.extraction.claims)
    for conflict in sorted(found, key=lambda conflict: conflict.later.quantity.span):
        earlier, later = conflict.earlier.quantity, conflict.later.quantity
        apart, differ = factor(earlier, later), variant(earlier, later)
        if differ != "bounds" or apart >= options.ratio:
            yield Diagnostic(
                span=later.span,
                fields={"subject": subject(article, conflict.later, conflict.earlier), "factor": written(apart)},
                variant="dose" if differ == "magnitude" and _is_dose(earlier, later) else differ,
                related=(Related(earlier.span, f"{article.words(earlier.span)} here"),),
                confidence=conflict.confidence,
            )


def _is_dose(*stated: Quantity) -> bool:
    """Tell whether amounts are told for each day or for body weight."""
    return all(each.measure.kind == "dose" or each.measure.per_day for each in stated) and all(
        each.measure.dimension.startswith(_DOSED) for each in stated
    )


def subject(article: Article, later: Claim, earlier: Claim) -> str:
    """Return the later sentence from the first to the last word that both share, with "…" for its number."""
    shared = set(later.subject) & earlier.context
    words = WORD.finditer(article.text, later.sentence.start, later.sentence.end)
    places = [match.span() for match in words if form(match.group()) in shared]
    start, end = (places[0][0], places[-1][1]) if places else (later.sentence.start, later.sentence.end)
    number = later.quantity.span
    phrase = article.text[start:end]
    if start <= number.start < end:
        phrase = f"{article.text[start : number.start]}…{article.text[number.end : max(end, number.end)]}"
    return textwrap.shorten(phrase.strip(" …"), _LONGEST_SUBJECT, placeholder=" …")


def written(apart: float) -> str:
    """Return a factor for people."""
    return "infinitely" if math.isinf(apart) else f"{apart:,.3g}" if apart < 1000 else f"{apart:,.0f}"
