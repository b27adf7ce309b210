"""Tables with a column of changes that one row's change does not fit: 70,237 in 2017, 70,630 in 2019, and "-4.1%"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from factcheck.model import Cell, Table
from factcheck.text.expressions import expression
from factcheck.values import dataclass

_CHANGE = expression(r"(?P<sign>[+\-−–])?\s?(?P<number>\d{1,4}(?:\.\d{1,2})?)\s?%(?P<base>\s?\([^()]{1,40}\))?$")
_VALUE = expression(r"\d{1,3}(?:,\d{3})+|\d{2,9}(?:\.\d{1,2})?")
_HEADER = expression(r"change|growth|increase|decrease|difference|trend|vs\.? previous|year-on-year|yoy", re.IGNORECASE)
_YEAR = range(1800, 2101)
_YEAR_TOLD = expression(r"\b(?:1[89]|20)\d\d\b")
_FEWEST = 2
"""So many other rows must fit before a row is told not to."""
_MINUS = "-−–"


@dataclass(frozen=True, slots=True)
class WrongChange:
    """A cell of a column of changes, the two values that it is of, and what they come to in percent."""

    cell: Cell
    values: tuple[Cell, Cell]
    percent: float


def wrong_changes(table: Table) -> Iterator[WrongChange]:
    """Yield the change of the row that does not fit, where at least two others fit the same column of values."""
    heads = {cell.column: cell.text for cell in table.cells if cell.row <= table.header_rows}
    columns: dict[int, dict[int, Cell]] = {}
    for cell in table.cells:
        if cell.row > table.header_rows:
            columns.setdefault(cell.column, {})[cell.row] = cell
    for changes in (column for column, head in heads.items() if _HEADER.search(head) and column in columns):
        for values in (column for column in columns if column not in (1, changes)):
            yield from _wrong(_years(columns.get(1, {})), columns[values], columns[changes])


def _years(labels: Mapping[int, Cell]) -> Mapping[int, int]:
    """Return the year of each row, none where not every row has one."""
    found = {row: _YEAR_TOLD.search(cell.text) for row, cell in labels.items()}
    return {row: int(year[0]) for row, year in found.items() if year} if all(found.values()) else {}


def _wrong(years: Mapping[int, int], values: Mapping[int, Cell], changes: Mapping[int, Cell]) -> Iterator[WrongChange]:
    rows = [row for row in sorted(values) if _VALUE.fullmatch(values[row].text)]
    fitting, wrong = 0, []
    for before, after in _compared(rows, years, changes):
        told = _CHANGE.match(changes[after].text) if after in changes else None
        first, last = _number(values[before]), _number(values[after])
        if told is None or not first or int(first) in _YEAR:
            continue
        percent = 100 * (last - first) / first
        stated = float(told["number"]) * (-1 if told["sign"] and told["sign"] in _MINUS else 1)
        fits = abs(percent - stated) <= _step(told["number"]) or (not told["sign"] and abs(percent + stated) <= 1)
        fitting += fits
        wrong += [] if fits else [WrongChange(changes[after], (values[before], values[after]), percent)]
    if len(wrong) == 1 and fitting >= _FEWEST:
        yield wrong[0]


def _compared(rows: Sequence[int], years: Mapping[int, int], changes: Mapping[int, Cell]) -> Iterator[tuple[int, int]]:
    """Yield each row with the one that its change is from: the year that it names, or else the row above.

    Where years are left out of a table, its changes may be from the year before, which it does not have.
    """
    steps = [abs(years[two] - years[one]) for one, two in pairwise(rows) if one in years and two in years]
    for before, after in pairwise(rows):
        told = _CHANGE.match(changes[after].text) if after in changes else None
        named = _YEAR_TOLD.search(told["base"]) if told and told["base"] else None
        if named:
            yield from ((row, after) for row in rows if years.get(row) == int(named[0]) and row != after)
        elif not steps or before not in years or abs(years[after] - years[before]) == min(steps):
            yield before, after


def _number(cell: Cell) -> float:
    return float(cell.text.replace(",", ""))


def _step(written: str) -> float:
    return 10.0 ** -len(written.partition(".")[2])
