"""The blocks of a PDF: what its paragraphs and tables are, by size, weight and marks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from factcheck.model import BlockKind
from factcheck.reading.pdf.layout import Column, Table
from factcheck.reading.pdf.lines import Line
from factcheck.reading.pdf.paragraphs import Leading, goes_on, marker, number_of, split
from factcheck.reading.plain import may_be_heading
from factcheck.text.expressions import expression
from factcheck.values import dataclass

# What is larger than this share of the text's size may be a heading, what is smaller a note: a point of twelve.
_LARGER, _SMALLER = 1.08, 0.93
# Characters of a heading.
_LONGEST_HEADING = 200
_NOTE = expression(r"([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|\d{1,3}|[*†‡§])\s*(?=\S)")
_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that are one block; `skip` characters of the first are its marker, which is no part of the text."""

    kind: BlockKind
    lines: list[Line]
    level: int = 0
    label: str = ""
    skip: int = 0


@dataclass(frozen=True, slots=True)
class Sizes:
    """The height of most of the text, and those of larger text, the largest first."""

    body: int
    larger: tuple[int, ...]

    def level(self, line: Line) -> int:
        """Return the level of a heading of this size: below all larger ones where it is but bold."""
        height = _tenths(line)
        return min(1 + sum(other > height for other in self.larger), _DEEPEST)

    def is_larger(self, line: Line) -> bool:
        """Tell whether a line is larger than most of the text."""
        return _tenths(line) >= _LARGER * self.body

    def is_smaller(self, line: Line) -> bool:
        """Tell whether a line is smaller than most of the text."""
        return _tenths(line) <= _SMALLER * self.body


def sizes(lines: Iterable[Line]) -> Sizes:
    """Measure the sizes of a document's lines."""
    seen: Counter[int] = Counter()
    for line in lines:
        seen[_tenths(line)] += len(line.text)
    body = max(seen, key=lambda height: (seen[height], height))
    return Sizes(body, tuple(sorted((height for height in seen if height >= _LARGER * body), reverse=True)))


def blocks(pages: Iterable[Sequence[Column | Table]], usual: Leading, measured: Sizes) -> Iterator[Paragraph]:
    """Yield the blocks of a document."""
    tables = Tables()
    waiting: list[Line] = []
    number: int | None = None
    for part in (*_streamed(pages, usual, measured), []):
        following = part if isinstance(part, list) else []
        if waiting:
            block, number = _block(waiting, following, measured, number)
            yield block
        waiting = following
        if isinstance(part, list):
            tables.close()
        else:
            yield from tables.cells(part) if isinstance(part, Table) else [part]


def _streamed(
    pages: Iterable[Sequence[Column | Table]], usual: Leading, measured: Sizes
) -> Iterator[list[Line] | Table | Paragraph]:
    """Yield the lines of paragraphs, also of those that go on in the next column or page, tables and footnotes.

    What stands in the middle of a paragraph comes after it.
    """
    waiting: list[Line] = []
    held: list[Table | Paragraph] = []
    before: list[Line] = []
    for lines, column in _pieces(pages, usual, measured):
        if not isinstance(lines, list):
            held.append(lines)
        elif waiting and lines[0] is column[0] and goes_on(waiting, before, column):
            waiting, before = [*waiting, *lines], column
        else:
            yield from [waiting, *held] if waiting else held
            waiting, before = lines, column
            held.clear()
    yield from [waiting, *held] if waiting else held


def _pieces(
    pages: Iterable[Sequence[Column | Table]], usual: Leading, measured: Sizes
) -> Iterator[tuple[list[Line] | Table | Paragraph, list[Line]]]:
    """Yield tables, footnotes, and the lines of paragraphs with those of their column."""
    for page in pages:
        for index, part in enumerate(page, start=1):
            if isinstance(part, Table):
                yield part, []
                continue
            for lines in split(part.lines, usual):
                yield _note(lines, measured, index == len(page)) or lines, part.lines


@dataclass(slots=True)
class Tables:
    """The tables counted so far, and the one that may go on: its width, and how many rows it has."""

    count: int = 0
    width: int = 0
    rows: int = 0

    def close(self) -> None:
        """End a table: text has come between."""
        self.width = 0

    def cells(self, table: Table) -> Iterator[Paragraph]:
        """Yield the cells of a table, or of more rows of the one before."""
        width = max(map(len, table.rows))
        if width != self.width:
            self.count, self.rows, self.width = self.count + 1, 0, width
        for cells in table.rows:
            self.rows += 1
            for column, line in cells:
                yield Paragraph("table-cell", [line], 0, f"{self.count}:{self.rows}:{column}")


def _block(
    lines: list[Line], following: Sequence[Line], measured: Sizes, before: int | None
) -> tuple[Paragraph, int | None]:
    """Return the block that lines are, and its number if it is an item: one whose neighbour is there."""
    text = " ".join(line.text for line in lines)
    number = number_of(text)
    in_order = number is not None and (
        before == number - 1 or (bool(following) and number_of(following[0].text) == number + 1)
    )
    found = marker(text)
    if found and (number is None or in_order):
        return Paragraph("list-item", lines, 1, "" if number is None else str(number), found.end()), number
    if _is_heading(lines, text, measured):
        return Paragraph("heading", lines, measured.level(lines[0])), None
    return Paragraph("paragraph", lines), before


def _is_heading(lines: Sequence[Line], text: str, measured: Sizes) -> bool:
    if len(text) > _LONGEST_HEADING or text[-1] in ".,;":
        return False
    if all(measured.is_larger(line) for line in lines):
        return any(map(str.isalpha, text))
    numbering = re.match(r"\d{1,2}(?:\.\d{1,2})*\.?\s", text)
    return all(line.bold for line in lines) and may_be_heading(text[numbering.end() :] if numbering else text)


def _note(lines: list[Line], measured: Sizes, last: bool) -> Paragraph | None:
    """Return the lines as a footnote: small ones with a mark before them, at the end of a page."""
    found = _NOTE.match(lines[0].text)
    if not found or not last or not all(measured.is_smaller(line) for line in lines):
        return None
    return Paragraph("footnote", lines, 0, found[1].translate(_PLAIN), found.end())


def _tenths(line: Line) -> int:
    return round(line.height * 10)
