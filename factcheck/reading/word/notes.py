"""Footnotes and endnotes: numbered where the text bears their marks, read after it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from typing import NamedTuple

from factcheck.reading.word.numbering import roman
from factcheck.reading.word.xml import Element, attribute, children
from factcheck.values import dataclass

KINDS = ("footnote", "endnote")
_ORDINARY = ("", "normal")


class Note(NamedTuple):
    """A note that the text bears a mark of: the content, and the mark."""

    kind: str
    label: str
    content: Element
    mark: Element


@dataclass(slots=True)
class Notes:
    """The notes of a document by kind and identifier, and those met so far in the order of their marks."""

    contents: dict[tuple[str, str], Element] = field(default_factory=dict)
    met: dict[tuple[str, str], Note] = field(default_factory=dict)

    def add(self, kind: str, root: Element) -> None:
        """Take in the notes of `footnotes.xml` or `endnotes.xml`, save the lines drawn above them."""
        for element in children(root, f"w:{kind}"):
            if attribute(element, "w:type") in _ORDINARY:
                self.contents[kind, attribute(element, "w:id")] = element

    def mark(self, kind: str, identifier: str, mark: Element) -> str:
        """Return the label of the note that a mark means, "" where there is no such note."""
        key = kind, identifier
        if key not in self.contents:
            return ""
        if key not in self.met:
            number = 1 + sum(note.kind == kind for note in self.met.values())
            self.met[key] = Note(kind, self._label(kind, number), self.contents[key], mark)
        return self.met[key].label

    def in_order(self) -> Iterator[Note]:
        """Yield the notes met: footnotes, then endnotes."""
        for kind in KINDS:
            yield from (note for note in self.met.values() if note.kind == kind)

    def _label(self, kind: str, number: int) -> str:
        """Return what stands for the number: Roman for endnotes beside footnotes, so that no two share a label."""
        beside = kind == "endnote" and any(other == "footnote" for other, _ in self.contents)
        return roman(number) if beside else str(number)
