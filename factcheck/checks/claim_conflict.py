"""Two claims about the same thing whose values do not fit together."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from factcheck.checks import Diagnostic, RuleContext
from factcheck.model import Article, Claim, Extraction, Quantity, Related
from factcheck.values import dataclass

if TYPE_CHECKING:
    from factcheck.comparison.restated import Conflict

FIELDS = ("subject", "factor")

# What medicines and nutrients are measured in: weight, volume, units of effect.
_DOSED = ("mass", "length^3", "activity units")


@dataclass(frozen=True, slots=True)
class Options:
    """Nothing to set."""


def check(context: RuleContext, options: Options) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each disagreement: of three mentions at the one that is alone, else at the later."""
    from factcheck.comparison.measures import factor  # late, as what compares: a rule is known without it
    from factcheck.comparison.phrases import phrase

    article = context.article
    numbers = sorted(quantity.span for quantity in context.extraction.quantities)
    found = _conflicts(article, context.extraction)
    sides = [_in_order(conflict.other, *conflict.more) for conflict in found]
    subjects = [phrase(article, (each.odd, *others), numbers) for each, others in zip(found, sides, strict=True)]
    for conflict, others, subject in zip(found, sides, subjects, strict=True):
        yield Diagnostic(
            span=conflict.odd.quantity.span,
            fields={
                "subject": subject,
                "factor": written(factor(conflict.other.quantity.measure, conflict.odd.quantity.measure)),
                "other_place": _places(article, others),
            },
            variant=_variant(conflict),
            related=tuple(_related(article, claim) for claim in others),
            confidence=conflict.confidence,
        )


def _conflicts(article: Article, extraction: Extraction) -> list[Conflict]:
    """Return the conflicts that are sure enough for a warning, in text order; `factcheck facts` lists the others.

    A number that comes out of others as the words tell says nothing again, nor does a part of the other; what a study
    is told with is told of as such (`study_detail`).
    """
    from factcheck.comparison.derivations import explained
    from factcheck.comparison.partition import is_part
    from factcheck.comparison.restated import find_facts

    statements = extraction.statements
    made = explained(statements.derivations) | {recall.span for recall in statements.study_recalls}
    found = (fact.conflict for fact in find_facts(article, extraction.claims))
    sure = (conflict for conflict in found if conflict and conflict.confidence != "low")
    sure = (each for each in sure if made.isdisjoint((each.odd.quantity.span, each.other.quantity.span)))
    quantities = extraction.quantities
    sure = (each for each in sure if not is_part(article, quantities, each.odd, each.other))
    return sorted(_but_cases(list(sure)), key=lambda conflict: conflict.odd.quantity.span)


def _but_cases(found: Sequence[Conflict]) -> Iterator[Conflict]:
    """Yield the conflicts but those of two sentences that differ in several numbers: these tell of two cases."""
    pairs = [frozenset((conflict.odd.sentence, conflict.other.sentence)) for conflict in found]
    for conflict, pair in zip(found, pairs, strict=True):
        if pairs.count(pair) == 1:
            yield conflict


def _variant(conflict: Conflict) -> str:
    """Return how the two differ: bounds that point opposite ways, a slip of point or unit, bounds that both hold."""
    from factcheck.comparison.measures import slip

    odd, other = conflict.odd.quantity, conflict.other.quantity
    if conflict.agreement == "turned":
        return "turned"
    if conflict.agreement == "compatible":
        return "bounds"
    kind = slip(odd.measure, other.measure)
    if kind in ("tenfold", "unit"):
        return "dose" if _is_dose(odd, other) else "magnitude" if kind == "tenfold" else "unit"
    return ""


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
