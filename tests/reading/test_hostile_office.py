"""Word and PDF files that are not what they should be: one sentence each, and no more memory than that takes."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.errors import ReadingError
from factcheck.reading import apart, read_bytes
from factcheck.reading.pdf import document
from factcheck.reading.word import package, xml
from tests.reading.articles import article, as_docx, as_pdf
from tests.reading.documents import assert_sound
from tests.reading.word_documents import SPACES, TYPES, docx, field, mark, notes, p, r, zipped


@pytest.fixture(scope="module", autouse=True)
def _in_this_process() -> Iterator[None]:
    """Read here, where limits can be made smaller and thousands of files take no time to hand over."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(apart, "is_worker", lambda: True)
        yield


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
LOL = '<!DOCTYPE w:document [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


def problem(data: bytes, format: str, path: str = "") -> str:
    with pytest.raises(ReadingError) as caught:
        read_bytes(data, format, path or f"a.{format}")
    return caught.value.message


def with_document(document: str | bytes) -> bytes:
    return zipped({"[Content_Types].xml": TYPES, "word/document.xml": document})


def lying(data: bytes) -> bytes:
    """Return an archive whose directory says that its last part holds a gigabyte and more."""
    start = data.rindex(b"PK\x01\x02")
    return data[: start + 24] + struct.pack("<I", 1_500_000_000) + data[start + 28 :]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "The file is empty; there is nothing to check in it."),
        (b"just text", "This is no Word document; save it as .docx in a word processor."),
        (b"%PDF-1.7 ...", "This is a PDF, not a Word document; name it .pdf (or give --format pdf)."),
        (b"{\\rtf1 }", "This is an RTF document; save it as .docx in a word processor."),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "The document is encrypted; save it without a password."),
        (OLE + "WordDocument".encode("utf-16-le"),
         "This is an old Word document (.doc); save it as .docx in a word processor."),
        (zipped({"xl/workbook.xml": "<x/>"}), "This is an Excel workbook; save it as .docx in a word processor."),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text"}, 0),
         "This is an OpenDocument text (.odt); save it as .docx in a word processor."),
        (zipped({"a.txt": "a"}), "This is a zip archive without a Word document in it, or with a damaged one."),
        (docx(p(r("a")))[:-200], "The file is damaged or cut off; save it again."),
        (docx(p()), "The document holds no text; there is nothing to check in it."),
        (with_document("<w:document"),
         "The file is damaged: its part word/document.xml is no sound XML."),
        (with_document(LOL + f"<w:document {SPACES}><w:body/></w:document>"),
         "Its part word/document.xml declares entities, which no document does."),
        (with_document((LOL + f"<w:document {SPACES}><w:body/></w:document>").encode("utf-16")),
         "Its part word/document.xml declares entities, which no document does."),
        (zipped({"word/document.xml": "<a/>", "../../evil": "x"}),
         "One of its parts has a name that leads out of the file; do not trust it."),
        (zipped({"word/document.xml": "<a/>", "/etc/passwd": "x"}),
         "One of its parts has a name that leads out of the file; do not trust it."),
        (zipped({"word/document.xml": "<a/>", "c:\\evil": "x"}),
         "One of its parts has a name that leads out of the file; do not trust it."),
        (lying(docx(p(r("a")))), "The file unpacks to more than 1000 MB; split it."),
        (zipped({"word/document.xml": "<a/>"}, 14),
         "The file is packed in an unusual way; save it again."),
        (docx(p(r("x" * 1_000_001))),
         "The text at paragraph 1 has 1,000,001 characters, more than the 1,000,000 that can be read; "
         "break it into paragraphs."),
    ],
    ids=lambda value: value[:40] if isinstance(value, str) else "",
)  # fmt: skip
def test_word_files_that_are_none(data: bytes, sentence: str) -> None:
    """What cannot be read says in a sentence what it is or what is wrong, and what to do."""
    assert problem(data, "word") == sentence


def test_elements_in_elements_without_end() -> None:
    """A million elements, each in the one before, are refused: by the parser, or by their number before it."""
    nested = f"<w:document {SPACES}><w:body>" + "<w:sdt><w:sdtContent>" * 500_000
    assert "is no sound XML" in problem(with_document(nested), "word")


def test_elements_as_deep_as_the_parser_takes_them() -> None:
    """Wrappers as deep as XML may be are read through, or said to be too deep."""
    deep = "<w:ins>" * 200 + r("deep") + "</w:ins>" * 200
    assert read_bytes(docx(p(deep)), "word", "a.docx").text == "deep"


def test_a_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    """A part that unpacks to more than the limit is refused by what it says, and cut off at the limit if it lies."""
    monkeypatch.setattr(package, "MAX_PART", 10_000)
    assert "unpacks to more than" in problem(with_document(" " * 20_000), "word")


