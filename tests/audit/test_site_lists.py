"""Sitemaps and feeds of strangers: read entry by entry, and given up where they hold more than any does."""

from __future__ import annotations

import gzip
import tracemalloc

import pytest

pytest.importorskip("pyarrow", reason="the extra audit is not installed")

from factcheck.audit.inputs import site
from factcheck.audit.inputs.site import _named
from factcheck.errors import FactcheckError

PLACE = "https://example.org/sitemap.xml"
HEAD = b"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>"


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_lists_are_read(pack: object) -> None:
    """Sitemaps, lists of sitemaps, RSS and Atom name their pages, packed or not."""
    assert callable(pack)
    urls = HEAD + b"<url><loc> /a </loc><lastmod>2026</lastmod></url><url><loc>b</loc></url></urlset>"
    lists = b"<sitemapindex><sitemap><loc>/more.xml</loc></sitemap></sitemapindex>"
    feed = b"<rss><channel><title>t</title><item><title>t</title><link>/c</link></item></channel></rss>"
    atom = (
        b"<feed xmlns='http://www.w3.org/2005/Atom'><entry><link rel='self' href='/x'/><link href='/d'/></entry></feed>"
    )
    found = [entry for data in (urls, lists, feed, atom) for entry in _named(PLACE, pack(data))]
    base = "https://example.org/"
    assert found == [("page", f"{base}{name}") for name in "ab"] + [("list", f"{base}more.xml")] + [
        ("page", f"{base}c"),
        ("page", f"{base}d"),
    ]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (HEAD + b"<a></a>" * 200_000, "unpacks to more than 1 MB"),
        (HEAD + b"<url>" + b"<a/>" * 20_000, "holds more than any entry"),
        (HEAD + b"<a>" * 1_000, "holds more than any entry"),
        (HEAD + b"<url><loc>/a</loc></url>" * 300, "names more than 200 pages"),
        (HEAD, "no sitemap or feed"),
        (b"\x1f\x8bnot packed", "no sitemap or feed"),
    ],
    ids=["long", "wide", "deep", "many", "cut", "damaged"],
)
def test_lists_without_end(data: bytes, reason: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Few bytes that unpack to very many cost one sentence and little memory."""
    monkeypatch.setattr(site, "_MOST_NAMED", 200)
    monkeypatch.setattr(site, "_LONGEST_LIST", 1_000_000)
    packed = data if data.startswith(b"\x1f\x8b") else gzip.compress(data)
    del data
    tracemalloc.start()
    try:
        with pytest.raises(FactcheckError, match=reason):
            list(_named(PLACE, packed))
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
    finally:
        tracemalloc.stop()
