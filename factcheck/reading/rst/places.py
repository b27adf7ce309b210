"""Where the words that docutils gives stand in the source: it tells the line and the source text of a block."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from factcheck.model import Span

_NEAR = (0, -1, -2, 1)
"""The lines to look at: the line of a title is that of the row below it."""


@dataclass(slots=True)
class Raw:
    """The source text of a block, and where each line of it starts in the source."""

    text: str
    starts: list[int]
    offsets: list[int]
    whole: Span
    """The lines of the source that it stands on, for what is not found in them."""

    def place(self, start: int, end: int) -> Span:
        """Return where characters of one line of the text stand in the source."""
        line = max(bisect_right(self.starts, start) - 1, 0)
        if self.offsets[line] < 0:
            return self.whole
        first = self.offsets[line] + start - self.starts[line]
        return Span(first, first + end - start)


@dataclass(slots=True)
class Places:
    """A source and how far its lines have been read, so that the second of two equal cells is found."""

    source: str
    starts: tuple[int, ...]
    read: dict[int, int] = field(default_factory=dict)

    def find(self, raw: str, line: int) -> Raw:
        """Return a block whose source text docutils gives without its indent, from a line (from 1) or one near it."""
        lines = raw.split("\n")
        first = next((number for near in _NEAR if self._column(number := line + near, lines[0]) >= 0), line)
        offsets, starts, start = [], [], 0
        for number, words in enumerate(lines, start=first):
            column = self._column(number, words)
            offsets.append(self.starts[number - 1] + column if column >= 0 else -1)
            if column >= 0:
                self.read[number] = column + len(words)
            starts.append(start)
            start += len(words) + 1
        return Raw(raw, starts, offsets, self._lines(first, first + len(lines)))

    def _column(self, line: int, words: str) -> int:
        if not 0 < line <= len(self.starts) or not words.strip():
            return -1
        return self.text(line).find(words, self.read.get(line, 0))

    def text(self, line: int) -> str:
        """Return a line of the source (from 1), with its break."""
        return self.source[self.starts[line - 1] : self.starts[line] if line < len(self.starts) else None]

    def _lines(self, first: int, end: int) -> Span:
        first = min(max(first, 1), len(self.starts))
        end = min(max(end, first + 1), len(self.starts) + 1)
        start = self.starts[first - 1]
        stop = self.starts[end - 1] if end <= len(self.starts) else len(self.source)
        return Span(start, start + len(self.source[start:stop].rstrip("\r\n")))


def aligned(text: str, raw: Raw, start: int) -> Iterator[tuple[str, Span, int]]:
    """Yield stretches of a text as they stand in the source text of its block from `start` on, escapes left out.

    Each comes with its place in the source and the offset in `raw` behind it. What is not found there, such as what a
    substitution puts in, is told to stand on the block's lines.
    """
    written, place, number = raw.text, start, 0
    while number < len(text):
        while written.startswith("\\", place) and text[number] != "\\":
            place += 2 if written[place + 1 : place + 2].isspace() else 1
        if text[number] == "\\" and written.startswith("\\\\", place):
            place += 1
        length = 0
        while (
            number + length < len(text)
            and place + length < len(written)
            and written[place + length] == text[number + length]
            and written[place + length] not in "\n\\"
        ):
            length += 1
        if not length and place < len(written) and text[number] == written[place]:
            length = 1
        if not length:
            found = written.find(text[number : number + 20], place)
            if found < 0:
                yield text[number:], raw.whole, place
                return
            place = found
            continue
        words = text[number : number + length]
        yield words, raw.place(place, place + length), place + length
        number, place = number + length, place + length
