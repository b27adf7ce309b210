"""Full texts in JATS, the XML of journals, as passages. https://jats.nlm.nih.gov"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from xml.etree.ElementTree import Element, ParseError, XMLParser, fromstring

from factcheck.errors import ReadingError
from factcheck.evidence.tables import labelled
from factcheck.extraction.sentences import split
from factcheck.model import Passage
from factcheck.text.expressions import expression

LARGEST = 4_000_000
"""Bytes of a full text up to which it is read."""
SENTENCES, ROWS = 1_000, 500
"""How many sentences, and how many rows of tables, are read of one work."""
# Deeper than any article; expat itself has no bound.
_DEEPEST = 200
_LEFT_OUT = frozenset({"tex-math", "graphic", "alt-text", "object-id", "permissions", "ref-list", "annotation"})
_MARKS = expression(r"[\s\d,;–—‒-]*")
_BLOCKS = frozenset({"p", "title", "td", "th", "label", "caption", "list-item", "break"})


class BrokenText(ReadingError):
    """What came is no XML, or not all of it: another time it may be whole."""


def passages(data: bytes) -> list[Passage]:
    """Return the sentences of abstract and body, captions and rows of tables among them, in the order of the text.

    Raises `ReadingError` for what is too large, no XML, or no article with a text.
    """
    if len(data) > LARGEST:
        raise ReadingError(f"The full text is larger than {LARGEST // 1_000_000} MB, and is not read.")
    root = _root(data)
    article = root if _name(root) == "article" else next(root.iter("article"), None)
    body = article.find("body") if article is not None else None
    if article is None or body is None:
        raise ReadingError("This is no article with a text.")
    abstracts = [each for each in article.iterfind("front/article-meta/abstract") if not each.get("abstract-type")]
    told = [passage for each in abstracts for passage in _sentences(each, "Abstract")]
    told += islice(_sentences(body, ""), SENTENCES)
    return told + list(islice((row for table in article.iter("table-wrap") for row in _rows(table)), ROWS))


def front(data: bytes) -> str:
    """Return the title and the identifiers of an article as words: "doi:10.1000/xyz PMID: 123 A title"."""
    meta = _root(data).find(".//article-meta")
    if meta is None:
        return ""
    kinds = {"doi": "doi:", "pmid": "PMID: "}
    told = ((kinds.get(each.get("pub-id-type", "")), _words(each)) for each in meta.iterfind("article-id"))
    named = [f"{kind}{words}" for kind, words in told if kind]
    title = meta.find("title-group/article-title")
    return " ".join([*named, _words(title) if title is not None else ""])


def _root(data: bytes) -> Element:
    if b"<!ENTITY" in data:
        raise ReadingError("The full text defines entities of its own, and is not read.")
    try:
        root = fromstring(data, XMLParser())
    except (ParseError, ValueError):
        raise BrokenText("The full text is broken: its XML cannot be read.") from None
    if _is_deeper(root, _DEEPEST):
        raise ReadingError("The full text is nested too deep to be read.")
    return root


def _is_deeper(root: Element, most: int) -> bool:
    level = [root]
    for _ in range(most):
        level = [child for each in level for child in each]
        if not level:
            return False
    return True


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _sentences(element: Element, place: str) -> Iterator[Passage]:
    """Yield the sentences below an element, with the headings over them and the number of their paragraph."""
    paragraph = 0
    for child in element:
        name = _name(child)
        if name == "p":
            paragraph += 1
            where = f"{place}, paragraph {paragraph}" if place and place != "Abstract" else place
            yield from _split(_words(child, nested=False), where)
            yield from (each for inner in child for each in _within(inner, place))
        elif name == "sec":
            title = child.find("title")
            heading = _words(title) if title is not None else ""
            yield from _sentences(child, place or heading)
        elif name != "title":
            yield from _within(child, place)


def _within(element: Element, place: str) -> Iterator[Passage]:
    """Yield the sentences of what floats or is listed: captions, items, boxes."""
    name = _name(element)
    if name in ("fig", "table-wrap"):
        label = element.find("label")
        where = _words(label) if label is not None else place
        caption = element.find("caption")
        if caption is not None:
            yield from _split(_words(caption), f"{where.rstrip('.')}, caption" if where else "caption")
    elif name in ("list", "list-item", "boxed-text", "disp-quote", "def-list", "def-item", "fig-group"):
        yield from _sentences(element, place)


def _split(text: str, place: str) -> Iterator[Passage]:
    yield from (Passage(text[span.start : span.end], place) for span in split(text))


def _rows(wrap: Element) -> Iterator[Passage]:
    """Yield the rows of a table, each cell after the heads of its column, with the caption before."""
    label, caption = wrap.find("label"), wrap.find("caption")
    name = _words(label).rstrip(".") if label is not None else "Table"
    about = _words(caption).rstrip(".") if caption is not None else ""
    for table in wrap.iter("table"):
        heads: list[list[str]] = []
        number = 0
        for row in table.iter("tr"):
            cells = list(_cells(row))
            if not number and all(_name(cell) == "th" for cell in row):
                heads.append(cells)
                continue
            number += 1
            if any(character.isdigit() for cell in cells for character in cell):
                yield Passage(_row(about, heads, cells), f"{name}, row {number}")


def _cells(row: Element) -> Iterator[str]:
    for cell in row:
        width = cell.get("colspan", "1")
        words = _words(cell)
        yield from [words] * (min(int(width), 50) if width.isascii() and width.isdigit() and len(width) < 4 else 1)


def _row(about: str, heads: list[list[str]], cells: list[str]) -> str:
    pieces: list[str] = []
    for column, cell in enumerate(cells):
        over = dict.fromkeys(head[column] for head in heads if column < len(head) and head[column])
        if cell and (not pieces or cell != cells[column - 1]):
            pieces.append(labelled(" ".join(over), cell) if column else cell)
    return f"{about[:300]} | {'; '.join(pieces)}" if about else "; ".join(pieces)


def _words(element: Element, *, nested: bool = True) -> str:
    """Return the words of an element, without marks of notes and, unless `nested`, without what floats in it."""
    return " ".join("".join(_pieces(element, nested)).split())


def _pieces(element: Element, nested: bool) -> Iterator[str]:
    yield element.text or ""
    before = element.text or ""
    for child in element:
        name = _name(child)
        floats = not nested and name in ("fig", "table-wrap", "list", "boxed-text", "disp-quote", "fig-group")
        if name in _LEFT_OUT or floats or _is_mark(child, name):
            inner = ""
        else:
            inner = "".join(_pieces(child, nested))
        if name == "sup" and inner and before[-1:].isdigit():
            inner = f"^{inner}"
        if name in _BLOCKS:
            inner = f" {inner} "
        yield inner
        yield child.tail or ""
        before = (child.tail or "") or inner or before


def _is_mark(element: Element, name: str) -> bool:
    """Tell whether an element is the mark of a note or a numbered reference."""
    if name == "xref":
        return element.get("ref-type") in ("bibr", "fn", "table-fn") and bool(
            _MARKS.fullmatch("".join(element.itertext()))
        )
    return name == "sup" and len(element) > 0 and all(_name(child) == "xref" for child in element)
