"""The blocks of a Word document: its paragraphs, lists, tables, text boxes and notes, each with its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from itertools import takewhile

from factcheck.model import BlockKind
from factcheck.reading.assembly import Draft
from factcheck.reading.plain import may_be_heading
from factcheck.reading.word.inline import WRAPPERS, Context, Inline, alternative, content_of
from factcheck.reading.word.numbering import Numbering
from factcheck.reading.word.places import Places
from factcheck.reading.word.styles import numbering_of, outline_level
from factcheck.reading.word.words import Atom, Trail, Words
from factcheck.reading.word.xml import Element, child, name, value, whole
from factcheck.values import dataclass

Placed = tuple[Draft, str]
"""A block and its place."""

_DEEPEST_HEADING = 6
_WITHDRAWN = ("w:del", "w:moveFrom")


@dataclass(slots=True)
class Blocks:
    """A document being read. `note` is the label and place of the note that is, `anchor` where its comments go."""

    context: Context
    numbering: Numbering
    trail: Trail = field(default_factory=Trail)
    places: Places = field(default_factory=Places)
    note: tuple[str, str] = ("", "")
    anchor: Element = None
    carried: Words | None = None
    """Words of a paragraph whose end has been deleted: they go on in the next."""

    def read(self, parent: Element) -> Iterator[Placed]:
        """Yield the blocks of a body, a text box or a table's only column."""
        for element in parent:
            called = name(element)
            if called == "w:p":
                yield from self._paragraph(element)
            elif called == "w:tbl":
                yield from self._table(element)
            elif (inner := _within(called, element)) is not None:
                yield from self.read(inner)

    def rest(self) -> Iterator[Placed]:
        """Yield the words that waited for a paragraph which never came."""
        if self.carried and self.carried.atoms:
            yield self._block(self.carried, None)
        self.carried = None

    def notes(self) -> Iterator[Placed]:
        """Yield the footnotes and endnotes that the text bears marks of."""
        for note in self.context.notes.in_order():
            self.note, self.anchor = (note.label, f"{note.kind} {note.label}"), note.mark
            self.context.fields.clear()
            yield from self.read(note.content)
            yield from self.rest()

    def _paragraph(self, element: Element) -> Iterator[Placed]:
        properties = child(element, "w:pPr")
        style = value(properties, "w:pStyle")
        inline = Inline(self.context, self.carried or Words(), style)
        inline.read(element)
        self.carried = inline.words if _end_deleted(properties) else None
        shown = not self.context.styles.paragraph(style).contents
        if shown and self.carried is None and (inline.words.text.strip() or inline.words.marks):
            yield self._block(inline.words, properties)
        yield from self._beside(inline)

    def _beside(self, inline: Inline) -> Iterator[Placed]:
        """Yield what stands in the text boxes of a paragraph; a comment on it goes to the drawing."""
        anchor, carried = self.anchor, self.carried
        for box, drawing in inline.boxes:
            self.anchor, self.carried = anchor if anchor is not None else drawing, None
            yield from self.read(box)
            yield from self.rest()
        self.anchor, self.carried = anchor, carried

    def _block(self, words: Words, properties: Element | None) -> Placed:
        kind, level, label = self._role(words, properties)
        place = self._place(kind, level, words, properties)
        return self.trail.draft(words, Draft(kind, level, label), self.anchor), place

    def _place(self, kind: BlockKind, level: int, words: Words, properties: Element | None) -> str:
        if self.note[1]:
            return self.note[1]
        if not words.text.strip():
            return ""
        if kind != "heading":
            return self.places.paragraph()
        title = self.context.styles.paragraph(value(properties, "w:pStyle")).title
        return self.places.title() if title else self.places.heading(level, words.text)

    def _role(self, words: Words, properties: Element | None) -> tuple[BlockKind, int, str]:
        """Return kind, level and label of a paragraph, counting it if it is a list item."""
        if self.note[1]:
            return "footnote", 0, self.note[0]
        style = self.context.styles.paragraph(value(properties, "w:pStyle"))
        own = outline_level(properties)
        level = style.level if own is None else own
        listed = numbering_of(properties)
        identifier, depth = style.numbering if listed is None else listed
        label = self.numbering.label(identifier, depth) if identifier else ""
        if level:
            return "heading", min(level, _DEEPEST_HEADING), ""
        if identifier:
            return "list-item", depth + 1, label
        if style.quote:
            return "quote", 0, ""
        if words.bold and may_be_heading(words.text):
            return "heading", _DEEPEST_HEADING, ""
        return "paragraph", 0, ""

    def _table(self, table: Element) -> Iterator[Placed]:
        rows = [list(_cells(row)) for row in _rows(table)]
        if self.note[1] or all(len(cells) <= 1 for cells in rows):
            for _, cell in (placed for cells in rows for placed in cells):
                yield from self.read(cell)
            return
        number, heads = self.places.table(), _head_rows(table)
        for row, cells in enumerate(rows, start=1):
            for column, cell in cells:
                yield from self._cell(cell, f"{number}:{row}:{column}", self.places.row(number, row), row <= heads)

    def _cell(self, cell: Element, label: str, place: str, head: bool) -> Iterator[Placed]:
        words = Words()
        inlines = []
        for paragraph in _paragraphs(cell):
            inline = Inline(self.context, words, value(child(paragraph, "w:pPr"), "w:pStyle"))
            if words.atoms:
                words.atoms.append(Atom("\n", paragraph, 0, "", words.atoms[-1].bold))
            inline.read(paragraph)
            inlines.append(inline)
        if words.text.strip() or words.marks:
            yield self.trail.draft(words, Draft("table-cell", int(head), label), self.anchor), place
        for inline in inlines:
            yield from self._beside(inline)


