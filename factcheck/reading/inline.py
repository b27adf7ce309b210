"""Inline content of Markdown: what each leaf of a block adds to its words."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import field

from factcheck.reading.assembly import Draft
from factcheck.reading.html.attributes import attributes
from factcheck.reading.scripts import LOWERED, RAISED
from factcheck.reading.templates import BLANK
from factcheck.text.expressions import expression
from factcheck.values import dataclass

_WITHDRAWN = frozenset({"del", "s", "strike", "script", "style"})

_TAG = expression(r"<(?P<close>/?)(?P<name>[a-z]+)", re.IGNORECASE)
_BRACKETED = expression(r"\[?\\?\[[\d,;\s–-]+\\?\](?!\()")
_SHOWN = expression(f"[^{BLANK}]+")
_CODE_LINE = expression(r"[^\r\n]+|(?:\r\n?|\n)[ \t>]*")
_LINE_END = expression(r"[\r\n]")
_FENCE = expression("`+")


@dataclass(slots=True)
class Inline:
    """The block being written, and the inline elements open in it. Offsets are those of `source` plus `shift`."""

    source: str
    shift: int
    draft: Draft
    script: dict[int, int] = field(default_factory=dict)
    withdrawn: list[str] = field(default_factory=list)
    strikes: list[bool] = field(default_factory=list)
    link: tuple[int, str] = (0, "")

    def begin(self, draft: Draft) -> None:
        """Go on with another block, in which nothing is open."""
        self.draft, self.script, self.link = draft, {}, (0, "")
        self.withdrawn.clear()
        self.strikes.clear()

    def text(self, value: str, start: int, end: int) -> None:
        """Add text: the source's own characters, or the one that an entity stands for."""
        if len(value) != end - start:
            self._add(value, start, end)
        elif BLANK not in value:
            self._add(self.source[start:end], start, end)
        else:
            for shown in _SHOWN.finditer(self.source, start, end):
                self._add(shown[0], *shown.span())

    def code(self, value: str, start: int, end: int) -> None:
        """Add inline code without its backticks; its lines start after the marks of the containers they stand in."""
        fence = _FENCE.match(self.source, start, end)
        width = len(fence[0]) if fence else 0
        start, end = start + width, end - width
        if _LINE_END.search(self.source, start, end):
            self._code_lines(start, end)
        elif (inside := self.source.find(value, start, end)) < 0:
            self._add(value, start, end)
        else:
            self.text(value, inside, inside + len(value))

    def _code_lines(self, start: int, end: int) -> None:
        for line in _CODE_LINE.finditer(self.source, start, end):
            if line[0][0] in "\r\n":
                self.line_break("", *line.span())
            else:
                self.text(line[0], *line.span())

    def tag(self, value: str, start: int, end: int) -> None:
        """Leave an HTML tag out, save that `<br>` breaks the line, `<sup>` raises, `<del>` hides and `<a>` links."""
        tag = _TAG.match(value)
        name = tag["name"].lower() if tag else ""
        if name == "br":
            self.line_break("", start, end)
        elif name in ("sup", "sub"):
            self.script = {} if tag and tag["close"] else self._script(name, end)
        elif name == "a":
            self.close_link()
            self.open_link(attributes(value[2:-1]).get("href", ""))
        elif name in _WITHDRAWN:
            self._restore(name) if tag and tag["close"] else self._withdraw(name)

    def open_strike(self, start: int) -> None:
        """Hide what `~~` strikes out; a single tilde is most likely "about" and stays as it stands."""
        self.strikes.append(self.source.startswith("~~", start))
        if self.strikes[-1]:
            self._withdraw("~~")
        else:
            self.text("~", start, start + 1)

    def close_strike(self, end: int) -> None:
        """Show what follows again."""
        if self.strikes.pop():
            self._restore("~~")
        else:
            self.text("~", end - 1, end)

    def _withdraw(self, name: str) -> None:
        if name not in self.withdrawn:
            self.withdrawn.append(name)

    def _restore(self, name: str) -> None:
        if name in self.withdrawn:
            del self.withdrawn[self.withdrawn.index(name) :]

    def _script(self, name: str, end: int) -> dict[int, int]:
        """Return what `<sup>` and `<sub>` make of digits: "[1]" and the 2 of CO2 need nothing to be read aright."""
        if name == "sup":
            return {} if _BRACKETED.match(self.source, end) else RAISED
        return LOWERED if self.draft.pieces and self.draft.pieces[-1][0][-1].isdigit() else {}

    def line_break(self, _: str, start: int, end: int) -> None:
        """Add a line break, one for several in a row."""
        if not self.draft.pieces or self.draft.pieces[-1][0] != "\n":
            self._add("\n", start, end)

    def mark(self, label: str, start: int, end: int) -> None:
        """Note a footnote mark, which is no part of the text."""
        if not self.withdrawn:
            self.draft.marks.append((self.draft.length, label))

    def open_link(self, target: str) -> None:
        """Begin a link at the words to come."""
        self.link = (self.draft.length, target)

    def close_link(self) -> None:
        """End the link, unless a template was to fill its target in."""
        start, target = self.link
        if target and BLANK not in target:
            self.draft.links.append((start, self.draft.length, target))
        self.link = (0, "")

    def _add(self, text: str, start: int, end: int) -> None:
        if not self.withdrawn:
            self.draft.add(text.translate(self.script) if self.script else text, start + self.shift, end + self.shift)


LEAVES: dict[str, Callable[[Inline, str, int, int], None]] = {
    "Text": Inline.text,
    "Code": Inline.code,
    "InlineHtml": Inline.tag,
    "SoftBreak": Inline.line_break,
    "HardBreak": Inline.line_break,
    "FootnoteReference": Inline.mark,
}
"""What adds each of pyromark's inline leaves, given its value and its extent in the source."""
