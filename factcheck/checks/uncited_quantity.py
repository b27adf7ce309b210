"""Shares told as facts of health, in prose that names no source for them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from factcheck.checks import Diagnostic, RuleContext
from factcheck.model import Block, Span

FIELDS = ()
_PROSE = ("paragraph", "list-item")


@dataclass(frozen=True, slots=True)
class Options:
    """No settings."""


def check(context: RuleContext, options: Options) -> Iterator[Diagnostic]:
    """Yield a diagnostic at the first share of each paragraph or list item whose surroundings name no source.

    A source may stand in the heading above, in the introduction of a list and its items, or in the block behind.
    """
    shares = context.extraction.statements.health_shares
    if not shares:
        return
    blocks, sources = context.article.blocks, _sources(context)
    starts = [block.span.start for block in blocks]
    around = _surroundings(blocks)
    told = -1
    for share in shares:
        place = bisect_left(starts, share.span.start + 1) - 1
        if place != told and blocks[place].kind in _PROSE:
            told = place
            if not any(_holds(span, sources) for span in around[place]):
                yield Diagnostic(share.span)


def _sources(context: RuleContext) -> list[int]:
    """Return where citations, links and note marks stand, in order."""
    article = context.article
    marks = (mark.offset for mark in article.note_marks)
    links = (link.span.start for link in article.links)
    return sorted(chain(marks, links, (citation.span.start for citation in context.extraction.citations)))


def _holds(span: Span, sources: list[int]) -> bool:
    place = bisect_left(sources, span.start)
    return place < len(sources) and sources[place] <= span.end


def _surroundings(blocks: Sequence[Block]) -> list[tuple[Span, ...]]:
    """Return for each block the heading above it, and the stretch from its list's introduction to the block behind."""
    count = len(blocks)
    behind = [count - 1] * count
    for place in range(count - 2, -1, -1):
        behind[place] = behind[place + 1] if blocks[place + 1].kind == "list-item" else place + 1
    around: list[tuple[Span, ...]] = []
    heading: tuple[Span, ...] = ()
    opening = 0
    for place, block in enumerate(blocks):
        if block.kind == "heading":
            heading = (block.span,)
        if block.kind != "list-item":
            opening = place
        around.append((*heading, Span(blocks[opening].span.start, blocks[behind[place]].span.end)))
    return around
