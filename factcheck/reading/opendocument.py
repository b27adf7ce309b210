"""OpenDocument texts (.odt), as LibreOffice and Google Docs save them: the words shown, each with its paragraph.

Left out are headers and footers, deletions, comments, tables of contents and what is drawn.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from typing import Any

from factcheck.errors import ReadingError
from factcheck.model import Article, BlockKind
from factcheck.reading.assembly import Draft
from factcheck.reading.composing import placed_article
from factcheck.reading.scripts import lowered, raised
from factcheck.reading.word.package import unpacked
from factcheck.reading.word.places import Places
from factcheck.reading.word.xml import parse
from factcheck.values import dataclass

CONTENT = "content.xml"
WRONG = "This is no OpenDocument text; save it as .odt or .docx in a word processor."
_SPACES = {
    "urn:oasis:names:tc:opendocument:xmlns:office:1.0": "office",
    "urn:oasis:names:tc:opendocument:xmlns:text:1.0": "text",
    "urn:oasis:names:tc:opendocument:xmlns:table:1.0": "table",
    "urn:oasis:names:tc:opendocument:xmlns:style:1.0": "style",
    "http://www.w3.org/1999/xlink": "xlink",
}
_PASSED_OVER = ("text:tracked-changes", "text:table-of-content", "text:alphabetical-index", "office:annotation")
_WRAPPERS = ("text:section", "text:index-body", "text:list-header", "table:table-header-rows", "table:table-row-group")
_DEEPEST = 6
_MOST_REPEATED = 100
_LONGEST_NUMBER = 6
Element = Any


def read_bytes(data: bytes, path: str) -> Article:
    """Read an OpenDocument text; raises `ReadingError` for a file that is none, is damaged or is not fit to be read."""
    package = unpacked(data, path, WRONG)
    if CONTENT not in package.parts:
        raise ReadingError(WRONG, path=path)
    root = parse(package.read(CONTENT), CONTENT, path)
    body = next((found for found in root.iter() if _name(found) == "office:text"), None)
    if body is None:
        raise ReadingError(WRONG, path=path)
    reader = _Reader(_scripts(root), _titles(root))
    try:
        drafts = [*reader.read(body), *reader.notes()]
    except RecursionError:
        raise ReadingError("The document nests its parts too deeply to be read.", path=path) from None
    return placed_article(drafts, path, "odt")


def _name(element: Element) -> str:
    """Return an element's name with the usual prefix, "" for one of another vocabulary or a comment."""
    return _prefixed(element.tag) if isinstance(element.tag, str) else ""


def _prefixed(tag: str) -> str:
    space, _, local = tag.removeprefix("{").rpartition("}")
    return f"{_SPACES[space]}:{local}" if space in _SPACES else ""


def _value(element: Element, called: str) -> str:
    """Return the attribute of that prefixed name, "" where it is missing."""
    return next((value for key, value in element.items() if _prefixed(key) == called), "")


def _number(element: Element, called: str) -> int:
    """Return a number from 1 that an attribute gives, 1 where it gives none."""
    written = _value(element, called)
    return max(int(written), 1) if written.isascii() and written.isdigit() and len(written) <= _LONGEST_NUMBER else 1


def _scripts(root: Element) -> dict[str, str]:
    """Return the styles that raise or lower text, by name: "super 58%" or "-33% 58%"."""
    found = {}
    for style in root.iter():
        if _name(style) == "style:style":
            position = next((_value(one, "style:text-position") for one in style if _name(one)), "")
            if position.startswith("super") or (position[:1].isdigit() and not position.startswith("0")):
                found[_value(style, "style:name")] = "raised"
            elif position.startswith(("sub", "-")):
                found[_value(style, "style:name")] = "lowered"
    return found


def _titles(root: Element) -> frozenset[str]:
    """Return the names of the styles of a document's title, the automatic ones that follow it included."""
    styles = (style for style in root.iter() if _name(style) == "style:style")
    follow = {_value(style, "style:name") for style in styles if _value(style, "style:parent-style-name") == "Title"}
    return frozenset({"Title", *follow})


