"""DataCite: DOIs of preprints, data sets and software. https://support.datacite.org/docs/api"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from factcheck.model import Name, Work
from factcheck.sources.responses import LONGEST_ABSTRACT, NULL, Record, UnexpectedAnswer
from factcheck.sources.search import SearchResult
from factcheck.sources.service import Grant, Service
from factcheck.sources.text import doi_of, full_name, plain, title_of, years_in

if TYPE_CHECKING:
    from factcheck.sources.http import Client

PAGE = 100


def identified(client: Client, dois: Sequence[str]) -> SearchResult:
    """Look up to a page of DOIs up in one request; unknown ones are missing from the answer."""
    params: dict[str, str | int] = {"ids": ",".join(dois), "page[size]": PAGE, "disable-facets": "true"}
    return SearchResult.heard(client.ask(SERVICE, "/dois", _answer, params), absent=True)


def _answer(body: Any) -> SearchResult:
    return SearchResult.of(tuple(works(body)))


def works(body: Any) -> Iterator[Work]:
    """Yield the works of an answer, be it a list or a single record.

    Raises `UnexpectedAnswer` for any other answer, and for a value of another type.
    """
    answer = Record.of(body, NULL)
    if answer.values.get("data") is None:
        raise UnexpectedAnswer("data is missing")
    found = answer.every("data") if isinstance(answer.values["data"], list) else [answer.record("data")]
    for record in found:
        attributes = record.record("attributes")
        if attributes.text("doi") and attributes.records("titles"):
            yield _work(attributes)


def _work(attributes: Record) -> Work:
    doi = doi_of(attributes.text("doi"))
    title, marked = title_of(attributes.records("titles")[0].text("title"))
    dates = [
        date.text("date") for date in attributes.records("dates") if date.text("dateType") in ("Issued", "Created")
    ]
    return Work(
        source="datacite",
        title=title,
        authors=tuple(_authors(attributes)),
        years=years_in([attributes.label("publicationYear"), *dates]),
        container=plain(attributes.record("container").text("title")) or _publisher(attributes),
        abstract=next(_abstracts(attributes), ""),
        type=attributes.record("types").text("resourceTypeGeneral").casefold(),
        doi=doi,
        url=f"https://doi.org/{doi}",
        update="retracted" if marked else "",
    )


def _publisher(attributes: Record) -> str:
    """Return the publisher, which is a name or, in newer answers, an object with one."""
    whole = isinstance(attributes.values.get("publisher"), dict)
    return plain(attributes.record("publisher").text("name") if whole else attributes.text("publisher"))


def _authors(attributes: Record) -> Iterator[Name]:
    for creator in attributes.records("creators"):
        if family := plain(creator.text("familyName")):
            yield Name(family, plain(creator.text("givenName")))
        elif name := plain(creator.text("name")):
            yield Name(name) if creator.text("nameType") == "Organizational" else full_name(name)


def _abstracts(attributes: Record) -> Iterator[str]:
    for part in attributes.records("descriptions"):
        if part.text("descriptionType") == "Abstract":
            yield plain(part.text("description", LONGEST_ABSTRACT))


SERVICE = Service(
    name="datacite",
    label="DataCite",
    address="https://api.datacite.org",
    grant=Grant(3.0),
    contact="mailto",
    absent=lambda kind, body: "resource you are looking for" in body,
)
"""Asked for identifiers alone."""
