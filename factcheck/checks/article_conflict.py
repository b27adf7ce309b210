"""Two articles of one site that give different values for the same thing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from factcheck.checks import Diagnostic, RuleContext
from factcheck.checks.claim_conflict import written
from factcheck.model import Article, Claim
from factcheck.values import dataclass

if TYPE_CHECKING:
    from factcheck.comparison.across import Opposed, Relation

FIELDS = ("subject", "factor", "other_article")
ACROSS = True


@dataclass(frozen=True, slots=True)
class Options:
    """`ratio`: bounds that can both be true and differ by less than this factor are taken for rounding."""

    ratio: float = 1.5


def check(context: RuleContext, options: Options) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each claim that conflicts with one of the other articles in `context.others`."""
    from factcheck.comparison.across import Relation  # late, as what compares: a rule is known without it

    for other in context.others:
        for _, diagnostic in conflicts(context, other, Relation(), options):
            yield diagnostic


def conflicts(
    here: RuleContext, there: RuleContext, relation: Relation, options: Options
) -> Iterator[tuple[Opposed, Diagnostic]]:
    """Yield the conflicts between two articles, surest first, each as a problem of the first."""
    from factcheck.comparison.across import opposed
    from factcheck.comparison.measures import factor
    from factcheck.comparison.phrases import phrase

    claims, others = here.extraction.claims, there.extraction.claims
    numbers = sorted(claim.quantity.span for claim in claims)
    for found in opposed(here.article, claims, there.article, others, relation):
        one, two = claims[found.here], others[found.there]
        apart, differ = factor(one.quantity.measure, two.quantity.measure), _variant(one, two, found)
        if differ != "bounds" or apart >= options.ratio:
            fields = {"subject": phrase(here.article, (one,), numbers, (two,)), "factor": written(apart)}
            yield found, _diagnostic(one, there.article, two, found, differ, fields)


def _variant(one: Claim, two: Claim, found: Opposed) -> str:
    """Return how the two differ: both can be true, or a slip of the point makes one of the other."""
    from factcheck.comparison.measures import slip

    if found.agreement == "compatible":
        return "bounds"
    return "magnitude" if slip(one.quantity.measure, two.quantity.measure) == "tenfold" else ""


def _diagnostic(
    here: Claim, other: Article, there: Claim, found: Opposed, differ: str, fields: Mapping[str, str]
) -> Diagnostic:
    place = other.place(there.quantity.span.start)
    return Diagnostic(
        span=here.quantity.span,
        fields={
            **fields,
            "other": other.words(there.quantity.span),
            "other_article": other.path,
            "other_place": place,
        },
        variant=differ,
        confidence=found.confidence,
        evidence=((f"{other.path}, {place}", other.words(there.sentence)),),
    )
