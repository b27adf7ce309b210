"""Semantic Scholar: asked last, and only with a key, since keyless requests are mostly refused.

https://api.semanticscholar.org/api-docs/graph
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from factcheck.model import Work
from factcheck.sources.responses import LONGEST_ABSTRACT, NULL, Record
from factcheck.sources.search import SearchRequest, SearchResult
from factcheck.sources.service import Grant, Key, Search, Service
from factcheck.sources.text import doi_of, full_name, plain, title_of, years_in

if TYPE_CHECKING:
    from factcheck.sources.http import Client

LIMIT = 20
FIELDS = "title,year,authors,externalIds,journal,venue,publicationDate,publicationTypes,abstract"


def search(client: Client, wanted: SearchRequest) -> SearchResult:
    """Look for works by words; hyphens find nothing there, so they are left out."""
    words = wanted.title or " ".join([*wanted.authors[:2], *wanted.words[:8]])
    params: dict[str, str | int] = {"query": words.replace("-", " "), "fields": FIELDS, "limit": LIMIT}
    if wanted.years:
        params["year"] = f"{wanted.years[0]}-{wanted.years[1]}"
    return SearchResult.heard(client.ask(SERVICE, "/paper/search", _answer, params))


def _answer(body: Any) -> SearchResult:
    """Read a search answer, which has no `data` when its `total` is 0."""
    answer = Record.of(body)
    total = answer.count("total")
    for record in answer.every("data") if total else []:
        record.items("authors")  # they were asked for
    return SearchResult.of(tuple(works(body)) if total else (), complete=total <= LIMIT)


def works(body: Any) -> Iterator[Work]:
    """Yield the works of an answer, be it a list or a single paper.

    Raises `UnexpectedAnswer` for any other answer, and for a value of another type.
    """
    answer = Record.of(body, NULL)
    yield from map(_work, answer.every("data") if "data" in answer.values else [answer])


def _work(record: Record) -> Work:
    title, marked = title_of(record.text("title"))
    ids, journal = record.record("externalIds"), record.record("journal")
    doi = doi_of(ids.text("DOI"))
    return Work(
        source="semanticscholar",
        title=title,
        authors=tuple(full_name(name) for one in record.records("authors") if (name := plain(one.text("name")))),
        years=years_in((record.label("year"), record.text("publicationDate"))),
        container=plain(journal.text("name") or record.text("venue")),
        volume=journal.label("volume"),
        pages=journal.label("pages"),
        abstract=plain(record.text("abstract", LONGEST_ABSTRACT)),
        doi=doi,
        pmid=ids.text("PubMed"),
        url=f"https://doi.org/{doi}" if doi else record.text("url"),
        update="retracted" if marked else "",
    )


_SEARCH = Search(lambda client, wanted: search(client, wanted[0]))
SERVICE = Service(
    name="semanticscholar",
    label="Semantic Scholar",
    address="https://api.semanticscholar.org/graph/v1",
    grant=Grant(0.9),  # of one request a second, which a key grants
    key=Key("S2_API_KEY", header="x-api-key", required=True),
    mentions=_SEARCH,
    listed=_SEARCH,
    absent=lambda kind, body: "not found" in body,
)
"""https://www.semanticscholar.org/product/api"""
