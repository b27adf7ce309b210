"""The parts of a section whose heading says how many there are: "7 Ways to Sleep Better", "1. Keep the hours"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from factcheck.model import Article, Block, Span

_NUMBERED = re.compile(
    r"(?:[*_]{0,2})(?:(?:#|no\.? ?)(?P<hash>\d{1,2})\b|(?P<plain>\d{1,2})(?:[.):](?=\s|$)|\s?[-–—]\s)"
    r"|[A-Za-z]{3,12} (?:#|no\. ?)?(?P<named>\d{1,2})(?:[.):]|\s?[-–—]\s))",
    re.IGNORECASE,
)


def section_items(article: Article, blocks: Sequence[Block]) -> tuple[Span, ...]:
    """Return the parts of the section that the first of the blocks heads, if they are numbered from one without a gap.

    They are headings below it, or paragraphs that begin with their number; other parts may be an introduction, a
    conclusion or anything else.
    """
    head = blocks[0]
    section = list(takewhile(lambda block: block.kind != "heading" or block.level > head.level, blocks[1:]))
    for kind in ("heading", "paragraph"):
        items = [block for block in section if block.kind == kind and _number(article, block)]
        levels = {block.level for block in items}
        if [_number(article, block) for block in items] == list(range(1, len(items) + 1)) and len(levels) == 1:
            return tuple(block.span for block in items)
    return ()


def _number(article: Article, block: Block) -> int:
    """Return the number that a block begins with, 0 if there is none."""
    found = _NUMBERED.match(article.words(block.span)[:40])
    return int(found["hash"] or found["plain"] or found["named"]) if found else 0
