"""OpenAlex: the widest index, metered by the day. https://docs.openalex.org"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from factcheck.model import Work
from factcheck.sources.responses import NULL, Record, UnexpectedAnswer, printable
from factcheck.sources.search import SearchRequest, SearchResult
from factcheck.sources.service import Grant, Key, Search, Service
from factcheck.sources.text import doi_of, full_name, is_notice, plain, title_of, years_in

if TYPE_CHECKING:
    from factcheck.sources.http import Client

# Works of an answer, and values of a filter: the most that OpenAlex documents.
PAGE = 100
# Works of a search by meaning; those further away are seldom meant. By hand.
NEAREST = 50
# Characters of identifiers, of the 4,094 that an address may have, before they are quoted.
LONGEST = 2600
SELECT = (
    "id,doi,display_name,publication_year,publication_date,authorships,primary_location,biblio,is_retracted,ids,"
    "type,abstract_inverted_index"
)
NOTICES = {"retraction", "erratum", "paratext"}


def search(client: Client, wanted: Sequence[SearchRequest]) -> SearchResult:
    """Look for works by name and year; where those select too many, for the nearest to the text among them.

    Several sources may be asked for together; the works of the answer are then those of all of them.
    """
    chosen = _filters(wanted)
    answer = _list(client, chosen, PAGE)
    if answer.complete or len(wanted) > 1 or not wanted[0].text:
        return answer
    close = _semantic(client, chosen, wanted[0].text)
    works = (*close.works, *answer.works)
    return SearchResult.of(works, complete=False, calls=answer.calls + close.calls)


def _filters(wanted: Sequence[SearchRequest]) -> list[str]:
    years = sorted({year for one in wanted if one.years for year in range(one.years[0], one.years[1] + 1)})
    authors = dict.fromkeys(_value(one.authors[0]) for one in wanted if one.authors)
    chosen = [f"publication_year:{'|'.join(map(str, years))}"] if years else []
    if authors:
        chosen.append("raw_author_name.search:" + " OR ".join(f'"{name}"' for name in authors))
    return chosen


def nearest(client: Client, wanted: SearchRequest) -> SearchResult:
    """Look for the works nearest to a title, or to the whole entry where no title could be read."""
    return _semantic(client, [], wanted.title or wanted.text)


def by_authors(client: Client, wanted: SearchRequest) -> SearchResult:
    """Look for the works of any year, by any of the first two authors, that are nearest to the text."""
    names = dict.fromkeys(_value(name) for name in wanted.authors[:2])
    chosen = "raw_author_name.search:" + " OR ".join(f'"{name}"' for name in names)
    return _semantic(client, [chosen], wanted.text)


def identified(client: Client, dois: Sequence[str], pmids: Sequence[str]) -> SearchResult:
    """Look identifiers of one kind up in as few requests as their length allows; unknown ones are missing."""
    works: list[Work] = []
    calls = 0.0
    for name, values in (("doi", dois), ("pmid", pmids)):
        for group in _packed(values):
            answer = _list(client, [f"{name}:{'|'.join(group)}"], PAGE)
            calls += answer.calls
            if answer.status == "unavailable":
                return SearchResult("unavailable", reason=answer.reason, calls=calls)
            works += answer.works
    return SearchResult.of(tuple(works), calls=calls)


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


def _semantic(client: Client, chosen: list[str], words: str) -> SearchResult:
    extra = {"search.semantic": words[:1500]}
    found = _list(client, chosen, NEAREST, extra)
    return SearchResult(found.status, found.works, found.reason, complete=False, calls=found.calls)


def _list(client: Client, chosen: list[str], size: int, extra: dict[str, str] | None = None) -> SearchResult:
    params: dict[str, str | int] = {
        "filter": ",".join(chosen),
        "per_page": size,
        "select": SELECT,
        **(extra or {}),
    }
    return SearchResult.heard(client.ask(SERVICE, "/works", lambda body: _answer(body, size), params))


def _value(words: str) -> str:
    """Return words that cannot be read as operators of a filter."""
    return " ".join("".join(c if c.isalnum() else " " for c in words).split())


def _answer(body: Any, size: int) -> SearchResult:
    """Read an answer of at most so many works."""
    answer = Record.of(body)
    count = answer.record("meta").count("count")
    for item in answer.every("results"):
        item.items("authorships")  # they were asked for
    return SearchResult.of(tuple(works(body)), complete=count <= size)


def works(body: Any) -> Iterator[Work]:
    """Yield the works of an answer, be it a list or a single work; notices about other works are left out.

    Raises `UnexpectedAnswer` for any other answer, and for a value of another type.
    """
    answer = Record.of(body, NULL)
    for item in answer.every("results") if "results" in answer.values else [answer]:
        if item.text("type") not in NOTICES and not is_notice(plain(_title(item))):
            yield _work(item)


def _title(item: Record) -> str:
    return item.text("display_name") or item.text("title")


def _work(item: Record) -> Work:
    title, marked = title_of(_title(item))
    biblio, place = item.record("biblio"), item.record("primary_location")
    doi = doi_of(item.text("doi"))
    ends = [biblio.label(name) for name in ("first_page", "last_page")]
    return Work(
        source="openalex",
        title=title,
        authors=tuple(map(full_name, _names(item))),
        years=years_in((item.label("publication_year"), item.text("publication_date"))),
        container=plain(place.record("source").text("display_name") or place.text("raw_source_name")),
        volume=biblio.label("volume"),
        pages="-".join(dict.fromkeys(filter(None, ends))),
        abstract=abstract(item.record("abstract_inverted_index")),
        type=item.text("type"),
        doi=doi,
        pmid=item.record("ids").text("pmid").rpartition("/")[2],
        url=f"https://doi.org/{doi}" if doi else item.text("id"),
        update="retracted" if marked or item.flag("is_retracted") else "",
    )


def _names(item: Record) -> Iterator[str]:
    for authorship in item.records("authorships"):
        if name := plain(authorship.text("raw_author_name") or authorship.record("author").text("display_name")):
            yield name


def abstract(index: Record) -> str:
    """Return the words of an inverted index {word: [positions]} in order.

    Raises `UnexpectedAnswer` for a position that is no number.
    """
    placed = [(place, printable(word)) for word in index.values for place in index.items(word)]
    if not all(type(place) is int for place, _ in placed):
        raise UnexpectedAnswer("a word whose place is no number")
    return " ".join(word for _, word in sorted(placed))


SERVICE = Service(
    name="openalex",
    label="OpenAlex",
    address="https://api.openalex.org",
    grant=Grant(8.0),
    key=Key("OPENALEX_API_KEY", header="Authorization", written="Bearer {}"),
    mentions=Search(search, pack=6),
    listed=Search(lambda client, wanted: nearest(client, wanted[0])),
    absent=lambda kind, body: "requested URL was not found on the server" in body,
    spent=lambda body: "Insufficient budget" in body,
)
"""https://docs.openalex.org/how-to-use-the-api/rate-limits-and-authentication"""
