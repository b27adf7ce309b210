"""What a table says about each of its cells: the row's label, the cells of the header above it, and their units."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from factcheck.extraction.quantities import find_quantities
from factcheck.model import Cell, Quantity, Table
from factcheck.text.expressions import expression

_IN_BRACKETS = expression(r"[(\[]([^()\[\]]{1,30})[)\]]\s*$|,\s([^\s,\d][^,]{0,20})$|(%)\s*$")
_UNIT_FIRST = expression(
    r"(?:hours|minutes|days|weeks|months|grams|milligrams|micrograms|calories|percent)\b", re.IGNORECASE
)
_RATE = expression(r"per (?:1,?000|10,?000|100,?000|1,?000,?000|million)$")
_LONGEST_UNIT = 20
_SCALES = {"millions": "million", "billions": "billion", "thousands": "thousand", "000s": "thousand"}


class Frame(NamedTuple):
    """The cells around a table that say what the others hold: those of the header by row, and the first of each row."""

    header: tuple[tuple[Cell, ...], ...]
    labels: Mapping[int, Cell]


def frame(table: Table) -> Frame:
    """Return the header and the labels of a table."""
    header = [tuple(cell for cell in table.cells if cell.row == row) for row in range(1, table.header_rows + 1)]
    labels = {cell.row: cell for cell in table.cells if cell.column == 1 and cell.row > table.header_rows}
    return Frame(tuple(header), labels)


def heads(around: Frame, cell: Cell) -> tuple[Cell, ...]:
    """Return the cells of the header that stand over a cell, from the top; one may span several columns."""
    found = [row[place - 1] for row in around.header if (place := bisect_right(row, cell.column, key=_column))]
    return tuple(one for one in found if one.text)


def _column(cell: Cell) -> int:
    return cell.column


def in_unit_of(quantity: Quantity, over: Sequence[Cell]) -> Quantity:
    """Return a bare number of a cell in the unit that the header gives: "Deaths (millions)", "Share, %"."""
    if quantity.unit is None:
        for unit in _units(over):
            read = next(find_quantities(f"{quantity.text} {unit}"), None)
            if read and read.span.start == 0 and (read.unit or read.low != quantity.low):
                return _placed(read, quantity)
    return quantity


def _units(over: Sequence[Cell]) -> Iterator[str]:
    for cell in reversed(over):
        if found := _IN_BRACKETS.search(cell.text):
            written = next(part for part in found.groups() if part).strip()
            yield _SCALES.get(written.casefold(), written)
        elif _is_unit(cell.text.strip()):
            yield cell.text.strip()
        elif rate := _RATE.search(cell.text):
            yield rate[0]
        elif first := _UNIT_FIRST.match(cell.text):
            yield first[0]


@lru_cache(1024)
def _is_unit(header: str) -> bool:
    """Tell whether a header is a unit and nothing else: "%", "µg", "mg per 100 g", "IU".

    A letter alone is more often a name ("M", "N"), and so is a word with a capital ("Cup", "SD"); "min" is the least.
    """
    word = header.isalpha() and not header[0].islower() and header != "IU"
    if not header or len(header) > _LONGEST_UNIT or word or (len(header) == 1 and header.isalpha() and header != "g"):
        return False
    read = next(find_quantities(f"2 {header}"), None)
    whole = read is not None and (read.span.start, read.span.end) == (0, len(header) + 2)
    return whole and read is not None and bool(read.unit) and read.measure.dimension != "time"


def _placed(read: Quantity, quantity: Quantity) -> Quantity:
    """Return what was read with the header's unit, where the cell's own quantity stands."""
    return Quantity(
        quantity.span,
        quantity.text,
        quantity.number,
        read.low,
        read.high,
        quantity.comparator,
        read.unit,
        read.step,
        read.approximate,
        read.unit_text,
        quantity.counted,
        read.parts,
        read.second,
        read.measure,
    )
