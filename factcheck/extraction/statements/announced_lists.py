"""Lists whose length a sentence announces: "Cancer spreads by three main routes:" and the items below."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from factcheck.data import word_list
from factcheck.extraction.statements.passage import within
from factcheck.model import AnnouncedList, Article, Block, Quantity, Span

_MARKER = re.compile(r"(?:[-*+•‣◦▪●○■□–]|\(?\w{1,3}[.)]|\[\d{1,3}\])[ \t]*(?:[*_~\[(“\"]{1,4})?$")
# Bullets that a copy has left inside one paragraph.
_RUN_IN = re.compile(r"(?:\s{2}|[.;:]\s)[-•*–]\s")
_SELECTED = re.compile(
    r"\b(?:of the|of these|of|first|last|next|other|another|any|least|most|or|step|stage|phase|type|grade|every)\s$",
    re.I,
)
_MARKER_REACH = 12


def find_announced_lists(article: Article, quantities: Sequence[Quantity]) -> Iterator[AnnouncedList]:
    """Yield each list right below a block whose end counts it; lists that may go on further down are left out."""
    for index, block in enumerate(article.blocks[:-1]):
        if article.blocks[index + 1].kind != "list-item" or not article.words(block.span).endswith(":"):
            continue
        number = _announcement(article, block.span, quantities)
        items = _items(article, block, article.blocks[index + 1 :]) if number else ()
        if number and len(items) > 1:
            yield AnnouncedList(number, items)


def _announcement(article: Article, span: Span, quantities: Sequence[Quantity]) -> Quantity | None:
    """Return the block's last number if it counts the items: a whole number, and a noun of lists before the colon."""
    numbers = within(quantities, span)
    if not numbers or numbers[-1].comparator != "=" or numbers[-1].unit or numbers[-1].step != 1:
        return None
    number = numbers[-1]
    counts = _counts().match(article.text, number.span.end, span.end)
    selected = _SELECTED.search(article.text, max(span.start, number.span.start - 12), number.span.start)
    return number if counts and not selected else None


def _items(article: Article, intro: Block, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the items of the list that starts `blocks`, or none where its end is not sure."""
    level = blocks[0].level
    run = next((n for n, block in enumerate(blocks) if block.kind != "list-item" or block.level < level), len(blocks))
    items = [block for block in blocks[:run] if block.level == level and _starts_item(article, block)]
    if intro.kind == "list-item" and intro.level >= level:
        return ()
    if any(_RUN_IN.search(article.words(block.span)) for block in items) or _goes_on(article, blocks, run):
        return ()
    return tuple(items)


def _starts_item(article: Article, block: Block) -> bool:
    """Tell an item from its second paragraph: in source text a marker or tag stands before it.

    In Word each paragraph with a number or bullet is one.
    """
    if not article.source or article.format == "word":
        return True
    start = article.source_span(block.span).start
    before = article.source[article.source.rfind("\n", 0, start) + 1 : start]
    return bool(_MARKER.search(before[-_MARKER_REACH:])) or "<li" in article.source[max(0, start - 80) : start]


def _goes_on(article: Article, blocks: Sequence[Block], run: int) -> bool:
    """Tell whether more items follow before the next heading that no other sentence introduces."""
    for before, block in zip(blocks[run - 1 :], blocks[run:], strict=False):
        if block.kind == "heading":
            return False
        if block.kind == "list-item":
            return not article.words(before.span).endswith(":")
    return False


@cache
def _counts() -> re.Pattern[str]:
    nouns = "|".join(sorted((_plural(noun) for noun in word_list("list-nouns")), key=len, reverse=True))
    return re.compile(rf"(?: [A-Za-z-]{{1,20}}){{0,3}} (?:{nouns})(?: [A-Za-z'’-]{{1,20}}){{0,8}}:$")


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "ch", "x")) else f"{noun}s"
