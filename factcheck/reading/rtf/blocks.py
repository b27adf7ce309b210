"""The paragraphs, items, cells and notes of a Rich Text file."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from factcheck.data import word_table
from factcheck.errors import ReadingError
from factcheck.reading.assembly import Draft
from factcheck.reading.composing import counted
from factcheck.reading.rtf.tokens import Token
from factcheck.reading.scripts import lowered, raised, symbol
from factcheck.reading.word.places import Places
from factcheck.text.expressions import expression

_TABLE = word_table("rtf")
_SKIPPED = frozenset(_TABLE["groups"]["skipped"])
_SIGNS: dict[str, str] = _TABLE["signs"]
_CHARSETS: dict[str, str] = _TABLE["charsets"]
_MOST_OPEN = 1_000
"""Groups within each other that are read: ten times what a word processor writes."""
_HEADING = expression(r"heading (\d)\b", re.IGNORECASE)
_TARGET = expression(r'HYPERLINK\s+(?:\\\w\s+)*"?([^"\s]+)')
_NUMBER = expression(r"\s*\(?(\d{1,4})[.)]")
_CONTROLS = dict.fromkeys((*range(9), *range(11, 32)))
_FIRST_HALVES, _SECOND_HALVES = range(0xD800, 0xDC00), range(0xDC00, 0xE000)
_SYMBOLS, _DEEPEST = 2, 6


@dataclass(frozen=True, slots=True)
class _State:
    """What holds within a group."""

    group: str = ""
    """What becomes of the words: "" text, or "skip", "style", "font", "marker" (of an item), "code" (of a field)."""
    skip_after: int = 1
    """How many characters follow one in Unicode that stand for it."""
    hidden: bool = False
    script: str = ""
    encoding: str = "cp1252"
    symbols: bool = False
    link: bool = False
    """Whether the group is the field that a link was opened in."""
    note: bool = False


@dataclass(slots=True)
class _Paragraph:
    """What holds for the paragraph at hand."""

    style: int = 0
    outline: int | None = None
    in_table: bool = False
    in_list: bool = False
    level: int = 0
    marker: str = ""
    has_marker: bool = False


@dataclass(slots=True)
class Writer:
    """A file as it is read."""

    path: str
    state: _State = field(default_factory=_State)
    stack: list[_State] = field(default_factory=list)
    paragraph: _Paragraph = field(default_factory=_Paragraph)
    draft: Draft = field(default_factory=lambda: Draft("paragraph"))
    found: list[Draft] = field(default_factory=list)
    notes: list[Draft] = field(default_factory=list)
    around: list[Draft] = field(default_factory=list)
    """The paragraph that a note stands in, while it is read."""
    places: Places = field(default_factory=Places)
    styles: dict[int, int] = field(default_factory=dict)
    """The levels of styles of headings; 1 and a title's are one."""
    fonts: dict[int, int] = field(default_factory=dict)
    default: str = "cp1252"
    number: int = 0
    """The style or font that is being defined."""
    words: list[str] = field(default_factory=list)
    """The words of a group that are no text: of a style's name, a marker, a field's code."""
    unicode_left: int = 0
    half: int = 0
    """The first half of a character that comes in two."""
    table: int = 0
    row: int = 0
    column: int = 0
    link: tuple[int, str] = (0, "")
    destination: bool = False
    """Whether a group has just begun that may be passed over."""

    def take(self, token: Token) -> None:
        """Read a token."""
        kind, value = token.kind, token.value
        if kind == "{":
            self._open()
        elif kind == "}":
            self._close()
        elif kind == "word":
            self._word(value, token.number)
        elif kind == "sign":
            self._sign(value)
        else:
            skipped = min(self.unicode_left, len(value))
            self.unicode_left -= skipped
            self._bytes(value[skipped:])
        if kind != "sign" or value != "*":
            self.destination = False

    def drafts(self) -> list[Draft]:
        """End what is open and return the blocks, counted through, the notes last."""
        while self.stack:
            self._close()
        self.paragraph.in_table = False
        self._end_paragraph()
        return counted([*self.found, *self.notes])

    def _open(self) -> None:
        if len(self.stack) >= _MOST_OPEN:
            raise ReadingError(f"The file nests more than {_MOST_OPEN:,} groups; save it again.", path=self.path)
        self.stack.append(self.state)
        self.unicode_left = 0

    def _close(self) -> None:
        if not self.stack:
            return
        ended, self.state = self.state, self.stack.pop()
        self.unicode_left = 0
        if ended.group != self.state.group or ended.group == "style":
            self._end_group(ended.group)
        if ended.link and not self.state.link:
            start, target = self.link
            if target and start < self.draft.length:
                self.draft.links.append((start, self.draft.length, target))
            self.link = (0, "")
        if ended.note and not self.state.note:
            self._end_paragraph()
            self.draft = self.around.pop()
        if not self.stack:  # what follows the document is padding
            self.state = replace(self.state, group="skip")

    def _end_group(self, group: str) -> None:
        words = "".join(self.words)
        self.words.clear()
        if group == "style" and (heading := _HEADING.match(words.strip())):
            self.styles[self.number] = int(heading[1])
        elif group == "style" and words.strip().rstrip(";").lower() == "title":
            self.styles[self.number] = 1
        elif group == "marker":
            self.paragraph.has_marker = True
            number = _NUMBER.match(words)
            self.paragraph.marker = number[1] if number else ""
        elif group == "code" and (target := _TARGET.search(words)):
            self.link = (self.draft.length, target[1])

    def _word(self, name: str, number: int | None) -> None:
        group = self.state.group
        if self.destination and name not in ("fldinst", "listtext", "pntext"):
            self.state = replace(self.state, group="skip")
        elif name == "stylesheet" or name == "fonttbl":
            self.state = replace(self.state, group="style" if name == "stylesheet" else "font")
        elif group in ("style", "font"):
            self._define(name, number)
        elif name in _SKIPPED:
            self.state = replace(self.state, group="skip")
        elif name in ("listtext", "pntext", "fldinst") and not group:
            self.words.clear()
            self.state = replace(self.state, group="code" if name == "fldinst" else "marker")
        elif name == "u":
            self._unicode(number or 0)
        elif name in _SIGNS:
            self._add(_SIGNS[name])
        elif not group:
            self._format(name, number)

    def _define(self, name: str, number: int | None) -> None:
        """Read what a style or a font is."""
        in_styles = self.state.group == "style"
        if name == ("s" if in_styles else "f"):
            self.number, self.words[:] = number or 0, []
        elif in_styles and name in ("cs", "ds", "ts"):
            self.number = -1
        elif name == "outlinelevel" and number is not None and 0 <= number < _DEEPEST:
            self.styles.setdefault(self.number, number + 1)
        elif name == "fcharset":
            self.fonts[self.number] = number or 0
        elif name == "u":
            self._unicode(number or 0)

    def _format(self, name: str, number: int | None) -> None:
        on = number != 0
        if name in _PARAGRAPHS:
            _PARAGRAPHS[name](self, number)
        elif name in ("super", "sub"):
            self.state = replace(self.state, script=name if on else "")
        elif name in ("up", "dn"):
            self.state = replace(self.state, script={"up": "super", "dn": "sub"}[name] if on else "")
        elif name == "nosupersub":
            self.state = replace(self.state, script="")
        elif name in ("v", "deleted"):
            self.state = replace(self.state, hidden=on)
        elif name == "plain":
            self.state = replace(self.state, script="", hidden=False)
        elif name == "uc":
            self.state = replace(self.state, skip_after=min(max(number or 0, 0), 10))
        elif name == "f":
            charset = self.fonts.get(number or 0, 1)
            encoding = _CHARSETS.get(str(charset), self.default)
            self.state = replace(self.state, encoding=encoding, symbols=charset == _SYMBOLS)
        elif name == "ansicpg":
            self.default = f"cp{number}" if f"cp{number}" in _CHARSETS.values() else "cp1252"
            self.state = replace(self.state, encoding=self.default)
        elif name in ("mac", "pc"):
            self.default = "mac_roman" if name == "mac" else "cp437"
            self.state = replace(self.state, encoding=self.default)
        elif name == "field":
            self.state = replace(self.state, link=True)
        elif name == "footnote" and not self.state.note:
            self._note()

    def _note(self) -> None:
        """Begin a note: its mark stands here, its words come after the text."""
        label = str(len(self.notes) + 1)
        self.draft.marks.append((self.draft.length, label))
        self.around.append(self.draft)
        self.draft = Draft("footnote", 0, label, places=[(0, f"note {label}")])
        self.state = replace(self.state, note=True, script="", hidden=False)

    def _unicode(self, number: int) -> None:
        """Add a character by its number; one beyond 16 bits comes in two halves."""
        code = number + 65_536 if number < 0 else number
        self.unicode_left = self.state.skip_after
        if code in _FIRST_HALVES:
            self.half = code
        elif code in _SECOND_HALVES:
            self._add(chr(0x10000 + (self.half - 0xD800) * 0x400 + code - 0xDC00) if self.half else "\ufffd")
            self.half = 0
        else:
            self._add(chr(code) if 31 < code <= 0x10FFFF else "")

    def _sign(self, sign: str) -> None:
        if sign == "*":
            self.destination = True
        elif sign in "\\{}":
            self._bytes(sign)
        elif sign == "~":
            self._add(" ")
        elif sign == "_":
            self._add("-")
        elif sign in "\r\n" and not self.state.group:
            self._end_paragraph()

    def _bytes(self, value: str) -> None:
        if value:
            if self.state.symbols:
                self._add("".join(map(symbol, value)))
            else:
                self._add(value if value.isascii() else value.encode("latin-1").decode(self.state.encoding, "replace"))

    def _add(self, words: str) -> None:
        if self.state.group:
            if self.state.group != "skip":
                self.words.append(words)
            return
        if self.state.hidden or not words:
            return
        if self.state.script == "super":
            words = raised(words)
        elif self.state.script == "sub":
            words = lowered(words, "".join(piece[0] for piece in self.draft.pieces[-1:]))
        if words := words.translate(_CONTROLS):
            self.draft.add(words, 0, 0)

    def _end_paragraph(self, _: int | None = None) -> None:
        """End the paragraph at hand and go on with another, which has its properties."""
        if self.state.note or self.draft.kind == "footnote":
            if self.draft.length:
                self.notes.append(self.draft)
            self.draft = Draft("footnote", 0, self.draft.label, places=self.draft.places[:1])
            return
        if self.paragraph.in_table:
            if self.draft.length:
                self.draft.add(" ", 0, 0)
            return
        draft, paragraph = self.draft, self.paragraph
        self.draft = Draft("paragraph")
        if draft.length or draft.marks:
            self._place(draft, paragraph)
            self.found.append(draft)
        paragraph.has_marker, paragraph.marker = False, ""

    def _place(self, draft: Draft, paragraph: _Paragraph) -> None:
        level = paragraph.outline + 1 if paragraph.outline is not None else self.styles.get(paragraph.style, 0)
        if level and not paragraph.has_marker:
            draft.kind, draft.level = "heading", min(level, _DEEPEST)
            place = self.places.heading(draft.level, "".join(piece[0] for piece in draft.pieces))
        else:
            place = self.places.paragraph()
            if paragraph.has_marker or paragraph.in_list:
                draft.kind, draft.level, draft.label = "list-item", paragraph.level + 1, paragraph.marker
        draft.places = [(0, place)]

    def _cell(self, _: int | None) -> None:
        """End a cell."""
        if self.state.note:
            return
        if not self.row:
            self.table, self.row, self.column = self.places.table(), 1, 0
        self.column += 1
        self.draft.kind, self.draft.label = "table-cell", f"{self.table}:{self.row}:{self.column}"
        self.draft.places = [(0, self.places.row(self.table, self.row))]
        self.found.append(self.draft)
        self.draft = Draft("paragraph")

    def _end_row(self, _: int | None) -> None:
        self.row, self.column = self.row + 1, 0

    def _reset(self, _: int | None) -> None:
        """Begin a paragraph without properties; one outside of a table ends the table."""
        marked, marker = self.paragraph.has_marker, self.paragraph.marker
        self.paragraph = _Paragraph(marker=marker, has_marker=marked)

    def _text_row(self, _: int | None) -> None:
        self.paragraph.in_table = True

    def _style(self, number: int | None) -> None:
        self.paragraph.style = number or 0

    def _outline(self, number: int | None) -> None:
        if number is not None and 0 <= number < _DEEPEST:
            self.paragraph.outline = number

    def _list(self, number: int | None) -> None:
        self.paragraph.in_list = bool(number)

    def _list_level(self, number: int | None) -> None:
        self.paragraph.level = min(max(number or 0, 0), 8)

    def _end(self, number: int | None) -> None:
        if not self.paragraph.in_table:
            self.row = 0
        self._end_paragraph(number)


_PARAGRAPHS = {
    "par": Writer._end,
    "sect": Writer._end,
    "page": Writer._end,
    "pard": Writer._reset,
    "intbl": Writer._text_row,
    "cell": Writer._cell,
    "nestcell": Writer._cell,
    "row": Writer._end_row,
    "s": Writer._style,
    "outlinelevel": Writer._outline,
    "ls": Writer._list,
    "ilvl": Writer._list_level,
}
