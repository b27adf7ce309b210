"""The words of one block of a Word document as they are read, each with the element that it stands in."""

from __future__ import annotations

from dataclasses import field
from itertools import groupby
from typing import NamedTuple

from factcheck.reading.assembly import Draft
from factcheck.reading.scripts import lowered, raised
from factcheck.reading.word.xml import Element
from factcheck.values import dataclass

Origin = tuple[int, Element, int, Element | None]
"""Raw offset, the element that holds the words from there on, the first of its characters, and where a comment
on them must go if not on themselves."""


class Atom(NamedTuple):
    """Words set in one way: characters `first` onwards of `element`."""

    text: str
    element: Element
    first: int
    script: str
    bold: bool


@dataclass(slots=True)
class Words:
    """Atoms in order; links and marks point between them by index."""

    atoms: list[Atom] = field(default_factory=list)
    links: list[tuple[int, int, str]] = field(default_factory=list)
    marks: list[tuple[int, str]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The words as written, before anything is raised."""
        return "".join(atom.text for atom in self.atoms)

    @property
    def bold(self) -> bool:
        """Tell whether every word is bold."""
        return all(atom.bold for atom in self.atoms if atom.text.strip())


@dataclass(slots=True)
class Trail:
    """Where all words came from, by raw offsets: characters counted from the first that was read."""

    origins: list[Origin] = field(default_factory=list)
    length: int = 0

    def draft(self, words: Words, draft: Draft, anchor: Element | None) -> Draft:
        """Fill a draft with words, whose source offsets are raw ones, and note where they came from."""
        offsets: list[int] = []
        for script, group in groupby(words.atoms, key=lambda atom: atom.script):
            atoms = list(group)
            text = self._set("".join(atom.text for atom in atoms), script, draft)
            for atom in atoms:
                offsets.append(draft.length)
                shown, text = text[: len(atom.text)], text[len(atom.text) :]
                self.origins.append((self.length, atom.element, atom.first, anchor))
                draft.add(shown, self.length, self.length + len(shown))
                self.length += len(shown)
        offsets.append(draft.length)
        draft.links.extend((offsets[start], offsets[end], target) for start, end, target in words.links)
        draft.marks.extend((offsets[index], label) for index, label in words.marks)
        return draft

    def _set(self, text: str, script: str, draft: Draft) -> str:
        if script == "superscript":
            return raised(text)
        before = draft.pieces[-1][0] if draft.pieces else ""
        return lowered(text, before) if script == "subscript" else text
