"""E-books (.epub): their chapters in reading order, each read as the page that it is.

An editor finds a finding by the chapter's file and line. Left out are covers, tables of contents, and what HTML leaves
out. https://www.w3.org/TR/epub-33/
"""

from __future__ import annotations

import posixpath
from bisect import bisect_right
from collections.abc import Iterator
from urllib.parse import unquote

from factcheck.errors import EmptyError, ReadingError
from factcheck.model import Article
from factcheck.reading.assembly import Draft
from factcheck.reading.composing import counted, placed_article
from factcheck.reading.html.builder import Builder
from factcheck.reading.html.encodings import decoded
from factcheck.reading.lines import line_starts
from factcheck.reading.word.package import Package, unpacked
from factcheck.reading.word.xml import Element

_WRONG = "This is no e-book; export it as .epub, or name its --format."
_CONTAINER, _ENCRYPTION = "META-INF/container.xml", "META-INF/encryption.xml"
_PAGES = ("application/xhtml+xml", "text/html")
_MOST_CHAPTERS = 2_000


def read_bytes(data: bytes, path: str) -> Article:
    """Read an e-book; raises `ReadingError` for a file that is none, is damaged or is not fit to be read."""
    package = unpacked(data, path, _WRONG)
    if _CONTAINER.lower() not in package.parts:
        raise ReadingError(_WRONG, path=path)
    chapters = list(_chapters(package))
    _refuse_encrypted(package, chapters)
    return placed_article(counted(list(_drafts(package, chapters))), path, "epub")


def _chapters(package: Package) -> Iterator[str]:
    """Yield the parts that hold chapters, in the order in which they are read."""
    roots = [each.get("full-path", "") for each in _named(package.tree(_CONTAINER), "rootfile")]
    if not roots or not roots[0]:
        raise ReadingError(_WRONG, path=package.path)
    book = package.tree(roots[0])
    items = {each.get("id", ""): each for each in _named(book, "item")}
    order = [items[each.get("idref", "")] for each in _named(book, "itemref") if each.get("idref", "") in items]
    if len(order) > _MOST_CHAPTERS:
        raise ReadingError(f"The e-book has more than {_MOST_CHAPTERS:,} chapters; split it.", path=package.path)
    for item in order:
        if item.get("media-type", "") in _PAGES and "nav" not in item.get("properties", "").split():
            name = posixpath.join(posixpath.dirname(roots[0]), unquote(item.get("href", "").partition("#")[0]))
            yield posixpath.normpath(name)


def _named(root: Element, name: str) -> Iterator[Element]:
    return (each for each in root.iter("{*}" + name))


def _refuse_encrypted(package: Package, chapters: list[str]) -> None:
    """Raise `ReadingError` where a chapter is encrypted; fonts often are."""
    if _ENCRYPTION.lower() not in package.parts:
        return
    hidden = {unquote(each.get("URI", "")) for each in _named(package.tree(_ENCRYPTION), "CipherReference")}
    if not hidden.isdisjoint(chapters):
        raise ReadingError("The e-book is encrypted; read the file that it was made from.", path=package.path)


def _drafts(package: Package, chapters: list[str]) -> Iterator[Draft]:
    """Yield the blocks of all chapters, each named by its chapter and line; notes and tables are counted through."""
    tables = 0
    for number, chapter in enumerate(dict.fromkeys(chapters), start=1):
        try:
            source = decoded(package.read(chapter), chapter)
        except EmptyError:
            continue
        page = Builder(tables=tables)
        page.feed(source)
        page.finish()
        tables = page.tables
        starts, name = line_starts(source), posixpath.basename(chapter)
        for draft in page.drafts:
            if draft.kind == "footnote" and draft.label:
                draft.label = f"{number}-{draft.label}"
            draft.marks = [(offset, f"{number}-{label}") for offset, label in draft.marks]
            first = draft.pieces[0][1] if draft.pieces else 0
            draft.places = [(0, f"{name}, line {bisect_right(starts, first)}")]
            yield draft
