"""The blocks and words of a docutils document."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from factcheck.reading.comments import MarkupComment
from factcheck.reading.composing import Composer
from factcheck.reading.rst.places import Places, Raw, aligned
from factcheck.text.expressions import expression

Node = Any
_LEVELS = 6
_SKIPPED = frozenset(
    {
        "comment", "doctest_block", "decoration", "docinfo", "footer", "header", "image", "literal_block", "math_block",
        "meta", "option_list", "pending", "raw", "substitution_definition", "system_message", "target",
    }
)  # fmt: skip
_TEXTS = {
    "paragraph": "p", "attribution": "p", "rubric": "p", "caption": "p", "term": "dt", "line": "p", "subtitle": "p",
    "field_name": "dt",
}  # fmt: skip
_CONTAINERS = {
    "bullet_list": "ul", "list_item": "li", "definition_list": "dl", "definition": "dd", "block_quote": "blockquote",
    "field_list": "dl", "field_body": "dd", "row": "tr", "thead": "thead", "tbody": "tbody", "table": "table",
}  # fmt: skip
_SCRIPTS = {"superscript": "sup", "subscript": "sub"}
_ROLE = expression(r":([\w:.+-]{1,60}):`([^`]*)`$")
_LABEL = expression(r"(.*?)\s*<[^<>]*>$", re.DOTALL)
_CITES = expression(r"(?:cite|footcite)(?::(\w+))?$|cite([pt])$")


@dataclass(slots=True)
class Writer:
    """The article as it is written, and the comments met."""

    places: Places
    composer: Composer = field(default_factory=Composer)
    comments: list[MarkupComment] = field(default_factory=list)
    depth: int = 0

    def inside(self, node: Node) -> None:
        """Write the blocks in a node."""
        for number, child in enumerate(node.children):
            name = child.tagname
            if name == "comment":
                self._comment(child)
            elif name in _SKIPPED or (name == "field_list" and _is_head(node, number)):
                continue
            elif writer := _WRITERS.get(name):
                writer(self, child)
            elif name in _TEXTS:
                self._text(child, _TEXTS[name])
            elif name in _CONTAINERS:
                self._container(child, _CONTAINERS[name])
            elif name != "#text":
                self.composer.part()
                self.inside(child)
                self.composer.part()

    def _container(self, node: Node, name: str, **attributes: str) -> None:
        self.composer.begin(name, 0, 0, **attributes)
        self.inside(node)
        self.composer.end(name)

    def _text(self, node: Node, name: str) -> None:
        """Write a block of words."""
        raw = self.places.find(node.rawsource or node.astext(), node.line or _line(node))
        self.composer.begin(name, raw.whole.start, raw.whole.start)
        self._inline(node.children, raw, 0)
        self.composer.end(name)

    def _section(self, node: Node) -> None:
        self.composer.part()
        self.depth += 1
        self.inside(node)
        self.depth -= 1

    def _title(self, node: Node) -> None:
        if node.parent.tagname in ("section", "document"):
            self._text(node, f"h{min(max(self.depth, 1), _LEVELS)}")
        else:
            self._text(node, "p")

    def _numbered(self, node: Node) -> None:
        kind = {"arabic": "1"}.get(node.get("enumtype", ""), "a")
        self._container(node, "ol", type=kind, start=str(node.get("start", 1)))

    def _table(self, node: Node) -> None:
        for title in node.children:
            if title.tagname == "title":
                self._text(title, "p")
        self.composer.begin("table")
        for group in node.children:
            if group.tagname == "tgroup":
                self.inside(group)
        self.composer.end("table")

    def _entry(self, node: Node) -> None:
        spans = {"colspan": node.get("morecols", 0) + 1, "rowspan": node.get("morerows", 0) + 1}
        given = {key: str(count) for key, count in spans.items() if count > 1}
        self.composer.begin("td", 0, 0, **given)
        for number, child in enumerate(node.children):
            if child.tagname == "paragraph":
                raw = self.places.find(child.rawsource, child.line or _line(child))
                if number:
                    self.composer.gap(raw.whole.start, raw.whole.start)
                self._inline(child.children, raw, 0)
        self.composer.end("td")

    def _line_block(self, node: Node) -> None:
        self.composer.begin("p")
        for line in node.children:
            if line.tagname == "line":
                raw = self.places.find(line.rawsource or line.astext(), line.line or _line(line))
                self._inline(line.children, raw, 0)
                self.composer.gap(raw.whole.end, raw.whole.end)
        self.composer.end("p")

    def _note(self, node: Node) -> None:
        if self.composer.in_note:
            return
        self.composer.open_note(_name(node), marked=False)
        self.inside(node)
        self.composer.close_note()

    def _reference(self, node: Node) -> None:
        label = node.children[0].astext() if node.children and node.children[0].tagname == "label" else ""
        self.composer.open_entry(label)
        self.inside(node)
        self.composer.close_entry()

    def _comment(self, node: Node) -> None:
        said = node.rawsource or node.astext()
        if "factcheck" in said:
            raw = self.places.find(said.split("\n")[0], node.line or _line(node))
            self.comments.append(MarkupComment(said, raw.whole))

    def _inline(self, nodes: Iterable[Node], raw: Raw, start: int) -> int:
        """Write words and what stands among them; return the offset in `raw` behind them."""
        for node in nodes:
            if node.tagname == "#text":
                start = self._words(node.astext(), raw, start)
                continue
            found = raw.text.find(node.rawsource, start) if node.rawsource else -1
            inner = max(found, start)
            self._phrase(node, raw, inner)
            start = found + len(node.rawsource) if found >= 0 else start
        return start

    def _words(self, text: str, raw: Raw, start: int) -> int:
        for words, place, end in aligned(text, raw, start):
            if len(place) == len(words):
                self.composer.text(words, place.start)
            else:
                self.composer.put(" ".join(words.split("\n")), place.start, place.end)
            start = end
        return start

    def _phrase(self, node: Node, raw: Raw, start: int) -> None:
        name = node.tagname
        if name == "footnote_reference":
            self.composer.words.mark(node.get("refid", "") or node.astext())
        elif name == "citation_reference":
            self._put(f"[@{node.astext()}]", node, raw, start)
        elif name == "problematic":
            self._unknown(node, raw, start)
        elif name == "reference":
            self.composer.begin("a", 0, 0, href=node.get("refuri", ""))
            self._inline(node.children, raw, start)
            self.composer.end("a")
        elif name in _SCRIPTS:
            self.composer.begin(_SCRIPTS[name])
            self._inline(node.children, raw, start)
            self.composer.end(_SCRIPTS[name])
        elif name == "math":
            if "\\" not in node.astext():
                self._inline(node.children, raw, start)
        elif name not in _SKIPPED:
            self._inline(node.children, raw, start)

    def _unknown(self, node: Node, raw: Raw, start: int) -> None:
        """Write what a role that docutils does not know shows: its label, or a citation by its keys."""
        role = _ROLE.match(node.astext())
        if role is None:
            self._inline(node.children, raw, start)
            return
        cited = _CITES.match(role[1])
        if cited:
            keys = "; ".join(f"@{key.strip()}" for key in role[2].split(",") if key.strip())
            self._put(keys if (cited[1] or cited[2] or "").startswith("t") else f"[{keys}]", node, raw, start)
            return
        label = _LABEL.match(role[2])
        shown = label[1] if label else role[2].lstrip("!")
        if shown.startswith("~"):
            shown = shown.rpartition(".")[2].lstrip("~")
        self._words(shown, raw, max(raw.text.find(shown, start), start))

    def _put(self, words: str, node: Node, raw: Raw, start: int) -> None:
        written = node.rawsource or node.astext()
        whole = raw.text.startswith(written, start) and "\n" not in written
        place = raw.place(start, start + len(written)) if whole else raw.whole
        self.composer.put(words, place.start, place.end)


def _is_head(parent: Node, number: int) -> bool:
    """Tell whether a list of fields says what the document is: the first thing in it, or under its title."""
    before = [child for child in parent.children[:number] if child.tagname not in ("comment", "target", "title")]
    return not before and parent.tagname in ("document", "section")


def _name(node: Node) -> str:
    names = node.get("ids", ())
    return str(names[0]) if names else ""


def _line(node: Node) -> int:
    """Return the line of the nearest node around one that has one."""
    while node is not None:
        if getattr(node, "line", None):
            return int(node.line)
        node = node.parent
    return 1


_WRITERS: dict[str, Callable[[Writer, Node], None]] = {
    "section": Writer._section,
    "title": Writer._title,
    "enumerated_list": Writer._numbered,
    "table": Writer._table,
    "entry": Writer._entry,
    "line_block": Writer._line_block,
    "footnote": Writer._note,
    "citation": Writer._reference,
    "label": lambda *_: None,
    "colspec": lambda *_: None,
}
