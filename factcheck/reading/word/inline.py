"""What a paragraph of a Word document says: the words of its runs that are shown, in reading order.

Tracked insertions are read and deletions passed over, as are hidden text and the codes of fields, whose results are
read. Text boxes are kept for later: they stand beside the paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import field

from factcheck.reading.scripts import symbol
from factcheck.reading.word.mathematics import linear
from factcheck.reading.word.notes import Notes
from factcheck.reading.word.styles import RunStyle, Styles
from factcheck.reading.word.words import Atom, Words
from factcheck.reading.word.xml import XML_SPACE, Element, attribute, child, children, name, value
from factcheck.text.expressions import expression
from factcheck.values import dataclass

WRAPPERS = frozenset({"w:ins", "w:moveTo", "w:smartTag", "w:customXml", "w:dir", "w:bdo"})
"""Elements whose content is read as if they were not there."""

_SOFT_HYPHEN = "\N{SOFT HYPHEN}"
_SHOWN = expression(f"[^{_SOFT_HYPHEN}]+")
_LINE_ENDS = str.maketrans("\r\n\t", "   ")
_TARGET = expression(r'\s*HYPERLINK\s+"([^"]*)"')


@dataclass(slots=True)
class Field:
    """An open field: its code while `shown` is False, then its result, which may be a link from `start` on."""

    code: str = ""
    shown: bool = False
    start: int = 0


@dataclass(slots=True)
class Context:
    """What all parts of a document share. `fields` are those open, which may go on over paragraphs."""

    styles: Styles
    notes: Notes
    targets: dict[str, str] = field(default_factory=dict)
    fields: list[Field] = field(default_factory=list)
    trust_fields: bool = True


@dataclass(slots=True)
class Inline:
    """The paragraph being read, of style `style`. `boxes` are its text boxes, each with the drawing that holds it."""

    context: Context
    words: Words
    style: str
    boxes: list[tuple[Element, Element]] = field(default_factory=list)
    look: RunStyle = field(default_factory=RunStyle)

    def read(self, parent: Element) -> None:
        """Read what stands in a paragraph, or in a wrapper within one."""
        for element in parent:
            if reader := _READERS.get(name(element)):
                reader(self, element)

    def run(self, element: Element) -> None:
        """Read a run."""
        self.look = self.context.styles.run(child(element, "w:rPr"), self.style)
        self.inside_run(element)

    def inside_run(self, parent: Element) -> None:
        """Read what stands in a run."""
        for element in parent:
            if reader := _RUN_READERS.get(name(element)):
                reader(self, element)

    def link(self, element: Element) -> None:
        """Read a link's words, and keep where it leads if that is outside."""
        start = len(self.words.atoms)
        self.read(element)
        if target := self.context.targets.get(attribute(element, "r:id")):
            self._link(start, target)

    def simple_field(self, element: Element) -> None:
        """Read the result of a field written as one element."""
        start = len(self.words.atoms)
        self.read(element)
        if target := _TARGET.match(attribute(element, "w:instr")):
            self._link(start, target[1])

    def control(self, element: Element) -> None:
        """Read a content control, unless it shows but its prompt."""
        if (content := content_of(element)) is not None:
            self.read(content)

    def formula(self, element: Element) -> None:
        """Add a formula as a line of text."""
        self.look = RunStyle()
        self._add(linear(element), element)

    def text(self, element: Element) -> None:
        """Add the text of a run. White space at its ends counts only where the element says so."""
        words = (element.text or "").translate(_LINE_ENDS)
        margin = 0
        if element.get(XML_SPACE) != "preserve":
            margin = len(words) - len(words.lstrip(" "))
            words = words.rstrip(" ")
        if self.look.symbol:
            words = "".join(map(symbol, words))
        for shown in _SHOWN.finditer(words, margin):
            self._add(shown[0], element, shown.start())

    def line_break(self, element: Element) -> None:
        """Add a line break, one for several in a row."""
        if not self.words.atoms or self.words.atoms[-1].text != "\n":
            self._add("\n", element)

    def symbol(self, element: Element) -> None:
        """Add a character of a symbol font, a space where it is not known what it shows."""
        code = attribute(element, "w:char")
        known = attribute(element, "w:font").lower() == "symbol" and re.fullmatch(r"[0-9A-Fa-f]{1,4}", code)
        self._add(symbol(chr(int(code, 16))) if known else " ", element)

    def field_part(self, element: Element) -> None:
        """Begin a field, go on from its code to its result, or end it."""
        if not self.context.trust_fields:
            return
        fields, kind = self.context.fields, attribute(element, "w:fldCharType")
        if kind == "begin":
            fields.append(Field())
        elif kind == "separate" and fields:
            fields[-1].shown, fields[-1].start = True, len(self.words.atoms)
        elif kind == "end" and fields:
            closed = fields.pop()
            if closed.shown and (target := _TARGET.match(closed.code)):
                self._link(min(closed.start, len(self.words.atoms)), target[1])

    def code(self, element: Element) -> None:
        """Keep a field's code."""
        if self.context.fields:
            self.context.fields[-1].code += element.text or ""

    def note(self, element: Element) -> None:
        """Note the mark of a footnote or endnote, which is no part of the text."""
        kind = name(element)[2:].removesuffix("Reference")
        if self._shown and (label := self.context.notes.mark(kind, attribute(element, "w:id"), element)):
            self.words.marks.append((len(self.words.atoms), label))

    def drawing(self, element: Element) -> None:
        """Keep the text boxes of a drawing."""
        if self._shown:
            self.boxes.extend((box, element) for box in _boxes(element))

    def ruby(self, element: Element) -> None:
        """Read words without the small ones above them."""
        for base in children(element, "w:rubyBase"):
            self.read(base)

    @property
    def _shown(self) -> bool:
        return not self.look.hidden and all(field.shown for field in self.context.fields)

    def _add(self, text: str, element: Element, first: int = 0) -> None:
        if text and self._shown:
            self.words.atoms.append(Atom(text, element, first, self.look.script, self.look.bold))

    def _link(self, start: int, target: str) -> None:
        if start < len(self.words.atoms):
            self.words.links.append((start, len(self.words.atoms), target))


