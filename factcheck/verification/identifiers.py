"""What DOIs and PMIDs lead to: looked up in batches, and by the registry itself where nobody knows them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from factcheck.model import Work
from factcheck.sources import crossref, datacite, doi, europepmc, index, openalex, pubmed
from factcheck.sources.http import Client
from factcheck.sources.search import SearchResult
from factcheck.text.dois import shorter
from factcheck.values import dataclass
from factcheck.verification.batching import each, groups, united
from factcheck.verification.query import Query

# Identifiers of a request: Crossref takes 60 to 100 DOIs in an address.
BATCH = 60


@dataclass(frozen=True, slots=True)
class Identity:
    """What the identifier of a question leads to.

    `work`: a record, in `works`. `unregistered`: no such DOI, or no such PMID. `elsewhere`: the DOI exists with
    an agency that is not asked. `silent`: it could not be found out, for `reason`. `none`: there is no
    identifier. `of_pmid` are the works of the PMID, by itself or beside a DOI; `asked` are
    those who were asked for a DOI that leads to none. `missing` says which identifier leads to nothing.
    """

    status: Literal["work", "unregistered", "elsewhere", "silent", "none"]
    works: tuple[Work, ...] = ()
    reason: str = ""
    calls: float = 0
    of_pmid: tuple[Work, ...] = ()
    asked: tuple[str, ...] = ()
    missing: str = ""


NOTHING = Identity("none")
RECORDS = ("index", "crossref", "datacite", "openalex")
"""Who is asked for the records of DOIs, in this order."""
UNSURE = "the answer does not say what became of each number"


def with_pmcids(client: Client, asked: Sequence[Query]) -> list[Query]:
    """Return the questions with the DOI or the PMID of their number of PMC, where they have neither."""
    wanted = list(dict.fromkeys(query.pmcid for query in asked if query.pmcid and not (query.doi or query.pmid)))
    numbers = wanted if client.settings.address("europepmc") else []
    known = {one: led for group in groups(numbers, BATCH) for one, led in europepmc.of_pmcids(client, group).items()}
    return [_led(query, *known.get(query.pmcid, ("", ""))) for query in asked]


def _led(query: Query, doi: str, pmid: str) -> Query:
    return query if query.doi or query.pmid else replace(query, doi=doi, pmid=pmid)


def identities(client: Client, asked: Sequence[Query]) -> list[Identity]:
    """Return what the identifier of each question leads to; a DOI goes before a PMID.

    What is read as a DOI and known to nobody is asked for again without what may have been read with it. One that was
    only guessed from an address says nothing where it leads to nothing.
    """
    dois = list(dict.fromkeys(query.doi for query in asked if query.doi))
    pmids = list(dict.fromkeys(query.pmid for query in asked if query.pmid))
    by_doi, by_pmid = _of_dois(client, dois), _of_pmids(client, pmids)
    return [_together(query, by_doi.get(query.doi, NOTHING), by_pmid.get(query.pmid, NOTHING)) for query in asked]


def _together(query: Query, by_doi: Identity, by_pmid: Identity) -> Identity:
    """Return what DOI and PMID lead to: the PMID stands in for a DOI without a record, and else beside it."""
    if by_doi.status == "none" or (by_doi.status != "work" and by_pmid.status == "work"):
        return replace(by_pmid, calls=by_pmid.calls + by_doi.calls, of_pmid=by_pmid.works)
    if query.guessed and by_doi.status == "unregistered":
        return NOTHING
    return replace(by_doi, calls=by_doi.calls + by_pmid.calls, of_pmid=by_pmid.works)


def _of_dois(client: Client, dois: Sequence[str]) -> dict[str, Identity]:
    """Return what DOIs lead to; those without a record are looked for in shorter forms, then in the registry."""
    known, spent, reasons = _recorded(client, dois)
    forms = {one: tuple(shorter(one)) for one in dois if one not in known and one not in reasons}
    shortened, costs, _ = _recorded(client, list(dict.fromkeys(form for tried in forms.values() for form in tried)))
    for one, tried in forms.items():
        spent[one] += sum(costs[form] for form in tried)
        if led := next((shortened[form] for form in tried if form in shortened), None):
            known[one] = led
    asked = tuple(name for name in (*RECORDS, "doi") if client.settings.address(name))
    missing = [one for one in dois if one not in known]
    for one, state in zip(missing, each(client, missing, doi.registered), strict=True):
        known[one] = replace(_unknown(state, reasons.get(one, "")), asked=asked)
        spent[one] += 1
    return {one: replace(found, calls=spent[one]) for one, found in known.items()}


def _recorded(client: Client, dois: Sequence[str]) -> tuple[dict[str, Identity], dict[str, float], dict[str, str]]:
    """Ask Crossref, DataCite and OpenAlex in turn for what is still unknown.

    Returns what DOIs with a record lead to, what each DOI cost, and why somebody did not answer for one.
    """
    known: dict[str, Identity] = {}
    spent = dict.fromkeys(dois, 0.0)
    reasons: dict[str, str] = {}
    for name, ask in zip(RECORDS, (_in_index, on_crossref, datacite.identified, _on_openalex), strict=True):
        if not client.settings.address(name):
            continue
        for group in groups([one for one in dois if one not in known], BATCH):
            answer = ask(client, group)
            for one in group:
                spent[one] += answer.calls / len(group)
                works = tuple(work for work in answer.works if work.doi == one)
                if works:
                    known[one] = Identity("work", works)
                elif answer.status == "unavailable":
                    reasons[one] = answer.reason
    return known, spent, reasons


def _in_index(client: Client, dois: Sequence[str]) -> SearchResult:
    return SearchResult.of(index.identified(client, "doi", dois))


def _unknown(state: str, reason: str) -> Identity:
    """Return what is known of a DOI without a record; the registry alone says that there is none."""
    if state == "no":
        return Identity("unregistered", missing="no such DOI is registered")
    if state == "yes" and not reason:
        return Identity("elsewhere")
    return Identity("silent", reason=reason or "doi.org did not answer")


def _of_pmids(client: Client, pmids: Sequence[str]) -> dict[str, Identity]:
    known: dict[str, Identity] = {}
    if client.settings.index:
        held = index.identified(client, "pmid", pmids) if pmids else ()
        known = {work.pmid: Identity("work", (work,)) for work in held}
        pmids = [one for one in pmids if one not in known]
    for group in groups(pmids, BATCH):
        answer = europepmc.identified(client, [], group)
        if stood_in := answer.status == "unavailable":
            answer = pubmed.identified(client, group)
        whole = _answers_for(answer, group)
        for one in group:
            works = tuple(work for work in answer.works if work.pmid == one)
            status: Literal["work", "silent", "unregistered"] = (
                "work" if works else "unregistered" if whole else "silent"
            )
            known[one] = Identity(
                status,
                works,
                answer.reason or UNSURE * (not whole),
                answer.calls / len(group),
                asked=("pubmed" if stood_in else "europepmc",),
                missing=f"PubMed has no record {one}" if status == "unregistered" else "",
            )
    return known


def _answers_for(answer: SearchResult, pmids: Sequence[str]) -> bool:
    """Tell whether a PMID that is missing from an answer is unknown: all that came bears one that was asked for."""
    return answer.status != "unavailable" and answer.complete and all(work.pmid in pmids for work in answer.works)


def on_crossref(client: Client, dois: Sequence[str]) -> SearchResult:
    """Ask Crossref for DOIs at once, save those with a comma, which ends a filter there."""
    split = [[one for one in dois if "," not in one], *([one] for one in dois if "," in one)]
    return united([crossref.identified(client, group) for group in split if group])


def _on_openalex(client: Client, dois: Sequence[str]) -> SearchResult:
    return openalex.identified(client, dois, [])
