"""Numbers that a reader would want a source for, in a block that cites none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.checks import Diagnostic, RuleContext
from factcheck.model import Block, Citation, Quantity

FIELDS = ()


@dataclass(frozen=True, slots=True)
class Options:
    """`units`: the units of the numbers that need a source."""

    units: tuple[str, ...] = ("percent", "percentage point", "ratio")


def check(context: RuleContext, options: Options) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each such number in a block without any citation."""
    for quantity in context.extraction.quantities:
        if quantity.unit in options.units:
            block = context.article.block_at(quantity.span.start)
            if block and not _cited(quantity, block, context.extraction.citations, context):
                yield Diagnostic(quantity.span)


def _cited(quantity: Quantity, block: Block, citations: tuple[Citation, ...], context: RuleContext) -> bool:
    marked = any(block.span.start <= mark.offset <= block.span.end for mark in context.article.note_marks)
    linked = any(block.span.covers(link.span) for link in context.article.links)
    return marked or linked or any(block.span.covers(citation.span) for citation in citations)
