"""The lock file: stable, reviewed in lines, never silently wrong."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from factcheck.errors import FactcheckError
from factcheck.model import Candidate, Name, Verdict, Work
from factcheck.sources.registry import service_names
from factcheck.sources.settings import Settings
from factcheck.verification.lock import HEADING, Lock, Locked, addressed, merge, pin, read, recall, updated, write
from factcheck.verification.locking import UNLOCKED, verify_locked
from factcheck.verification.query import Query
from tests.verification.test_verify import example

WORK = Work("europepmc", "Sleep and blood pressure", (Name("Nyström", "J"),), (2017, 2018), doi="10.1000/sleep.1")
ASKED = Query("nyström 2018", authors=(Name("Nyström"),), year=2018)
OTHER = Query("berger 2011", authors=(Name("Berger"),), year=2011)
FOUND = Verdict("verified", ASKED.key, (Candidate(WORK),), asked=("europepmc",))
MISSING = Verdict("not-found", OTHER.key, reason="nobody knows it", asked=("europepmc", "openalex"))
OLD = (
    '{"article": "a.md", "source": "nyström 2018", "mark": "abc", "status": "verified", "on": "2026-01-02", '
    '"work": {"source": "europepmc", "title": "Sleep and blood pressure", "years": [2017, 2018], '
    '"doi": "10.1000/sleep.1", "authors": [["Nyström", "J"]]}, "asked": ["europepmc"]}\n'
)
"""An entry as version 0.1 wrote it."""
SILENT = Settings(**dict.fromkeys(service_names(), ""))  # type: ignore[arg-type]


def lock(today: str = "2026-01-02", start: Lock | None = None) -> Lock:
    return updated(start or {}, "a.md", [(OTHER, MISSING), (ASKED, FOUND)], today)


def test_what_is_written_is_read(tmp_path: Path) -> None:
    """Every entry comes back, sorted, one line each."""
    write(tmp_path / "factcheck.lock", lock())
    lines = (tmp_path / "factcheck.lock").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 3 and lines[1:] == sorted(lines[1:])
    assert dict(read(tmp_path / "factcheck.lock")) == dict(lock())
    assert [path.name for path in tmp_path.iterdir()] == ["factcheck.lock"]


def test_a_lock_file_of_version_0_1_is_read(tmp_path: Path) -> None:
    """What is committed in a house stays good."""
    (tmp_path / "factcheck.lock").write_text(HEADING + OLD, encoding="utf-8")
    (entry,) = read(tmp_path / "factcheck.lock").values()
    assert entry == Locked("a.md", ASKED.key, "abc", "verified", "2026-01-02", WORK, asked=("europepmc",))


def test_what_others_wrote_meanwhile_stays(tmp_path: Path) -> None:
    """Two processes that began with one lock file lose nothing of each other, and a pin made meanwhile goes first."""
    path = tmp_path / "factcheck.lock"
    write(path, lock())
    others = updated(pin(lock(), "a.md", ASKED, WORK, "2026-02-03"), "b.md", [(ASKED, FOUND)], "2026-02-03")
    merge(path, lock(), others)
    late = updated(lock(), "a.md", [(ASKED, replace(FOUND, status="retracted"))], "2026-05-05")
    merged = merge(path, lock(), updated(late, "c.md", [(OTHER, MISSING)], "2026-05-05"))
    assert merged == read(path)
    assert merged["a.md", ASKED.key].pinned and ("b.md", ASKED.key) in merged and ("c.md", OTHER.key) in merged
    assert ("a.md", OTHER.key) not in merged
    merge(path, merged, pin(merged, "a.md", ASKED, replace(WORK, doi="10.1000/other"), "2026-06-06"))
    assert read(path)["a.md", ASKED.key].work == replace(WORK, doi="10.1000/other")


def test_a_source_is_kept_that_another_process_has_settled(tmp_path: Path) -> None:
    """What this process finds cited no more stays if another has looked it up since."""
    path = tmp_path / "factcheck.lock"
    newer = updated(lock(), "a.md", [(OTHER, FOUND), (ASKED, FOUND)], "2026-05-05")
    write(path, newer)
    assert merge(path, lock(), updated(lock(), "a.md", [(ASKED, FOUND)], "2026-05-05")) == newer


def test_every_way_from_the_lock_keeps_the_search() -> None:
    """A report that is left to the editor comes with an address to search at, wherever its verdict is recalled."""
    query = Query("who 2019", organisation="World Health Organization", year=2019, sentence="Cells survive.")
    found = Verdict("agency", query.key, search="https://example.org")
    held = updated({}, "a.md", [(query, found)], "2026-01-02")
    (entry,) = held.values()
    again = recall(held, "a.md", query)
    assert again and again.search and addressed(entry.verdict(), query) == again
    assert addressed(found, replace(query, key="other")) == replace(found, key="other")


def test_a_look_up_that_says_the_same_changes_no_line() -> None:
    """The day stays that of the first look-up until something changes."""
    assert lock("2026-05-05", lock()) == lock()
    gone = replace(FOUND, status="retracted")
    assert updated(lock(), "a.md", [(ASKED, gone)], "2026-05-05")["a.md", ASKED.key].on == "2026-05-05"


def test_a_changed_citation_is_asked_for_again() -> None:
    """The lock answers for the citation it was made for, and for no other."""
    assert recall(lock(), "a.md", ASKED) == replace(FOUND, candidates=(Candidate(WORK),))
    assert recall(lock(), "a.md", replace(ASKED, year=2019)) is None
    assert recall(lock(), "b.md", ASKED) is None


def test_silence_takes_nothing_from_the_lock() -> None:
    """An unchecked source keeps its entry; one that is cited no more loses it."""
    silent = Verdict("unchecked", ASKED.key, reason="no network")
    assert set(updated(lock(), "a.md", [(ASKED, silent)], "2026-05-05")) == {("a.md", ASKED.key)}
    assert set(updated(lock(), "b.md", [], "2026-05-05")) == set(lock())


def test_a_pin_stays() -> None:
    """What an editor settled, no look-up unsettles."""
    pinned = pin(lock(), "a.md", OTHER, WORK, "2026-02-03")
    after = updated(pinned, "a.md", [(OTHER, MISSING), (ASKED, FOUND)], "2026-05-05")
    assert after["a.md", OTHER.key].status == "verified" and after["a.md", OTHER.key].pinned


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        (HEADING + "<<<<<<< ours\n{}\n=======\n", 2, "merge conflict"),
        ("# factcheck.lock version 99\n", 1, "upgrade factcheck"),
        ("{}\n", 1, "version"),
        ("", 1, "version"),
        (HEADING + '{"article": "a.md"}\n', 2, "damaged"),
        (HEADING + '{"article": "a.md", "sour\n', 2, "damaged"),
        (HEADING + "[1, 2]\n", 2, "damaged"),
        (HEADING + OLD.replace('"2026-01-02"', "20260102"), 2, "damaged"),
        (HEADING + OLD.replace("[2017, 2018]", '"2017"'), 2, "damaged"),
        (HEADING + "[" * 100_000 + "\n", 2, "damaged"),
    ],
)
def test_a_broken_lock_is_an_error_with_its_line(tmp_path: Path, text: str, line: int, words: str) -> None:
    """Conflicts, newer versions and damage are told, and nothing is dropped."""
    (tmp_path / "factcheck.lock").write_text(text, encoding="utf-8")
    with pytest.raises(FactcheckError) as told:
        read(tmp_path / "factcheck.lock")
    assert told.value.line == line and words in told.value.message


def test_frozen_asks_nobody() -> None:
    """What is not locked stays unchecked and says so; the lock is left as it is."""
    article, extraction = example()
    lookups, after = verify_locked(article, extraction, SILENT, {}, today="2026-01-02", mode="lock")
    assert {verdict.reason for verdict in lookups.verdicts.values()} == {UNLOCKED}
    assert lookups.unchecked == {UNLOCKED: 4} and after == {}


def test_only_what_is_new_is_asked_for() -> None:
    """Locked sources are answered by the lock, also where no service is reachable."""
    article, extraction = example()
    from factcheck.verification.query import queries

    asked = {query.key: query for query in queries(article, extraction)}
    first = asked["Folkman, 1995"]
    start = updated({}, article.path, [(first, replace(FOUND, key=first.key))], "2026-01-02")
    lookups, after = verify_locked(article, extraction, SILENT, start, today="2026-05-05", mode="none")
    assert lookups.verdicts["Folkman, 1995"].status == "verified"
    assert lookups.verdicts["Nobodyfeld et al., 2013"].status == "unchecked"
    assert after == start


@pytest.mark.parametrize("status", ["not-found", "ambiguous", "agency"])
def test_other_near_works_are_no_change(status: str) -> None:
    """Where nothing names a work, it changes nothing that others come near it today, or none does in an outage."""
    near = Verdict(status, OTHER.key, (Candidate(WORK),))  # type: ignore[arg-type]
    before = updated({}, "a.md", [(OTHER, near)], "2026-01-02")
    for candidates in ((), (Candidate(replace(WORK, doi="10.1000/x", title="Bread")),)):
        after = updated(before, "a.md", [(OTHER, replace(near, candidates=candidates))], "2026-05-05")
        assert after == before
    other = replace(FOUND, candidates=(Candidate(replace(WORK, doi="10.1000/x", title="Bread")),))
    assert updated(lock(), "a.md", [(ASKED, other)], "2026-05-05") != lock()
