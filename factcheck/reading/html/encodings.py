"""The encoding of an HTML file, found as browsers find it (HTML Living Standard, section 13.2.3)."""

from __future__ import annotations

import codecs
import re

from factcheck.data import word_table
from factcheck.errors import ReadingError
from factcheck.reading.decoding import binary, empty, refuse_large
from factcheck.text.expressions import expression

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_SCANNED = 4_096
_META = re.compile(rb"<meta[^>]*?[\s;\"']charset\s*=\s*[\"']?\s*([^\s\"'/>;]+)", re.IGNORECASE)
_XML = re.compile(rb"<\?xml[^>]*?\sencoding\s*=\s*[\"']([^\"'>]+)")
_COMMENT = re.compile(rb"<!--.*?(?:-->|\Z)", re.DOTALL)
_UNPAIRED = expression("[\ud800-\udfff]")


def decoded(data: bytes, path: str, charset: str = "") -> str:
    """Return the text of an HTML file without its byte-order mark.

    The encoding is that of the mark, else `charset`, else the one declared in the first bytes, else UTF-8 where
    that fits, else Windows-1252. Raises `ReadingError` for an unknown one, and for bytes that are no text.
    """
    refuse_large(data, path)
    if data.startswith(b"%PDF-"):
        raise binary(data, path)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _text(data[len(mark) :], encoding, path)
    declared = charset or _declared(data[:_SCANNED])
    if declared:
        return _text(data, _codec(declared, path), path)
    try:
        return _checked(data.decode("utf-8"), data, path)
    except UnicodeDecodeError:
        return _text(data, "cp1252", path)


def _declared(head: bytes) -> str:
    shown = _COMMENT.sub(b"", head)
    found = _META.search(shown) or _XML.match(shown.lstrip())
    return found[1].decode("ascii", "replace").strip() if found else ""


def _codec(label: str, path: str) -> str:
    """Return Python's name for the encoding that browsers take a label for."""
    table = word_table("encodings")
    try:
        name = codecs.lookup(label).name
    except LookupError:
        name = ""
    codec: str | None = table["browsers"].get(name, name if name in table["known"]["codecs"] else None)
    if codec is None:
        message = f"The page declares the encoding {label[:40]!r}, which is not known; save it as UTF-8."
        raise ReadingError(message, path=path)
    return codec


def _text(data: bytes, encoding: str, path: str) -> str:
    """Return the text; bytes that do not fit are replaced, save that Windows-1252 has a character for each."""
    errors = "factcheck-c1" if encoding == "cp1252" else "replace"
    return _checked(data.decode(encoding, errors), data, path)


def _checked(text: str, data: bytes, path: str) -> str:
    if "\x00" in text:
        raise binary(data, path)
    if not text.strip():
        raise empty(path)
    return _UNPAIRED.sub("\ufffd", text.removeprefix("\ufeff"))


def _control(problem: UnicodeError) -> tuple[str, int]:
    assert isinstance(problem, UnicodeDecodeError)
    return problem.object[problem.start : problem.end].decode("latin-1"), problem.end


codecs.register_error("factcheck-c1", _control)