def test_tags_are_counted_before_they_are_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tags cost far more memory than they are long: too many are refused unread."""
    monkeypatch.setattr(xml, "MAX_TAGS", 100)
    assert "has more than 100 tags" in problem(docx("<w:p/>" * 200), "word")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "The file is empty; there is nothing to check in it."),
        (b"text", "This is no PDF; export it from where it was written."),
        (docx(p(r("a"))), "This is a Word document, not a PDF; name it .docx (or give --format word)."),
        (b"%PDF-1.7\nnothing more", "The PDF is damaged or cut off; save or export it again."),
    ],
)
def test_pdf_files_that_are_none(data: bytes, sentence: str) -> None:
    """What cannot be read says in a sentence what it is or what is wrong, and what to do."""
    assert problem(data, "pdf") == sentence


def drawn(paint: Callable[..., None], **settings: object) -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    out = BytesIO()
    canvas = Canvas(out, **settings)
    paint(canvas)
    canvas.save()
    return out.getvalue()


def test_an_encrypted_pdf() -> None:
    """A PDF that asks for a password is said to be encrypted."""
    from reportlab.lib.pdfencrypt import StandardEncryption

    data = drawn(lambda canvas: canvas.drawString(72, 720, "secret"), encrypt=StandardEncryption("password"))
    assert problem(data, "pdf") == "The PDF is encrypted; save it without a password."


def test_a_scan() -> None:
    """A PDF that only draws is said to hold pictures only."""
    data = drawn(lambda canvas: canvas.rect(100, 100, 50, 50))
    assert problem(data, "pdf") == (
        "The PDF holds no text, only pictures of it (a scan); run it through text recognition first."
    )


def streamed(content: bytes, filters: bytes = b"/FlateDecode") -> bytes:
    """Return a PDF of one page with this packed content."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>"
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page,
        b"<</Length %d/Filter[%s]>>stream\n%s\nendstream" % (len(content), filters, content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )  # fmt: skip
    written = b"".join(b"%d 0 obj %s endobj\n" % numbered for numbered in enumerate(objects, start=1))
    return b"%PDF-1.7\n" + written + b"trailer<</Size 6/Root 1 0 R>>\n%%EOF"


def test_pages_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages and their characters are counted before they are read."""
    data = streamed(zlib.compress(b"BT /F 10 Tf 72 700 Td (a word) Tj ET"))
    assert read_bytes(data, "pdf", "a.pdf").text == "a word"
    monkeypatch.setattr(document, "MAX_ON_PAGE", 3)
    assert problem(data, "pdf") == "Page 1 holds 6 characters, more than the 3 that are read."
    monkeypatch.setattr(document, "MAX_PAGES", 0)
    assert problem(data, "pdf") == "The PDF has 1 pages, more than the 0 that are read; split it."


@pytest.mark.parametrize(
    ("format", "data", "what"),
    [
        ("text", docx(p(r("a"))), "a Word document (.docx), not text; name it .docx (or give --format word)."),
        ("markdown", b"%PDF-1.7 plain", "a PDF, not text; name it .pdf (or give --format pdf)."),
        ("text", OLE + "WordDocument".encode("utf-16-le"), "an old Word document (.doc), not text; save it as .docx."),
        ("text", b"\x00\x01\x02", "a binary file, not text; save it as text or Markdown first."),
    ],
)
def test_office_files_named_as_text(format: str, data: bytes, what: str) -> None:
    """A Word document or PDF under the name of a text is told apart from other binary files."""
    assert problem(data, format) == f"This looks like {what}"


def mutated(data: bytes, random: Random) -> bytes:
    """Return the bytes with some changed, removed or repeated."""
    changed = bytearray(data)
    for _ in range(random.randint(1, 12)):
        start = random.randrange(len(changed))
        end = min(start + random.choice((1, 1, 1, 4, 64)), len(changed))
        how = random.randrange(3)
        if how == 0:
            changed[start:end] = random.randbytes(end - start)
        elif how == 1 and len(changed) > 200:
            del changed[start:end]
        else:
            changed[start:start] = changed[start:end]
    return bytes(changed)


def survive(data: bytes, format: str) -> None:
    try:
        found = read_bytes(data, format, "a")
    except ReadingError as refused:
        assert refused.message.endswith(".")
    else:
        assert_sound(found)


_SAMPLE = article(1, sections=1)


@pytest.mark.parametrize("format", ["word", "pdf"])
@given(seed=st.integers(0, 2**32))
@settings(max_examples=40, deadline=None)
def test_damaged_files(format: str, seed: int) -> None:
    """A file with some bytes changed is read or refused with a sentence, and nothing else happens."""
    survive(mutated(SAMPLES[format], Random(seed)), format)


@given(seed=st.integers(0, 2**32))
@settings(max_examples=100, deadline=None)
def test_damaged_parts(seed: int) -> None:
    """A Word document whose XML has been changed is read or refused with a sentence, and nothing else happens."""
    random = Random(seed)
    body = p(r("Results"), style="House") + p(r("5%"), mark("footnote", 1), field(' HYPERLINK "a" ', r("b")))
    body += f"<w:tbl><w:tr><w:tc>{p(r('x'))}</w:tc><w:tc>{p(r('y'))}</w:tc></w:tr></w:tbl>"
    survive(docx(_shuffled(body, random), footnotes=notes("footnote", "note")), "word")


def _shuffled(body: str, random: Random) -> str:
    """Return XML with elements taken out, repeated or put elsewhere, still well formed."""
    from lxml import etree

    root = etree.fromstring(f"<w:body {SPACES}>{body}</w:body>")
    for _ in range(random.randint(1, 8)):
        elements = list(root.iter())[1:]
        if not elements:
            break
        element, place = random.choice(elements), random.choice([root, *elements])
        if element not in place.iterancestors() and element is not place:
            place.insert(random.randint(0, len(place)), element)
        elif random.random() < 0.5:
            element.getparent().remove(element)
    return "".join(etree.tostring(child, encoding="unicode") for child in root)


SAMPLES = {"word": as_docx(_SAMPLE), "pdf": as_pdf(_SAMPLE)}


@pytest.mark.slow
@pytest.mark.parametrize("format", ["word", "pdf"])
@pytest.mark.parametrize("seed", range(20))
def test_many_damaged_files(format: str, seed: int) -> None:
    """The same for many more."""
    random = Random(seed)
    for _ in range(100):
        survive(mutated(SAMPLES[format], random), format)
