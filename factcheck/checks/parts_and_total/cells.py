"""The numbers in the cells of a table's body, by column and row, for the arithmetic between columns."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from factcheck.data import word_table
from factcheck.model import Cell, Table
from factcheck.text.expressions import expression

_NUMBER = expression(
    r"(?P<sign>[+\-−–])?\s?[$£€]?(?P<number>\d{1,3}(?:,\d{3})+|\d{1,9}(?:\.(?P<decimals>\d{1,4}))?)"
    r"\s?(?P<unit>%|[^\W\d_]{1,12})?$"
)
_TIMED = expression(r"(\d{1,2}):([0-5]\d)")
"""Minutes and seconds, or hours and minutes, which count in the smaller unit."""
_LABEL_END = expression(r"[,:(\[]")
_PERCENT = frozenset({"percent", "percentage"})
_WORD = expression(r"[^\W\d_]+")


class Entry(NamedTuple):
    """The number of a cell: `step` is the worth of its last digit, `unit` what stands behind it, "" for nothing."""

    cell: Cell
    value: float
    step: float
    unit: str


Column = Mapping[int, Entry]
"""The numbers of a column by row."""


def number_columns(table: Table) -> dict[int, Column]:
    """Return the columns of which every filled cell, but those of the header and of sums, is a number of one unit.

    Cells that hold a dash or nothing are left out, and so is a column with less than two numbers.
    """
    summed = _sum_rows(table)
    found: dict[int, dict[int, Entry]] = {}
    broken: set[int] = set()
    for cell in table.cells:
        if cell.row <= table.header_rows or cell.row in summed or not any(map(str.isalnum, cell.text)):
            continue
        if entry := _entry(cell):
            found.setdefault(cell.column, {})[cell.row] = entry
        elif any(map(str.isdigit, cell.text)):
            broken.add(cell.column)
    kept = {column: rows for column, rows in found.items() if column not in broken and len(rows) > 1}
    return {
        column: _in_percent(table, column, rows)
        for column, rows in kept.items()
        if len({one.unit for one in rows.values()}) == 1
    }


def _in_percent(table: Table, column: int, rows: Mapping[int, Entry]) -> Column:
    """Return a column of bare numbers as percentages, where the header says that they are."""
    over = " ".join(cell.text for cell in table.cells if cell.column == column and cell.row <= table.header_rows)
    bare = all(not one.unit for one in rows.values())
    percent = "%" in over or not _PERCENT.isdisjoint(over.casefold().split())
    return {row: one._replace(unit="%") for row, one in rows.items()} if bare and percent else rows


def entries(table: Table) -> dict[int, Column]:
    """Return the numbers of all columns of the body, sums among them."""
    found: dict[int, dict[int, Entry]] = {}
    for cell in table.cells:
        if cell.row > table.header_rows and (entry := _entry(cell)):
            found.setdefault(cell.column, {})[cell.row] = entry
    return dict(found)


def header(table: Table, column: int) -> frozenset[str]:
    """Return the words over a column."""
    over = (cell.text for cell in table.cells if cell.column == column and cell.row <= table.header_rows)
    return frozenset(_WORD.findall(" ".join(over).casefold()))


def row_names(table: Table) -> dict[int, str]:
    """Return what each row is called, in lower case, up to a comma, colon or bracket."""
    found: dict[int, str] = {}
    for cell in table.cells:
        if cell.column == 1:
            found.setdefault(cell.row, _LABEL_END.split(cell.text.casefold(), maxsplit=1)[0].strip())
    return found


def _sum_rows(table: Table) -> frozenset[int]:
    words = set(word_table("table-words")["summed"])
    return frozenset(row for row, name in row_names(table).items() if not words.isdisjoint(_WORD.findall(name)))


def _entry(cell: Cell) -> Entry | None:
    if timed := _TIMED.fullmatch(cell.text):
        return Entry(cell, 60 * float(timed[1]) + float(timed[2]), 1.0, "time")
    found = _NUMBER.match(cell.text)
    if not found:
        return None
    value = float(found["number"].replace(",", ""))
    minus = found["sign"] in ("-", "−", "–")
    return Entry(cell, -value if minus else value, 10.0 ** -len(found["decimals"] or ""), found["unit"] or "")
