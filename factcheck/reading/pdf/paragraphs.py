"""Paragraphs of a column: where one ends is told by gaps, indents, sizes, and lines that end before they are full."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from factcheck.reading.pdf.lines import Line
from factcheck.text.expressions import expression
from factcheck.values import dataclass

# A gap so much wider than those around begins a paragraph. These are shares of gaps and of heights of lines. By hand.
_WIDER = 1.25
_INDENT = 0.6
_FARTHEST_INDENT = 5
_SIZES = 0.07
_SLACK = 0.5
_WORD_SPACE = 0.25
_NEAR = 5
_TERMINAL = expression(r"[.!?:;]['\"”’)\]⁰¹²³⁴⁵⁶⁷⁸⁹,–⁻]*$")
_BULLET = expression(r"[•‣◦▪●○■□o]\s")
_NUMBER = expression(r"(?:\(?(\d{1,3})[.)]|\[(\d{1,3})\])\s")


@dataclass(frozen=True, slots=True)
class Leading:
    """The usual distance of lines, in heights of a line, by their rounded height in points."""

    usual: dict[int, float]

    def of(self, line: Line) -> float:
        """Return the distance for lines of this size."""
        return self.usual.get(round(line.height), 1.2)


def leading(columns: Iterable[Sequence[Line]]) -> Leading:
    """Measure how far apart lines of each size mostly are."""
    seen: dict[int, Counter[float]] = {}
    for column in columns:
        for line, following in pairwise(column):
            if same_size(line, following):
                seen.setdefault(round(line.height), Counter())[round(_gap(line, following), 1)] += 1
    return Leading({height: min(gaps, key=lambda gap: (-gaps[gap], gap)) for height, gaps in seen.items()})


def split(column: Sequence[Line], usual: Leading) -> Iterator[list[Line]]:
    """Yield the lines of each paragraph of a column."""
    paragraph: list[Line] = []
    for index, line in enumerate(column):
        if paragraph and _breaks(paragraph, column, index, usual):
            yield paragraph
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield paragraph


def goes_on(paragraph: Sequence[Line], column: Sequence[Line], following: Sequence[Line]) -> bool:
    """Tell whether the paragraph that ends a column goes on in the column `following`."""
    last, first = paragraph[-1], following[0]
    ended = bool(_TERMINAL.search(last.text))
    if not same_size(last, first) or last.bold != first.bold or _BULLET.match(first.text):
        return False
    if number_of(first.text) is not None and (ended or _next_item(paragraph, first)):
        return False
    indented = len(following) > 1 and first.left > following[1].left + _INDENT * first.height
    if indented and _hangs(paragraph):
        return True
    if first.text[0].islower() or not ended:
        return first.text[0].islower() or not indented
    return not indented and len(column) > 1 and not _fits([*column[-_NEAR:], first], min(len(column), _NEAR))


def same_size(line: Line, other: Line) -> bool:
    """Tell whether two lines are set in one size."""
    return abs(line.height - other.height) <= _SIZES * max(line.height, other.height)


def marker(text: str) -> re.Match[str] | None:
    """Return the list marker that a text starts with."""
    return _BULLET.match(text) or _NUMBER.match(text)


def number_of(text: str) -> int | None:
    """Return the number that a text starts with as an item of a list does."""
    found = _NUMBER.match(text)
    return int(found[1] or found[2]) if found else None


def _breaks(paragraph: Sequence[Line], column: Sequence[Line], index: int, usual: Leading) -> bool:
    """Tell whether line `index` begins a paragraph, given the lines of the one before."""
    line, last = column[index], paragraph[-1]
    if not same_size(last, line) or _BULLET.match(line.text) or _next_item(paragraph, line):
        return True
    if _gapes(column, index, usual) or _elsewhere(last, line):
        return True
    full = not _fits(column, index)
    ended = bool(_TERMINAL.search(last.text))
    if last.bold != line.bold and (ended or not full):
        return True
    indent = _INDENT * line.height
    if line.left > last.left + indent:
        return _opens_indented(column, index, indent) if len(paragraph) > 1 or not marker(last.text) else False
    if line.left < last.left - indent:
        return len(paragraph) > 1
    return not full and (ended or not line.text[0].islower())


def _next_item(paragraph: Sequence[Line], line: Line) -> bool:
    """Tell whether a line bears the number after the paragraph's, or the first after a paragraph that ends."""
    number, before = number_of(line.text), number_of(paragraph[0].text)
    if number is None:
        return False
    if before is None:
        return number == 1 and bool(_TERMINAL.search(paragraph[-1].text))
    return number == before + 1


def _opens_indented(column: Sequence[Line], index: int, indent: float) -> bool:
    """Tell whether an indented line is a paragraph's first, not one of several that hang under their first."""
    line, last = column[index], column[index - 1]
    if index + 1 < len(column) and same_size(column[index + 1], line):
        return column[index + 1].left < line.left - indent
    return bool(_TERMINAL.search(last.text)) and _fits(column, index)


def _hangs(paragraph: Sequence[Line]) -> bool:
    """Tell whether the lines of a paragraph are indented under its first, as those of references are."""
    return len(paragraph) > 1 and paragraph[1].left > paragraph[0].left + _INDENT * paragraph[0].height


def _elsewhere(line: Line, following: Line) -> bool:
    """Tell whether two lines share neither their left edge, an indent allowed for, nor their centre."""
    apart = abs(line.left - following.left) > _FARTHEST_INDENT * line.height
    return apart and abs(line.left + line.right - following.left - following.right) > 2 * line.height


def _gapes(column: Sequence[Line], index: int, usual: Leading) -> bool:
    """Tell whether the gap above a line is wider than those around it, or than is usual."""
    gap = _gap(column[index - 1], column[index])
    around = (
        [
            _gap(above, below)
            for above, below in (column[index - 2 : index], column[index : index + 2])
            if same_size(above, below)
        ]
        if 2 <= index < len(column) - 1
        else []
    )
    return gap > _WIDER * min([usual.of(column[index]), *around])


def _gap(line: Line, following: Line) -> float:
    return (line.bottom - following.bottom) / max(following.height, 0.1)


def _fits(column: Sequence[Line], index: int) -> bool:
    """Tell whether a line's first word had room on the line before, so that the writer broke it."""
    line, last = column[index], column[index - 1]
    near = column[max(index - _NEAR, 0) : index + _NEAR]
    right = max(other.right for other in near if same_size(other, last))
    return last.right + line.first_word + (_WORD_SPACE + _SLACK) * last.height < right
