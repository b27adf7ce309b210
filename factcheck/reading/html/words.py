"""The words of the block that is being written: white space folded, digits raised, links and marks noted."""

from __future__ import annotations

from dataclasses import field

from factcheck.reading.assembly import Draft
from factcheck.reading.nesting import Role
from factcheck.reading.scripts import LOWERED, RAISED
from factcheck.reading.templates import BLANK
from factcheck.text.expressions import expression
from factcheck.values import dataclass

_FOLDED = expression(r"[ \t\n\r\f]{2,}")
_BREAKS = expression(r"[\t\n\r\f]")
_AS_SPACES = str.maketrans("\t\n\r\f", "    ")
_WHITE = " \t\n\r\f"
_TEMPLATE = expression(
    rf"{BLANK}+|" r"\{\{\{?[^{}]*+\}\}\}?|\{%(?:[^%{]++|%(?!\})|\{(?!%))*+%\}|\{#(?:[^#{]++|#(?!\})|\{(?!\#))*+#\}"
)


def _draft() -> Draft:
    return Draft("paragraph")


@dataclass(slots=True)
class Words:
    """The draft of a block and what is open in it. Offsets are those of the source plus `shift`."""

    shift: int = 0
    draft: Draft = field(default_factory=_draft)
    target: str | None = None
    link_start: int = 0
    script: str = ""
    table: dict[int, int] | None = None

    def taken(self, role: Role) -> Draft | None:
        """Return the draft if it is not empty, with the link on its last words, and go on with another."""
        draft = self.draft
        self.script, self.table = "", None
        if draft.empty:
            return None
        self._note_link()
        self.link_start = 0
        self.draft = _draft()
        draft.kind, draft.level, draft.label = role
        return draft

    @property
    def broken(self) -> bool:
        """Tell whether the last thing written is a line break."""
        pieces = self.draft.pieces
        return bool(pieces) and pieces[-1][0] == "\n"

    @property
    def raised(self) -> bool:
        """Tell whether the last thing written is a raised number, which may mark a note."""
        pieces = self.draft.pieces
        return bool(pieces) and pieces[-1][0][-1] in "⁰¹²³⁴⁵⁶⁷⁸⁹"

    def text(self, value: str, start: int) -> None:
        """Add text of the source that starts at `start`."""
        if "{" in value or BLANK in value:
            end = 0
            for template in _TEMPLATE.finditer(value):
                self._run(value[end : template.start()], start + end)
                end = template.end()
            value, start = value[end:], start + end
        self._run(value, start)

    def _run(self, value: str, start: int) -> None:
        pieces = self.draft.pieces
        if value[:1] in _WHITE and (not pieces or pieces[-1][0][-1] in _WHITE):
            words = value.lstrip(_WHITE)
            start += len(value) - len(words)
            value = words
        if not value:
            return
        end = 0
        for white in _FOLDED.finditer(value):
            if end < white.start():
                self._verbatim(value[end : white.start()], start + end)
            self.add(" ", start + white.start(), start + white.end())
            end = white.end()
        if end < len(value):
            self._verbatim(value[end:], start + end)

    def _verbatim(self, value: str, start: int) -> None:
        if _BREAKS.search(value):
            value = value.translate(_AS_SPACES)
        self.add(value, start, start + len(value))

    def add(self, value: str, start: int, end: int) -> None:
        """Append what stands for source [start, end)."""
        if self.script:
            if self.table is None:
                self.table = self._table(value)
            value = value.translate(self.table)
        if value:
            self.draft.add(value, start + self.shift, end + self.shift)

    def _table(self, value: str) -> dict[int, int]:
        """Return what becomes of digits: a mark in brackets and the 2 of CO2 need nothing to be read aright."""
        if self.script == "sup":
            return {} if value.lstrip().startswith("[") else RAISED
        pieces = self.draft.pieces
        return LOWERED if pieces and pieces[-1][0][-1].isdigit() else {}

    def raise_or_lower(self, name: str) -> None:
        """Begin `sup` or `sub`."""
        self.script, self.table = name, None

    def level(self) -> None:
        """End `sup` or `sub`."""
        self.script, self.table = "", None

    def line_break(self, start: int, end: int) -> None:
        """Add a line break, unless it stands at the start."""
        if self.draft.pieces:
            self.draft.add("\n", start + self.shift, end + self.shift)

    def mark(self, label: str) -> None:
        """Note a footnote mark, which is no part of the text."""
        self.draft.marks.append((self.draft.length, label))

    def open_link(self, target: str) -> None:
        """Begin a link at the words to come."""
        self.target, self.link_start = target, self.draft.length

    def close_link(self) -> None:
        """End the link."""
        self._note_link()
        self.target = None

    def _note_link(self) -> None:
        if self.target and self.link_start < self.draft.length and not _TEMPLATE.search(self.target):
            self.draft.links.append((self.link_start, self.draft.length, self.target))
