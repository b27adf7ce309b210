"""An address is read as the article that stands there, in the encoding and format that its server names."""

from __future__ import annotations

import pytest

from factcheck.config import Config
from factcheck.errors import ReadingError
from factcheck.reading import FORMATS
from factcheck.running import pages
from factcheck.running.pages import read_page
from factcheck.sources.web import Page

URL = "https://example.org/cells"
needs_html = pytest.mark.skipif("html" not in FORMATS, reason="no reader of HTML")


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch) -> object:
    def put(data: bytes, kind: str, charset: str = "", url: str = URL) -> None:
        monkeypatch.setattr(pages, "fetch", lambda *_: Page(url, 200, data, kind, charset))

    return put


def test_plain_text_is_markdown_where_its_address_says_so(page) -> None:  # type: ignore[no-untyped-def]
    """A raw Markdown file is sent as plain text; its ending tells."""
    page(b"# Cells\n", "text/plain", url="https://example.org/raw/cells.MD?x=1")
    assert read_page(URL, None, Config()).format == "markdown"
    page(b"# Cells\n", "text/plain")
    assert read_page(URL, None, Config()).format == "text"
    page(b"# Cells\n", "text/markdown")
    assert read_page(URL, None, Config()).format == "markdown"
    assert read_page(URL, "text", Config()).format == "text"


@pytest.mark.parametrize(
    ("data", "charset"),
    [
        ("Zellen überleben.".encode("latin-1"), "iso-8859-1"),
        ("Zellen überleben.".encode(), "utf-8"),
        (b"\xef\xbb\xbf" + "Zellen überleben.".encode(), "iso-8859-1"),
        ("Zellen überleben.".encode(), "no-such-charset"),
        ("Zellen überleben.".encode(), "base64"),
        ("Zellen überleben.".encode(), "idna"),
        ("Zellen überleben.".encode("utf-16"), "utf-8"),
    ],
)
def test_the_header_names_the_encoding(page, data: bytes, charset: str) -> None:  # type: ignore[no-untyped-def]
    """The header's charset holds unless it is no text encoding or a byte-order mark says otherwise."""
    page(data, "text/plain", charset)
    assert read_page(URL, None, Config()).text.strip() == "Zellen überleben."


@needs_html
def test_the_header_wins_over_the_page(page) -> None:  # type: ignore[no-untyped-def]
    """What the page says of its own encoding gives way to the header."""
    page('<meta charset="utf-8"><p>Zellen überleben.</p>'.encode("latin-1"), "text/html", "iso-8859-1")
    found = read_page(URL, None, Config())
    assert (found.path, found.format, found.text.strip()) == (URL, "html", "Zellen überleben.")


@pytest.mark.parametrize("config", [Config(offline=True), Config(frozen=True)], ids=repr)
def test_nothing_is_fetched_offline(config: Config) -> None:
    """Offline and frozen, one sentence says that the page cannot be fetched."""
    with pytest.raises(ReadingError, match="cannot be fetched offline"):
        read_page(URL, None, config)


@pytest.mark.parametrize("data", [b"", b"  \n", b"a\x00b"])
def test_a_page_without_text_is_said(page, data: bytes) -> None:  # type: ignore[no-untyped-def]
    """An empty or binary answer is no article."""
    page(data, "text/plain", "utf-8")
    with pytest.raises(ReadingError, match="no text"):
        read_page(URL, None, Config())
