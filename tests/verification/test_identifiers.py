"""What DOIs and PMIDs lead to, asked of the replica."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from factcheck.sources.http import Client
from factcheck.sources.registry import service_names
from factcheck.sources.settings import Settings
from factcheck.verification.identifiers import identities, with_pmcids
from factcheck.verification.query import Query


def record(number: int, doi: str | None, **more: Any) -> dict[str, Any]:
    authors = [{"family": "Nyström", "given": "J"}]
    title = f"Sleep duration in nurses, part {number}"
    return {"doi": doi, "pmid": str(900 + number), "title": title, "authors": authors, "year": 2018, **more}


RECORDS = [
    *(record(n, f"10.1000/sleep.{n}") for n in range(70)),
    record(70, "10.1000/sleep,70"),
    record(71, "10.5281/zenodo.71", type="dataset"),
    record(72, None),
    record(73, "10.1000/sleep.73", pmcid="PMC7300001"),
    record(74, None, pmcid="PMC7300002"),
]


@pytest.fixture(scope="module")
def replica(shared: Path) -> Iterator[Any]:
    sys.path.insert(0, str(shared))
    replica = pytest.importorskip("replica")
    with replica.Replica(RECORDS, limits=False) as running:
        yield running
    sys.path.remove(str(shared))


@pytest.fixture
def client(replica: Any, tmp_path: Path) -> Iterator[Client]:
    names = {"pubmed": "eutils"}
    served = {
        name: replica.url(names.get(name, name)) for name in service_names() if name not in ("openlibrary", "wayback")
    }
    replica.reset()
    with Client(Settings(**served, wayback="", cache=str(tmp_path / "answers.sqlite"))) as client:
        yield client


def asked(*dois: str) -> list[Query]:
    return [Query(key=doi, doi=doi) for doi in dois]


def test_dois_are_looked_up_in_batches(client: Client, replica: Any) -> None:
    """Seventy DOIs cost two requests; one with a comma goes by itself."""
    found = identities(client, asked(*(f"10.1000/sleep.{n}" for n in range(70)), "10.1000/sleep,70"))
    assert {one.status for one in found} == {"work"}
    assert Counter(call.service for call in replica.requests) == {"crossref": 3}
    assert sum(one.calls for one in found) == pytest.approx(3)


def test_other_agencies_and_the_registry_are_asked_for_the_rest(client: Client) -> None:
    """DataCite knows a data set; that a DOI is nobody's is for doi.org to say."""
    dataset, nobody = identities(client, asked("10.5281/zenodo.71", "10.1000/nosuch"))
    assert (dataset.status, dataset.works[0].source) == ("work", "datacite")
    assert nobody.status == "unregistered"


def test_pmids_fall_back_on_pubmed(client: Client, replica: Any) -> None:
    """PubMed answers for Europe PMC when that is silent."""
    replica.inject("europepmc=503")
    found = identities(client, [Query(key="x", pmid="972"), Query(key="y", pmid="1")])
    replica.inject("")
    assert [one.status for one in found] == ["work", "unregistered"]


def test_a_silent_registry_leaves_a_doi_open(client: Client, replica: Any) -> None:
    """Only doi.org's own word makes a DOI unregistered, not a portal in its place nor a broken line."""
    for faults in ("doi=html200", "doi=503", "*=reset"):
        replica.inject(faults)
        assert identities(client, asked("10.1000/nosuch.2"))[0].status == "silent"
        replica.inject("")
        client.breakers.clear()


def test_what_was_read_with_a_doi_is_taken_off_before_it_is_said_not_to_exist(client: Client, replica: Any) -> None:
    """The shorter forms are asked for together, and the registry only for what none of them leads to."""
    written = asked("10.1000/sleep.1/5899003", "10.1000/sleep.2pmid", "10.1000/sleep.999/1")
    found = identities(client, written)
    assert [one.status for one in found] == ["work", "work", "unregistered"]
    assert [work.doi for one in found for work in one.works] == ["10.1000/sleep.1", "10.1000/sleep.2"]
    assert "doi" in found[2].asked and "crossref" in found[2].asked


def test_a_guessed_doi_that_leads_nowhere_says_nothing(client: Client) -> None:
    """A publisher's address that follows no custom is no DOI that does not exist."""
    (found,) = identities(client, [Query("x", doi="10.1000/sleep.999", guessed=True)])
    assert found.status == "none"


def test_numbers_of_pmc_lead_to_the_doi_or_the_pmid(client: Client, replica: Any) -> None:
    """One request asks for all of them; an unknown one, and a question with a DOI of its own, stay as they are."""
    questions = [
        Query(key="a", pmcid="PMC7300001"),
        Query(key="b", pmcid="PMC7300002"),
        Query(key="c", pmcid="PMC7399999"),
        Query(key="d", pmcid="PMC7300001", doi="10.1000/other"),
    ]
    led = with_pmcids(client, questions)
    assert [(one.doi, one.pmid) for one in led] == [
        ("10.1000/sleep.73", "973"),
        ("", "974"),
        ("", ""),
        ("10.1000/other", ""),
    ]
    assert sum(line.sent for line in client.breakers.values()) == 1
