"""Semantic Scholar: asked last, and only with a key, since keyless requests are mostly refused.

https://api.semanticscholar.org/api-docs/graph
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from factcheck.model import Work
from factcheck.sources.answer import Answer, Wanted
from factcheck.sources.http import Client
from factcheck.sources.service import Service
from factcheck.sources.text import dicts, doi_of, full_name, plain, text, title_of, years_in

SERVICE = Service("semanticscholar", lambda kind, body: "not found" in body)
LIMIT = 20
FIELDS = "title,year,authors,externalIds,journal,venue,publicationDate,publicationTypes,abstract"


def search(client: Client, wanted: Wanted) -> Answer:
    """Look for works by words; hyphens find nothing there, so they are left out."""
    words = wanted.title or " ".join([*wanted.authors[:2], *wanted.words[:8]])
    params: dict[str, str | int] = {"query": words.replace("-", " "), "fields": FIELDS, "limit": LIMIT}
    if wanted.years:
        params["year"] = f"{wanted.years[0]}-{wanted.years[1]}"
    headers = {"x-api-key": client.settings.semanticscholar_key}
    reply = client.ask(SERVICE, "/paper/search", params, headers=headers)
    if reply.kind != "ok" or not isinstance(reply.body, dict):
        return Answer("unavailable", reason=reply.reason or "Semantic Scholar: no answer", calls=reply.calls)
    total = reply.body.get("total")
    complete = isinstance(total, int) and total <= LIMIT
    return Answer.of(tuple(works(reply.body)), complete=complete, calls=reply.calls)


def works(body: dict[str, Any]) -> Iterator[Work]:
    """Yield the works of an answer, be it a list or a single paper."""
    for record in dicts(body["data"]) if isinstance(body.get("data"), list) else [body]:
        if record.get("title"):
            yield _work(record)


def _work(record: dict[str, Any]) -> Work:
    title, marked = title_of(record.get("title"))
    ids = record.get("externalIds")
    ids = ids if isinstance(ids, dict) else {}
    journal = record.get("journal")
    journal = journal if isinstance(journal, dict) else {}
    doi = doi_of(ids.get("DOI"))
    return Work(
        source="semanticscholar",
        title=title,
        authors=tuple(full_name(plain(person.get("name"))) for person in dicts(record.get("authors"))),
        years=years_in((record.get("year"), record.get("publicationDate"))),
        container=plain(journal.get("name") or record.get("venue")),
        volume=text(journal.get("volume")),
        pages=text(journal.get("pages")),
        abstract=plain(record.get("abstract")),
        doi=doi,
        pmid=text(ids.get("PubMed")),
        url=f"https://doi.org/{doi}" if doi else text(record.get("url")),
        update="retracted" if marked else "",
    )
