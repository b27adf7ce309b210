"""The article and its characters: spans, blocks, and the way back to the source.

Offsets are characters of `Article.text`, end exclusive, unless a name says `source`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Literal

from factcheck.values import dataclass

BlockKind = Literal["heading", "paragraph", "list-item", "table-cell", "quote", "reference", "footnote"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters [start, end) of a text."""

    start: int
    end: int

    def __len__(self) -> int:
        """Return the number of characters."""
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Tell whether every character of `other` is in this span."""
        return self.start <= other.start and other.end <= self.end

    def shifted(self, by: int) -> Span:
        """Return the span moved by `by` characters."""
        return Span(self.start + by, self.end + by)


@dataclass(frozen=True, slots=True)
class Position:
    """A place in the source as editors count it: line and column from 1, column in characters."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class SourceMap:
    """Where each character of the text comes from, in pieces that lie in text order without gaps.

    Piece i covers text from `text_starts[i]` to the next piece and source [source_starts[i], source_ends[i]).
    A piece of equal length on both sides maps character by character; any other (an entity, a paragraph
    break that stands for markup) maps as a whole.
    """

    text_starts: tuple[int, ...]
    source_starts: tuple[int, ...]
    source_ends: tuple[int, ...]
    text_length: int

    @classmethod
    def identity(cls, length: int) -> SourceMap:
        """Return the map of a text that is its own source."""
        return cls((0,), (0,), (length,), length)

    def extended(self, places: Sequence[Span]) -> SourceMap:
        """Return the map with offsets beyond the text: the one at `text_length + 1 + i` leads to the i-th place."""
        end = self.source_ends[-1] if self.source_ends else 0
        beyond = (Span(end, end), *places)
        return SourceMap(
            (*self.text_starts, *range(self.text_length, self.text_length + len(beyond))),
            (*self.source_starts, *(place.start for place in beyond)),
            (*self.source_ends, *(place.end for place in beyond)),
            self.text_length + len(beyond),
        )

    def to_source(self, span: Span) -> Span:
        """Return the smallest source span that produced `span`; an empty span maps to an empty one."""
        start = self._offset(span.start, end=False)
        if len(span) <= 0:
            return Span(start, start)
        return Span(start, self._offset(span.end, end=True))

    def _offset(self, offset: int, *, end: bool) -> int:
        probe = offset - 1 if end else offset
        piece = max(bisect_right(self.text_starts, probe) - 1, 0)
        text_start = self.text_starts[piece]
        following = self.text_starts[piece + 1] if piece + 1 < len(self.text_starts) else self.text_length
        source_start, source_end = self.source_starts[piece], self.source_ends[piece]
        if following - text_start == source_end - source_start:
            return min(source_start + offset - text_start, source_end)
        return source_end if end or offset >= following else source_start


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text that is read on its own: no sentence, claim or citation crosses its ends.

    `level` is the depth of a heading (1 to 6) or of a list item (from 1), and 1 for a cell that the source sets in a
    table's head. `label` is a footnote's name, an ordered item's number, or a cell's `table:row:column` (from 1, row 1
    being the header, the rows of a foot the last).
    """

    kind: BlockKind
    span: Span
    level: int = 0
    label: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """Words of the text that lead to `target` (a URL as written)."""

    span: Span
    target: str


@dataclass(frozen=True, slots=True)
class NoteMark:
    """A footnote mark. It is no part of the text: it stands before the character at `offset`.

    `raised` tells that it was typed as a raised number or several ("1,3–5"), which may mean the entries of a list.
    """

    offset: int
    label: str
    raised: bool = False


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment that speaks to factcheck, such as `factcheck: ignore[vague-source] by design`, and is no text.

    `span` holds the words that a Word comment is set on. A comment in markup lies beyond the text: its span starts
    after the text's end, and the source map leads from there to the comment with its marks; it is meant for the
    block after it, or, if `inside`, for the one in which it stands.
    """

    text: str
    span: Span
    inside: bool = False


