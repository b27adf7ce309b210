"""What belongs together on a page: rows of a table, columns of text, each a list of lines from top to bottom."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from factcheck.reading.pdf.lines import Line
from factcheck.text.expressions import expression
from factcheck.values import dataclass

# In heights of a line: how far the middles of two pieces of one row may lie apart.
_SAME_ROW = 0.4
# Rows and cells from which on a table is told from columns, and how even their gaps are then, as a share. By hand.
_SURELY_ROWS, _FEWEST_CELLS = 3, 3
_EVEN = 0.15
# Rows of two pieces that make two columns of text, and the characters that each side then has on average. By hand.
_FEWEST_COLUMN_LINES = 6
_COLUMN_TEXT = 25
_MARKER = expression(r"[•‣◦▪●○■□*o–-]|\(?\d{1,3}[.)]|\[\d{1,3}\]|\(?[a-z][.)]")

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
    prose: list[Line] = []
    for part in _parts(lines):
        if isinstance(part, Column):
            prose += part.lines
            continue
        yield from map(Column, _columns(prose))
        prose = []
        yield part
    yield from map(Column, _columns(prose))


def _parts(lines: Iterable[Line]) -> Iterator[Column | Table]:
    """Yield what rows are: a table, two columns of prose, or lines whose words were set far apart."""
    for several, group in groupby(map(_marked, _rows(lines)), key=lambda row: len(row) > 1):
        rows = list(group)
        if several and _two_columns(rows):
            yield Column([row[0] for row in rows])
            yield Column([row[1] for row in rows])
        elif several and (table := _table(rows)):
            yield table
        else:
            yield Column([_joined(row) for row in rows])


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
        edges = line.edges + array("d", (line.right, other.left)) + other.edges
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


def _table(rows: Sequence[Row]) -> Table | None:
    """Return rows as a table if their cells stand below each other, or if they are too many for chance."""
    widest = max(map(len, rows))
    columns: list[list[float]] = []
    for left, right in sorted((cell.left, cell.right) for row in rows for cell in row):
        if columns and left < columns[-1][1]:
            columns[-1][1] = max(columns[-1][1], right)
        else:
            columns.append([left, right])
    if len(columns) >= widest and not (len(rows) == 1 and _stretched(rows[0])):
        starts = [left for left, _ in columns]
        return Table([[(sum(start <= cell.left for start in starts), cell) for cell in row] for row in rows])
    if len(rows) >= _SURELY_ROWS:
        return Table([list(enumerate(row, start=1)) for row in rows])
    return None


def _stretched(row: Row) -> bool:
    """Tell whether a row is a line of prose set to the full width: few words, all equally far apart."""
    gaps = [other.left - line.right for line, other in pairwise(row)]
    return len(row) < _FEWEST_CELLS or max(gaps) - min(gaps) < _EVEN * max(gaps)
