"""PubMed through NCBI's E-utilities: what stands in for Europe PMC when that is silent.

https://www.ncbi.nlm.nih.gov/books/NBK25499/
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal

from factcheck.model import Work
from factcheck.sources.responses import BLANK, Record, UnexpectedAnswer
from factcheck.sources.search import SearchRequest, SearchResult
from factcheck.sources.service import Grant, Key, Reply, Search, Service
from factcheck.sources.text import doi_of, is_notice, plain, short_name, title_of, years_in

if TYPE_CHECKING:
    from factcheck.sources.http import Client

# Works of an answer: one request for summaries holds as many.
PAGE = 150
# Words of a title or subject in a query; the first ones tell most.
WORDS = 8
UPDATES: dict[str, Literal["retracted", "concern", "corrected"]] = {
    "retraction in": "retracted",
    "expression of concern in": "concern",
    "erratum in": "corrected",
}


def search(client: Client, wanted: Sequence[SearchRequest]) -> SearchResult:
    """Look for works by first author and years, best first: one request for identifiers, one for records.

    Several sources may be asked for together; the works of the answer are then those of all of them.
    """
    params: dict[str, str | int] = {
        "term": " OR ".join(f"({term(one)})" for one in wanted),
        "retmax": PAGE,
        "sort": "relevance",
        "retmode": "json",
    }
    reply = _ask(client, "/esearch.fcgi", _pmids, params)
    if reply.kind != "ok" or not reply.body[0]:
        return SearchResult.heard(replace(reply, body=SearchResult("not-found")))
    pmids, count = reply.body
    found = identified(client, pmids)
    return replace(found, complete=found.complete and count <= PAGE, calls=reply.calls + found.calls)


def _pmids(body: Any) -> tuple[list[str], int]:
    """Return the identifiers that a search found, and how many there are in all."""
    result = Record.of(body).record("esearchresult")
    result.items("idlist")
    pmids = Record(result.values, BLANK).texts("idlist")
    if not all(pmid.isascii() and pmid.isdigit() and len(pmid) < 12 for pmid in pmids):
        raise UnexpectedAnswer("idlist holds something that is no PMID")
    return pmids, result.count("count")


def term(wanted: SearchRequest) -> str:
    """Return the query: first author and years, or the words of a title."""
    parts = [f"{_safe(wanted.authors[0])}[1au]"] if wanted.authors else []
    if wanted.years:
        parts.append(f"{wanted.years[0]}:{wanted.years[1]}[dp]")
    if wanted.listed:
        parts += [f"{word}[ti]" for word in wanted.words[:WORDS]]
    elif wanted.common and wanted.words:
        parts.append(f"({' OR '.join(f'{word}[tiab]' for word in wanted.words[:WORDS])})")
    return " AND ".join(parts)


def identified(client: Client, pmids: Sequence[str]) -> SearchResult:
    """Look PMIDs up in one request; unknown ones are missing from the answer."""
    reply = _ask(client, "/esummary.fcgi", _answer, {"id": ",".join(pmids), "retmode": "json"})
    return SearchResult.heard(reply)


def _ask(client: Client, path: str, read: Callable[[Any], Any], params: dict[str, str | int]) -> Reply:
    return client.ask(SERVICE, path, read, form={"db": "pubmed", "tool": "factcheck", **params})


def _safe(name: str) -> str:
    return " ".join("".join(c if c.isalnum() or c in "-'" else " " for c in name).split())


def _answer(body: Any) -> SearchResult:
    return SearchResult.of(tuple(works(body)))


def works(body: Any) -> Iterator[Work]:
    """Yield the works of a summary answer in its order; unknown identifiers and notices are left out.

    Raises `UnexpectedAnswer` for any other answer, and for a value of another type.
    """
    result = Record.of(body, BLANK).record("result")
    result.items("uids")
    for uid in result.texts("uids"):
        record = result.record(uid)
        if not record.values:
            raise UnexpectedAnswer(f"{uid} is missing")
        if "error" not in record and not _is_notice(record):
            yield _work(record)


def _is_notice(record: Record) -> bool:
    kinds = _types(record)
    notice = "retraction of publication" in kinds or "published erratum" in kinds
    return notice or is_notice(plain(record.text("title")))


def _types(record: Record) -> list[str]:
    return [kind.casefold() for kind in record.texts("pubtype")]


def _work(record: Record) -> Work:
    title, marked = title_of(record.text("title"))
    ids = record.records("articleids")
    doi = next((doi_of(one.text("value")) for one in ids if one.text("idtype") == "doi"), "")
    pmid = record.label("uid")
    return Work(
        source="pubmed",
        title=title,
        authors=tuple(short_name(name) for person in record.records("authors") if (name := person.text("name"))),
        years=years_in((record.text("pubdate"), record.text("epubdate"))),
        container=plain(record.text("fulljournalname") or record.text("source")),
        volume=record.label("volume"),
        pages=record.text("pages"),
        type="; ".join(_types(record)),
        doi=doi,
        pmid=pmid,
        url=f"https://doi.org/{doi}" if doi else f"https://pubmed.ncbi.nlm.nih.gov/{pmid}/",
        update="retracted" if marked else _update(record),
    )


def _update(record: Record) -> Literal["", "retracted", "concern", "corrected"]:
    said = {UPDATES.get(note.text("reftype").casefold()) for note in record.records("references")}
    if "retracted publication" in _types(record) or "retracted" in said:
        return "retracted"
    return "concern" if "concern" in said else "corrected" if "corrected" in said else ""


SERVICE = Service(
    name="pubmed",
    label="PubMed",
    address="https://eutils.ncbi.nlm.nih.gov/entrez/eutils",
    # Of three requests a second, and ten with a key: "A General Introduction to the E-utilities", NBK25497.
    grant=Grant(2.8),
    contact="email",
    key=Key("NCBI_API_KEY", field="api_key", grant=Grant(9.0)),
    mentions=Search(search, pack=6),
    stands_in="europepmc",
)
"""https://www.ncbi.nlm.nih.gov/books/NBK25497/"""
