"""An XML source as a tree with places in characters; no entity but those of XML and HTML is made into text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.entities import html5
from typing import NamedTuple
from xml.parsers import expat

from factcheck.errors import ReadingError
from factcheck.reading.composing import DEEPEST

MAX_TAGS = 500_000
"""The most tags that are read: ten times those of a long article, and about 200 MB as a tree."""


class Words(NamedTuple):
    """Words at source [start, end): the source's own where they are as long, else such as "<" for "&lt;"."""

    value: str
    start: int
    end: int


@dataclass(slots=True)
class Element:
    """An element that starts at a source offset: its name and its attributes' without prefix, in lower case."""

    name: str
    given: Mapping[str, str]
    start: int
    inner: list[Element | Words] = field(default_factory=list)

    def __iter__(self) -> Iterator[Element]:
        """Yield the elements in it."""
        return (each for each in self.inner if isinstance(each, Element))


def find(element: Element, *names: str) -> Element | None:
    """Return the element found by going down through first children of these names, if there is one."""
    found: Element | None = element
    for name in names:
        found = next((each for each in found if each.name == name), None) if found else None
    return found


def words(element: Element) -> Iterator[Words]:
    """Yield all words below an element, in order."""
    for each in element.inner:
        if isinstance(each, Words):
            yield each
        else:
            yield from words(each)


def parse(source: str, path: str) -> Element:
    """Return the root element of a source.

    Raises `ReadingError` for XML that is not sound, nests too deep, has too many tags or entities of its own.
    """
    if source.count("<") > MAX_TAGS:
        raise ReadingError(f"The file has more than {MAX_TAGS:,} tags; split it.", path=path)
    data = source.encode()
    builder = _Builder(path, expat.ParserCreate("utf-8"), data)
    try:
        builder.parser.Parse(data, True)
    except expat.ExpatError as problem:
        message = f"The file is no sound XML ({expat.ErrorString(problem.code)}); mend it, or export it again."
        raise ReadingError(message, path=path, line=problem.lineno) from None
    builder.end_words()
    return builder.open[0].inner[0]  # type: ignore[return-value]


class _Builder:
    """The tree as far as it is built; words are closed when the next event tells where they end."""

    def __init__(self, path: str, parser: expat.XMLParserType, data: bytes) -> None:
        self.path, self.parser, self.data = path, parser, data
        self.open = [Element("", {}, 0)]
        self._held: tuple[str, int] | None = None
        self._byte = self._offset = 0
        self._plain = data.isascii()
        parser.ordered_attributes = False
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.CharacterDataHandler, parser.EntityDeclHandler = self._words, self._entity
        parser.CommentHandler = parser.ProcessingInstructionHandler = self._aside
        parser.StartCdataSectionHandler = parser.EndCdataSectionHandler = self._aside
        parser.SkippedEntityHandler = self._named
        parser.UseForeignDTD(True)  # names that a DTD elsewhere defines are told, not refused

    def end_words(self) -> int:
        """Close the words that are held and return the offset of the event at hand."""
        here = self._here()
        if self._held:
            value, start = self._held
            self.open[-1].inner.append(Words(value, start, here))
            self._held = None
        return here

    def _here(self) -> int:
        byte = self.parser.CurrentByteIndex
        if self._plain:
            return byte
        self._offset += len(self.data[self._byte : byte].decode())
        self._byte = byte
        return self._offset

    def _start(self, name: str, given: Mapping[str, str]) -> None:
        if len(self.open) > DEEPEST:
            raise ReadingError(f"The document nests more than {DEEPEST} elements; none is so deep.", path=self.path)
        element = Element(_local(name), {_local(key): value for key, value in given.items()}, self.end_words())
        self.open[-1].inner.append(element)
        self.open.append(element)

    def _end(self, _: str) -> None:
        self.end_words()
        self.open.pop()

    def _words(self, value: str) -> None:
        self._held = (value, self.end_words())

    def _aside(self, *_: object) -> None:
        self.end_words()

    def _named(self, name: str, _: bool) -> None:
        here = self.end_words()
        if f"{name};" in html5:
            self._held = (html5[f"{name};"], here)

    def _entity(self, name: str, *_: object) -> None:
        raise ReadingError(
            f"The document defines the entity {name[:40]!r} of its own, and is not read.", path=self.path
        )


def _local(name: str) -> str:
    return name.rpartition(":")[2].lower()
