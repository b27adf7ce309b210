"""Plain text: paragraphs between blank lines, lines that are headings, list items.

Text copied out of a PDF breaks its lines inside a paragraph, a word processor's export has one paragraph a
line. Lines without a blank line between them are one paragraph, unless one of them is longer than anybody
breaks lines at.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from factcheck.model import Article, Block, Span
from factcheck.reading.lines import line_starts, refuse_long_blocks, refuse_long_lines, with_line_feeds

LONGEST_BROKEN_LINE = 200
_LONGEST_HEADING = 100
_TAB = 4

_MARKER = re.compile(
    r"(?:(?P<bullet>[•‣◦▪●○■□*+–-])|\(?(?P<number>\d{1,3})[.)]|\[(?P<bracketed>\d{1,3})\]|\(?(?P<letter>[a-z])\))"
    r"(?:\s+|$)"
)
_NUMBERING = re.compile(r"\d{1,2}((?:\.\d{1,2})*)\.?\s")
_STATEMENT = re.compile(r"[%$€£=<>≤≥]|[.!?]\s+\w\w|[.,;:!…]$")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line without the white space around it; `indent` in columns, `marker` the list marker it starts with."""

    start: int
    words: str
    indent: int
    marker: re.Match[str] | None

    @property
    def end(self) -> int:
        return self.start + len(self.words)

    @property
    def label(self) -> str:
        return next(filter(None, self.marker.group("number", "bracketed", "letter")), "") if self.marker else ""


@dataclass(frozen=True, slots=True)
class _Chunk:
    """The lines of one block; `alone` where a heading may stand."""

    lines: list[_Line]
    alone: bool

    @property
    def first(self) -> _Line:
        return self.lines[0]

    @property
    def end(self) -> int:
        return self.lines[-1].end


def read(source: str, path: str) -> Article:
    r"""Read plain text; the text is the source itself, save that every line break is "\n".

    Raises `ReadingError` for a paragraph longer than `MAX_PARAGRAPH`.
    """
    starts = line_starts(source)
    refuse_long_lines(source, starts, path)
    text, source_map = with_line_feeds(source)
    article = Article(path, "text", source, text, tuple(_blocks(text)), source_map, starts)
    refuse_long_blocks(article)
    return article


def _blocks(text: str) -> Iterator[Block]:
    chunks = list(_chunks(text))
    open_items: list[tuple[int, str]] = []
    for index, chunk in enumerate(chunks):
        neighbours = (*chunks[max(index - 1, 0) : index], *chunks[index + 1 : index + 2])
        if _is_heading(chunk, neighbours, last=index + 1 == len(chunks)):
            open_items.clear()
            yield Block("heading", Span(chunk.first.start, chunk.end), _heading_level(chunk.first.words, index))
        elif block := _list_item(chunk, open_items):
            yield block
        else:
            open_items.clear()
            yield Block("paragraph", Span(chunk.first.start, chunk.end))


def _list_item(chunk: _Chunk, open_items: list[tuple[int, str]]) -> Block | None:
    """Return the chunk as an item, or as a further paragraph of the open item that it is indented under."""
    line = chunk.first
    start = _body_start(chunk)
    while open_items and open_items[-1][0] >= line.indent:
        open_items.pop()
    if start > line.start:
        open_items.append((line.indent, line.label))
    elif not open_items:
        return None
    return Block("list-item", Span(start, chunk.end), len(open_items), open_items[-1][1])


def _body_start(chunk: _Chunk) -> int:
    """Return where the words after the list marker start, which may be on the next line; a bare marker is a word."""
    line = chunk.first
    if line.marker and line.marker.end() < len(line.words):
        return line.start + line.marker.end()
    return chunk.lines[1].start if line.marker and len(chunk.lines) > 1 else line.start


def _is_heading(chunk: _Chunk, neighbours: tuple[_Chunk, ...], *, last: bool) -> bool:
    """Tell whether the chunk is one short line on its own, followed by text, that does not read as a statement."""
    words = chunk.first.words
    if last or not chunk.alone or len(chunk.lines) > 1 or len(words) > _LONGEST_HEADING:
        return False
    if (marker := chunk.first.marker) and (
        not marker["number"] or chunk.first.indent or any(near.first.marker for near in neighbours)
    ):
        return False
    numbering = marker or _NUMBERING.match(words)
    title = words[numbering.end() :] if numbering else words
    first_letter = next(filter(str.isalpha, title), "")
    return first_letter.isupper() and not _STATEMENT.search(title)


def _heading_level(words: str, index: int) -> int:
    """Return the depth of the numbering ("2.1 Methods" is 2); without one, 1 for the title and 2 for all others."""
    if numbering := _NUMBERING.match(words):
        return min(1 + numbering[1].count("."), 6)
    return 2 if index else 1


def _chunks(text: str) -> Iterator[_Chunk]:
    for has_words, group in groupby(_lines(text), key=lambda line: bool(line.words)):
        if has_words:
            yield from _split(list(group))


def _split(lines: list[_Line]) -> Iterator[_Chunk]:
    """Split lines that no blank line parts: at list items, and at every line if none of them is broken."""
    whole = any(len(line.words) > LONGEST_BROKEN_LINE for line in lines)
    company = _in_sequence(lines)
    chunk: list[_Line] = []
    for line in lines:
        if chunk and _starts_block(line, chunk, company, whole=whole):
            yield _Chunk(chunk, whole)
            chunk = []
        chunk.append(line)
    yield _Chunk(chunk, whole or len(chunk) == len(lines))


def _starts_block(line: _Line, chunk: list[_Line], company: frozenset[str], *, whole: bool) -> bool:
    first = chunk[0]
    if line.marker and (_kind(line) in company or chunk[-1].words.endswith(":")):
        return True
    if first.marker:
        return line.indent < first.indent or (whole and line.indent == first.indent)
    return whole


def _in_sequence(lines: list[_Line]) -> frozenset[str]:
    """Return the markers that stand in company: a bullet seen twice, a number whose neighbour is there.

    A lone "12." or "-" at the start of a line is most likely the middle of a sentence.
    """
    counts = Counter(_kind(line) for line in lines if line.marker)
    numbers = {int(kind) for kind in counts if kind.isdecimal()}
    return frozenset(
        kind
        for kind, count in counts.items()
        if (numbers & {int(kind) - 1, int(kind) + 1} if kind.isdecimal() else count > 1)
    )


def _kind(line: _Line) -> str:
    """Return the number or the bullet; letters are one kind."""
    assert line.marker
    if line.marker["letter"]:
        return "letter"
    return line.label or line.marker["bullet"]


def _lines(text: str) -> Iterator[_Line]:
    offset = 0
    for line in text.split("\n"):
        words = line.strip()
        margin = line[: len(line) - len(line.lstrip())] if words else ""
        yield _Line(offset + len(margin), words, len(margin.expandtabs(_TAB)), _MARKER.match(words))
        offset += len(line) + 1
