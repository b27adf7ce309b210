"""Two articles of one site that give different values for the same thing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.checks import Material, Problem
from factcheck.checks.claim_conflict import subject, written
from factcheck.comparison.cross_document import Opposed, Relation, opposed
from factcheck.comparison.values import factor, variant
from factcheck.model import Article, Claim

FIELDS = ("subject", "factor", "other_article")
ACROSS = True


@dataclass(frozen=True, slots=True)
class Options:
    """`ratio`: bounds that can both be true and differ by less than this factor are taken for rounding."""

    ratio: float = 1.5


def check(material: Material, options: Options) -> Iterator[Problem]:
    """Yield a problem for each claim that conflicts with one of the other articles in `material.others`."""
    for other in material.others:
        for _, problem in conflicts(material, other, Relation(), options):
            yield problem


def conflicts(
    here: Material, there: Material, relation: Relation, options: Options
) -> Iterator[tuple[Opposed, Problem]]:
    """Yield the conflicts between two articles, surest first, each as a problem of the first."""
    claims, others = here.extraction.claims, there.extraction.claims
    for found in opposed(here.article, claims, there.article, others, relation):
        one, two = claims[found.here], others[found.there]
        apart, differ = factor(one.quantity, two.quantity), variant(one.quantity, two.quantity)
        if differ != "bounds" or apart >= options.ratio:
            yield found, _problem(here.article, one, there.article, two, found, differ, apart)


def _problem(
    article: Article, here: Claim, other: Article, there: Claim, found: Opposed, differ: str, apart: float
) -> Problem:
    place = other.place(there.quantity.span.start)
    return Problem(
        span=here.quantity.span,
        fields={
            "subject": subject(article, here, there),
            "factor": written(apart),
            "other": other.words(there.quantity.span),
            "other_article": other.path,
            "other_place": place,
        },
        variant=differ,
        confidence=found.confidence,
        evidence=((f"{other.path}, {place}", other.words(there.sentence)),),
    )
