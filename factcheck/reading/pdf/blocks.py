"""The blocks of a PDF: what its paragraphs and tables are, by size, weight and marks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from factcheck.model import BlockKind
from factcheck.reading.pdf.layout import Column, Table
from factcheck.reading.pdf.lines import Line
from factcheck.reading.pdf.paragraphs import Leading, goes_on, marker, number_of, split
from factcheck.reading.plain import may_be_heading

_LARGER, _SMALLER = 1.08, 0.93
_LONGEST_HEADING = 200
_NOTE = re.compile(r"([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|\d{1,3}|[*†‡§])\s*(?=\S)")
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
    """Yield the blocks of a document; a paragraph that goes on in the next column or page is one."""
    waiting: list[Line] = []
    table = 0
    number: int | None = None
    for page in pages:
        for part, last in ((part, index + 1 == len(page)) for index, part in enumerate(page)):
            if isinstance(part, Table):
                table += 1
                yield from _cells(part, table)
                continue
            for lines in split(part.lines, usual):
                if note := _note(lines, measured, last):
                    yield note
                elif waiting and lines[0] is part.lines[0] and goes_on(waiting, lines):
                    waiting = [*waiting, *lines]
                else:
                    if waiting:
                        block, number = _block(waiting, lines, measured, number)
                        yield block
                    waiting = lines
    if waiting:
        yield _block(waiting, [], measured, number)[0]


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


def _cells(table: Table, number: int) -> Iterator[Paragraph]:
    for row, cells in enumerate(table.rows, start=1):
        for column, line in cells:
            yield Paragraph("table-cell", [line], 0, f"{number}:{row}:{column}")


def _tenths(line: Line) -> int:
    return round(line.height * 10)
