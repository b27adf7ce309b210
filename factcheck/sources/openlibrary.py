"""Open Library: books, which journals' indexes seldom hold. https://openlibrary.org/dev/docs/api/search"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from factcheck.model import Work
from factcheck.sources.answer import Answer, Wanted
from factcheck.sources.http import Client
from factcheck.sources.service import Service
from factcheck.sources.text import dicts, full_name, plain, text, title_of, years_in

SERVICE = Service("openlibrary")
LIMIT = 20
FIELDS = "key,title,subtitle,author_name,first_publish_year,publish_year,publisher"


def search(client: Client, wanted: Wanted) -> Answer:
    """Look for a book by title and author; every year of an edition is one of its years."""
    params: dict[str, str | int] = {
        "title": wanted.title or wanted.text[:200],
        "fields": FIELDS,
        "limit": LIMIT,
    }
    if wanted.authors:
        params["author"] = wanted.authors[0]
    reply = client.ask(SERVICE, "/search.json", params)
    if reply.kind != "ok" or not isinstance(reply.body, dict) or not isinstance(reply.body.get("docs"), list):
        return Answer("unavailable", reason=reply.reason or "Open Library: no answer", calls=reply.calls)
    return Answer.of(tuple(works(reply.body)), calls=reply.calls)


def works(body: dict[str, Any]) -> Iterator[Work]:
    """Yield the books of a search answer."""
    for record in dicts(body.get("docs")):
        title, _ = title_of(record.get("title"))
        subtitle = plain(record.get("subtitle"))
        names = record.get("author_name")
        years = record.get("publish_year")
        publishers = record.get("publisher")
        yield Work(
            source="openlibrary",
            title=f"{title}: {subtitle}" if subtitle else title,
            authors=tuple(full_name(plain(name)) for name in names) if isinstance(names, list) else (),
            years=years_in([record.get("first_publish_year"), *(years if isinstance(years, list) else [])]),
            container=plain(publishers[0]) if isinstance(publishers, list) and publishers else "",
            type="book",
            url=f"https://openlibrary.org{text(record.get('key'))}",
        )
