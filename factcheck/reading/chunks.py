"""The lines of a plain text, grouped into those that are read together.

Text copied out of a PDF breaks its lines inside a paragraph, a word processor's export has one paragraph a
line. Lines without a blank line between them are one paragraph, unless one of them is longer than anybody
breaks lines at.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import groupby, pairwise

from factcheck.data import word_list
from factcheck.text.expressions import expression
from factcheck.values import dataclass

LONGEST_BROKEN_LINE = 200
_TAB = 4

_MARKER = expression(
    r"(?:(?P<bullet>[•‣◦▪●○■□*+–-])|\(?(?P<number>\d{1,3})[.)]|\[(?P<bracketed>\d{1,3})\]|\(?(?P<letter>[a-z])\))"
    r"(?:\s+|$)"
)
_FINISHED = expression(r"[.!?:;…][\"'”’)\]]*$")
_LONGEST_TITLE = 100
"""A longer line without a stop is no title or item but the start of a sentence; `plain` has headings as long."""
_INNER = "-–—,;)%/=<>≤≥±×"
"""Begins no paragraph; a line of a list that starts so has company."""
_UNFINISHED = expression(r"[,(\[=<>≤≥±×+/–—-]$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line without the white space around it: its indent in columns, the list marker it starts with."""

    start: int
    words: str
    indent: int
    marker: re.Match[str] | None

    @property
    def end(self) -> int:
        """Return the offset after the last word."""
        return self.start + len(self.words)

    @property
    def label(self) -> str:
        """Return the number or letter of the list marker, "" for a bullet or without one."""
        return next(filter(None, self.marker.group("number", "bracketed", "letter")), "") if self.marker else ""


@dataclass(frozen=True, slots=True)
class Chunk:
    """The lines of one block; `alone` where a single line may be a heading."""

    lines: list[Line]
    alone: bool

    @property
    def first(self) -> Line:
        """Return the first line."""
        return self.lines[0]

    @property
    def end(self) -> int:
        """Return the offset after the last word."""
        return self.lines[-1].end


def chunks(text: str) -> Iterator[Chunk]:
    r"""Yield the blocks of a text whose lines end in "\n", each as its lines."""
    for has_words, group in groupby(_lines(text), key=lambda line: bool(line.words)):
        if has_words:
            yield from _split(list(group))


def _lines(text: str) -> Iterator[Line]:
    offset = 0
    for line in text.split("\n"):
        words = line.strip()
        margin = line[: len(line) - len(line.lstrip())] if words else ""
        yield Line(offset + len(margin), words, len(margin.expandtabs(_TAB)), _MARKER.match(words))
        offset += len(line) + 1


def _split(lines: list[Line]) -> Iterator[Chunk]:
    """Split lines that no blank line parts: at list items, and at every line if none of them is broken."""
    whole = any(len(line.words) > LONGEST_BROKEN_LINE for line in lines)
    company, hanging = _in_company(lines), _hangs(lines)
    chunk: list[Line] = []
    for line in lines:
        apart = whole or (hanging and line.indent <= lines[0].indent)
        if chunk and _starts_block(line, chunk, company, apart=apart):
            yield Chunk(chunk, whole)
            chunk = []
        chunk.append(line)
    yield Chunk(chunk, whole or len(chunk) == len(lines))


def _starts_block(line: Line, chunk: list[Line], company: frozenset[str], *, apart: bool) -> bool:
    first = chunk[0]
    if line.marker and (_kind(line) in company or chunk[-1].words.endswith(":")):
        return True
    if first.marker:
        return line.indent < first.indent or (apart and line.indent == first.indent)
    return apart and not _goes_on(chunk[-1].words, line.words)


# "It affects", "The study followed" before a number: no heading begins or ends so.
_TELLING = expression(r"^(?:It|They|We|He|She|I|This|These|There)\s|\s[a-z]+ed$")


def _goes_on(above: str, below: str) -> bool:
    """Tell whether a sentence goes on over the end of a line."""
    if _FINISHED.search(above):
        return False
    if len(above) > _LONGEST_TITLE:
        return True
    last = above.rsplit(maxsplit=1)[-1]
    if below[0] == "(" or (below[0].isdigit() and _TELLING.search(above)):
        return True
    return below[0].islower() or below[0] in _INNER or last in _function_words() or bool(_UNFINISHED.search(last))


@cache
def _function_words() -> frozenset[str]:
    return frozenset(word_list("function-words/phrase-end"))


def _hangs(lines: list[Line]) -> bool:
    """Tell whether paragraphs are set off by their first lines, which stand out to the left of the others."""
    if len(lines) < 3:
        return False
    left = min(line.indent for line in lines)
    hanging = sum(line.indent == left < below.indent for line, below in pairwise(lines))
    return lines[0].indent == left and hanging > 1


def _in_company(lines: list[Line]) -> frozenset[str]:
    """Return the bullets that are seen twice, and the numbers whose neighbour is there.

    A lone "12." or "-" at the start of a line is most likely the middle of a sentence.
    """
    marked = [line for line in lines if line.marker]
    if len(marked) < 2:
        return frozenset()
    seen = Counter(map(_kind, marked))
    numbers = {int(kind) for kind in seen if kind.isdecimal()}
    neighbours = {str(number + step) for number in numbers for step in (-1, 1)}
    return frozenset(kind for kind, times in seen.items() if (kind in neighbours if kind.isdecimal() else times > 1))


def _kind(line: Line) -> str:
    """Return the number or the bullet of a line that has a marker; letters are one kind."""
    assert line.marker
    if line.marker["letter"]:
        return "letter"
    return line.label or line.marker["bullet"]
