"""What belongs together on a page: rows of a table, columns of text, each a list of lines from top to bottom."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from factcheck.reading.pdf.lines import Line

_SAME_ROW = 0.4
_FEWEST_ROWS = 2
_FEWEST_COLUMN_LINES = 6
_COLUMN_TEXT = 25
_MARKER = re.compile(r"[•‣◦▪●○■□*–-]|\(?\d{1,3}[.)]|\[\d{1,3}\]|\(?[a-z][.)]")

Row = list[Line]


@dataclass(frozen=True, slots=True)
class Column:
    """Lines below each other."""

    lines: list[Line]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, each with the number of its column (from 1)."""

    rows: list[list[tuple[int, Line]]]


def laid_out(lines: Iterable[Line]) -> Iterator[Column | Table]:
    """Yield the columns and tables of a page in reading order."""
    rows = [_marked(row) for row in _rows(lines)]
    for several, group in groupby(rows, key=lambda row: len(row) > 1):
        found = list(group)
        if not several:
            yield from map(Column, _columns([row[0] for row in found]))
        elif _two_columns(found):
            yield Column([row[0] for row in found])
            yield Column([row[1] for row in found])
        elif len(found) >= _FEWEST_ROWS:
            yield _table(found)
        else:
            yield Column([_joined(found[0])])


def _rows(lines: Iterable[Line]) -> Iterator[Row]:
    row: Row = []
    for line in lines:
        if row and not _beside(row[-1], line):
            yield row
            row = []
        row.append(line)
    if row:
        yield row


def _beside(line: Line, other: Line) -> bool:
    near = abs(line.middle - other.middle) < _SAME_ROW * max(line.height, other.height)
    return near and other.left >= line.right


def _marked(row: Row) -> Row:
    """Return a row whose list marker, which is set apart, is one line with the words behind it."""
    if len(row) > 1 and _MARKER.fullmatch(row[0].text):
        return [_joined(row[:2]), *row[2:]]
    return row


def _joined(row: Row) -> Line:
    line = row[0]
    for other in row[1:]:
        edges = (*line.edges, (line.right, other.left), *other.edges)
        bold = line.bold and other.bold
        height, bottom = max((line.height, line.bottom), (other.height, other.bottom))
        line = replace(
            line,
            text=f"{line.text} {other.text}",
            right=other.right,
            edges=edges,
            bold=bold,
            height=height,
            bottom=bottom,
        )
    return line


def _columns(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Cut where the text goes on higher up, or beside what stood before."""
    column: list[Line] = []
    for line in lines:
        if column and (line.middle >= column[-1].middle or not _below(column[-1], line)):
            yield column
            column = []
        column.append(line)
    if column:
        yield column


def _below(line: Line, other: Line) -> bool:
    return other.left < line.right and line.left < other.right


def _two_columns(rows: Sequence[Row]) -> bool:
    """Tell whether rows are lines of two columns of prose, written across the gap between them."""
    if len(rows) < _FEWEST_COLUMN_LINES or any(len(row) != 2 for row in rows):
        return False
    return all(sum(len(row[side].text) for row in rows) >= _COLUMN_TEXT * len(rows) for side in (0, 1))


def _table(rows: Sequence[Row]) -> Table:
    columns: list[list[float]] = []
    for left, right in sorted((cell.left, cell.right) for row in rows for cell in row):
        if columns and left < columns[-1][1]:
            columns[-1][1] = max(columns[-1][1], right)
        else:
            columns.append([left, right])
    starts = [left for left, _ in columns]
    if len(starts) < max(map(len, rows)):
        return Table([list(enumerate(row, start=1)) for row in rows])
    return Table([[(sum(start <= cell.left for start in starts), cell) for cell in row] for row in rows])
