"""Projections for a year that has passed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.arithmetic.projections import past_projections, reference_year
from factcheck.checks import Material, Problem
from factcheck.extraction.sentences import split

FIELDS = ("year",)


@dataclass(frozen=True, slots=True)
class Options:
    """`today`: the date to judge by, such as "2026-01-31"; the clock's if empty."""

    today: str = ""


def check(material: Material, options: Options) -> Iterator[Problem]:
    """Yield a problem at each past year by which something "will" be so."""
    now = reference_year(options.today)
    for block in material.article.blocks:
        text = material.article.words(block.span)
        if "20" in text or "19" in text:
            for found in past_projections(text, split(text), now):
                yield Problem(found.span.shifted(block.span.start), {"year": str(found.year)})
