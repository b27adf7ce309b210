"""Open Library: books, which journals' indexes seldom hold. https://openlibrary.org/dev/docs/api/search"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from factcheck.model import Work
from factcheck.sources.responses import NULL, Record
from factcheck.sources.search import SearchRequest, SearchResult
from factcheck.sources.service import Grant, Search, Service
from factcheck.sources.text import full_name, plain, title_of, years_in

if TYPE_CHECKING:
    from factcheck.sources.http import Client

LIMIT = 20
FIELDS = "key,title,subtitle,author_name,first_publish_year,publish_year,publisher"


def search(client: Client, wanted: SearchRequest) -> SearchResult:
    """Look for a book by title and author; every year of an edition is one of its years."""
    params: dict[str, str | int] = {
        "title": wanted.title or wanted.text[:200],
        "fields": FIELDS,
        "limit": LIMIT,
    }
    if wanted.authors:
        params["author"] = wanted.authors[0]
    return SearchResult.heard(client.ask(SERVICE, "/search.json", _answer, params))


def _answer(body: Any) -> SearchResult:
    return SearchResult.of(tuple(works(body)))


def works(body: Any) -> Iterator[Work]:
    """Yield the books of a search answer.

    Raises `UnexpectedAnswer` for any other answer, and for a value of another type.
    """
    for record in Record.of(body, NULL).every("docs"):
        title, _ = title_of(record.text("title"))
        subtitle = plain(record.text("subtitle"))
        yield Work(
            source="openlibrary",
            title=f"{title}: {subtitle}" if subtitle else title,
            authors=tuple(map(full_name, filter(None, map(plain, record.texts("author_name"))))),
            years=years_in([record.label("first_publish_year"), *record.texts("publish_year")]),
            container=plain(next(iter(record.texts("publisher")), "")),
            type="book",
            url=f"https://openlibrary.org{record.text('key')}",
        )


SERVICE = Service(
    name="openlibrary",
    label="Open Library",
    address="https://openlibrary.org",
    grant=Grant(2.5),
    listed=Search(lambda client, wanted: search(client, wanted[0])),
)
"""Of three requests a second for those who say what they are. https://openlibrary.org/developers/api"""
