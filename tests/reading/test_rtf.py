"""Rich Text: what is read of it, what is passed over, how places are named, and what is refused."""

from __future__ import annotations

import subprocess
from pathlib import Path
from shutil import which

import pytest

from factcheck.errors import ReadingError
from factcheck.model import Article
from factcheck.reading import read, read_bytes
from tests.reading.articles import article, as_docx
from tests.reading.test_metamorphic_office import assert_same_facts

HEAD = (
    r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset204 Arial;}{\f2\fcharset2 Symbol;}}"
    r"{\stylesheet{\s0 Normal;}{\s1\sb480{\*\x y} heading 1;}{\s2\outlinelevel1 Own;}{\s3\f2 Title;}"
    r"{\*\cs4 heading 9;}}"
    "\n"
)


def of(body: str) -> Article:
    return read_bytes((HEAD + body + "}").encode("latin-1"), "rtf", "a.rtf")


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (r"one {\b two} \i three\i0 \par four", "one two three\n\nfour"),
        (r"caf\'e9 \u8805? 5, \u-10180?\u-8382?, M\u252 uller", "café ≥ 5, 🍂, Müller"),
        (r"{\uc2\u8805\'81\'80 5}{\uc0\u8804 6}", "≥ 5≤6"),
        (r"{\f1 \'e4\'e0}{\f2 \'b3}", "да≥"),
        (r"10{\super 6} CO{\sub 2}, 10\super -3\nosupersub  x", "10⁶ CO2, 10⁻³ x"),
        (r"a\~b\_c\-d\tab e\line f\emdash g\{\}\\", "a b-cd e f—g{}\\"),
        (r"{\header head}{\pict 00ff}{\*\unknown no}{\v hidden}{\deleted gone}\bin3 {}}kept", "kept"),
        ("a\\\nb", "a\n\nb"),
        (r"{\field{\*\fldinst{HYPERLINK \\l no}}{\fldrslt shown}}", "shown"),
        (r"{\annotation a comment}{\*\bkmkstart x}kept{\info{\title no}}", "kept"),
        ("kept}\x00 and not this", "kept"),
    ],
)  # fmt: skip
def test_words(body: str, text: str) -> None:
    """The text is what a word processor shows."""
    assert of(body).text == text


def test_blocks_and_places() -> None:
    """Headings, lists, tables, links and notes are what they are, and each is named by its place."""
    found = of(
        r"\pard\s3 Salt\par\pard\plain\s1 Now\par\pard\s2 How much\par\pard\plain "
        r'See {\field{\*\fldinst HYPERLINK "https://example.org/a"}{\fldrslt this}}.{\footnote \pard\plain A note.}\par'
        r"\pard{\listtext 1.\tab}\ls1\ilvl0 first\par\pard{\listtext\'b7\tab}\ls1\ilvl1 inner\par"
        r"\trowd\pard\intbl Food\cell Salt\cell\row\pard\intbl Bread\par too\cell 1 g\cell\row"
        r"\pard end\par\trowd\pard\intbl x\cell\row"
    )
    assert [(one.kind, one.level, one.label, found.words(one.span), found.place(one.span.start))
            for one in found.blocks] == [
        ("heading", 1, "", "Salt", "Salt, heading"),
        ("heading", 1, "", "Now", "Now, heading"),
        ("heading", 2, "", "How much", "Now › How much, heading"),
        ("paragraph", 0, "", "See this.", "Now › How much, paragraph 1"),
        ("list-item", 1, "1", "first", "Now › How much, paragraph 2"),
        ("list-item", 2, "", "inner", "Now › How much, paragraph 3"),
        ("table-cell", 0, "1:1:1", "Food", "Now › How much, table 1, row 1"),
        ("table-cell", 0, "1:1:2", "Salt", "Now › How much, table 1, row 1"),
        ("table-cell", 0, "1:2:1", "Bread too", "Now › How much, table 1, row 2"),
        ("table-cell", 0, "1:2:2", "1 g", "Now › How much, table 1, row 2"),
        ("paragraph", 0, "", "end", "Now › How much, paragraph 4"),
        ("table-cell", 0, "2:1:1", "x", "Now › How much, table 2, row 1"),
        ("footnote", 0, "1", "A note.", "note 1"),
    ]  # fmt: skip
    assert [(found.words(one.span), one.target) for one in found.links] == [("this", "https://example.org/a")]
    assert [(mark.label, found.text[: mark.offset][-5:]) for mark in found.note_marks] == [("1", "this.")]


@pytest.mark.programs
@pytest.mark.skipif(which("soffice") is None, reason="LibreOffice is not installed")
def test_what_libreoffice_saves(tmp_path: Path) -> None:
    """A Word document saved as Rich Text by LibreOffice says what the Word document says."""
    (tmp_path / "a.docx").write_bytes(as_docx(article(3)))
    home = f"-env:UserInstallation=file://{tmp_path}/profile"
    call = ["soffice", home, "--headless", "--convert-to", "rtf", "--outdir", str(tmp_path), str(tmp_path / "a.docx")]
    subprocess.run(call, check=True, capture_output=True, timeout=300)
    mine, theirs = read(tmp_path / "a.rtf"), read(tmp_path / "a.docx")
    assert [(one.kind, mine.words(one.span)) for one in mine.blocks] == [
        (one.kind, theirs.words(one.span)) for one in theirs.blocks
    ]
    assert_same_facts(mine, theirs)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "file is empty"),
        (b"just text", "This is no Rich Text"),
        (b"PK\x03\x04 word/document.xml", "This is a Word document"),
        (b"{\\rtf1 }", "holds no text"),
        (b"{\\rtf1 " + b"{" * 2_000, "nests more than 1,000 groups"),
        (b"{\\rtf1 " + b"a" * 1_000_001, "more than 1,000,000 characters"),
    ],
)
def test_what_is_no_document(data: bytes, words: str) -> None:
    """A file that is none, holds nothing or nests without end is one sentence."""
    with pytest.raises(ReadingError, match=words):
        read_bytes(data, "rtf", "a.rtf")