@dataclass(slots=True)
class _Reader:
    """A text being read: the styles that count, where one is, and the notes met, to be read after the text."""

    scripts: dict[str, str]
    titles: frozenset[str]
    places: Places = field(default_factory=Places)
    met: list[tuple[str, Element]] = field(default_factory=list)
    length: int = 0
    """Characters of the text so far, by which pieces know their order."""

    def read(self, parent: Element, level: int = 0) -> Iterator[Draft]:
        """Yield the blocks of a body, a section or an item of a list."""
        for element in parent:
            called = _name(element)
            if called == "text:h":
                yield self._heading(element, _number(element, "text:outline-level"))
            elif called == "text:p" and _value(element, "text:style-name") in self.titles:
                yield self._block(element, "heading", self.places.title(), level=1)
            elif called == "text:p":
                kind: BlockKind = "list-item" if level else "paragraph"
                yield self._block(element, kind, self.places.paragraph(), level=level)
            elif called == "text:list":
                for item in (one for one in element if _name(one) == "text:list-item"):
                    yield from self.read(item, level + 1)
            elif called == "table:table":
                yield from self._table(element)
            elif called in _WRAPPERS:
                yield from self.read(element, level)

    def notes(self) -> Iterator[Draft]:
        """Yield the notes whose marks the text bears, in their order."""
        for label, note in self.met:
            for element in note:
                if _name(element) == "text:p":
                    yield self._block(element, "footnote", f"note {label}", label=label)

    def _heading(self, element: Element, level: int) -> Draft:
        draft = self._block(element, "heading", "", level=min(level, _DEEPEST))
        words = "".join(piece[0] for piece in draft.pieces)
        draft.places = [(0, self.places.heading(draft.level, words))]
        return draft

    def _table(self, element: Element) -> Iterator[Draft]:
        number = self.places.table()
        for row, cells in enumerate(_rows(element), start=1):
            column = 0
            for cell in cells:
                repeated = _number(cell, "table:number-columns-repeated")
                column += 1
                label = f"{number}:{row}:{column}"
                yield self._cell(cell, label, self.places.row(number, row))
                column += min(repeated, _MOST_REPEATED) - 1

    def _cell(self, cell: Element, label: str, place: str) -> Draft:
        draft = Draft("table-cell", label=label, places=[(0, place)])
        for element in cell:
            if _name(element) in ("text:p", "text:h"):
                if draft.length:
                    self._add(draft, " ")
                self._inline(element, draft)
        return draft

    def _block(self, element: Element, kind: BlockKind, place: str, *, level: int = 0, label: str = "") -> Draft:
        draft = Draft(kind, level, label, places=[(0, place)])
        self._inline(element, draft)
        return draft

    def _add(self, draft: Draft, words: str) -> None:
        if words:
            draft.add(words, self.length, self.length + len(words))
            self.length += len(words)

    def _inline(self, element: Element, draft: Draft, script: str = "") -> None:
        """Add the words of an element as they are shown."""
        self._words(element.text, draft, script)
        for child in element:
            self._child(child, _name(child), draft, script)
            self._words(child.tail, draft, script)

    def _child(self, child: Element, called: str, draft: Draft, script: str) -> None:
        if called in ("text:s", "text:tab"):
            self._add(draft, " ")
        elif called == "text:line-break":
            self._add(draft, "\n")
        elif called == "text:note":
            self._note(child, draft)
        elif called == "text:a":
            start = draft.length
            self._inline(child, draft, script)
            draft.links.append((start, draft.length, _value(child, "xlink:href")))
        elif called.startswith("text:") and called not in _PASSED_OVER:
            self._inline(child, draft, self.scripts.get(_value(child, "text:style-name"), script))

    def _words(self, words: str | None, draft: Draft, script: str) -> None:
        if not words:
            return
        words = " ".join(words.split("\n"))
        if script == "raised":
            words = raised(words)
        elif script == "lowered":
            words = lowered(words, "".join(piece[0] for piece in draft.pieces[-1:]))
        self._add(draft, words)

    def _note(self, note: Element, draft: Draft) -> None:
        parts = {_name(part): part for part in note}
        citation, body = parts.get("text:note-citation"), parts.get("text:note-body")
        if citation is None or body is None:
            return
        label = "".join(citation.itertext()).strip() or str(len(self.met) + 1)
        draft.marks.append((draft.length, label))
        self.met.append((label, body))


def _rows(element: Element) -> Iterator[list[Element]]:
    for child in element:
        called = _name(child)
        if called == "table:table-row":
            yield [cell for cell in child if _name(cell) == "table:table-cell"]
        elif called in _WRAPPERS:
            yield from _rows(child)
