"""Whom to ask, in which order, and when to stop.

Questions go through rounds: identifiers in batches, then one service after the other for what is still open,
then a second opinion on what was found.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from factcheck.model import Verdict, Work
from factcheck.sources import index, openalex, registry, retractions
from factcheck.sources.http import Client
from factcheck.sources.keys import is_keyed
from factcheck.sources.search import SearchResult
from factcheck.verification.batching import Round, packed, singly
from factcheck.verification.evidence import Evidence
from factcheck.verification.identifiers import identities, with_pmcids
from factcheck.verification.landing_pages import landings, told_by_link
from factcheck.verification.progress import tell
from factcheck.verification.query import Query
from factcheck.verification.retraction_crosscheck import second_opinions
from factcheck.verification.verdicts import chosen, settled, verdict
from factcheck.verification.words import content_words

WORDS = 3
"""Words of a subject from which on what else somebody wrote on it is looked for; fewer fit too much."""
MENTIONS = ("europepmc", "pubmed", "openalex", "crossref")
LISTED = ("europepmc", "crossref", "openalex", "openlibrary")
"""Who is asked first, of mentions and of entries of lists; then come other services, those that packages add first."""


def decide(client: Client, asked: Sequence[Query]) -> list[Verdict]:
    """Return a verdict for each question, in their order."""
    gathered = gather(client, asked)
    best = [chosen(one) for one in gathered]
    opinions = second_opinions(client, best, [one.heard for one in gathered])
    index = retractions.place(client.settings.retractions)
    return [
        verdict(one, _listed_as(opinion, work, index))
        for one, opinion, work in zip(gathered, opinions, best, strict=True)
    ]


def gather(client: Client, asked: Sequence[Query]) -> list[Evidence]:
    """Return what is heard on each question, in their order."""
    asked = with_pmcids(client, asked)
    if any(query.doi or query.pmid for query in asked):
        tell([Evidence(query) for query in asked], "crossref")
    known = identities(client, asked)
    gathered = [Evidence(query, identity) for query, identity in zip(asked, known, strict=True)]
    gathered = _landed(client, gathered, lambda one: one.identity.status == "none" and told_by_link(one.query))
    for listed in (False, True):
        for name, search in rounds(listed=listed):
            open_ = [one for one in gathered if one.query.listed is listed and _open(client, name, one)]
            if open_:
                tell(gathered, name)
            answers = search(client, [one.query.wanted() for one in open_])
            for one, answer in zip(open_, answers, strict=True):
                if name != "index" or answer.works or client.settings.index_complete:
                    one.heard.append((name, answer))
    gathered = _with_nearby(client, gathered)
    return gathered if client.cut_off() else _landed(client, gathered, _unknown)


def rounds(*, listed: bool) -> Iterator[tuple[str, Round]]:
    """Yield whom to ask for mentions or for entries of lists, in order, and how: the local index, then services."""
    yield "index", singly(index.search)
    first = LISTED if listed else MENTIONS
    others = reversed([name for name in registry.service_names() if name not in first])
    for service in map(registry.service, (*first, *others)):
        if search := service.listed if listed else service.mentions:
            yield service.name, packed(search)


def _landed(client: Client, gathered: list[Evidence], wanted: Callable[[Evidence], bool]) -> list[Evidence]:
    """Return the evidence with where links lead, for those that want it and do not know it yet."""
    places = [place for place, one in enumerate(gathered) if one.landing is None and wanted(one)]
    if places:
        tell(gathered, "web")
    found = dict(zip(places, landings(client, [gathered[place].query for place in places]), strict=True))
    return [replace(one, landing=found.get(place, one.landing)) for place, one in enumerate(gathered)]


def _with_nearby(client: Client, gathered: list[Evidence]) -> list[Evidence]:
    """Return the evidence with what else the authors of unknown mentions wrote, since a year or a name may be wrong."""
    places = [place for place, one in enumerate(gathered) if _served(client, "openalex") and _missing(one)]
    if places:
        tell(gathered, "openalex")
    answers = singly(openalex.by_authors)(client, [gathered[place].query.wanted() for place in places])
    found = dict(zip(places, answers, strict=True))
    return [replace(one, nearby=found.get(place)) for place, one in enumerate(gathered)]


def _missing(known: Evidence) -> bool:
    """Tell whether a mention of persons was found nowhere, and says enough to look for what is near it."""
    query = known.query
    told = not query.listed and query.authors and len(content_words(query.sentence)) >= WORDS
    return bool(told) and verdict(known).status == "not-found"


def _unknown(known: Evidence) -> bool:
    """Tell whether no service told of an entry of a list: then it may be a web page."""
    return known.query.listed and verdict(known).status in ("not-found", "unchecked")


def _listed_as(opinion: SearchResult, work: Work | None, index: Path) -> SearchResult:
    """Return an opinion with what the local list of retractions says of the work added."""
    update = retractions.known(work, index) if work else ""
    return replace(opinion, works=(*opinion.works, replace(work, update=update))) if work and update else opinion


def _open(client: Client, name: str, known: Evidence) -> bool:
    """Tell whether one more service has to be asked."""
    if not known.query.searchable or not _served(client, name) or not _worth(name, known):
        return False
    return not settled(known)


def _served(client: Client, name: str) -> bool:
    """Tell whether a service may be asked: it has an address, and a key where it needs one."""
    key = registry.service(name).key if name in registry.service_names() else None
    if key and key.required and not is_keyed(client.settings, name):
        return False
    return bool(client.settings.address(name))


def _worth(name: str, known: Evidence) -> bool:
    """Tell whether a service can add to what others said.

    Some stand in for others. OpenAlex indexes what Crossref registers and takes several names in a
    request: where it and Europe PMC have said all they know of a mention, Crossref has nothing to add, nor has
    it much on the reports of organisations. Open Library knows books, and Semantic Scholar comes last.
    """
    answers = dict(known.heard)
    if other := registry.stands_in(name):
        return _silent(answers.get(other))
    if name == "crossref" and not known.query.listed:
        others = [answer for service, answer in answers.items() if service != "index"]
        return not known.query.of_agency and not all(map(_exhaustive, others))
    if name == "openlibrary":
        return not known.query.doi and not (known.query.volume and known.query.pages)
    return True


def _silent(answer: SearchResult | None) -> bool:
    return answer is not None and answer.status == "unavailable"


def _exhaustive(answer: SearchResult) -> bool:
    return answer.status != "unavailable" and answer.complete
