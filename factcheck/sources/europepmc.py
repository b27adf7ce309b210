"""Europe PMC: biomedical literature with abstracts and retractions. https://europepmc.org/RestfulWebService"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Literal

from factcheck.model import Name, Work
from factcheck.sources.answer import Answer, Wanted
from factcheck.sources.http import Client
from factcheck.sources.service import Reply, Service
from factcheck.sources.text import dicts, doi_of, is_notice, plain, short_name, text, title_of, years_in

SERVICE = Service("europepmc")
PAGE = 200
UPDATES: dict[str, Literal["retracted", "concern", "corrected"]] = {
    "retraction in": "retracted",
    "retracted and republished in": "retracted",
    "expression of concern in": "concern",
    "erratum in": "corrected",
    "corrected and republished in": "corrected",
}


def search(client: Client, wanted: Sequence[Wanted]) -> Answer:
    """Look in one request for works by these authors in these years, or on this subject in any year.

    Several sources may be asked for together; the works of the answer are then those of all of them.
    """
    expression = " OR ".join(f"({query(one)})" for one in wanted) if len(wanted) > 1 else query(wanted[0])
    return _answer(_post(client, expression, PAGE), PAGE)


def query(wanted: Wanted) -> str:
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


def _subject(wanted: Wanted) -> str:
    words = " OR ".join(map(_quoted, wanted.words[:10]))
    return f"TITLE:({words}) OR ABSTRACT:({words})" if words else ""


def _post(client: Client, expression: str, size: int) -> Reply:
    form: dict[str, str | int] = {
        "query": expression,
        "format": "json",
        "resultType": "core",
        "pageSize": size,
        "synonym": "false",
    }
    if client.settings.mailto:
        form["email"] = client.settings.mailto
    return client.ask(SERVICE, "/searchPOST", form=form)


def _answer(reply: Reply, size: int) -> Answer:
    if reply.kind != "ok":
        reason = reply.reason or "Europe PMC: no answer"
        return Answer("unavailable", reason=reason, calls=reply.calls)
    hits = reply.body.get("hitCount") if isinstance(reply.body, dict) else None
    if not isinstance(hits, int):
        return Answer("unavailable", reason="Europe PMC: the query was refused", calls=reply.calls)
    found = tuple(works(reply.body))
    return Answer.of(found, complete=hits <= size, calls=reply.calls)


def works(body: dict[str, Any]) -> Iterator[Work]:
    """Yield the works of a search answer, lite or core."""
    results = body.get("resultList")
    for record in dicts(results.get("result") if isinstance(results, dict) else None):
        if record.get("title") and not _is_notice(record):
            yield _work(record)


def _work(record: dict[str, Any]) -> Work:
    title, marked = title_of(record.get("title"))
    issue = record.get("journalInfo") or {}
    journal = issue.get("journal") or {}
    dates = (
        record.get("pubYear"),
        issue.get("yearOfPublication"),
        record.get("firstPublicationDate"),
        record.get("electronicPublicationDate"),
    )
    return Work(
        source="europepmc",
        title=title,
        authors=tuple(_authors(record)),
        years=years_in(dates),
        container=plain(journal.get("title") or record.get("journalTitle") or _publisher(record)),
        volume=text(issue.get("volume") or record.get("journalVolume")),
        pages=text(record.get("pageInfo")),
        abstract=plain(record.get("abstractText")),
        type="; ".join(_types(record)),
        doi=doi_of(record.get("doi")),
        pmid=text(record.get("pmid")),
        url=_url(record),
        update="retracted" if marked else _update(record),
    )


def _authors(record: dict[str, Any]) -> Iterator[Name]:
    listed = record.get("authorList")
    people = dicts(listed.get("author") if isinstance(listed, dict) else None)
    for person in people:
        if family := text(person.get("lastName") or person.get("collectiveName")):
            yield Name(family, text(person.get("initials")))
        elif full := text(person.get("fullName")):
            yield short_name(full)
    if not people:
        yield from map(short_name, filter(None, text(record.get("authorString")).rstrip(".").split(", ")))


def _publisher(record: dict[str, Any]) -> str:
    details = record.get("bookOrReportDetails")
    return text(details.get("publisher")) if isinstance(details, dict) else ""


def _types(record: dict[str, Any]) -> list[str]:
    listed = record.get("pubTypeList")
    kinds = listed.get("pubType") if isinstance(listed, dict) else text(record.get("pubType")).split("; ")
    return [text(kind).casefold() for kind in kinds] if isinstance(kinds, list) else []


def _is_notice(record: dict[str, Any]) -> bool:
    """Tell whether a record is about another work: a retraction or an erratum."""
    kinds = _types(record)
    return "retraction of publication" in kinds or "published erratum" in kinds or is_notice(plain(record["title"]))


def _update(record: dict[str, Any]) -> Literal["", "retracted", "concern", "corrected"]:
    listed = record.get("commentCorrectionList")
    notes = dicts(listed.get("commentCorrection") if isinstance(listed, dict) else None)
    said = {UPDATES.get(text(note.get("type")).casefold()) for note in notes}
    if "retracted publication" in _types(record) or "retracted" in said:
        return "retracted"
    return "concern" if "concern" in said else "corrected" if "corrected" in said else ""


def _url(record: dict[str, Any]) -> str:
    if doi := doi_of(record.get("doi")):
        return f"https://doi.org/{doi}"
    source, number = text(record.get("source")), text(record.get("id"))
    return f"https://europepmc.org/article/{source}/{number}" if source and number else ""


def _quoted(phrase: str) -> str:
    return '"' + phrase.replace('"', " ").replace("\\", " ") + '"'


def identified(client: Client, dois: Sequence[str], pmids: Sequence[str]) -> Answer:
    """Look identifiers up, up to a page of them in one request."""
    parts = [f"DOI:{_quoted(doi)}" for doi in dois]
    if pmids:
        parts.append(f"(EXT_ID:({' OR '.join(pmids)}) AND SRC:MED)")
    return _answer(_post(client, " OR ".join(parts), PAGE), PAGE)
