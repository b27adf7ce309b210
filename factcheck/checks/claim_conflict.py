"""Two claims about the same thing whose values do not fit together."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from factcheck.checks import Diagnostic, RuleContext
from factcheck.comparison.conflicts import Conflict, find_conflicts
from factcheck.comparison.phrases import phrase
from factcheck.comparison.supporters import supporters
from factcheck.comparison.values import factor, variant
from factcheck.model import Article, Claim, Confidence, Quantity, Related
from factcheck.options import about

FIELDS = ("subject", "factor")

# What medicines and nutrients are measured in: weight, volume, units of effect.
_DOSED = ("mass", "length^3", "activity units")


@dataclass(frozen=True, slots=True)
class Options:
    """`ratio`: bounds that can both be true and differ by less than this factor are taken for rounding."""

    ratio: float = field(default=1.5, metadata=about("Bounds closer than this factor are rounding", minimum=1))


@dataclass(frozen=True, slots=True)
class _Disagreement:
    """The mention to be looked at, those that it stands against, and those that say the same as it."""

    odd: Claim
    others: tuple[Claim, ...]
    same: tuple[Claim, ...]
    confidence: Confidence


def check(context: RuleContext, options: Options) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each disagreement: of three mentions at the one that is alone, else at the later."""
    article = context.article
    numbers = sorted(quantity.span for quantity in context.extraction.quantities)
    for found in _disagreements(article, context.extraction.claims):
        odd, other = found.odd.quantity, found.others[0].quantity
        apart, differ = factor(other, odd), variant(other, odd)
        if differ != "bounds" or apart >= options.ratio:
            yield Diagnostic(
                span=odd.span,
                fields={
                    "subject": phrase(article, (found.odd, *found.others), numbers),
                    "factor": written(apart),
                    "other_place": _places(article, found.others),
                },
                variant="dose" if differ == "magnitude" and _is_dose(other, odd) else differ,
                related=tuple(_related(article, claim) for claim in found.others),
                confidence=found.confidence,
            )


def _disagreements(article: Article, claims: Sequence[Claim]) -> list[_Disagreement]:
    """Return the disagreements in text order, each once however many pairs of its mentions conflict."""
    found: list[_Disagreement] = []
    told: list[set[int]] = []
    for conflict in find_conflicts(article, claims):
        pair = {id(conflict.earlier), id(conflict.later)}
        if not any(pair <= members for members in told):
            found.append(_disagreement(claims, conflict))
            told.append({id(claim) for claim in (found[-1].odd, *found[-1].others, *found[-1].same)})
    return sorted(found, key=lambda each: each.odd.quantity.span)


def _disagreement(claims: Sequence[Claim], conflict: Conflict) -> _Disagreement:
    """Return a conflict with all that say what either side says; the side with fewer mentions is the one to look at."""
    earlier, later = supporters(claims, conflict.earlier, conflict.later)
    if len(later) > len(earlier):
        return _Disagreement(conflict.earlier, _in_order(conflict.later, *later), earlier, conflict.confidence)
    return _Disagreement(conflict.later, _in_order(conflict.earlier, *earlier), later, conflict.confidence)


def _in_order(*mentions: Claim) -> tuple[Claim, ...]:
    return tuple(sorted(mentions, key=lambda claim: claim.quantity.span))


def _places(article: Article, mentions: Sequence[Claim]) -> str:
    """Return "line 3", or "line 3 and line 9"."""
    places = list(dict.fromkeys(article.place(claim.quantity.span.start) for claim in mentions))
    return f"{', '.join(places[:-1])} and {places[-1]}" if len(places) > 1 else places[0]


def _related(article: Article, claim: Claim) -> Related:
    return Related(claim.quantity.span, f"{article.words(claim.quantity.span)} here")


def _is_dose(*stated: Quantity) -> bool:
    """Tell whether amounts are told for each day or for body weight."""
    return all(each.measure.kind == "dose" or each.measure.per_day for each in stated) and all(
        each.measure.dimension.startswith(_DOSED) for each in stated
    )


def written(apart: float) -> str:
    """Return a factor for people."""
    return "infinitely" if math.isinf(apart) else f"{apart:,.3g}" if apart < 999.5 else f"{apart:,.0f}"
