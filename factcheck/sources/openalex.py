"""OpenAlex: the widest index, metered by the day. https://docs.openalex.org"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from factcheck.model import Work
from factcheck.sources.answer import Answer, Wanted
from factcheck.sources.http import Client
from factcheck.sources.service import Reply, Service
from factcheck.sources.text import dicts, doi_of, full_name, is_notice, plain, text, title_of, years_in

SERVICE = Service(
    "openalex",
    absent=lambda kind, body: "requested URL was not found on the server" in body,
    spent=lambda body: "Insufficient budget" in body,
)
PAGE = 100
NEAREST = 50
LONGEST = 2600
SELECT = (
    "id,doi,display_name,publication_year,publication_date,authorships,primary_location,biblio,is_retracted,ids,"
    "type,abstract_inverted_index"
)
NOTICES = {"retraction", "erratum", "paratext"}


def search(client: Client, wanted: Sequence[Wanted]) -> Answer:
    """Look for works by name and year; where those select too many, for the nearest to the text among them.

    Several sources may be asked for together; the works of the answer are then those of all of them.
    """
    chosen = _filters(wanted)
    answer = _answer(_list(client, chosen, PAGE), PAGE)
    if answer.complete or len(wanted) > 1 or not wanted[0].text:
        return answer
    close = _semantic(client, chosen, wanted[0].text)
    works = (*close.works, *answer.works)
    return Answer.of(works, complete=False, calls=answer.calls + close.calls)


def _filters(wanted: Sequence[Wanted]) -> list[str]:
    years = sorted({year for one in wanted if one.years for year in range(one.years[0], one.years[1] + 1)})
    authors = dict.fromkeys(_value(one.authors[0]) for one in wanted if one.authors)
    chosen = [f"publication_year:{'|'.join(map(str, years))}"] if years else []
    if authors:
        chosen.append("raw_author_name.search:" + " OR ".join(f'"{name}"' for name in authors))
    return chosen


def nearest(client: Client, wanted: Wanted) -> Answer:
    """Look for the works nearest to a title, or to the whole entry where no title could be read."""
    return _semantic(client, [], wanted.title or wanted.text)


def by_authors(client: Client, wanted: Wanted) -> Answer:
    """Look for the works of any year, by any of the first two authors, that are nearest to the text."""
    names = dict.fromkeys(_value(name) for name in wanted.authors[:2])
    chosen = "raw_author_name.search:" + " OR ".join(f'"{name}"' for name in names)
    return _semantic(client, [chosen], wanted.text)


def identified(client: Client, dois: Sequence[str], pmids: Sequence[str]) -> Answer:
    """Look identifiers of one kind up in as few requests as their length allows; unknown ones are missing."""
    works: list[Work] = []
    calls = 0.0
    for name, values in (("doi", dois), ("pmid", pmids)):
        for group in _packed(values):
            answer = _answer(_list(client, [f"{name}:{'|'.join(group)}"], PAGE), PAGE)
            calls += answer.calls
            if answer.status == "unavailable":
                return Answer("unavailable", reason=answer.reason, calls=calls)
            works += answer.works
    return Answer.of(tuple(works), calls=calls)


def _packed(values: Sequence[str]) -> Iterator[list[str]]:
    """Yield groups of at most a page that fit into one address; a comma in a value needs quotes."""
    group: list[str] = []
    for value in (f'"{value}"' if "," in value else value for value in values):
        if group and (len(group) == PAGE or sum(map(len, group)) + 3 * len(group) + len(value) > LONGEST):
            yield group
            group = []
        group.append(value)
    if group:
        yield group


def _semantic(client: Client, chosen: list[str], words: str) -> Answer:
    extra = {"search.semantic": words[:1500]}
    found = _answer(_list(client, chosen, NEAREST, extra), NEAREST)
    return Answer(found.status, found.works, found.reason, complete=False, calls=found.calls)


def _list(client: Client, chosen: list[str], size: int, extra: dict[str, str] | None = None) -> Reply:
    params: dict[str, str | int] = {
        "filter": ",".join(chosen),
        "per_page": size,
        "select": SELECT,
        **(extra or {}),
    }
    key = client.settings.openalex_key
    headers = {"Authorization": f"Bearer {key}"} if key else None
    return client.ask(SERVICE, "/works", params, headers=headers)


def _value(words: str) -> str:
    """Return words that cannot be read as operators of a filter."""
    return " ".join("".join(c if c.isalnum() else " " for c in words).split())


def _answer(reply: Reply, size: int) -> Answer:
    if reply.kind != "ok":
        return Answer("unavailable", reason=reply.reason or "OpenAlex: no answer", calls=reply.calls)
    meta = reply.body.get("meta") if isinstance(reply.body, dict) else None
    if not isinstance(meta, dict) or not isinstance(reply.body.get("results"), list):
        return Answer("unavailable", reason="OpenAlex: the answer is not what it should be", calls=reply.calls)
    count = meta.get("count")
    complete = isinstance(count, int) and count <= size
    return Answer.of(tuple(works(reply.body)), complete=complete, calls=reply.calls)


def works(body: dict[str, Any]) -> Iterator[Work]:
    """Yield the works of an answer, be it a list or a single work; notices about other works are left out."""
    for item in dicts(body["results"]) if isinstance(body.get("results"), list) else [body]:
        title = plain(item.get("display_name") or item.get("title"))
        if title and item.get("type") not in NOTICES and not is_notice(title):
            yield _work(item)


def _work(item: dict[str, Any]) -> Work:
    title, marked = title_of(item.get("display_name") or item.get("title"))
    ids, biblio = _part(item, "ids"), _part(item, "biblio")
    place = _part(item, "primary_location")
    doi = doi_of(item.get("doi"))
    ends = [text(biblio.get(name)) for name in ("first_page", "last_page")]
    return Work(
        source="openalex",
        title=title,
        authors=tuple(full_name(name) for name in _names(item)),
        years=years_in((item.get("publication_year"), item.get("publication_date"))),
        container=plain(_part(place, "source").get("display_name") or place.get("raw_source_name")),
        volume=text(biblio.get("volume")),
        pages="-".join(dict.fromkeys(filter(None, ends))),
        abstract=abstract(item.get("abstract_inverted_index")),
        type=text(item.get("type")),
        doi=doi,
        pmid=text(ids.get("pmid")).rpartition("/")[2],
        url=f"https://doi.org/{doi}" if doi else text(item.get("id")),
        update="retracted" if marked or item.get("is_retracted") is True else "",
    )


def _names(item: dict[str, Any]) -> Iterator[str]:
    for authorship in dicts(item.get("authorships")):
        name = authorship.get("raw_author_name") or _part(authorship, "author").get("display_name")
        if name := plain(name):
            yield name


def abstract(index: Any) -> str:
    """Return the words of an inverted index {word: [positions]} in order."""
    if not isinstance(index, dict):
        return ""
    placed = ((place, word) for word, places in index.items() if isinstance(places, list) for place in places)
    return " ".join(word for _, word in sorted(pair for pair in placed if isinstance(pair[0], int)))


def _part(item: dict[str, Any], name: str) -> dict[str, Any]:
    part = item.get(name)
    return part if isinstance(part, dict) else {}
