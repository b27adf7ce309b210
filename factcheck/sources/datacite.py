"""DataCite: DOIs of preprints, data sets and software. https://support.datacite.org/docs/api"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from factcheck.model import Name, Work
from factcheck.sources.answer import Answer
from factcheck.sources.http import Client
from factcheck.sources.service import Reply, Service
from factcheck.sources.text import dicts, doi_of, first, full_name, plain, text, title_of, years_in

SERVICE = Service("datacite", lambda kind, body: "resource you are looking for" in body)
PAGE = 100


def identified(client: Client, dois: Sequence[str]) -> Answer:
    """Look up to a page of DOIs up in one request; unknown ones are missing from the answer."""
    params: dict[str, str | int] = {"ids": ",".join(dois), "page[size]": PAGE, "disable-facets": "true"}
    if client.settings.mailto:
        params["mailto"] = client.settings.mailto
    return _answer(client.ask(SERVICE, "/dois", params))


def _answer(reply: Reply) -> Answer:
    if reply.kind == "absent":
        return Answer("not-found", calls=reply.calls)
    if reply.kind != "ok" or not isinstance(reply.body, dict) or "data" not in reply.body:
        return Answer("unavailable", reason=reply.reason or "DataCite: no answer", calls=reply.calls)
    return Answer.of(tuple(works(reply.body)), calls=reply.calls)


def works(body: dict[str, Any]) -> Iterator[Work]:
    """Yield the works of an answer, be it a list or a single record."""
    data = body.get("data")
    for record in dicts(data) if isinstance(data, list) else dicts([data]):
        attributes = record.get("attributes")
        if isinstance(attributes, dict) and attributes.get("doi") and attributes.get("titles"):
            yield _work(attributes)


def _work(attributes: dict[str, Any]) -> Work:
    doi = doi_of(attributes.get("doi"))
    titles = dicts(attributes.get("titles"))
    title, marked = title_of((first(titles) or {}).get("title"))
    container = attributes.get("container")
    dates = [
        date.get("date") for date in dicts(attributes.get("dates")) if date.get("dateType") in ("Issued", "Created")
    ]
    return Work(
        source="datacite",
        title=title,
        authors=tuple(_authors(attributes)),
        years=years_in([attributes.get("publicationYear"), *dates]),
        container=plain((container if isinstance(container, dict) else {}).get("title")) or _publisher(attributes),
        abstract=next(_abstracts(attributes), ""),
        type=text((attributes.get("types") or {}).get("resourceTypeGeneral")).casefold(),
        doi=doi,
        url=f"https://doi.org/{doi}",
        update="retracted" if marked else "",
    )


def _publisher(attributes: dict[str, Any]) -> str:
    publisher = attributes.get("publisher")
    return plain(publisher.get("name") if isinstance(publisher, dict) else publisher)


def _authors(attributes: dict[str, Any]) -> Iterator[Name]:
    for creator in dicts(attributes.get("creators")):
        if family := plain(creator.get("familyName")):
            yield Name(family, plain(creator.get("givenName")))
        elif name := plain(creator.get("name")):
            yield Name(name) if creator.get("nameType") == "Organizational" else full_name(name)


def _abstracts(attributes: dict[str, Any]) -> Iterator[str]:
    for part in dicts(attributes.get("descriptions")):
        if part.get("descriptionType") == "Abstract":
            yield plain(part.get("description"))
