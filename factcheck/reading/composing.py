"""Blocks of an article put together by the readers of markup that is no HTML, in the words of HTML.

What a heading, an item, a cell or a note is need be known in one place: a reader says which of HTML's elements starts
or ends, and hands over the words with their places in its own source.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape

from factcheck.errors import ReadingError
from factcheck.model import Article, SourceMap
from factcheck.reading.assembly import Draft, assemble
from factcheck.reading.html.builder import Builder
from factcheck.reading.html.words import Words
from factcheck.reading.lines import MAX_PARAGRAPH, line_starts, written_article

DEEPEST = 100
"""Elements within each other that are read: three times what the deepest article has; each takes four calls."""


@dataclass(slots=True)
class Composer:
    """The text, and the notes that are written within it, which follow after it."""

    page: Builder = field(default_factory=Builder)
    notes: Builder = field(default_factory=Builder)
    in_note: bool = False

    @property
    def words(self) -> Words:
        """The block that is being written."""
        return self._written.words

    @property
    def _written(self) -> Builder:
        return self.notes if self.in_note else self.page

    def begin(self, name: str, start: int = 0, end: int = 0, /, **attributes: str) -> None:
        """Begin one of HTML's elements; the place matters for line breaks only."""
        given = "".join(f' {key}="{escape(value)}"' for key, value in attributes.items())
        self._written.open(name, given, start, end)

    def end(self, name: str) -> None:
        """End an element, and what is open in it."""
        self._written.close(name)

    def text(self, value: str, start: int) -> None:
        """Add words of the source that start at `start`."""
        self.words.text(value, start)

    def put(self, value: str, start: int, end: int) -> None:
        """Add words that stand for source [start, end)."""
        if value:
            self.words.add(value, start, end)

    def gap(self, start: int, end: int) -> None:
        """Add a space for source [start, end), unless one stands there or nothing does."""
        pieces = self.words.draft.pieces
        if pieces and not pieces[-1][0][-1].isspace():
            self.words.add(" ", start, end)

    def part(self) -> None:
        """End the block that is being written."""
        self._written.part()

    def open_note(self, label: str, *, marked: bool = True) -> None:
        """Begin a note, and set its mark here if it is `marked`."""
        if marked:
            self.words.mark(label)
        self.in_note = True
        self.notes.roles[0] = ("footnote", 0, label)

    def close_note(self) -> None:
        """End the note and go on with the text."""
        self.notes.part()
        self.in_note = False

    def open_entry(self, label: str) -> None:
        """Begin an entry of a list of references that is known by a label."""
        self.page.part()
        self.page.roles.append(("reference", 1, label))

    def close_entry(self) -> None:
        """End the entry."""
        self.page.part()
        self.page.roles.pop()

    def drafts(self) -> list[Draft]:
        """End what is open and return all blocks, the notes last."""
        self.page.finish()
        self.notes.finish()
        return [*self.page.drafts, *self.notes.drafts]

    def article(self, path: str, format: str, source: str) -> Article:
        """Return the article; raises `ReadingError` for a block longer than `MAX_PARAGRAPH`."""
        return written_article(assemble(self.drafts()), path, format, source)


def counted(drafts: list[Draft]) -> list[Draft]:
    """Return the drafts of a file without lines with their pieces counted through, as `placed_article` takes them."""
    end = 0
    for draft in drafts:
        pieces = []
        for text, _, _ in draft.pieces:
            pieces.append((text, end, end + len(text)))
            end += len(text)
        draft.pieces = pieces
    return drafts


def placed_article(drafts: list[Draft], path: str, format: str) -> Article:
    """Return an article that is its own source, each block named by its place: that of a file without lines.

    The pieces of the drafts must be counted through, from the start of the first to the end of the last. Raises
    `ReadingError` for one longer than `MAX_PARAGRAPH` and for a document without a word.
    """
    if any(draft.length > MAX_PARAGRAPH for draft in drafts):
        raise ReadingError(f"A paragraph has more than {MAX_PARAGRAPH:,} characters; break it into several.", path=path)
    written = assemble(draft for draft in drafts if draft.length or draft.marks)
    text = "".join(written.parts)
    if not text:
        raise ReadingError("The document holds no text; there is nothing to check in it.", path=path)
    return Article(
        path,
        format,
        text,
        text,
        tuple(written.blocks),
        SourceMap.identity(len(text)),
        line_starts(text),
        tuple(written.links),
        tuple(written.marks),
        places=tuple(written.places),
        line_breaks=tuple(written.line_breaks),
    )
