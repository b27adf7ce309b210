"""Numbers that a reader would want a source for, in a block that cites none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.checks import Material, Problem
from factcheck.model import Block, Citation, Quantity

FIELDS = ()


@dataclass(frozen=True, slots=True)
class Options:
    """`units`: the units of the numbers that need a source."""

    units: tuple[str, ...] = ("percent", "percentage point", "ratio")


def check(material: Material, options: Options) -> Iterator[Problem]:
    """Yield a problem for each such number in a block without any citation."""
    for quantity in material.extraction.quantities:
        if quantity.unit in options.units:
            block = material.article.block_at(quantity.span.start)
            if block and not _cited(quantity, block, material.extraction.citations, material):
                yield Problem(quantity.span)


def _cited(quantity: Quantity, block: Block, citations: tuple[Citation, ...], material: Material) -> bool:
    marked = any(block.span.start <= mark.offset <= block.span.end for mark in material.article.note_marks)
    linked = any(block.span.covers(link.span) for link in material.article.links)
    return marked or linked or any(block.span.covers(citation.span) for citation in citations)
