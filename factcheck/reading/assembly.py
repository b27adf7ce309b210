"""An article's text put together from blocks that readers take out of marked-up sources."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import field, replace

from factcheck.model import Block, BlockKind, Link, NoteMark, SourceMap, Span
from factcheck.reading.cleaning import changes, is_clean, with_spaces
from factcheck.reading.pieces import Moves, Piece, changed
from factcheck.text.expressions import expression
from factcheck.values import dataclass

_JOINT = "\n\n"
_LINE_FEED = expression("\n")


@dataclass(slots=True)
class Draft:
    """A block as it is read: its pieces in source order, with link and mark offsets counted from its start."""

    kind: BlockKind
    level: int = 0
    label: str = ""
    pieces: list[Piece] = field(default_factory=list)
    length: int = 0
    links: list[tuple[int, int, str]] = field(default_factory=list)
    marks: list[tuple[int, str]] = field(default_factory=list)
    places: list[tuple[int, str]] = field(default_factory=list)
    """Where stretches start that an editor finds, and their names."""
    line_breaks: list[int] = field(default_factory=list)
    numbers: list[tuple[int, str]] = field(default_factory=list)
    """Raised numbers that mark notes."""

    @property
    def empty(self) -> bool:
        """Tell whether nothing has been read."""
        return not self.pieces and not self.marks

    def add(self, text: str, start: int, end: int) -> None:
        """Append `text`, which stands for source [start, end)."""
        self.pieces.append((text, start, end))
        self.length += len(text)

    def cleaned(self) -> Draft:
        """Return the draft with its text in the clean view, and all that points into it moved along."""
        text = self.pieces[0][0] if len(self.pieces) == 1 else "".join([piece[0] for piece in self.pieces])
        if is_clean(text):
            return self
        if with_spaces(text):
            pieces = [(words.replace("\n", " "), start, end) for words, start, end in self.pieces]
            feeds = [feed.start() for feed in _LINE_FEED.finditer(text)]
            # `dataclasses.replace` takes four times as long, for each paragraph of a wrapped text.
            return Draft(
                self.kind, self.level, self.label, pieces, self.length, self.links, self.marks, self.places, feeds
            )
        found = changes(text)
        if not found:
            return self
        pieces, moves = changed(self.pieces, found), Moves.of(found)
        text = "".join(piece[0] for piece in pieces)
        return replace(
            self,
            pieces=pieces,
            length=len(text),
            links=[(*_link(moves.start(start), moves.end(end), text), target) for start, end, target in self.links],
            marks=[(moves.end(offset), label) for offset, label in self.marks],
            places=[(moves.start(offset), name) for offset, name in self.places],
            line_breaks=[moves.end(change.start) for change in found if change.line_break],
            numbers=[(moves.end(change.start), change.label) for change in found if change.label],
        )


def _link(start: int, end: int, text: str) -> tuple[int, int]:
    """Return the words of a link: one on a note mark goes to the word that bears the mark."""
    return (start, end) if start < end else (text.rfind(" ", 0, end) + 1, end)


@dataclass(slots=True)
class Assembly:
    """The text written so far: what `Article` holds, in lists that grow."""

    parts: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    marks: list[NoteMark] = field(default_factory=list)
    places: list[tuple[int, str]] = field(default_factory=list)
    line_breaks: list[int] = field(default_factory=list)
    length: int = 0
    _text_starts: list[int] = field(default_factory=list)
    _source_starts: list[int] = field(default_factory=list)
    _source_ends: list[int] = field(default_factory=list)
    _extensible: bool = False

    @property
    def source_map(self) -> SourceMap:
        """The way back from the text to the source."""
        if not self.parts:
            return SourceMap.identity(0)
        pieces = (tuple(self._text_starts), tuple(self._source_starts), tuple(self._source_ends))
        return SourceMap(*pieces, self.length)

    @property
    def source_end(self) -> int:
        """Where the source of the last piece ends."""
        return self._source_ends[-1] if self._source_ends else 0

    def write(self, pieces: Iterable[Piece]) -> None:
        """Append pieces; those that go on where a verbatim one ended in the source become one with it."""
        for text, start, end in pieces:
            verbatim = len(text) == end - start
            if verbatim and self._extensible and self.source_end == start:
                self._source_ends[-1] = end
            else:
                self._text_starts.append(self.length)
                self._source_starts.append(start)
                self._source_ends.append(end)
            self._extensible = verbatim
            self.parts.append(text)
            self.length += len(text)


Joint = Callable[[int, int], list[Piece]]
"""What stands for the source between two offsets where blocks are joined."""


def assemble(drafts: Iterable[Draft], joint: Joint | None = None) -> Assembly:
    """Join the drafts that have words by blank lines, clean and without the white space at their ends.

    A joint maps to the source between its blocks; `joint` may write another than a blank line, and one before the
    first block. The marks of a draft without words stand where the text ended. A draft may come from before the one
    that it follows in the text: a note that is written where its mark stands.
    """
    assembly = Assembly()
    for draft in (draft.cleaned() for draft in drafts):
        pieces, margin = _without_margin(draft.pieces)
        if pieces and joint:
            assembly.write(joint(assembly.source_end, pieces[0][1]))
        elif pieces and assembly.parts:
            assembly.write([(_JOINT, min(assembly.source_end, pieces[0][1]), pieces[0][1])])
        start = assembly.length
        assembly.write(pieces)
        _place(draft, start - margin, Span(start, assembly.length), assembly)
    return assembly


def _place(draft: Draft, shift: int, span: Span, assembly: Assembly) -> None:
    if span:
        assembly.blocks.append(Block(draft.kind, span, draft.level, draft.label))
    if draft.links or draft.marks or draft.numbers or draft.places:
        _place_parts(draft, shift, span, assembly)
    if draft.line_breaks:
        moved = (offset + shift for offset in draft.line_breaks)
        assembly.line_breaks.extend(offset for offset in moved if span.start <= offset < span.end)


def _place_parts(draft: Draft, shift: int, span: Span, assembly: Assembly) -> None:
    def within(offset: int) -> int:
        return min(max(offset + shift, span.start), span.end)

    for start, end, target in draft.links:
        if within(start) < within(end):
            assembly.links.append(Link(Span(within(start), within(end)), target))
    marks = [NoteMark(within(offset), label) for offset, label in draft.marks]
    marks += (NoteMark(within(offset), label, raised=True) for offset, label in draft.numbers)
    assembly.marks.extend(sorted(marks, key=lambda mark: mark.offset))
    assembly.places.extend((within(offset), name) for offset, name in draft.places if span)


def _without_margin(pieces: list[Piece]) -> tuple[list[Piece], int]:
    """Return the pieces without the white space at their ends, and how much of it stood before them."""
    if pieces and not (_may_be_white(pieces[0][0][:1]) or _may_be_white(pieces[-1][0][-1:])):
        return pieces, 0
    first, last, margin = 0, len(pieces), 0
    while last and not pieces[last - 1][0].strip():
        last -= 1
    while first < last and not pieces[first][0].strip():
        margin += len(pieces[first][0])
        first += 1
    kept = pieces[first:last]
    if kept:
        margin += len(kept[0][0]) - len(kept[0][0].lstrip())
        kept[0] = _left_stripped(*kept[0])
        kept[-1] = _right_stripped(*kept[-1])
    return kept, margin


def _may_be_white(character: str) -> bool:
    return not character or character.isspace()


def _left_stripped(text: str, start: int, end: int) -> Piece:
    words = text.lstrip()
    return (words, end - len(words), end) if len(text) == end - start else (words, start, end)


def _right_stripped(text: str, start: int, end: int) -> Piece:
    words = text.rstrip()
    return (words, start, start + len(words)) if len(text) == end - start else (words, start, end)
