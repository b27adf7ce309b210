"""Tables of which one row breaks the ratio that two columns have in all the others."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from factcheck.model import Cell, Table
from factcheck.text.expressions import expression
from factcheck.values import dataclass

_NUMBER = expression(
    r"(?:about |around |~\s?)?(\d{1,3}(?:,\d{3})+|\d{1,6}(?:\.\d{1,3})?)\s?(?:[^\W\d_]{1,12}|%)?(?=[\s(,;]|$)"
)
_FEWEST = 3
"""So many other rows must have one ratio before a row can break it."""
_SAME, _BROKEN = 0.015, 0.06
"""How far the ratios of the other rows may lie apart, and how far the broken one is off at least."""
# Twice as much is another quantity rather than a slip in a row that follows the others. By hand.
_MOST_OFF = 2.0


@dataclass(frozen=True, slots=True)
class Broken:
    """A cell that its row's other cell, times the ratio of the other rows, does not come to."""

    cell: Cell
    beside: Cell
    value: float


def broken_ratios(table: Table) -> Iterator[Broken]:
    """Yield the cells that break the one ratio of two columns."""
    columns: dict[int, dict[int, tuple[Cell, float]]] = {}
    for cell in table.cells:
        if cell.row > table.header_rows and (found := _NUMBER.match(cell.text)):
            columns.setdefault(cell.column, {})[cell.row] = cell, float(found[1].replace(",", ""))
    for first, second in combinations(sorted(columns), 2):
        if not _counts_rows(columns[second]):
            yield from _broken(columns[first], columns[second])


def _counts_rows(column: dict[int, tuple[Cell, float]]) -> bool:
    """Tell whether a column behind another one numbers the rows: "Visit" 1, 2, 3, 4; before one, it may count."""
    return [column[row][1] for row in sorted(column)] == [float(number) for number in range(1, len(column) + 1)]


def _broken(first: dict[int, tuple[Cell, float]], second: dict[int, tuple[Cell, float]]) -> Iterator[Broken]:
    rows = sorted(first.keys() & second.keys())
    values = [(first[row][1], second[row][1]) for row in rows]
    if len(rows) <= _FEWEST or any(one <= 0 or two <= 0 for one, two in values):
        return
    if len({one for one, _ in values}) < len(values) or len({two for _, two in values}) < len(values) - 1:
        return
    from statistics import median  # late, since it loads decimal numbers and fractions

    ratios = [two / one for one, two in values]
    middle = median(ratios)
    odd = [place for place, ratio in enumerate(ratios) if abs(ratio / middle - 1) > _SAME]
    if len(odd) != 1:
        return
    off = abs(ratios[odd[0]] / middle - 1)
    if _BROKEN < off < _MOST_OFF and abs(middle - 1) > _BROKEN:
        row = rows[odd[0]]
        yield Broken(second[row][0], first[row][0], middle * first[row][1])
