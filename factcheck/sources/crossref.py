"""Crossref: the registry of most journal DOIs, with updates and retractions. https://api.crossref.org"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import quote

from factcheck.model import Name, Work
from factcheck.sources.responses import BLANK, LONGEST_ABSTRACT, Record, UnexpectedAnswer
from factcheck.sources.search import SearchRequest, SearchResult
from factcheck.sources.service import Grant, Reply, Search, Service
from factcheck.sources.text import doi_of, full_name, is_notice, plain, title_of, years_in

if TYPE_CHECKING:
    from factcheck.sources.http import Client

# Works of an answer: for a name and year any of them may be meant, for a whole entry the first few are.
ROWS, LISTED_ROWS = 60, 12
RETRACTIONS = {"retraction", "removal", "withdrawal"}
CONCERNS = {"expression_of_concern", "partial_retraction"}
CORRECTIONS = {"correction", "corrigendum", "erratum", "addendum", "clarification"}
DATES = ("issued", "published-print", "published-online", "published", "posted")
AUXILIARY = {"component", "peer-review", "journal-issue", "journal", "grant"}
Update = Literal["", "retracted", "concern", "corrected"]


def search(client: Client, wanted: SearchRequest) -> SearchResult:
    """Look for works whose record shares words with the name and the subject, best first.

    Crossref ranks by the bibliographic words, which may be names, too; it does not filter by them, so the names
    of what it returns have to be compared.
    """
    params: dict[str, str | int] = {"rows": LISTED_ROWS if wanted.listed else ROWS}
    if wanted.listed:
        params["query.bibliographic"] = wanted.text[:500]
    elif wanted.words:
        params["query.bibliographic"] = " ".join([*wanted.authors[:2], *wanted.words[:10]])
    if wanted.authors and not wanted.listed:
        params["query.author"] = wanted.authors[0]
    if wanted.years:
        low, high = wanted.years
        params["filter"] = f"from-pub-date:{low},until-pub-date:{high}"
    return SearchResult.heard(_ask(client, "/works", params, ROWS))


def identified(client: Client, dois: Sequence[str]) -> SearchResult:
    """Look DOIs up in one request. A comma ends a filter there: such a DOI is asked for by itself."""
    if len(dois) == 1:
        return SearchResult.heard(_ask(client, f"/works/{quote(dois[0], safe='')}", {}, 1), absent=True)
    listed = ",".join(f"doi:{doi}" for doi in dois)
    return SearchResult.heard(_ask(client, "/works", {"filter": listed, "rows": len(dois)}, len(dois)))


def _ask(client: Client, path: str, params: dict[str, str | int], rows: int) -> Reply:
    return client.ask(SERVICE, path, lambda body: _answer(body, rows), params)


def _answer(body: Any, rows: int) -> SearchResult:
    """Read an answer of at most so many works."""
    message = _message(body)
    total = message.whole("total-results")
    gone = set(retracted_by_notice(body))
    found = (replace(work, update="retracted") if work.doi in gone else work for work in works(body))
    return SearchResult.of(tuple(found), complete=(1 if total is None else total) <= rows)


def works(body: Any) -> Iterator[Work]:
    """Yield the works of an answer, be it a list or a single work; notices about other works are left out.

    Raises `UnexpectedAnswer` for any other answer, and for a value of another type.
    """
    message = _message(body)
    for item in message.every("items") if "items" in message.values else [message]:
        if not doi_of(item.text("DOI")):
            raise UnexpectedAnswer("a work without a DOI")
        if item.text("type") not in AUXILIARY and not _is_notice(item):
            yield _work(item.filled("author"))


def _message(body: Any) -> Record:
    """Return the message of an answer, which is a work or a list of works."""
    message = Record.of(body, BLANK).record("message")
    if not message.values:
        raise UnexpectedAnswer("message is missing")
    return message


def retracted_by_notice(body: Any) -> Iterator[str]:
    """Yield the DOIs that the retraction notices among the items of an answer speak of."""
    message = _message(body)
    for item in message.every("items") if "items" in message.values else []:
        for update in item.records("update-to"):
            if update.text("type") in RETRACTIONS:
                yield doi_of(update.text("DOI"))


def _is_notice(item: Record) -> bool:
    """Tell whether an item is about another work: a correction or retraction with a DOI of its own."""
    own = doi_of(item.text("DOI"))
    about = (doi_of(update.text("DOI")) for update in item.records("update-to"))
    return any(doi not in ("", own) for doi in about) or is_notice(_first(item, "title"))


def _work(item: Record) -> Work:
    title, marked = title_of(_title(item))
    doi = doi_of(item.text("DOI"))
    return Work(
        source="crossref",
        title=title,
        authors=tuple(_authors(item)),
        years=years_in(_year(item.record(name)) for name in DATES),
        container=_first(item, "container-title") or item.text("publisher"),
        volume=item.label("volume"),
        pages=item.label("page") or item.label("article-number"),
        abstract=plain(item.text("abstract", LONGEST_ABSTRACT)).removeprefix("Abstract: "),
        type=item.text("type"),
        doi=doi,
        url=f"https://doi.org/{doi}" if doi else "",
        update="retracted" if marked else _update(item),
    )


def _first(item: Record, name: str) -> str:
    """Return the first of several texts, empty where there is none."""
    return plain(next(iter(item.texts(name)), ""))


def _title(item: Record) -> str:
    title, subtitle = _first(item, "title"), _first(item, "subtitle")
    return f"{title}: {subtitle}" if subtitle and subtitle.casefold() not in title.casefold() else title


def _authors(item: Record) -> Iterator[Name]:
    for person in item.records("author") or item.records("editor"):
        family, given, name = (plain(person.filled("family").text(part)) for part in ("family", "given", "name"))
        if family and not given and " " in family:
            yield full_name(family)
        elif family:
            yield Name(family.title() if family.isupper() and len(family) > 3 else family, given)
        elif name or given:
            yield Name(name or given)


def _year(date: Record) -> str:
    """Return the year of a date, {"date-parts": [[year, month, day]]}; the year may be null."""
    parts: Any = next(iter(date.items("date-parts") if date.values else []), [])
    if not isinstance(parts, list):
        raise UnexpectedAnswer("date-parts is no list of lists")
    year = parts[0] if parts else None
    return "" if year is None else Record({"year": year}).label("year")


def _update(item: Record) -> Update:
    kinds = {update.text("type") for update in item.records("updated-by")}
    if kinds & RETRACTIONS:
        return "retracted"
    return "concern" if kinds & CONCERNS else "corrected" if kinds & CORRECTIONS else ""


_SEARCH = Search(lambda client, wanted: search(client, wanted[0]))
SERVICE = Service(
    name="crossref",
    label="Crossref",
    address="https://api.crossref.org",
    # Of the 10 requests a second, three at once, that its "polite pool" grants; half of it without a contact address.
    grant=Grant(9.0),
    nameless=Grant(4.5, at_once=1),
    contact="mailto",
    mentions=_SEARCH,
    listed=_SEARCH,
    absent=lambda kind, body: body.strip().startswith("Resource not found"),
)
"""https://www.crossref.org/documentation/retrieve-metadata/rest-api/access-and-authentication/"""
