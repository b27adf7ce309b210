"""PubMed through NCBI's E-utilities: what stands in for Europe PMC when that is silent.

https://www.ncbi.nlm.nih.gov/books/NBK25499/
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Literal

from factcheck.model import Work
from factcheck.sources.answer import Answer, Wanted
from factcheck.sources.http import Client
from factcheck.sources.service import Reply, Service
from factcheck.sources.text import dicts, doi_of, is_notice, plain, short_name, text, title_of, years_in

SERVICE = Service("pubmed")
PAGE = 150
WORDS = 8
UPDATES: dict[str, Literal["retracted", "concern", "corrected"]] = {
    "retraction in": "retracted",
    "expression of concern in": "concern",
    "erratum in": "corrected",
}


def search(client: Client, wanted: Sequence[Wanted]) -> Answer:
    """Look for works by first author and years, best first: one request for identifiers, one for records.

    Several sources may be asked for together; the works of the answer are then those of all of them.
    """
    params: dict[str, str | int] = {
        "term": " OR ".join(f"({term(one)})" for one in wanted),
        "retmax": PAGE,
        "sort": "relevance",
        "retmode": "json",
    }
    reply = _ask(client, "/esearch.fcgi", params)
    result = reply.body.get("esearchresult") if isinstance(reply.body, dict) else None
    if not isinstance(result, dict) or not isinstance(result.get("idlist"), list):
        return Answer("unavailable", reason=reply.reason or "PubMed: no answer", calls=reply.calls)
    pmids = [text(pmid) for pmid in result["idlist"]]
    if not pmids:
        return Answer("not-found", calls=reply.calls)
    found = identified(client, pmids)
    complete = text(result.get("count")).isdigit() and int(result["count"]) <= PAGE
    return Answer(found.status, found.works, found.reason, complete=complete, calls=reply.calls + found.calls)


def term(wanted: Wanted) -> str:
    """Return the query: first author and years, or the words of a title."""
    parts = [f"{_safe(wanted.authors[0])}[1au]"] if wanted.authors else []
    if wanted.years:
        parts.append(f"{wanted.years[0]}:{wanted.years[1]}[dp]")
    if wanted.listed:
        parts += [f"{word}[ti]" for word in wanted.words[:WORDS]]
    elif wanted.common and wanted.words:
        parts.append(f"({' OR '.join(f'{word}[tiab]' for word in wanted.words[:WORDS])})")
    return " AND ".join(parts)


def identified(client: Client, pmids: Sequence[str]) -> Answer:
    """Look PMIDs up in one request; unknown ones are missing from the answer."""
    reply = _ask(client, "/esummary.fcgi", {"id": ",".join(pmids), "retmode": "json"})
    if reply.kind != "ok" or not isinstance(reply.body, dict) or "result" not in reply.body:
        return Answer("unavailable", reason=reply.reason or "PubMed: no answer", calls=reply.calls)
    return Answer.of(tuple(works(reply.body)), calls=reply.calls)


def _ask(client: Client, path: str, params: dict[str, str | int]) -> Reply:
    extra = {
        "tool": "factcheck",
        "email": client.settings.mailto,
        "api_key": client.settings.pubmed_key,
    }
    form = {"db": "pubmed", **params, **{name: value for name, value in extra.items() if value}}
    return client.ask(SERVICE, path, form=form)


def _safe(name: str) -> str:
    return " ".join("".join(c if c.isalnum() or c in "-'" else " " for c in name).split())


def works(body: dict[str, Any]) -> Iterator[Work]:
    """Yield the works of a summary answer in its order; unknown identifiers and notices are left out."""
    result = body.get("result")
    if not isinstance(result, dict):
        return
    for uid in result.get("uids") or []:
        record = result.get(text(uid))
        if isinstance(record, dict) and record.get("title") and not _is_notice(record):
            yield _work(record)


def _is_notice(record: dict[str, Any]) -> bool:
    kinds = _types(record)
    return "retraction of publication" in kinds or "published erratum" in kinds or is_notice(plain(record["title"]))


def _types(record: dict[str, Any]) -> list[str]:
    kinds = record.get("pubtype")
    return [text(kind).casefold() for kind in kinds] if isinstance(kinds, list) else []


def _work(record: dict[str, Any]) -> Work:
    title, marked = title_of(record.get("title"))
    doi = next((doi_of(one.get("value")) for one in dicts(record.get("articleids")) if one.get("idtype") == "doi"), "")
    pmid = text(record.get("uid"))
    return Work(
        source="pubmed",
        title=title,
        authors=tuple(short_name(text(person.get("name"))) for person in dicts(record.get("authors"))),
        years=years_in((record.get("pubdate"), record.get("epubdate"))),
        container=plain(record.get("fulljournalname") or record.get("source")),
        volume=text(record.get("volume")),
        pages=text(record.get("pages")),
        type="; ".join(_types(record)),
        doi=doi,
        pmid=pmid,
        url=f"https://doi.org/{doi}" if doi else f"https://pubmed.ncbi.nlm.nih.gov/{pmid}/",
        update="retracted" if marked else _update(record),
    )


def _update(record: dict[str, Any]) -> Literal["", "retracted", "concern", "corrected"]:
    said = {UPDATES.get(text(note.get("reftype")).casefold()) for note in dicts(record.get("references"))}
    if "retracted publication" in _types(record) or "retracted" in said:
        return "retracted"
    return "concern" if "concern" in said else "corrected" if "corrected" in said else ""
