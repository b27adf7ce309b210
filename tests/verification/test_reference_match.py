"""Entries of a reference list, judged field by field."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factcheck.model import Name, Verdict, Work
from factcheck.sources.search import SearchResult
from factcheck.verification import verdicts
from factcheck.verification.evidence import Evidence
from factcheck.verification.identifiers import NOTHING, Identity
from factcheck.verification.query import Query

WORK = Work(
    source="crossref",
    title="Sleep duration and blood pressure in night-shift nurses",
    authors=(Name("Nyström", "J"), Name("Okafor", "B"), Name("Silva", "P")),
    years=(2017, 2018),
    container="Journal of Sleep Research",
    volume="27",
    pages="101-109",
    doi="10.1000/sleep.1",
)
OTHER = Work("crossref", "Crop rotation in winter wheat", (Name("Weber", "K"),), (2011,), doi="10.1000/wheat.1")
LINKED = Identity("work", (WORK,))


def entry(**changes: object) -> Query:
    text = "Nyström J, Okafor B, Silva P. Sleep duration and blood pressure in night-shift nurses. J Sleep Res."
    asked = Query(
        key="r1",
        authors=WORK.authors,
        year=2018,
        title=WORK.title,
        container="J Sleep Res",
        text=text,
        listed=True,
    )
    return replace(asked, **changes)  # type: ignore[arg-type]


def judged(query: Query, *works: Work, identity: Identity = NOTHING, silent: bool = False) -> Verdict:
    heard = [("crossref", SearchResult.of(works))]
    if silent:
        heard.append(("openalex", SearchResult("unavailable", reason="OpenAlex: status 503")))
    return verdicts.verdict(Evidence(query, identity, heard))


def test_a_true_entry_is_verified_by_search_and_by_doi() -> None:
    """All fields agree, with the journal abbreviated and either year."""
    assert judged(entry(), WORK, OTHER).status == "verified"
    by_doi = judged(entry(year=2017, doi=WORK.doi), identity=LINKED)
    assert (by_doi.status, by_doi.by_identifier) == ("verified", True)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"year": 2012}, "year"),
        ({"authors": (Name("Berger"), Name("Okafor"))}, "author"),
        ({"authors": (Name("Nyström"), Name("Silva"))}, "author"),
        ({"title": WORK.title.replace("blood", "heart"), "text": "x"}, "title"),
    ],
)
def test_the_field_that_differs_is_named(changes: dict[str, object], field: str) -> None:
    """The work is found by its title, and the slip is told."""
    found = judged(entry(**changes), WORK, OTHER)
    assert (found.status, found.differs) == ("differs", (field,))
    assert found.candidates[0].work.doi == WORK.doi


def test_a_shortened_author_list_is_not_wrong() -> None:
    """After "et al." nothing is said of those left out."""
    asked = entry(authors=(Name("Nyström"), Name("Silva")), text="Nyström J, Silva P et al. Sleep duration")
    assert judged(asked, WORK).status == "verified"


def test_a_doi_of_another_work_is_told() -> None:
    """The right work is found by its title; the DOI leads elsewhere."""
    found = judged(entry(doi=OTHER.doi), WORK, identity=Identity("work", (OTHER,)))
    assert (found.status, found.differs) == ("differs", ("doi",))
    assert found.candidates[0].work.doi == WORK.doi


def test_a_doi_that_nobody_registered_is_told() -> None:
    """The work exists, its DOI does not; without the work, nothing is found."""
    nobody = Identity("unregistered")
    assert judged(entry(doi="10.1000/nosuch"), WORK, identity=nobody).differs == ("doi",)
    assert judged(entry(doi="10.1000/nosuch"), OTHER, identity=nobody).status == "not-found"


def test_a_doi_broken_by_print_is_still_the_same() -> None:
    """A space inside the printed DOI is no other DOI."""
    asked = entry(doi="10.1000/", text="Sleep duration and blood pressure. doi: 10.1000/ sleep.1")
    assert judged(asked, WORK, identity=Identity("unregistered")).status == "verified"


def test_silence_accuses_nobody() -> None:
    """With a service silent, what the others found is shown, and no search convicts."""
    assert judged(entry(), silent=True).status == "unchecked"
    assert judged(entry(year=2012), WORK, silent=True).status == "ambiguous"
    assert judged(entry(), WORK, silent=True).status == "verified"
    unknown = judged(entry(doi="10.1000/x"), identity=Identity("silent", reason="Crossref: status 503"))
    assert (unknown.status, unknown.reason) == ("unchecked", "Crossref: status 503")


def test_a_retracted_entry_is_retracted() -> None:
    """What became of a work goes before what is right in its entry."""
    assert judged(entry(), replace(WORK, update="retracted")).status == "retracted"
    assert judged(entry(), replace(WORK, update="concern")).status == "concern"
