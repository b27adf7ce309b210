"""Mentions that look like one source written in two ways, in an article without a list to tell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from rapidfuzz.distance import OSA

from factcheck.checks import Material, Problem
from factcheck.extraction.citations.names import fold
from factcheck.model import Citation, Related

FIELDS = ("source", "earlier")


@dataclass(frozen=True, slots=True)
class Options:
    """`differs`: what the two ways differ in, the year by one or the spelling of the name by one letter.

    `shortest` is the length from which a name is long enough for a slip to be likelier than another person.
    """

    differs: Literal["year", "spelling"] = "spelling"
    shortest: int = 6


def check(material: Material, options: Options) -> Iterator[Problem]:
    """Yield a problem for each later cluster that differs from an earlier one by a single slip."""
    if material.extraction.references:
        return
    named = [cluster for cluster in material.extraction.clusters if _dated(cluster.citations[0])]
    for earlier, later in combinations(named, 2):
        one, two = earlier.citations[0], later.citations[0]
        if _alike(one, two) and _slip(one, two, options):
            place = Related(one.span, "written so here")
            yield Problem(two.span, {"source": two.text, "earlier": one.text}, related=(place,))


def _dated(citation: Citation) -> bool:
    return bool(citation.authors) and (citation.year or "").isdecimal()


def _alike(one: Citation, two: Citation) -> bool:
    """Tell whether the further authors agree: the same second name, or "et al." in both."""
    families = [[fold(name.family) for name in citation.authors[1:]] for citation in (one, two)]
    return families[0] == families[1] and one.et_al == two.et_al


def _slip(one: Citation, two: Citation, options: Options) -> bool:
    first, second = (fold(citation.authors[0].family) for citation in (one, two))
    years = abs(int(one.year or 0) - int(two.year or 0))
    if options.differs == "year":
        return first == second and years == 1 and not one.suffix and not two.suffix
    long_enough = min(len(first), len(second)) >= options.shortest
    return years == 0 and long_enough and first[0] == second[0] and OSA.distance(first, second) == 1
