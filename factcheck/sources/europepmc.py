"""Europe PMC: biomedical literature with abstracts and retractions. https://europepmc.org/RestfulWebService"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Literal

from factcheck.model import Name, Work
from factcheck.sources.responses import BLANK, LONGEST_ABSTRACT, Record, UnexpectedAnswer
from factcheck.sources.search import SearchRequest, SearchResult
from factcheck.sources.service import Grant, Search, Service
from factcheck.sources.text import doi_of, is_notice, plain, short_name, title_of, years_in

if TYPE_CHECKING:
    from factcheck.sources.http import Client

# Works of an answer, of at most 1,000: the names of a pack mostly fit in. By hand.
PAGE = 200
UPDATES: dict[str, Literal["retracted", "concern", "corrected"]] = {
    "retraction in": "retracted",
    "retracted and republished in": "retracted",
    "expression of concern in": "concern",
    "erratum in": "corrected",
    "corrected and republished in": "corrected",
}


def search(client: Client, wanted: Sequence[SearchRequest]) -> SearchResult:
    """Look in one request for works by these authors in these years, or on this subject in any year.

    Several sources may be asked for together; the works of the answer are then those of all of them.
    """
    expression = " OR ".join(f"({query(one)})" for one in wanted) if len(wanted) > 1 else query(wanted[0])
    return _post(client, expression)


def query(wanted: SearchRequest) -> str:
    """Return the Boolean query for one source: the author or title, and the years or the subject.

    A common name selects thousands of works in any year, so for it the years must hold, and the subject
    only ranks: "A and (B or C)" with A including B lists the works of C first.
    """
    author = f"AUTH:{_quoted(wanted.authors[0])}" if wanted.authors else ""
    if wanted.listed:
        return _listed(author, wanted.words)
    years = f"PUB_YEAR:[{wanted.years[0]} TO {wanted.years[1]}]" if wanted.years else ""
    subject = _subject(wanted)
    either = " OR ".join(filter(None, (years, subject)))
    parts = (author, years if wanted.common else "", f"({either})" if either else "")
    return " AND ".join(filter(None, parts))


def _listed(author: str, words: Sequence[str]) -> str:
    """Return the query for a title: most of its words, or any of them with the author."""
    told = [_quoted(word) for word in words[:8]]
    most = f"TITLE:({' AND '.join(told[:5])})"
    return f"({author} AND TITLE:({' OR '.join(told)})) OR {most}" if author else most


def _subject(wanted: SearchRequest) -> str:
    words = " OR ".join(map(_quoted, wanted.words[:10]))
    return f"TITLE:({words}) OR ABSTRACT:({words})" if words else ""


def _post(client: Client, expression: str) -> SearchResult:
    form: dict[str, str | int] = {
        "query": expression,
        "format": "json",
        "resultType": "core",
        "pageSize": PAGE,
        "synonym": "false",
    }
    return SearchResult.heard(client.ask(SERVICE, "/searchPOST", _answer, form=form))


def _answer(body: Any) -> SearchResult:
    hits = Record.of(body).count("hitCount")
    return SearchResult.of(tuple(works(body)), complete=hits <= PAGE)


def works(body: Any) -> Iterator[Work]:
    """Yield the works of a search answer, lite or core; notices about other works are left out.

    Raises `UnexpectedAnswer` for any other answer, and for a value of another type.
    """
    for record in Record.of(body, BLANK).record("resultList").every("result"):
        if not _is_notice(record):
            yield _work(record.filled("title", "authorString", "pubYear", "pmid"))


def _work(record: Record) -> Work:
    title, marked = title_of(record.text("title"))
    issue = record.record("journalInfo")
    dates = (
        record.label("pubYear"),
        issue.label("yearOfPublication"),
        record.text("firstPublicationDate"),
        record.text("electronicPublicationDate"),
    )
    journal = issue.record("journal").text("title") or record.text("journalTitle")
    return Work(
        source="europepmc",
        title=title,
        authors=tuple(_authors(record)),
        years=years_in(dates),
        container=plain(journal or record.record("bookOrReportDetails").text("publisher")),
        volume=issue.label("volume") or record.label("journalVolume"),
        pages=record.text("pageInfo"),
        abstract=plain(record.text("abstractText", LONGEST_ABSTRACT)),
        type="; ".join(_types(record)),
        doi=doi_of(record.text("doi")),
        pmid=record.text("pmid"),
        pmcid=record.text("pmcid") if record.text("isOpenAccess") == "Y" else "",
        url=_url(record),
        update="retracted" if marked else _update(record),
    )


def _authors(record: Record) -> Iterator[Name]:
    people = record.record("authorList").records("author")
    for person in people:
        if family := person.text("lastName") or person.text("collectiveName"):
            yield Name(family, person.text("initials"))
        elif full := person.text("fullName"):
            yield short_name(full)
        else:
            raise UnexpectedAnswer("an author without a name")
    if not people:
        yield from map(short_name, filter(None, record.text("authorString", LONGEST_ABSTRACT).rstrip(".").split(", ")))


def _types(record: Record) -> list[str]:
    listed = record.record("pubTypeList")
    kinds = listed.texts("pubType") if listed.values else record.text("pubType").split("; ")
    return [kind.casefold() for kind in kinds]


def _is_notice(record: Record) -> bool:
    """Tell whether a record is about another work: a retraction or an erratum."""
    kinds = _types(record)
    notice = "retraction of publication" in kinds or "published erratum" in kinds
    return notice or is_notice(plain(record.text("title")))


def _update(record: Record) -> Literal["", "retracted", "concern", "corrected"]:
    notes = record.record("commentCorrectionList").records("commentCorrection")
    said = {UPDATES.get(note.text("type").casefold()) for note in notes}
    if "retracted publication" in _types(record) or "retracted" in said:
        return "retracted"
    return "concern" if "concern" in said else "corrected" if "corrected" in said else ""


def _url(record: Record) -> str:
    if doi := doi_of(record.text("doi")):
        return f"https://doi.org/{doi}"
    source, number = record.text("source"), record.text("id")
    return f"https://europepmc.org/article/{source}/{number}" if source and number else ""


def _quoted(phrase: str) -> str:
    return '"' + phrase.replace('"', " ").replace("\\", " ") + '"'


def identified(client: Client, dois: Sequence[str], pmids: Sequence[str]) -> SearchResult:
    """Look identifiers up, up to a page of them in one request."""
    parts = [f"DOI:{_quoted(doi)}" for doi in dois]
    if pmids:
        parts.append(f"(EXT_ID:({' OR '.join(pmids)}) AND SRC:MED)")
    return _post(client, " OR ".join(parts))


def of_pmcids(client: Client, pmcids: Sequence[str]) -> dict[str, tuple[str, str]]:
    """Return the DOI and the PMID of each number of PMC that is known, "" where there is none of them."""
    form: dict[str, str | int] = {
        "query": " OR ".join(f"PMCID:{pmcid}" for pmcid in pmcids),
        "format": "json",
        "resultType": "lite",
        "pageSize": PAGE,
    }
    reply = client.ask(SERVICE, "/searchPOST", _by_pmcid, form=form)
    return dict(reply.body) if reply.kind == "ok" else {}


def _by_pmcid(body: Any) -> dict[str, tuple[str, str]]:
    records = Record.of(body, BLANK).record("resultList").every("result")
    return {record.text("pmcid"): (doi_of(record.text("doi")), record.text("pmid")) for record in records}


_SEARCH = Search(search, pack=6)
SERVICE = Service(
    name="europepmc",
    label="Europe PMC",
    address="https://www.ebi.ac.uk/europepmc/webservices/rest",
    grant=Grant(8.0),
    contact="email",
    mentions=_SEARCH,
    listed=_SEARCH,
)
"""It publishes no limit but asks callers of many requests to give an address."""
