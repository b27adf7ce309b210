"""The catalogue of the house's own library: reports that no public service holds.

It answers `GET /search?title=…` with JSON: {"books": [{"title", "authors": [family names], "year"}]}.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from factcheck.model import Name, Work
from factcheck.sources.http import Client
from factcheck.sources.responses import Record
from factcheck.sources.search import SearchRequest, SearchResult
from factcheck.sources.service import Grant, Key, Search, Service


def _search(client: Client, wanted: Sequence[SearchRequest]) -> SearchResult:
    """Look for a report by its title, or by the whole entry of a list where none could be read."""
    return SearchResult.heard(client.ask(SERVICE, "/search", _answer, {"title": wanted[0].title or wanted[0].text}))


def _answer(body: Any) -> SearchResult:
    return SearchResult.of(tuple(map(_work, Record.of(body).every("books"))))


def _work(book: Record) -> Work:
    authors = tuple(map(Name, book.texts("authors")))
    return Work("house_library", book.text("title"), authors, (book.count("year"),), type="report")


SERVICE = Service(
    name="house_library",
    label="the house's library",
    address="https://library.example.org/api",
    grant=Grant(per_second=5.0, at_once=2),
    key=Key("HOUSE_LIBRARY_KEY", header="X-Key"),
    listed=Search(_search),
)
