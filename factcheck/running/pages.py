"""A web page read as an article: fetched, its encoding and format told, and handed to the reader of that format."""

from __future__ import annotations

import codecs
from urllib.parse import urlsplit

from factcheck.config import Config
from factcheck.errors import ReadingError
from factcheck.model import Article
from factcheck.reading import endings, format_of, read_bytes, read_text
from factcheck.sources.addresses import shown
from factcheck.sources.charset import codec
from factcheck.sources.web import Page, fetch

TYPES = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/markdown": "markdown",
    "text/x-markdown": "markdown",
    "text/plain": "text",
}


def read_page(url: str, format: str | None, config: Config) -> Article:
    """Return the page at `url` as an article under its address after redirects.

    Raises `ReadingError` where it cannot be fetched or read, and where the settings forbid the network.
    """
    if config.lookups != "online":
        raise ReadingError("A web page cannot be fetched offline; save it as a file first.", path=shown(url))
    page = fetch(url, config.sources, tuple(TYPES))
    chosen = format or _format(page)
    charset = _charset(page)
    if not charset:
        return read_bytes(page.data, chosen, page.url)
    text = page.data.decode(charset, "replace").removeprefix("\ufeff")
    if "\x00" in text or not text.strip():
        raise ReadingError("There is no text on this page.", path=page.url)
    return read_text(text, chosen, page.url)


def _format(page: Page) -> str:
    """Return the format of a page; what is sent as plain text may be Markdown by the ending of its address."""
    named = TYPES[page.content_type]
    if named != "text":
        return named
    path = urlsplit(page.url).path.lower()
    return format_of(path) if path.endswith(endings()) else named


def _charset(page: Page) -> str:
    """Return the codec that the header names, empty where it names none or a byte-order mark says otherwise."""
    marked = page.data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return "" if marked else codec(page.charset)
