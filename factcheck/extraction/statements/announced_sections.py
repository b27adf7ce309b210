"""The parts of a section whose heading says how many there are: "7 Ways to Sleep Better", and seven of them follow."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from factcheck.extraction.statements.passage import within
from factcheck.model import Article, Block, Quantity, Span
from factcheck.text.expressions import expression

_NUMBERED = expression(
    r"(?:[*_]{0,2})(?:(?:#|no\.? ?)(?P<hash>\d{1,2})\b|(?P<plain>\d{1,2})(?:[.):](?=\s|$)|\s?[-–—]\s)"
    r"|[A-Za-z]{3,12} (?:#|no\. ?)?(?P<named>\d{1,2})(?:[.):]|\s?[-–—]\s))",
    re.IGNORECASE,
)

# "*For you (6):*" counts a part of the items.
_PART = expression(r"\(\d{1,2}\)")
_INTRODUCTION = 80
"""A list below more words than these may belong to them rather than to the heading: two or three sentences."""


def section_items(article: Article, blocks: Sequence[Block]) -> tuple[Span, ...]:
    """Return the parts of the section that the first of the blocks heads, if they are numbered from one without a gap.

    They are headings below it, or paragraphs that begin with their number; other parts may be an introduction, a
    conclusion or anything else.
    """
    section = _section(blocks)
    for kind in ("heading", "paragraph"):
        items = [block for block in section if block.kind == kind and _number(article, block)]
        levels = {block.level for block in items}
        if [_number(article, block) for block in items] == list(range(1, len(items) + 1)) and len(levels) == 1:
            return tuple(block.span for block in items)
    return ()


def only_list(
    article: Article, blocks: Sequence[Block], number: Quantity, quantities: Sequence[Quantity]
) -> Sequence[Block]:
    """Return the blocks of the one list of the section that the first of the blocks heads with a number.

    There is none where a sentence introduces the list, where the section has parts under headings of their own, or
    where its prose or the list's items count as well: "the first three today", "*For you (6):*".
    """
    section = _section(blocks)
    before = list(takewhile(lambda block: block.kind == "paragraph", section))
    run = list(takewhile(lambda block: block.kind == "list-item", section[len(before) :]))
    after = section[len(before) + len(run) :]
    if not run or any(block.kind in ("heading", "list-item", "cell") for block in after):
        return ()
    introduction = " ".join(article.words(block.span) for block in before)
    if len(introduction.split()) > _INTRODUCTION or introduction.rstrip().endswith(":"):
        return ()
    others = [one for block in (*before, *after) for one in within(quantities, block.span)]
    parts = any(_PART.search(article.words(block.span)) for block in run)
    return () if parts or any(_counts_like(one, number) for one in others) else run


def _section(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks below the first one, up to the next heading of its level."""
    head = blocks[0]
    return list(takewhile(lambda block: block.kind != "heading" or block.level > head.level, blocks[1:]))


def _counts_like(other: Quantity, number: Quantity) -> bool:
    """Tell whether another number may count the same things: "the other four"."""
    return not other.unit and other.step == 1 and other.counted in ("", number.counted)


def _number(article: Article, block: Block) -> int:
    """Return the number that a block begins with, 0 if there is none."""
    found = _NUMBERED.match(article.words(block.span)[:40])
    return int(found["hash"] or found["plain"] or found["named"]) if found else 0