def content_of(control: Element) -> Element | None:
    """Return what a content control holds; None for its prompt and for a table of contents."""
    properties = child(control, "w:sdtPr")
    if child(properties, "w:showingPlcHdr") is not None:
        return None
    if value(properties, "w:docPartObj", "w:docPartGallery") == "Table of Contents":
        return None
    return child(control, "w:sdtContent")


def alternative(element: Element) -> Element:
    """Return the first of several forms of the same content."""
    choice = child(element, "mc:Choice")
    return choice if choice is not None else (child(element, "mc:Fallback") if len(element) else element)


def _boxes(parent: Element) -> Iterator[Element]:
    for element in parent:
        called = name(element)
        if called == "w:txbxContent":
            yield element
        elif called == "mc:AlternateContent":
            if (chosen := alternative(element)) is not None:
                yield from _boxes(chosen)
        else:
            yield from _boxes(element)


def _alternatives(inline: Inline, element: Element) -> None:
    if (chosen := alternative(element)) is not None:
        inline.read(chosen)


def _alternatives_in_run(inline: Inline, element: Element) -> None:
    if (chosen := alternative(element)) is not None:
        inline.inside_run(chosen)


def _tab(inline: Inline, element: Element) -> None:
    inline._add("\t", element)


def _hyphen(inline: Inline, element: Element) -> None:
    inline._add("-", element)


_Reader = Callable[[Inline, Element], None]
_READERS: dict[str, _Reader] = {
    "w:r": Inline.run,
    **dict.fromkeys(WRAPPERS, Inline.read),
    "w:hyperlink": Inline.link,
    "w:fldSimple": Inline.simple_field,
    "w:sdt": Inline.control,
    "m:oMath": Inline.formula,
    "m:oMathPara": Inline.read,
    "mc:AlternateContent": _alternatives,
}
_RUN_READERS: dict[str, _Reader] = {
    "w:t": Inline.text,
    "w:br": Inline.line_break,
    "w:cr": Inline.line_break,
    "w:tab": _tab,
    "w:ptab": _tab,
    "w:noBreakHyphen": _hyphen,
    "w:sym": Inline.symbol,
    "w:fldChar": Inline.field_part,
    "w:instrText": Inline.code,
    "w:footnoteReference": Inline.note,
    "w:endnoteReference": Inline.note,
    "w:drawing": Inline.drawing,
    "w:pict": Inline.drawing,
    "w:object": Inline.drawing,
    "w:ruby": Inline.ruby,
    "mc:AlternateContent": _alternatives_in_run,
}
