"""The cells of a table in AsciiDoc, put into rows by the number of its columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.text.expressions import expression

_CELL = expression(r"(?:(?<=\s)|^)(?:(\d{1,3})\*)?(?:(\d{1,3})?(?:\.(\d{1,3}))?\+)?[<^>]?(?:\.[<^>])?[adehlms]?\|")
_BAR = expression(r"(?<!\\)\|")
_COLS = expression(r"cols\s*=\s*(?:\"([^\"]*)\"|([^\s,\]]+))")
_TIMES = expression(r"(\d{1,3})\*")
_MOST, _REPEATED, _SHORT = 200, 20, 100


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's words as they stand in the source from `start` on, and what it spans."""

    text: str
    start: int
    width: int = 1
    height: int = 1


def cells(text: str, start: int) -> Iterator[Cell]:
    """Yield the cells of a table's source, which starts at an offset; a number before the bar spans or repeats."""
    marks = []
    end = 0
    for bar in _BAR.finditer(text):
        line = max(text.rfind("\n", end, bar.start()), text.rfind(" ", end, bar.start()), end - 1) + 1
        spec = _CELL.fullmatch(text, line, bar.end())
        marks.append((line if spec else bar.start(), bar.end(), spec))
        end = bar.end()
    ends = [*(start for start, _, _ in marks[1:]), len(text)]
    for (_, first, spec), following in zip(marks, ends, strict=False):
        words = text[first:following]
        width, height = (min(int(spec[group] or 1), _MOST) if spec else 1 for group in (2, 3))
        for _ in range(min(int(spec[1] or 1), _REPEATED) if spec and len(words) < _SHORT else 1):
            yield Cell(words, start + first, width, height)


def columns(attributes: str, first_line: Sequence[Cell]) -> int:
    """Return the number of columns: as the attributes say, else as many as stand on the first line."""
    if said := _COLS.search(attributes):
        count = 0
        for part in re.split(r"[,;]", said[1] or said[2]):
            times = _TIMES.match(part.strip())
            count += int(times[1]) if times else 1
        return max(min(count, _MOST), 1)
    return max(sum(cell.width for cell in first_line), 1)


def rows(found: Sequence[Cell], count: int) -> Iterator[list[Cell]]:
    """Yield the rows of a table; what reaches down from above takes its place in those below."""
    taken: list[int] = [0] * count
    row: list[Cell] = []
    column = 0
    for cell in found:
        while column < count and taken[column]:
            taken[column] -= 1
            column += 1
        if column >= count:
            yield row
            row, column = [], 0
            while column < count and taken[column]:
                taken[column] -= 1
                column += 1
        row.append(cell)
        for place in range(column, min(column + cell.width, count)):
            taken[place] = cell.height - 1
        column += cell.width
    if row:
        yield row
