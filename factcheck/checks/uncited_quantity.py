"""Shares told as facts of health, in sections that name no source."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import chain

from factcheck.checks import Diagnostic, RuleContext
from factcheck.model import Quantity
from factcheck.values import dataclass

FIELDS = ()
_PROSE = ("paragraph", "list-item")


@dataclass(frozen=True, slots=True)
class Options:
    """No settings."""


def check(context: RuleContext, options: Options) -> Iterator[Diagnostic]:
    """Yield a diagnostic at the first share of each paragraph or list item in a section that names no source.

    A section begins with its heading and ends at the next one, of whatever level. Front matter can name no source.
    """
    shares = context.extraction.statements.health_shares
    if not shares:
        return
    blocks, sources = context.article.blocks, _sources(context)
    starts = [block.span.start for block in blocks]
    sections = [block.span.start for block in blocks if block.kind == "heading"]
    told = -1
    for share in shares:
        if context.article.is_in_front_matter(share.span):
            continue
        place = bisect_right(starts, share.span.start) - 1
        if place != told and blocks[place].kind in _PROSE:
            told = place
            if not _is_sourced(share, sections, sources):
                yield Diagnostic(share.span)


def _sources(context: RuleContext) -> list[int]:
    """Return where citations, entries, links and note marks stand, and blocks that say whose numbers they tell."""
    article, extraction = context.article, context.extraction
    spans = chain(
        (citation.span for citation in extraction.citations),
        (entry.span for entry in extraction.references if entry.span),
        (link.span for link in article.links),
        extraction.statements.attributions,
    )
    return sorted(chain((mark.offset for mark in article.note_marks), (span.start for span in spans)))


def _is_sourced(share: Quantity, sections: list[int], sources: list[int]) -> bool:
    """Tell whether a source stands between the heading above a share and the next one."""
    after = bisect_right(sections, share.span.start)
    start = sections[after - 1] if after else 0
    first = bisect_left(sources, start)
    return first < len(sources) and (after == len(sections) or sources[first] < sections[after])
