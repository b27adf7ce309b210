"""E-books: which chapters are read, how places are named, and what is refused."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from factcheck.errors import ReadingError
from factcheck.model import Article
from factcheck.reading import read_bytes
from factcheck.reading.epub import read_bytes as read_here
from factcheck.reading.word import package

CONTAINER = '<container><rootfiles><rootfile full-path="OPS/a.opf"/></rootfiles></container>'


def epub(*chapters: str, **parts: str) -> bytes:
    out = BytesIO()
    items = "".join(f'<item id="c{n}" href="c{n}.xhtml" media-type="text/html"/>' for n in range(len(chapters)))
    spine = "".join(f'<itemref idref="c{n}"/>' for n in range(len(chapters)))
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr("META-INF/container.xml", parts.get("container", CONTAINER))
        archive.writestr("OPS/a.opf", f"<package><manifest>{items}</manifest><spine>{spine}</spine></package>")
        if "encryption" in parts:
            archive.writestr("META-INF/encryption.xml", parts["encryption"])
        for number, chapter in enumerate(chapters):
            archive.writestr(f"OPS/c{number}.xhtml", chapter)
    return out.getvalue()


def of(*chapters: str) -> Article:
    return read_here(epub(*chapters), "a.epub")


def test_chapters_are_one_article() -> None:
    """Chapters follow each other; tables and notes are counted through; each block is named by chapter and line."""
    note = (
        '<p>Salt.<a epub:type="noteref" href="{}#n1">1</a></p><aside epub:type="footnote" id="n1"><p>Note.</p></aside>'
    )
    table = "<table><tr><td>a</td></tr></table>"
    article = of(f"<h1>One</h1>\n{table}\n{note.format('')}", f"\n\n<h1>Two</h1>{table}{note.format('c1.xhtml')}")
    assert [(one.kind, one.label, article.place(one.span.start)) for one in article.blocks] == [
        ("heading", "", "c0.xhtml, line 1"),
        ("table-cell", "1:1:1", "c0.xhtml, line 2"),
        ("paragraph", "", "c0.xhtml, line 3"),
        ("footnote", "1-n1", "c0.xhtml, line 3"),
        ("heading", "", "c1.xhtml, line 3"),
        ("table-cell", "2:1:1", "c1.xhtml, line 3"),
        ("paragraph", "", "c1.xhtml, line 3"),
        ("footnote", "2-n1", "c1.xhtml, line 3"),
    ]
    assert [mark.label for mark in article.note_marks] == ["1-n1", "2-n1"]


ENCRYPTED = '<encryption><CipherReference URI="{}"/></encryption>'


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "no e-book"),
        (b"PK\x03\x04broken", "damaged or cut off"),
        (epub("<p>a</p>").replace(b"container.xml", b"contained.xml"), "no e-book"),
        (epub("<p>a</p>", container="<a/>"), "no e-book"),
        (epub("<p>a</p>", container='<!DOCTYPE a [<!ENTITY x "y">]><a/>'), "declares entities"),
        (
            epub("<p>a</p>", container=CONTAINER.replace("a.opf", "../../etc/passwd")),
            "its part OPS/../../etc/passw",
        ),
        (epub("<p> </p>"), "holds no text"),
        (epub(), "holds no text"),
        (epub("<p>a</p>", encryption=ENCRYPTED.format("OPS/c0.xhtml")), "is encrypted"),
        (epub("<p>" + "a" * 1_000_001), "more than 1,000,000 characters"),
    ],
    ids=range(10),
)
def test_what_is_no_book(data: bytes, words: str) -> None:
    """A file that is none, is damaged, locked or empty is one sentence, also from the process that reads it."""
    with pytest.raises(ReadingError, match=words):
        read_bytes(data, "epub", "a.epub")


def test_fonts_may_be_encrypted() -> None:
    """Only a chapter that is encrypted keeps a book from being read."""
    assert read_here(epub("<p>a</p>", encryption=ENCRYPTED.format("OPS/font.otf")), "a.epub").text == "a"


def test_a_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    """A chapter that unpacks to more than the limit is refused by what it says, before it is unpacked."""
    monkeypatch.setattr(package, "MAX_PART", 10_000)
    with pytest.raises(ReadingError, match="unpacks to more than"):
        of("<p>" + " " * 20_000)
