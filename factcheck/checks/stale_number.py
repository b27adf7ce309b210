"""Old numbers told in the present tense."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from factcheck.arithmetic.projections import old_states
from factcheck.arithmetic.within import within
from factcheck.checks import Material, Problem
from factcheck.extraction.sentences import split
from factcheck.model import Quantity, Related

FIELDS = ("year", "age")
_MANY = 1e6


@dataclass(frozen=True, slots=True)
class Options:
    """`years`: numbers older than this are stale. `this_year`: the year to judge by, the clock's where it is 0."""

    years: int = 10
    this_year: int = 0


def check(material: Material, options: Options) -> Iterator[Problem]:
    """Yield a problem at the first share of each sentence that is as old as that."""
    now = options.this_year or date.today().year
    for block in material.article.blocks:
        text, start = material.article.words(block.span), block.span.start
        if not any(map(_is_statistic, within(material.extraction.quantities, block.span))):
            continue
        for sentence, dated in old_states(text, split(text), now - options.years):
            inside = within(material.extraction.quantities, sentence.shifted(start))
            if number := next(filter(_is_statistic, inside), None):
                fields = {"year": str(dated.year), "age": str(now - dated.year)}
                yield Problem(number.span, fields, related=(Related(dated.span.shifted(start), "its year"),))


def _is_statistic(quantity: Quantity) -> bool:
    return quantity.unit in ("percent", "ratio") or (quantity.low or 0) >= _MANY
