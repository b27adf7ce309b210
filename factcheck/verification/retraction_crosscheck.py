"""A second opinion on the works found, since no service knows of every retraction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.model import Work
from factcheck.sources import europepmc, openalex
from factcheck.sources.http import Client
from factcheck.sources.search import SearchResult
from factcheck.verification.batching import groups
from factcheck.verification.identifiers import on_crossref

# Identifiers of a request, as in `identifiers`.
BATCH = 60
Heard = Sequence[tuple[str, SearchResult]]


def second_opinions(client: Client, best: Sequence[Work | None], heard: Sequence[Heard]) -> list[SearchResult]:
    """Return, for each work found, what services say of it that have not been heard on it.

    One request serves many works; a service that is silent here takes nothing from what is known.
    """
    opinions = [SearchResult("not-found") for _ in best]
    for name, ask in OPINIONS:
        if not client.settings.address(name):
            continue
        for places in groups(list(_unheard(name, best, heard)), BATCH):
            works = [work for place in places if (work := best[place])]
            answer = ask(client, works)
            for place, work in zip(places, works, strict=True):
                same = tuple(other for other in answer.works if _same(work, other))
                calls = opinions[place].calls + answer.calls / len(places)
                opinions[place] = SearchResult.of((*opinions[place].works, *same), calls=calls)
    return opinions


def _unheard(name: str, best: Sequence[Work | None], heard: Sequence[Heard]) -> Iterator[int]:
    """Yield the places whose work a service has not spoken of and may know by an identifier."""
    for place, work in enumerate(best):
        if work and (work.doi or (work.pmid and name != "crossref")) and not _spoke(name, heard[place], work):
            yield place


def _spoke(name: str, heard: Heard, work: Work) -> bool:
    return any(_same(work, other) for _, answer in heard for other in answer.works if other.source == name)


def _same(one: Work, other: Work) -> bool:
    return bool((one.doi and one.doi == other.doi) or (one.pmid and one.pmid == other.pmid))


def _crossref(client: Client, works: Sequence[Work]) -> SearchResult:
    return on_crossref(client, list(dict.fromkeys(work.doi for work in works if work.doi)))


def _europepmc(client: Client, works: Sequence[Work]) -> SearchResult:
    pmids = list(dict.fromkeys(work.pmid for work in works if work.pmid))
    dois = list(dict.fromkeys(work.doi for work in works if work.doi and not work.pmid))
    return europepmc.identified(client, dois, pmids)


def _openalex(client: Client, works: Sequence[Work]) -> SearchResult:
    dois = list(dict.fromkeys(work.doi for work in works if work.doi))
    pmids = list(dict.fromkeys(work.pmid for work in works if work.pmid and not work.doi))
    return openalex.identified(client, dois, pmids)


OPINIONS = (("crossref", _crossref), ("openalex", _openalex), ("europepmc", _europepmc))
