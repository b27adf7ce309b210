"""Counts below nothing in the columns of tables that count things: "-16" places used."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from factcheck.data import word_table
from factcheck.extraction.statements.grid import frame, heads
from factcheck.model import Cell, RuledOut, Table
from factcheck.text.cues import words_of

_FEWEST = 3
_MINUS = ("-", "−", "–")


def find_negative_counts(tables: Sequence[Table]) -> Iterator[RuledOut]:
    """Yield the one negative whole number of a table, in a column of counts."""
    for table in tables:
        below = [cell for cell in table.cells if cell.text[:1] in _MINUS and cell.text[1:].isdecimal()]
        if len(below) == 1 and below[0].row > table.header_rows and _is_in_column_of_counts(table, below[0]):
            yield RuledOut(below[0].span, "count", "0")


def _is_in_column_of_counts(table: Table, cell: Cell) -> bool:
    """Tell whether all else in a column is a count, and neither its header nor the row speaks of a difference."""
    column = [one for one in table.cells if one.column == cell.column and one.row > table.header_rows and one != cell]
    counts = [one for one in column if one.number and one.number.step >= 1 and not one.number.unit]
    around = frame(table)
    label = around.labels.get(cell.row)
    said = " ".join(one.text for one in (*heads(around, cell), *([label] if label else ())))
    return len(counts) == len(column) >= _FEWEST and words_of(said).isdisjoint(_words("differing"))


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(word_table("ruled-out")[kind])
