"""Evidence on articles: with a list and without, by several sources, from the lock file, and through every fault."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import factcheck
from factcheck.errors import FactcheckError
from factcheck.extraction import extract
from factcheck.model import Article, Candidate, Evidence, Extraction, Passage, Status, Verdict, Work
from factcheck.sources.full_texts import SourcePassages
from factcheck.sources.settings import Settings
from factcheck.verification import locked_evidence, verify
from factcheck.verification.source_evidence import gather_evidence

SLEEP = Work(
    "europepmc", title="Sleep of adults", abstract="Of all adults, 48% slept well in the long trial.", pmcid="PMC1"
)
TEXT = "Sleep is long. In the trial {}% of adults slept well (Li et al., 2019).\n"
LIST = "\n## References\n\nLi, X. (2019). Sleep of adults. *Journal of Sleep*, 3, 4–5.\n"


def read(text: str) -> tuple[Article, Extraction]:
    article = factcheck.read(text, format="markdown")
    return article, extract(article)


def verdict(key: str, work: Work = SLEEP, status: Status = "verified", differs: tuple[str, ...] = ()) -> Verdict:
    return Verdict(status, key, (Candidate(work),), differs)


def told(text: str, **more: Any) -> list[str]:
    article, extraction = read(text)
    keys = [entry.id for entry in extraction.references] or [cluster.key for cluster in extraction.clusters]
    return [each.state for each in gather_evidence(article, extraction, {key: verdict(key, **more) for key in keys})]


@pytest.mark.parametrize("entries", ["", LIST])
def test_drafts_with_a_list_and_without(entries: str) -> None:
    """A number is compared whether its source stands in a list or only in the sentence."""
    assert told(TEXT.format(48) + entries) == ["found"]
    assert told(TEXT.format(84) + entries) == ["differs"]


@pytest.mark.parametrize(
    ("status", "differs", "state"),
    [
        ("retracted", (), "found"),
        ("concern", (), "found"),
        ("corrected", (), "found"),
        ("differs", ("year",), "found"),
        ("differs", ("title",), "not-compared"),
        ("ambiguous", (), "not-compared"),
        ("not-found", (), "not-compared"),
        ("unchecked", (), "not-compared"),
    ],
)
def test_works_that_are_known(status: Status, differs: tuple[str, ...], state: str) -> None:
    """Works whose year or fate is another are compared, works that may be others are not."""
    assert told(TEXT.format(48), status=status, differs=differs) == [state]


def test_one_of_several_sources_clears_the_others() -> None:
    """A number that one of the sources cited for it states is nobody's error."""
    article, extraction = read("In the trial 48% of adults slept well (Li et al., 2019; Ray et al., 2018).\n")
    one, other = (cluster.key for cluster in extraction.clusters)
    away = replace(SLEEP, abstract="Of all adults, 84% slept well in the long trial.")
    found = gather_evidence(article, extraction, {one: verdict(one), other: verdict(other, away)})
    assert {each.source: (each.state, each.elsewhere) for each in found} == {
        one: ("found", False),
        other: ("differs", True),
    }


def test_the_full_text_is_looked_into_where_the_abstract_is_silent() -> None:
    """What the abstract does not say may stand in the text; its place is told."""
    article, extraction = read("The trial followed 812 adults for sleep (Li et al., 2019).\n")
    key = extraction.clusters[0].key
    text = SourcePassages((Passage("We followed 812 adults in the trial of sleep.", "Methods, paragraph 1"),))
    (found,) = gather_evidence(article, extraction, {key: verdict(key)}, {"PMC1": text})
    assert (found.state, found.text, found.shown[0].passage.place) == ("found", "full text", "Methods, paragraph 1")


def test_without_a_text_nothing_is_compared() -> None:
    """A work without abstract and text leaves a reason, never a difference."""
    article, extraction = read(TEXT.format(48))
    key = extraction.clusters[0].key
    reason = "The full text is larger than 4 MB, and is not read."
    bare = replace(SLEEP, abstract="")
    for texts, expected in (({}, "may be read"), ({"PMC1": SourcePassages(reason=reason)}, "4 MB")):
        (found,) = gather_evidence(article, extraction, {key: verdict(key, bare)}, texts)
        assert found.state == "not-compared"
        assert expected in found.reason


def test_the_lock_keeps_evidence(tmp_path: Path) -> None:
    """What was compared comes back without a text; a sentence that changed since is not compared."""
    lock = tmp_path / "factcheck.lock"
    article, extraction = read(TEXT.format(84))
    key = extraction.clusters[0].key
    before = gather_evidence(article, extraction, {key: verdict(key)})
    assert locked_evidence.keep(lock, article, extraction, before) == []
    bare = {key: verdict(key, replace(SLEEP, abstract=""))}
    assert locked_evidence.recalled(article, extraction, bare, locked_evidence.read(lock)) == before
    assert locked_evidence.missing(article, extraction, bare, locked_evidence.read(lock)) == set()
    changed, facts = read(TEXT.format(85))
    (after,) = locked_evidence.recalled(changed, facts, bare, locked_evidence.read(lock))
    assert (after.state, after.reason) == ("not-compared", locked_evidence.UNLOCKED)
    assert locked_evidence.missing(changed, facts, bare, locked_evidence.read(lock)) == {key}


