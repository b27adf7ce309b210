"""What a file that is not what it claims to be most likely is, by its first bytes."""

from __future__ import annotations

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x1f\x8b", "a compressed file"),
)
_ARCHIVES = (
    (b"word/document.xml", "a Word document (.docx)"),
    (b"application/vnd.oasis.opendocument.text", "an OpenDocument text (.odt)"),
    (b"xl/workbook.xml", "an Excel workbook"),
    (b"ppt/presentation.xml", "a PowerPoint presentation"),
    (b"application/epub+zip", "an e-book"),
)
_COMPOUNDS = (
    ("EncryptedPackage", "an encrypted Office document"),
    ("WordDocument", "an old Word document (.doc)"),
)
_LOOKED_AT = 1_000_000


def likely_format(data: bytes) -> str:
    """Return what the content is, as words that follow "This is", "" where nothing tells."""
    if data.startswith(b"PK\x03\x04"):
        near = data[:_LOOKED_AT] + data[-_LOOKED_AT:]
        return next((words for mark, words in _ARCHIVES if mark in near), "a zip archive")
    if data.startswith(_OLE):
        return next((words for name, words in _COMPOUNDS if name.encode("utf-16-le") in data), "an old Office document")
    return next((words for mark, words in _SIGNATURES if data.startswith(mark)), "")
