"""Crossref: the registry of most journal DOIs, with updates and retractions. https://api.crossref.org"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, Literal
from urllib.parse import quote

from factcheck.model import Name, Work
from factcheck.sources.answer import Answer, Wanted
from factcheck.sources.http import Client
from factcheck.sources.service import Reply, Service
from factcheck.sources.text import dicts, doi_of, first, full_name, is_notice, plain, text, title_of, years_in

SERVICE = Service("crossref", lambda kind, body: body.strip().startswith("Resource not found"))
ROWS, LISTED_ROWS = 60, 12
RETRACTIONS = {"retraction", "removal", "withdrawal"}
CONCERNS = {"expression_of_concern", "partial_retraction"}
CORRECTIONS = {"correction", "corrigendum", "erratum", "addendum", "clarification"}
DATES = ("issued", "published-print", "published-online", "published", "posted")
AUXILIARY = {"component", "peer-review", "journal-issue", "journal", "grant"}
Update = Literal["", "retracted", "concern", "corrected"]


def search(client: Client, wanted: Wanted) -> Answer:
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
    reply = _ask(client, "/works", params)
    return _answer(reply, ROWS)


def identified(client: Client, dois: Sequence[str]) -> Answer:
    """Look DOIs up in one request. A comma ends a filter there: such a DOI is asked for by itself."""
    if len(dois) == 1:
        reply = _ask(client, f"/works/{quote(dois[0], safe='')}", {})
        if reply.kind == "absent":
            return Answer("not-found", calls=reply.calls)
        return _answer(reply, 1)
    listed = ",".join(f"doi:{doi}" for doi in dois)
    return _answer(_ask(client, "/works", {"filter": listed, "rows": len(dois)}), len(dois))


def _ask(client: Client, path: str, params: dict[str, str | int]) -> Reply:
    if client.settings.mailto:
        params = {**params, "mailto": client.settings.mailto}
    return client.ask(SERVICE, path, params)


def _answer(reply: Reply, rows: int) -> Answer:
    if reply.kind != "ok":
        return Answer("unavailable", reason=reply.reason or "Crossref: no answer", calls=reply.calls)
    message = reply.body.get("message") if isinstance(reply.body, dict) else None
    if not isinstance(message, dict):
        return Answer("unavailable", reason="Crossref: the answer is not what it should be", calls=reply.calls)
    total = message.get("total-results", 1)
    complete = isinstance(total, int) and total <= rows
    gone = set(retracted_by_notice(reply.body))
    found = (replace(work, update="retracted") if work.doi in gone else work for work in works(reply.body))
    return Answer.of(tuple(found), complete=complete, calls=reply.calls)


def works(body: dict[str, Any]) -> Iterator[Work]:
    """Yield the works of an answer, be it a list or a single work; notices about other works are left out."""
    message = body.get("message")
    if not isinstance(message, dict):
        return
    items = message["items"] if isinstance(message.get("items"), list) else [message]
    for item in dicts(items):
        if item.get("DOI") and item.get("type") not in AUXILIARY and not _is_notice(item):
            yield _work(item)


def retracted_by_notice(body: dict[str, Any]) -> Iterator[str]:
    """Yield the DOIs that the retraction notices among the items of an answer speak of."""
    message = body.get("message")
    for item in dicts(message.get("items") if isinstance(message, dict) else None):
        for update in dicts(item.get("update-to")):
            if update.get("type") in RETRACTIONS:
                yield doi_of(update.get("DOI"))


def _is_notice(item: dict[str, Any]) -> bool:
    """Tell whether an item is about another work: a correction or retraction with a DOI of its own."""
    own = doi_of(item.get("DOI"))
    about = (doi_of(update.get("DOI")) for update in dicts(item.get("update-to")))
    return any(doi not in ("", own) for doi in about) or is_notice(plain(first(item.get("title"))))


def _work(item: dict[str, Any]) -> Work:
    title, marked = title_of(_title(item))
    doi = doi_of(item.get("DOI"))
    return Work(
        source="crossref",
        title=title,
        authors=tuple(_authors(item)),
        years=years_in(_year(item.get(name)) for name in DATES),
        container=plain(first(item.get("container-title")) or text(item.get("publisher"))),
        volume=text(item.get("volume")),
        pages=text(item.get("page") or item.get("article-number")),
        abstract=plain(item.get("abstract")).removeprefix("Abstract: "),
        type=text(item.get("type")),
        doi=doi,
        url=f"https://doi.org/{doi}" if doi else "",
        update="retracted" if marked else _update(item),
    )


def _title(item: dict[str, Any]) -> str:
    title, subtitle = plain(first(item.get("title"))), plain(first(item.get("subtitle")))
    return f"{title}: {subtitle}" if subtitle and subtitle.casefold() not in title.casefold() else title


def _authors(item: dict[str, Any]) -> Iterator[Name]:
    for person in dicts(item.get("author")) or dicts(item.get("editor")):
        family, given = plain(person.get("family")), plain(person.get("given"))
        if family and not given and " " in family:
            yield full_name(family)
        elif family:
            yield Name(family.title() if family.isupper() and len(family) > 3 else family, given)
        elif name := plain(person.get("name")):
            yield Name(name)


def _year(date: Any) -> Any:
    return first(first(date.get("date-parts"))) if isinstance(date, dict) else None


def _update(item: dict[str, Any]) -> Update:
    kinds = {text(update.get("type")) for update in dicts(item.get("updated-by"))}
    if kinds & RETRACTIONS:
        return "retracted"
    return "concern" if kinds & CONCERNS else "corrected" if kinds & CORRECTIONS else ""