def test_the_lock_tells_what_changed(tmp_path: Path) -> None:
    """A passage that is another now is named, and what cannot be compared today stays as it was."""
    lock = tmp_path / "factcheck.lock"
    article, extraction = read(TEXT.format(48))
    key = extraction.clusters[0].key
    locked_evidence.keep(lock, article, extraction, gather_evidence(article, extraction, {key: verdict(key)}))
    silent = gather_evidence(article, extraction, {key: verdict(key, replace(SLEEP, abstract=""))})
    assert locked_evidence.keep(lock, article, extraction, silent) == []
    corrected = replace(SLEEP, abstract="Of all adults, 84% slept well in the long trial.")
    new = gather_evidence(article, extraction, {key: verdict(key, corrected)})
    ((old, now),) = locked_evidence.keep(lock, article, extraction, new)
    assert (old.state, now.state) == ("found", "differs")


@pytest.mark.parametrize("spoiled", ["", "{}\n", locked_evidence.HEADING + "{}\n", locked_evidence.HEADING + "no\n"])
def test_a_damaged_file_of_evidence_is_told(tmp_path: Path, spoiled: str) -> None:
    """A file that is none is one sentence with its path, and nothing is dropped in silence."""
    lock = tmp_path / "factcheck.lock"
    locked_evidence.place_of(lock).write_text(spoiled)
    with pytest.raises(FactcheckError) as problem:
        locked_evidence.read(lock)
    assert problem.value.path == str(locked_evidence.place_of(lock))


JATS = (
    "<article><body><sec><title>Results</title><p>In the trial 48% of the adults slept well. We followed 812 adults in "
    "the trial.</p></sec></body></article>"
)
RECORDS: list[dict[str, Any]] = [
    {
        "doi": "10.5555/sleep.1",
        "pmid": "31000001",
        "pmcid": "PMC7000001",
        "title": "Sleep of adults in a long trial",
        "authors": [{"family": "Quillington", "given": "Xaver"}],
        "year": 2019,
        "container": "Journal of Sleep",
        "abstract": "We asked how adults sleep.",
        "type": "journal-article",
        "retracted": False,
        "licence": "CC BY 4.0",
        "fulltext": JATS,
    }
]
CITED = "In the trial {}% of the adults slept well (Quillington, 2019, https://doi.org/10.5555/sleep.1).\n"


@pytest.fixture(scope="module")
def replica(shared: Path) -> Iterator[Any]:
    sys.path.insert(0, str(shared))
    from replica import Replica

    with Replica(RECORDS, limits=False, quirks=False) as running:
        yield running


def settings(replica: Any, folder: Path, **more: Any) -> Settings:
    names = ("europepmc", "crossref", "openalex", "datacite", "doi")
    addresses: Mapping[str, Any] = {name: replica.url(name) for name in names}
    off: Mapping[str, Any] = dict.fromkeys(("pubmed", "openlibrary", "semanticscholar"), "")
    return Settings(**addresses, **off, cache=str(folder / "cache"), deadline=3.0, read_timeout=1.0, **more)


def asked(replica: Any, folder: Path, number: int, **more: Any) -> tuple[Evidence, int]:
    article, extraction = read(CITED.format(number))
    lookups = verify(article, extraction, settings(replica, folder, **more))
    (found,) = lookups.evidence or ()
    return found, sum(lookups.sent.values())


def test_full_texts_of_the_replica(replica: Any, tmp_path: Path) -> None:
    """A number that stands only in the full text is found there with one request more, and with none the next time."""
    replica.inject("")
    found, _ = asked(replica, tmp_path, 48)
    assert (found.state, found.text, found.shown[0].passage.place) == ("found", "full text", "Results, paragraph 1")
    assert asked(replica, tmp_path, 48) == (found, 0)
    assert asked(replica, tmp_path, 84)[0].state == "differs"
    assert asked(replica, tmp_path, 84, full_text=False)[0].text == "abstract"


@pytest.mark.parametrize(
    "fault", ["503", "429", "truncated", "badjson", "badgzip", "empty", "html200", "wrongtype", "reset"]
)
def test_no_fault_makes_a_difference(replica: Any, tmp_path: Path, fault: str) -> None:
    """Whatever a service sends in place of a text, a number never differs for it."""
    replica.inject(f"europepmc={fault}")
    found, _ = asked(replica, tmp_path, 84)
    replica.inject("")
    assert found.state in ("not-compared", "not-found")
    assert asked(replica, tmp_path, 84)[0].state == "differs"
