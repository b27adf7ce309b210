"""Parts that do not add to their whole, in sentences and in tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.arithmetic.tables import broken_columns
from factcheck.arithmetic.totals import BrokenSum, allocations, complement_counts, remaining_shares
from factcheck.arithmetic.within import within
from factcheck.checks import Material, Problem
from factcheck.extraction.sentences import split
from factcheck.model import Block, Related

FIELDS = ("parts", "sum", "whole")


@dataclass(frozen=True, slots=True)
class Options:
    """No settings."""


def check(material: Material, options: Options) -> Iterator[Problem]:
    """Yield a problem at the parts of each whole that they do not add to, and at each wrong total of a table."""
    for block in material.article.blocks:
        text = material.article.words(block.span)
        for found in (*complement_counts(text), *allocations(text)):
            yield _problem(found, block.span.start)
        for found in _remaining(material, block):
            yield _problem(found)
    for column in broken_columns(material.article):
        yield Problem(column.total.span, {"sum": f"{column.sum:,.10g}", "whole": f"{column.stated:,.10g}"}, "table")


def _remaining(material: Material, block: Block) -> Iterator[BrokenSum]:
    quantities = within(material.extraction.quantities, block.span)
    if sum(quantity.unit == "percent" for quantity in quantities) > 1:
        sentences = [span.shifted(block.span.start) for span in split(material.article.words(block.span))]
        yield from remaining_shares(material.article.text, quantities, sentences)


def _problem(found: BrokenSum, offset: int = 0) -> Problem:
    sign = "%" if found.percent else ""
    fields = {
        "parts": " ".join(found.parts.split()),
        "sum": f"{found.sum:,.10g}{sign}",
        "whole": f"{found.whole:,.10g}{sign}",
    }
    related = (Related(found.whole_span.shifted(offset), "the whole"),) if found.whole_span else ()
    return Problem(found.span.shifted(offset), fields, related=related)