def _within(called: str, element: Element) -> Element | None:
    """Return what holds the blocks of a wrapper around blocks, None for anything else."""
    if called == "w:sdt":
        return content_of(element)
    if called == "mc:AlternateContent":
        return alternative(element)
    return element if called in WRAPPERS else None


def _end_deleted(properties: Element | None) -> bool:
    return any(child(properties, "w:rPr", mark) is not None for mark in _WITHDRAWN)


def _rows(table: Element) -> Iterator[Element]:
    for element in table:
        called = name(element)
        if called == "w:tr":
            if child(element, "w:trPr", "w:del") is None:
                yield element
        elif (inner := _within(called, element)) is not None:
            yield from _rows(inner)


def _head_rows(table: Element) -> int:
    """Return how many rows a table repeats on each page as its head."""
    rows = takewhile(lambda row: child(row, "w:trPr", "w:tblHeader") is not None, _rows(table))
    return sum(1 for _ in rows)


def _cells(row: Element) -> Iterator[tuple[int, Element]]:
    """Yield the cells with their columns, a merged cell once, where it starts."""
    column = 1 + whole(value(row, "w:trPr", "w:gridBefore"), 0)
    for cell in _in_row(row):
        properties = child(cell, "w:tcPr")
        merged = child(properties, "w:vMerge")
        going_on = merged is not None and value(properties, "w:vMerge") != "restart"
        if not going_on and child(properties, "w:cellDel") is None:
            yield column, cell
        column += whole(value(properties, "w:gridSpan"), 1)


def _in_row(row: Element) -> Iterator[Element]:
    for element in row:
        called = name(element)
        if called == "w:tc":
            yield element
        elif (inner := _within(called, element)) is not None:
            yield from _in_row(inner)


def _paragraphs(parent: Element) -> Iterator[Element]:
    """Yield the paragraphs of a cell, those of tables in it among them."""
    for element in parent:
        called = name(element)
        if called == "w:p":
            yield element
        elif called == "w:tbl":
            yield from (found for row in _rows(element) for _, cell in _cells(row) for found in _paragraphs(cell))
        elif (inner := _within(called, element)) is not None:
            yield from _paragraphs(inner)
