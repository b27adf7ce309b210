"""Rich Text (.rtf), as Word, LibreOffice, TextEdit and WordPad save it: the words shown, each with its paragraph.

Left out are headers and footers, deletions, comments, pictures and hidden text. Rich Text Format Specification 1.9.1.
"""

from __future__ import annotations

from factcheck.errors import ReadingError
from factcheck.model import Article
from factcheck.reading.composing import placed_article
from factcheck.reading.decoding import empty, refuse_large
from factcheck.reading.rtf.blocks import Writer
from factcheck.reading.rtf.tokens import tokens
from factcheck.reading.signatures import likely_format


def read_bytes(data: bytes, path: str) -> Article:
    """Read a Rich Text file; raises `ReadingError` for a file that is none or not fit to be read."""
    refuse_large(data, path)
    if not data.strip():
        raise empty(path)
    start = data[:100].find(b"{\\rtf")
    if start < 0:
        found = likely_format(data)
        raise ReadingError(f"This is {found or 'no Rich Text'}; name its --format, or save it as .rtf.", path=path)
    writer = Writer(path)
    for token in tokens(data[start:].decode("latin-1")):
        writer.take(token)
    return placed_article(writer.drafts(), path, "rtf")
