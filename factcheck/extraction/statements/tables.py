"""Tables as grids: cells by row and column, with the rows of the header."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from factcheck.model import Article, Cell, Table


def find_tables(article: Article) -> Iterator[Table]:
    """Yield the tables of an article in order."""
    blocks = (block for block in article.blocks if block.kind == "table-cell")
    for _, table in groupby(blocks, key=lambda block: block.label.partition(":")[0]):
        cells = []
        for block in table:
            row, column = map(int, block.label.split(":")[1:])
            cells.append(Cell(row, column, block.span, article.words(block.span).strip()))
        yield Table(tuple(cells), header_rows=1)
