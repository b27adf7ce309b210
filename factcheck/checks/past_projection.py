"""Projections for a year that has passed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from factcheck.arithmetic.projections import past_projections
from factcheck.checks import Material, Problem
from factcheck.extraction.sentences import split

FIELDS = ("year",)


@dataclass(frozen=True, slots=True)
class Options:
    """`this_year`: the year to judge by, the clock's where it is 0."""

    this_year: int = 0


def check(material: Material, options: Options) -> Iterator[Problem]:
    """Yield a problem at each past year by which something "will" be so."""
    now = options.this_year or date.today().year
    for block in material.article.blocks:
        text = material.article.words(block.span)
        if "20" in text or "19" in text:
            for found in past_projections(text, split(text), now):
                yield Problem(found.span.shifted(block.span.start), {"year": str(found.year)})
