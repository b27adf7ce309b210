"""Columns whose last row is called their mean and is not: beyond all numbers above it, or off where all count alike.

A mean of groups may weigh them by size and is wrong only outside of them; days, visits and readings count alike.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.checks.parts_and_total.cells import Entry, entries, header, row_names
from factcheck.data import word_table
from factcheck.model import Cell, Table
from factcheck.values import dataclass

_FEWEST = 2


@dataclass(frozen=True, slots=True)
class WrongMean:
    """A cell that is called the mean of the numbers above it, and their mean."""

    cell: Cell
    mean: float


def wrong_means(table: Table) -> Iterator[WrongMean]:
    """Yield the means of a table's last row that its columns do not have."""
    last = max(cell.row for cell in table.cells)
    if row_names(table).get(last, "") not in word_table("table-words")["means"]["rows"]:
        return
    alike = bool(header(table, 1) & frozenset(word_table("table-words")["means"]["occasions"]))
    for column, numbers in entries(table).items():
        values = [one.value for row, one in numbers.items() if row < last]
        whole = all(
            cell.row in numbers for cell in table.cells if cell.column == column and cell.row > table.header_rows
        )
        if column > 1 and last in numbers and len(values) >= _FEWEST and whole:
            room = 0.0 if all(one.step == 1 for one in numbers.values()) else max(one.step for one in numbers.values())
            if _is_wrong(values, numbers[last], room, alike=alike):
                yield WrongMean(numbers[last].cell, sum(values) / len(values))


def _is_wrong(values: list[float], told: Entry, room: float, *, alike: bool) -> bool:
    if told.value < min(values) - room or told.value > max(values) + room:
        return True
    return alike and abs(sum(values) / len(values) - told.value) >= told.step + room
