"""The blocks and words of LaTeX: what each macro and environment prints."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from pylatexenc.latex2text import LatexNodes2Text

from factcheck.reading.composing import Composer
from factcheck.reading.latex import citing, mathematics
from factcheck.reading.latex.nodes import TABLE, Node, braced, inner, named, optional
from factcheck.reading.latex.tables import rows
from factcheck.reading.latex.units import of_quantity

_SHOWN = {name: index for index, key in enumerate(TABLE["shown"]) for name in TABLE["shown"][key]}
_LEVELS: dict[str, int] = TABLE["levels"]
_SKIPPED = frozenset(TABLE["environments"]["skipped"])
_QUOTES = frozenset(TABLE["environments"]["quotes"])
_TABLES = frozenset(TABLE["environments"]["tables"])
_LISTS = {"itemize": "ul", "enumerate": "ol", "description": "dl"}
_SIGNS = {"~": " ", "``": "“", "''": "”", "---": "—", "--": "–", "?`": "¿", "!`": "¡"}
_SCRIPTS = {"textsuperscript": "sup", "textsubscript": "sub"}


@dataclass(slots=True)
class Writer:
    """The article as it is written; `entries` are those of its reference list, by their keys."""

    entries: Mapping[str, citing.Listed]
    source: str
    composer: Composer = field(default_factory=Composer)
    lists: list[str] = field(default_factory=list)
    """The open lists."""
    item: str = ""
    """The element of the item that is open in the innermost."""
    notes: int = 0

    def title(self, node: Node | None) -> None:
        """Write the document's title, which stands in the preamble."""
        if node is not None and (given := braced(node)):
            self._as("h1", given[0])

    def inside(self, nodes: Sequence[Node | None]) -> None:
        """Write nodes in order."""
        for node in nodes:
            if node is not None:
                self.node(node)

    def node(self, node: Node) -> None:
        """Write one node."""
        kind = type(node).__name__
        if kind == "LatexCharsNode":
            self._chars(node.chars, node.pos)
        elif kind == "LatexGroupNode":
            self.inside(node.nodelist)
        elif kind == "LatexMacroNode":
            self._macro(node)
        elif kind == "LatexEnvironmentNode":
            self._environment(node)
        elif kind == "LatexSpecialsNode" and node.specials_chars in _SIGNS:
            self.composer.put(_SIGNS[node.specials_chars], node.pos, node.pos + node.len)
        elif kind == "LatexMathNode" and node.displaytype == "inline":
            for text, start, end in mathematics.pieces(node.nodelist):
                self.composer.put(text, start, end)

    def _chars(self, chars: str, start: int) -> None:
        """Write text; a blank line ends a paragraph."""
        lines = chars.replace("\r\n", " \n").replace("\r", "\n").split("\n")
        written, place = start, start
        for number, line in enumerate(lines):
            place += len(line) + (number < len(lines) - 1)
            if 0 < number < len(lines) - 1 and not line.strip():
                self._words(chars, start, written, place)
                self._paragraph()
                written = place
        self._words(chars, start, written, start + len(chars))

    def _words(self, chars: str, start: int, first: int, end: int) -> None:
        if first < end:
            self.composer.text(chars[first - start : end - start], first)

    def _paragraph(self) -> None:
        self.composer.part()

    def _as(self, name: str, group: Node, **attributes: str) -> None:
        self.composer.begin(name, group.pos, group.pos, **attributes)
        self.inside(inner(group))
        self.composer.end(name)

    def _macro(self, node: Node) -> None:
        name, given = named(node), braced(node)
        if citing.is_citation(node):
            self.composer.put(citing.printed(node, self.source, self.entries), node.pos, node.pos + node.len)
        elif writer := _MACROS.get(name):
            writer(self, node, given)
        elif name in _LEVELS:
            if given:
                self._as(f"h{_LEVELS[name]}", given[-1])
        elif name in _SCRIPTS and given:
            self._as(_SCRIPTS[name], given[0])
        elif name in _SHOWN:
            self.inside(given[_SHOWN[name] : _SHOWN[name] + 1])
        elif len(name) == 1 and name in "%&$#_{}":
            self.composer.put(name, node.pos, node.pos + 2)
        elif name in mathematics.SYMBOLS:
            self.composer.put(mathematics.SYMBOLS[name], node.pos, node.pos + node.len)
        else:
            self._letter(node)

    def _letter(self, node: Node) -> None:
        """Write an accent or a sign that latex2text knows, nothing for any other macro."""
        try:
            letter = str(_to_text().macro_node_to_text(node))
        except Exception:  # its own converters stumble over arguments that are missing
            return
        if len(letter) <= 3 and letter.strip():
            self.composer.put(letter, node.pos, node.pos + node.len)

    def _line_break(self, node: Node, _: list[Node]) -> None:
        self.composer.begin("br", node.pos, node.pos + node.len)

    def _par(self, *_: object) -> None:
        self._paragraph()

    def _item(self, node: Node, _: list[Node]) -> None:
        if not self.lists:
            return
        self._end_item()
        if self.lists[-1] == "dl" and (term := optional(node)):
            self._as("dt", term[0])
        self.item = "dd" if self.lists[-1] == "dl" else "li"
        self.composer.begin(self.item, node.pos, node.pos)

    def _end_item(self) -> None:
        if self.item == "entry":
            self.composer.close_entry()
        elif self.item:
            self.composer.end(self.item)
        if self.item:
            self.item = ""

    def _note(self, _: Node, given: list[Node]) -> None:
        if not given or self.composer.in_note:
            return
        self.notes += 1
        self.composer.open_note(str(self.notes))
        self.inside(inner(given[-1]))
        self.composer.close_note()

    def _caption(self, _: Node, given: list[Node]) -> None:
        if given:
            self._as("p", given[-1])

    def _link(self, node: Node, given: list[Node]) -> None:
        if given:
            place = given[0]
            target = self.source[place.pos + 1 : place.pos + place.len - 1]
            self.composer.begin("a", node.pos, node.pos, href=target)
            if len(given) > 1:
                self.inside(inner(given[1]))
            else:
                self.composer.text(target, place.pos + 1)
            self.composer.end("a")

    def _quantity(self, node: Node, given: list[Node]) -> None:
        """Write a number with its unit as siunitx does."""
        self.composer.put(of_quantity(node, given, self.source), node.pos, node.pos + node.len)

    def _quoted(self, node: Node, given: list[Node]) -> None:
        if given:
            self.composer.put("“", node.pos, given[0].pos)
            self.inside(inner(given[0]))
            self.composer.put("”", node.pos + node.len, node.pos + node.len)

    def _entry(self, node: Node, given: list[Node]) -> None:
        if self.lists and self.lists[-1] == "references":
            self._end_item()
            key = self.source[given[0].pos + 1 : given[0].pos + given[0].len - 1].strip() if given else ""
            entry = self.entries.get(key)
            if entry and entry.label and not entry.year:
                self.item = "entry"
                self.composer.open_entry(key)
                return
            self.item = "li"
            self.composer.begin("li", node.pos, node.pos, value=str(entry.number if entry else 0))

    def _environment(self, node: Node) -> None:
        name = node.environmentname
        if name in _SKIPPED:
            return
        if name in _LISTS or name == "thebibliography":
            self._list(node)
        elif name in _TABLES:
            self._table(node)
        elif name in _QUOTES:
            self.composer.part()
            self._as("blockquote", node)
        else:
            self.composer.part()
            self.inside(node.nodelist)
            self.composer.part()

    def _list(self, node: Node) -> None:
        name = node.environmentname
        around, self.item = self.item, ""
        if name == "thebibliography":
            self.composer.begin("h2")
            self.composer.put("References", node.pos, node.pos)
            self.composer.end("h2")
            self.composer.begin("references")
        self.lists.append("references" if name == "thebibliography" else _LISTS[name])
        element = _LISTS.get(name, "ol")
        self.composer.begin(element)
        self.inside(node.nodelist)
        self._end_item()
        self.composer.end(element)
        self.lists.pop()
        if name == "thebibliography":
            self.composer.end("references")
        self.item = around

    def _table(self, node: Node) -> None:
        self.composer.begin("table")
        for row in rows(node.nodelist):
            self.composer.begin("tr")
            for cell in row:
                self.composer.begin("td", 0, 0, **({"colspan": cell.width} if cell.width else {}))
                self.inside(cell.nodes)
                self.composer.end("td")
            self.composer.end("tr")
        self.composer.end("table")


@cache
def _to_text() -> LatexNodes2Text:
    return LatexNodes2Text(strict_latex_spaces=False, keep_comments=False)


_MACROS: dict[str, Callable[[Writer, Node, list[Node]], None]] = {
    "\\": Writer._line_break,
    "newline": Writer._line_break,
    "par": Writer._par,
    "item": Writer._item,
    "bibitem": Writer._entry,
    "footnote": Writer._note,
    "footnotetext": Writer._note,
    "caption": Writer._caption,
    "href": Writer._link,
    "url": Writer._link,
    "nolinkurl": Writer._link,
    "enquote": Writer._quoted,
    **dict.fromkeys(("SI", "qty", "SIrange", "qtyrange", "si", "unit", "numrange"), Writer._quantity),
}
