"""A PDF opened through pdfium, page after page; what is wrong with it is said in a sentence."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as pdfium

from factcheck.errors import ReadingError
from factcheck.reading.decoding import refuse_large
from factcheck.reading.pdf.glyphs import Glyphs
from factcheck.reading.pdf.lines import Line, lines
from factcheck.reading.signatures import likely_format

# Pages and characters of a document beyond which it is no article. By hand.
MAX_PAGES = 5_000
MAX_CHARACTERS = 20_000_000
MAX_ON_PAGE = 200_000
"""The most characters of a document and of a page; a page of a book holds 3,000."""

Address = tuple[str, float, float, float, float]
"""A link's target, and left, bottom, right and top of where it is on the page."""

# Bytes in which the mark of a PDF may stand (PDF 1.7, implementation note 13).
_HEAD = 1024
_LONGEST_ADDRESS = 4096


class Page:
    """The lines of a page in the order of its content, and its links."""

    __slots__ = ("addresses", "lines", "number")

    def __init__(self, number: int, lines: list[Line], addresses: list[Address]) -> None:
        """Keep what was read of page `number`, counted from 1."""
        self.number = number
        self.lines = lines
        self.addresses = addresses


def pages(data: bytes, path: str) -> list[Page]:
    """Return the pages of a PDF; raises `ReadingError` for one that cannot be read, or holds too much or nothing."""
    refuse_large(data, path)
    if not data:
        raise ReadingError("The file is empty; there is nothing to check in it.", path=path)
    if b"%PDF-" not in data[:_HEAD]:
        raise ReadingError(_not_pdf(data), path=path)
    document = _opened(data, path)
    try:
        found = list(_pages(document, path))
    finally:
        document.close()
    if not any(page.lines for page in found):
        message = "The PDF holds no text, only pictures of it (a scan); run it through text recognition first."
        raise ReadingError(message, path=path)
    return found


def _opened(data: bytes, path: str) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as problem:
        code = problem.err_code
    if code == pdfium.FPDF_ERR_PASSWORD:
        raise ReadingError("The PDF is encrypted; save it without a password.", path=path)
    if code == pdfium.FPDF_ERR_SECURITY:
        raise ReadingError("The PDF is encrypted in an unknown way; save it without a password.", path=path)
    raise ReadingError("The PDF is damaged or cut off; save or export it again.", path=path)


def _pages(document: pypdfium2.PdfDocument, path: str) -> Iterator[Page]:
    count = len(document)
    if count > MAX_PAGES:
        raise ReadingError(
            f"The PDF has {count:,} pages, more than the {MAX_PAGES:,} that are read; split it.", path=path
        )
    left = MAX_CHARACTERS
    for index in range(count):
        handle = pdfium.FPDF_LoadPage(document.raw, index)
        if not handle:
            raise ReadingError(f"Page {index + 1} of the PDF is damaged; save or export it again.", path=path)
        text = pdfium.FPDFText_LoadPage(handle)
        try:
            held = max(pdfium.FPDFText_CountChars(text), 0) if text else 0
            left -= held
            if held > MAX_ON_PAGE:
                message = f"Page {index + 1} holds {held:,} characters, more than the {MAX_ON_PAGE:,} that are read."
                raise ReadingError(message, path=path)
            if left < 0:
                message = f"The PDF holds more than the {MAX_CHARACTERS:,} characters that are read; split it."
                raise ReadingError(message, path=path)
            if text:
                found = Glyphs(text)
                yield Page(index + 1, list(lines(found, index + 1)), list(_addresses(document.raw, handle, found)))
        finally:
            pdfium.FPDFText_ClosePage(text)
            pdfium.FPDF_ClosePage(handle)


def _addresses(document: pdfium.FPDF_DOCUMENT, page: pdfium.FPDF_PAGE, found: Glyphs) -> Iterator[Address]:
    """Yield the addresses outside the document that a page leads to."""
    position, link, box = ctypes.c_int(0), pdfium.FPDF_LINK(), pdfium.FS_RECTF()
    while pdfium.FPDFLink_Enumerate(page, ctypes.byref(position), ctypes.byref(link)):
        target = _target(document, pdfium.FPDFLink_GetAction(link))
        if target and pdfium.FPDFLink_GetAnnotRect(link, ctypes.byref(box)):
            yield target, *found.as_read((box.left, box.bottom, box.right, box.top))


def _target(document: pdfium.FPDF_DOCUMENT, action: pdfium.FPDF_ACTION) -> str:
    if not action or pdfium.FPDFAction_GetType(action) != pdfium.PDFACTION_URI:
        return ""
    buffer = ctypes.create_string_buffer(_LONGEST_ADDRESS)
    size = pdfium.FPDFAction_GetURIPath(document, action, buffer, _LONGEST_ADDRESS)
    return buffer.value.decode("utf-8", "replace") if 0 < size <= _LONGEST_ADDRESS else ""


def _not_pdf(data: bytes) -> str:
    found = likely_format(data)
    if found == "a Word document (.docx)":
        return "This is a Word document, not a PDF; name it .docx (or give --format word)."
    return f"This is {found}, not a PDF." if found else "This is no PDF; export it from where it was written."
