"""What DOIs and PMIDs lead to: looked up in batches, and by the registry itself where nobody knows them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from factcheck.model import Work
from factcheck.sources import crossref, datacite, doi, europepmc, index, openalex, pubmed
from factcheck.sources.http import Client
from factcheck.sources.search import SearchResult
from factcheck.verification.batching import each, groups, united
from factcheck.verification.query import Query

BATCH = 60


@dataclass(frozen=True, slots=True)
class Identity:
    """What the identifier of a question leads to.

    `work`: a record, in `works`. `unregistered`: no such DOI, or no such PMID. `elsewhere`: the DOI exists with
    an agency that is not asked. `silent`: it could not be found out, for `reason`. `none`: there is no
    identifier.
    """

    status: Literal["work", "unregistered", "elsewhere", "silent", "none"]
    works: tuple[Work, ...] = ()
    reason: str = ""
    calls: float = 0


NOTHING = Identity("none")
UNSURE = "the answer does not say what became of each number"


def identities(client: Client, asked: Sequence[Query]) -> list[Identity]:
    """Return what the identifier of each question leads to; a DOI goes before a PMID."""
    dois = list(dict.fromkeys(query.doi for query in asked if query.doi))
    pmids = list(dict.fromkeys(query.pmid for query in asked if query.pmid and not query.doi))
    by_doi, by_pmid = _of_dois(client, dois), _of_pmids(client, pmids)
    return [by_doi.get(query.doi) or by_pmid.get(query.pmid) or NOTHING for query in asked]


def _of_dois(client: Client, dois: Sequence[str]) -> dict[str, Identity]:
    """Ask Crossref, DataCite and OpenAlex in turn for what is still unknown, then the registry."""
    known: dict[str, Identity] = {}
    spent = dict.fromkeys(dois, 0.0)
    reasons: dict[str, str] = {}
    for name, ask in (
        ("index", _in_index),
        ("crossref", on_crossref),
        ("datacite", datacite.identified),
        ("openalex", _on_openalex),
    ):
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
    missing = [one for one in dois if one not in known]
    for one, state in zip(missing, each(client, missing, doi.registered), strict=True):
        known[one] = _unknown(state, reasons.get(one, ""))
        spent[one] += 1
    return {one: replace(found, calls=spent[one]) for one, found in known.items()}


def _in_index(client: Client, dois: Sequence[str]) -> SearchResult:
    return SearchResult.of(index.identified(client, "doi", dois))


def _unknown(state: str, reason: str) -> Identity:
    """Return what is known of a DOI without a record; the registry alone says that there is none."""
    if state == "no":
        return Identity("unregistered")
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
        if answer.status == "unavailable":
            answer = pubmed.identified(client, group)
        whole = _answers_for(answer, group)
        for one in group:
            works = tuple(work for work in answer.works if work.pmid == one)
            status: Literal["work", "silent", "unregistered"] = (
                "work" if works else "unregistered" if whole else "silent"
            )
            known[one] = Identity(status, works, answer.reason or UNSURE * (not whole), answer.calls / len(group))
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
