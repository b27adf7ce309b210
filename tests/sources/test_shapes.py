"""The readers of each service against real answers of that service."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from factcheck.model import Work
from factcheck.sources import crossref, datacite, europepmc, openalex, pubmed, semanticscholar

Reader = Callable[[Any], Iterator[Work]]


def readable(folder: Path) -> Iterator[tuple[str, Any]]:
    for path in sorted(folder.glob("*.json")):
        try:
            yield path.name, json.loads(path.read_text(encoding="utf-8"))
        except ValueError:
            continue


def holds_works(service: str, body: dict[str, Any]) -> bool:
    """Tell an answer with works from the refusals and the lists of journals that were recorded, too."""
    if service == "crossref":
        return body.get("message-type") in ("work", "work-list")
    if service == "semanticscholar":
        return any("paperId" in one and "title" in one for one in (body, *(body.get("data") or [])[:1]))
    if body.get("request", {}).get("resultType") == "idlist":
        return False
    marks = {"europepmc": "resultList", "eutils": "result", "datacite": "data"}
    return marks.get(service, "") in ("", *body)


@pytest.mark.parametrize(
    ("service", "reader", "least"),
    [
        ("europepmc", europepmc.works, 100),
        ("crossref", crossref.works, 600),
        ("openalex", openalex.works, 30),
        ("eutils", pubmed.works, 50),
        ("datacite", datacite.works, 10),
        ("semanticscholar", semanticscholar.works, 100),
    ],
)
def test_every_recorded_answer_is_read(shared: Path, service: str, reader: Reader, least: int) -> None:
    """No recorded answer breaks its reader, and what is read are works with a title and plausible years."""
    found = [
        work
        for _, answer in readable(shared / "api" / "recordings" / service)
        for body in (answer if isinstance(answer, list) else [answer])
        if isinstance(body, dict) and holds_works(service, body)
        for work in reader(body)
    ]
    assert len(found) >= least
    assert all(1500 < year < 2100 for work in found for year in work.years)
    assert sum(bool(work.title) for work in found) > 0.95 * len(found)
    assert not any("<" in work.title and ">" in work.title for work in found)


def test_europepmc_reads_names_journal_and_both_identifiers(shared: Path) -> None:
    """A core record gives authors in order, the journal, its identifiers and a link."""
    path = shared / "api/recordings/europepmc/search_cancer_core.json"
    work = next(europepmc.works(json.loads(path.read_text(encoding="utf-8"))))
    assert [name.family for name in work.authors] == ["Schoenfeld", "Haas-Kogan", "O'Neill"]
    assert work.container.startswith("Lancet")
    assert (work.pmid, work.doi) == ("39709209", "10.1016/s0140-6736(24)02600-x")
    assert work.url == "https://doi.org/10.1016/s0140-6736(24)02600-x"


def test_crossref_tells_retraction_from_correction(shared: Path) -> None:
    """A recorded record with a correction is corrected; with a retraction beside it, it is retracted."""
    path = shared / "api/recordings/crossref/work_10_1371_journal_pone_0033693.json"
    body = json.loads(path.read_text(encoding="utf-8"))
    assert [work.update for work in crossref.works(body)] == ["corrected"]
    body["message"]["updated-by"].append({"DOI": "10.1000/notice", "type": "retraction", "source": "publisher"})
    assert [work.update for work in crossref.works(body)] == ["retracted"]


def test_a_crossref_notice_is_not_the_work_it_is_about() -> None:
    """A retraction notice has a DOI of its own and never stands for the retracted paper."""
    notice = {
        "DOI": "10.1000/notice",
        "title": ["Retraction: Sleep in nurses"],
        "update-to": [{"DOI": "10.1000/sleep", "type": "retraction"}],
    }
    body = {"message": {"items": [notice]}}
    assert list(crossref.works(body)) == []
    assert list(crossref.retracted_by_notice(body)) == ["10.1000/sleep"]
