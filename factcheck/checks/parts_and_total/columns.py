"""Columns of tables whose numbers do not add to the ones in the row "Total"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

from factcheck.data import word_table
from factcheck.model import Cell, Table
from factcheck.text.expressions import expression
from factcheck.values import dataclass

_LABEL_END = expression(r"[,:(\[]")
_WHOLE = 100.0


@dataclass(frozen=True, slots=True)
class Column:
    """A column whose parts do not add to its total."""

    total: Cell
    sum: float
    stated: float


def broken_columns(table: Table) -> Iterator[Column]:
    """Yield the columns of counts, and of percentages that should make 100, that do not add to the row of totals."""
    rows = sorted({cell.row for cell in table.cells if cell.row > table.header_rows})
    labels = {cell.row: cell.text for cell in table.cells if cell.column == 1}
    ends = [row for row in (rows[-1:] + rows[:1]) if _is_total(labels.get(row, ""))]
    if not ends:
        return
    columns: dict[int, list[Cell]] = {}
    for cell in table.cells:
        if cell.row > table.header_rows and cell.column > 1:
            columns.setdefault(cell.column, []).append(cell)
    for cells in columns.values():
        total = next((cell for cell in cells if cell.row == ends[0]), None)
        parts = [cell for cell in cells if cell is not total]
        if total and len(parts) > 1 and (found := _unequal(parts, total)):
            yield found


def _is_total(label: str) -> bool:
    """Tell whether a row's label says that it adds up the others: "Total", "Total, n", "Total (n)"."""
    return _LABEL_END.split(label.casefold(), maxsplit=1)[0].strip() in word_table("complements")["total"]


def _unequal(parts: Sequence[Cell], total: Cell) -> Column | None:
    """Return the column if it does not add up.

    A total no larger than its largest part may be a mean; one that some of the last rows add to has subtotals above,
    and one before its parts is often split several times, so that the first rows make all.
    """
    read = [cell.number for cell in (*parts, total)]
    numbers = [found for found in read if found]
    if len(numbers) < len(read):
        return None
    *values, stated = (found.value for found in numbers)
    shares = all(found.percent for found in numbers)
    whole = all(found.step == 1 and not found.percent for found in numbers)
    if not (whole or (shares and stated == _WHOLE)) or stated <= max(values):
        return None
    slack = 0.0 if whole else max(1.0, len(values) / 2 * max(found.step for found in numbers))
    sums = list(accumulate(reversed(values)))[::-1]
    sums += list(accumulate(values)) if total.row < parts[0].row else []
    fits = any(abs(each - goal) <= slack for each in sums for goal in (stated, 2 * stated))
    return None if fits else Column(total, sums[0], stated)
