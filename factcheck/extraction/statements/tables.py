"""Tables as grids: cells by row and column, with the rows of the header."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from factcheck.model import Article, Cell, Number, Span, Table
from factcheck.text.expressions import expression

_MOST_HEADER_ROWS = 4
_NUMBER = expression(
    r"(?P<number>\d{1,3}(?:,\d{3}){1,3}|\d{1,9}(?:\.(?P<decimals>\d{1,4}))?)\s?(?P<percent>%)?"
    r"(?:\s?\(\s?\d{1,3}(?:\.\d{1,3})?\s?%?\s?\))?$"
)


def find_tables(article: Article) -> Iterator[Table]:
    """Yield the tables of an article in order."""
    blocks = (block for block in article.blocks if block.kind == "table-cell")
    for _, table in groupby(blocks, key=lambda block: block.label.partition(":")[0]):
        cells, head = [], 1
        for block in table:
            row, column = map(int, block.label.split(":")[1:])
            words = article.words(block.span)
            cells.append(Cell(row, column, block.span, words.strip(), _number(words, block.span.start)))
            head = row if block.level else head
        yield Table(tuple(cells), max(head, _header_rows(cells)))


def _number(words: str, start: int) -> Number | None:
    """Return the number that the words of a cell are; `start` is where they stand."""
    found = _NUMBER.match(words.rstrip(), len(words) - len(words.lstrip()))
    if not found:
        return None
    value = float(found["number"].replace(",", ""))
    unit = "percent" if found["percent"] else None
    return Number(Span(*found.span("number")).shifted(start), value, 10.0 ** -len(found["decimals"] or ""), unit)


def _header_rows(cells: Sequence[Cell]) -> int:
    """Return how many rows are the header: the first, and those below it that have no number and no label of their own.

    "Group" over two rows beside "People" over "n" and "%" leaves the first column of the second row empty.
    """
    rows = {row: list(found) for row, found in groupby(cells, key=lambda cell: cell.row)}
    header = 1
    while header < _MOST_HEADER_ROWS and (row := rows.get(header + 1)) and _goes_on(row) and header + 2 in rows:
        header += 1
    return header


def _goes_on(row: Sequence[Cell]) -> bool:
    unlabelled = row[0].column > 1 or not row[0].text
    return unlabelled and not any(character.isdigit() for cell in row for character in cell.text)
