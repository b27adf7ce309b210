"""Labels: what stands beside or above a cell or a short item and says what its numbers are of."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from factcheck.extraction.claims.words import WORD, form
from factcheck.extraction.statements.grid import Frame, frame, heads, in_unit_of
from factcheck.model import Article, Block, Cell, Claim, Table
from factcheck.text.expressions import expression

_CAPTION = expression(r"(?:Table|Tab\.|Chart|Box)\s?[\dIVX]|[^.]{1,120}:?$")
_INTRODUCES = expression(r"(?s:.{0,300}):$")
_IN_RUNS = ("list-item", "table-cell")
_SHORTEST_SENTENCE = 60
"""An item of so many characters, or one that ends like a sentence, needs no label."""


class Above(NamedTuple):
    """What stands above a block: the paragraph before its list or table, and its heading."""

    paragraph: Block | None
    heading: Block | None


def with_labels(article: Article, tables: Sequence[Table], claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return the claims, those of table cells and of short list items with the words that say what they are of.

    Nearest first: the label of the row, the header from the bottom, the caption; of an item the sentence that
    introduces the list; then the heading. A bare number takes the unit of the header.
    """
    if not any(block.kind in _IN_RUNS for block in article.blocks):
        return tuple(claims)
    above = list(_above(article))
    starts = [block.span.start for block in article.blocks]
    cells = {cell.span.start: (around, cell) for table in tables for around in [frame(table)] for cell in table.cells}
    found = []
    for claim in claims:
        place = bisect_right(starts, claim.sentence.start) - 1
        block = article.blocks[place]
        if cell := cells.get(block.span.start):
            claim = _of_cell(article, claim, above[place], *cell)
        elif block.kind == "list-item" and not claim.complete and len(block.span) < _SHORTEST_SENTENCE:
            claim = replace(claim, labels=_forms(_texts(article, above[place], _INTRODUCES)))
        found.append(claim)
    return tuple(found)


def _above(article: Article) -> Iterator[Above]:
    """Yield what stands above each block."""
    paragraph = heading = None
    for block in article.blocks:
        if block.kind == "heading":
            paragraph, heading = None, block
        yield Above(paragraph, heading)
        if block.kind not in _IN_RUNS:
            paragraph = block if block.kind == "paragraph" else None


def _of_cell(article: Article, claim: Claim, above: Above, around: Frame, cell: Cell) -> Claim:
    over = heads(around, cell)
    if cell.row <= len(around.header):
        return claim
    row = around.labels.get(cell.row)
    labels = [*([row] if row and row is not cell else []), *reversed(over)]
    texts = [*(one.text for one in labels), *_texts(article, above, _CAPTION)]
    alone = claim.quantity.text == cell.text
    quantity = in_unit_of(claim.quantity, over) if alone else claim.quantity
    return replace(claim, labels=_forms(texts), quantity=quantity)


def _texts(article: Article, above: Above, introduces: re.Pattern[str]) -> Iterator[str]:
    """Yield the words of the paragraph above, if it introduces a table or list, and of the heading."""
    if above.paragraph and introduces.match(words := article.words(above.paragraph.span)):
        yield words
    if above.heading:
        yield article.words(above.heading.span)


def _forms(texts: Iterable[str]) -> tuple[str, ...]:
    found = (form(word.group()) for text in texts for word in WORD.finditer(text))
    return tuple(dict.fromkeys(filter(None, found)))