@dataclass(frozen=True, slots=True)
class Article:
    """What is checked: its words in blocks, and the way back from each of them to the source.

    `source` is the decoded file without a byte-order mark. `line_starts` are source offsets. `front_matter` is the head
    of the source with its fences, of which title, description and summary are text. A file without lines of its own
    (Word, PDF) has its text as source; `places` then names the stretches that an editor finds in it ("page 3"), as
    (offset of the text where it starts, name), in text order. `comments` are the comments in it that speak to
    factcheck.

    Within a block the text is clean: every white space is one plain space, and nothing in it is invisible (see
    `reading/cleaning.py`). `line_breaks` are the offsets of the spaces that stand for the end of a line.
    """

    path: str
    format: str
    source: str
    text: str
    blocks: tuple[Block, ...]
    source_map: SourceMap
    line_starts: tuple[int, ...]
    links: tuple[Link, ...] = ()
    note_marks: tuple[NoteMark, ...] = ()
    front_matter: str = ""
    places: tuple[tuple[int, str], ...] = ()
    comments: tuple[Comment, ...] = ()
    line_breaks: tuple[int, ...] = ()

    @classmethod
    def empty(cls) -> Article:
        """Return an article without a word, for what is asked of no text."""
        return cls("-", "text", "", "", (), SourceMap.identity(0), (0,))

    def words(self, span: Span) -> str:
        """Return the text of `span`, the comment itself for a span beyond the text."""
        if span.start > len(self.text):
            place = self.source_map.to_source(span)
            return self.source[place.start : place.end]
        return self.text[span.start : span.end]

    def lined(self, span: Span) -> str:
        """Return the text of `span` with its lines as the source breaks them, a line feed at each end."""
        first, last = (bisect_left(self.line_breaks, offset) for offset in (span.start, span.end))
        breaks = self.line_breaks[first:last]
        starts = (span.start, *(offset + 1 for offset in breaks))
        return "\n".join(self.text[start:end] for start, end in zip(starts, (*breaks, span.end), strict=True))

    def is_in_front_matter(self, span: Span) -> bool:
        """Tell whether words stand in the front matter: its title or description, which can name no source."""
        return bool(self.front_matter) and self.source_span(span).start < len(self.front_matter)

    def source_span(self, span: Span) -> Span:
        """Return the source characters that produced `span`."""
        return self.source_map.to_source(span)

    def position(self, offset: int) -> Position:
        """Return line and column of the source character behind the text character at `offset`."""
        return self.source_position(self.source_map.to_source(Span(offset, offset + 1)).start)

    def source_position(self, offset: int) -> Position:
        """Return line and column of a source offset."""
        line = bisect_right(self.line_starts, offset)
        return Position(line, offset - self.line_starts[line - 1] + 1)

    def source_line(self, line: int) -> str:
        """Return the source line with that number (from 1), without its line break."""
        end = self.line_starts[line] if line < len(self.line_starts) else len(self.source)
        return self.source[self.line_starts[line - 1] : end].rstrip("\r\n")

    def place(self, offset: int) -> str:
        """Return where an editor finds the character at `offset`: "line 12", or the stretch that holds it."""
        index = bisect_right(self.places, offset, key=lambda place: place[0]) - 1
        return self.places[index][1] if index >= 0 else f"line {self.position(offset).line}"

    def block_at(self, offset: int) -> Block | None:
        """Return the block that holds the character at `offset`, if one does."""
        index = bisect_right(self.blocks, offset, key=lambda block: block.span.start) - 1
        return self.blocks[index] if index >= 0 and offset < self.blocks[index].span.end else None


@dataclass(frozen=True, slots=True)
class Edit:
    """A change to a file that mends a finding: `text` in place of the source characters of `span`.

    `path` names the file where it is not the article itself, such as a bibliography beside it.
    """

    span: Span
    text: str
    path: str = ""
