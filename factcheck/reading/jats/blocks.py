"""What the elements of JATS are in an article: headings, items, cells, notes, entries of a reference list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from factcheck.data import word_table
from factcheck.reading.composing import Composer
from factcheck.reading.jats.entries import write_entry
from factcheck.reading.jats.tree import Element, Words, find, words

_KINDS = word_table("jats")
_SKIPPED = frozenset(_KINDS["skipped"])
_SECTIONS = frozenset(_KINDS["sections"])
_BLOCKS = frozenset(_KINDS["blocks"])
_INLINE = {"sup": "sup", "sub": "sub"}
_LEVELS = 6
_GLUED = "([,;–‒-"
"""What stands before a citation's number that needs no brackets to be one."""


def compose(article: Element) -> Composer:
    """Return the blocks of an article."""
    writer = _Writer()
    if (front := find(article, "front", "article-meta")) is not None:
        title = find(front, "title-group", "article-title")
        if title is not None:
            writer.block(title, "h1")
        for abstract in front:
            if abstract.name == "abstract":
                writer.section(abstract)
    for name in ("body", "back", "floats-group"):
        if (part := find(article, name)) is not None:
            writer.inside(part)
            writer.composer.part()
    return writer.composer


@dataclass(slots=True)
class _Writer:
    composer: Composer = field(default_factory=Composer)
    depth: int = 1
    """How many headings are open around the place, the title's included."""

    def inside(self, element: Element) -> None:
        """Write what an element holds."""
        for each in element.inner:
            if isinstance(each, Words):
                self.words(each)
            elif each.name in _WRITERS:
                _WRITERS[each.name](self, each)
            elif each.name in _SECTIONS:
                self.section(each)
            elif each.name in _BLOCKS:
                self.composer.part()
                self.inside(each)
                self.composer.part()
            elif each.name not in _SKIPPED:
                self.inside(each)

    def words(self, each: Words) -> None:
        if len(each.value) == each.end - each.start:
            self.composer.text(each.value, each.start)
        else:
            self.composer.put(each.value, each.start, each.end)

    def block(self, element: Element, name: str, **attributes: str) -> None:
        """Write an element as one of HTML's."""
        self.composer.begin(name, element.start, element.start, **attributes)
        self.inside(element)
        self.composer.end(name)

    def section(self, element: Element) -> None:
        """Write a part of the article that a heading may stand over."""
        self.composer.part()
        self.depth += 1
        self.inside(element)
        self.composer.part()
        self.depth -= 1

    def title(self, element: Element) -> None:
        self.block(element, f"h{min(self.depth, _LEVELS)}")

    def paragraph(self, element: Element) -> None:
        self.block(element, "p")

    def quote(self, element: Element) -> None:
        self.block(element, "blockquote")

    def list(self, element: Element) -> None:
        self.block(element, "ol" if element.given.get("list-type") == "order" else "ul")

    def item(self, element: Element) -> None:
        self.block(element, "li")

    def script(self, element: Element) -> None:
        self.block(element, element.name)

    def cell(self, element: Element) -> None:
        spans = {key: element.given[key] for key in ("colspan", "rowspan") if key in element.given}
        self.block(element, element.name, **spans)

    def line_break(self, element: Element) -> None:
        self.composer.begin("br", element.start, element.start)

    def float(self, element: Element) -> None:
        """Write a table or figure: its number and its caption in one paragraph, then what it holds."""
        self.composer.part()
        for each in element:
            if each.name == "label":
                self.inside(each)
                self.composer.gap(each.start, each.start)
            elif each.name == "caption":
                self.caption(each)
            else:
                self.composer.part()
                self.inside(Element("", {}, each.start, [each]))
        self.composer.part()

    def caption(self, element: Element) -> None:
        for each in element:
            if each.name in ("title", "p"):
                self.inside(each)
                self.composer.gap(each.start, each.start)

    def link(self, element: Element) -> None:
        self.block(element, "a", href=element.given.get("href") or "".join(each.value for each in words(element)))

    def mark(self, element: Element) -> None:
        """Write a mark: that of a note is none of the text, that of an entry stands in brackets unless it is raised."""
        kind = element.given.get("ref-type", "")
        if kind in ("fn", "table-fn"):
            self.composer.words.mark(element.given.get("rid", ""))
        elif kind == "bibr" and self._is_bare(element):
            last = [*words(element)][-1].end
            self.composer.put("[", element.start, element.start)
            self.inside(element)
            self.composer.put("]", last, last)
        else:
            self.inside(element)

    def _is_bare(self, element: Element) -> bool:
        """Tell whether a mark is a number that nothing sets off from the words before it."""
        written, shown = self.composer.words, [each.value for each in words(element)]
        before = written.draft.pieces[-1][0].rstrip()[-1:] if written.draft.pieces else ""
        return bool(shown) and "".join(shown).strip().isdecimal() and not written.script and before not in _GLUED

    def note(self, element: Element) -> None:
        if self.composer.in_note:
            self.inside(element)
            return
        self.composer.open_note(element.given.get("id", ""), marked=False)
        self.inside(element)
        self.composer.close_note()

    def references(self, element: Element) -> None:
        """Write a list of references: its title, and each entry with its number."""
        self.composer.part()
        self.depth += 1
        for each in element:
            if each.name != "ref":
                self.inside(Element("", {}, each.start, [each]))
        self.composer.begin("references")
        self.composer.begin("ol")
        for each in element:
            if each.name == "ref":
                self._entry(each)
        self.composer.end("ol")
        self.composer.end("references")
        self.depth -= 1

    def _entry(self, element: Element) -> None:
        label = find(element, "label")
        number = "".join(each.value for each in words(label)).strip(" .[]()") if label is not None else ""
        counted = {"value": number} if number.isdecimal() else {}
        self.composer.begin("li", element.start, element.start, **counted)
        for each in element:
            if each.name != "label":
                write_entry(self.composer, each)
        self.composer.end("li")


_Write = Callable[[_Writer, Element], None]
_WRITERS: dict[str, _Write] = {
    "title": _Writer.title,
    "p": _Writer.paragraph,
    "disp-quote": _Writer.quote,
    "list": _Writer.list,
    "list-item": _Writer.item,
    "def-list": lambda writer, element: writer.block(element, "dl"),
    "def-item": _Writer.inside,
    "term": lambda writer, element: writer.block(element, "dt"),
    "def": lambda writer, element: writer.block(element, "dd"),
    "sup": _Writer.script,
    "sub": _Writer.script,
    **dict.fromkeys(("table", "thead", "tbody", "tfoot", "tr"), _Writer.script),
    **dict.fromkeys(("td", "th"), _Writer.cell),
    "break": _Writer.line_break,
    **dict.fromkeys(("table-wrap", "fig", "boxed-text"), _Writer.float),
    **dict.fromkeys(("ext-link", "uri"), _Writer.link),
    "xref": _Writer.mark,
    "fn": _Writer.note,
    "ref-list": _Writer.references,
}
