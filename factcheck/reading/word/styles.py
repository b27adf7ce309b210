"""What the styles of a Word document say of its paragraphs and runs, through all they are based on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field

from factcheck.reading.word.xml import Element, attribute, child, children, name, switched, value, whole
from factcheck.text.expressions import expression
from factcheck.values import dataclass

_HEADING = expression(r"heading ?([1-9])$")
_CONTENTS = expression(r"(?:toc|index) ?(?:[1-9]|heading)$|table of (?:figures|authorities)$")
_QUOTES = frozenset({"quote", "intense quote", "quotations", "block text"})
_DEEPEST_STYLE = 20
_BODY_LEVEL = 9


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """What a paragraph is by its style: a heading of `level` (0 for none), a quote, part of a table of contents."""

    level: int = 0
    title: bool = False
    quote: bool = False
    contents: bool = False
    numbering: tuple[str, int] = ("", 0)
    """Identifier and level (from 0) of its list, "" where it is in none."""


@dataclass(frozen=True, slots=True)
class RunStyle:
    """How the words of a run are set; `script` is "superscript", "subscript" or ""."""

    hidden: bool = False
    bold: bool = False
    script: str = ""
    symbol: bool = False


@dataclass(slots=True)
class Styles:
    """The styles of a document by identifier, and what has been made of them so far."""

    elements: dict[str, Element] = field(default_factory=dict)
    default: str = ""
    _paragraphs: dict[str, ParagraphStyle] = field(default_factory=dict)
    _runs: dict[tuple[str, str], RunStyle] = field(default_factory=dict)

    def paragraph(self, style: str) -> ParagraphStyle:
        """Return what a style makes of a paragraph."""
        style = style or self.default
        if style not in self._paragraphs:
            self._paragraphs[style] = self._paragraph(style)
        return self._paragraphs[style]

    def run(self, properties: Element | None, paragraph_style: str) -> RunStyle:
        """Return how a run is set: by its own properties, else its style, else the paragraph's style."""
        key = (value(properties, "w:rStyle"), paragraph_style or self.default)
        if key not in self._runs:
            levels = (child(style, "w:rPr") for part in key for style in self._chain(part))
            self._runs[key] = _run_style([level for level in levels if level is not None])
        inherited = self._runs[key]
        return inherited if properties is None else _run_style([properties], inherited)

    def _paragraph(self, style: str) -> ParagraphStyle:
        chain = list(self._chain(style))
        names = [value(element, "w:name").lower() for element in chain] or [style.lower()]
        lists = (numbering_of(child(element, "w:pPr")) for element in chain)
        return ParagraphStyle(
            _level(chain, names),
            "title" in names,
            any(called in _QUOTES for called in names),
            any(_CONTENTS.match(called) for called in names),
            next((found for found in lists if found is not None), ("", 0)),
        )

    def _chain(self, style: str) -> Iterator[Element]:
        """Yield a style and those it is based on, the nearest first; a circle is left after some rounds."""
        for _ in range(_DEEPEST_STYLE):
            element = self.elements.get(style)
            if element is None:
                return
            yield element
            style = value(element, "w:basedOn")


def read_styles(root: Element | None) -> Styles:
    """Return the styles of `styles.xml`, none where there is no such part."""
    styles = Styles()
    for element in () if root is None else children(root, "w:style"):
        identifier = attribute(element, "w:styleId")
        styles.elements[identifier] = element
        if attribute(element, "w:type") == "paragraph" and attribute(element, "w:default") in ("1", "true"):
            styles.default = identifier
    return styles


def outline_level(properties: Element | None) -> int | None:
    """Return the heading level that paragraph properties give: 0 for body text, None where they say nothing."""
    level = whole(value(properties, "w:outlineLvl"), -1)
    if level < 0:
        return None
    return level + 1 if level < _BODY_LEVEL else 0


def numbering_of(properties: Element | None) -> tuple[str, int] | None:
    """Return the list that paragraph properties name, and its level; ("", 0) for none, None where nothing is said."""
    if (numbering := child(properties, "w:numPr")) is None:
        return None
    identifier = value(numbering, "w:numId")
    if not identifier:
        return None
    return ("" if identifier == "0" else identifier), min(whole(value(numbering, "w:ilvl"), 0), _BODY_LEVEL - 1)


def _level(chain: list[Element], names: list[str]) -> int:
    for index, called in enumerate(names):
        level = outline_level(child(chain[index], "w:pPr")) if chain else None
        if level is not None:
            return level
        if found := _HEADING.match(called):
            return int(found[1])
        if called == "title":
            return 1
    return 0


def _run_style(levels: list[Element], inherited: RunStyle | None = None) -> RunStyle:
    hidden = bold = symbol = None
    script = ""
    for properties in levels:
        for element in properties:
            called = name(element)
            if called == "w:vertAlign":
                script = script or attribute(element, "w:val")
            elif called == "w:rFonts" and symbol is None:
                symbol = attribute(element, "w:ascii").lower() == "symbol"
        hidden = switched(properties, "w:vanish") if hidden is None else hidden
        bold = switched(properties, "w:b") if bold is None else bold
    start = inherited or RunStyle()
    return RunStyle(
        start.hidden if hidden is None else hidden,
        start.bold if bold is None else bold,
        start.script if not script else script if script != "baseline" else "",
        start.symbol if symbol is None else symbol,
    )
