"""Dataclasses as records: readable, short, and nothing else ever read."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.codec import DamagedError, from_record, to_record
from factcheck.model import Candidate, Name, Verdict, Work
from factcheck.verification.lock import Locked
from factcheck.verification.query import Query

WORK = Work("crossref", "Cells", (Name("Li", "X."), Name("de Jong")), (2018, 2019), doi="10.1000/a")
VERDICT = Verdict("differs", "li 2019", (Candidate(WORK, ("year",), ("title",), 2.5),), ("title",), asked=("crossref",))
LOCKED = Locked("a.md", "li 2019", "abc", "verified", "2026-01-02", WORK, pinned=True)
QUESTION = Query("li 2019", (Name("Li"),), et_al=True, year=2019, sentence="Cells.")
ALL = (WORK, VERDICT, LOCKED, QUESTION)


@pytest.mark.parametrize("value", ALL)
def test_a_record_is_read_back(value: Any) -> None:
    """Through JSON and back nothing changes."""
    assert from_record(type(value), json.loads(json.dumps(to_record(value)))) == value


def test_a_record_says_what_is_not_the_default() -> None:
    """Fields that say nothing are left out, and authors are short."""
    assert to_record(WORK) == {
        "source": "crossref",
        "title": "Cells",
        "authors": [["Li", "X."], ["de Jong", ""]],
        "years": [2018, 2019],
        "doi": "10.1000/a",
    }


@pytest.mark.parametrize("author", [["Li"], ["Li", ""], {"family": "Li"}, {"family": "Li", "initials": ""}])
def test_older_ways_to_write_authors(author: Any) -> None:
    """Lock files, indexes and tables of earlier versions are read."""
    assert from_record(Work, {"source": "a", "authors": [author]}).authors == (Name("Li"),)


@pytest.mark.parametrize(
    "record",
    [
        None,
        [],
        {},
        {"source": "a", "years": "2019"},
        {"source": "a", "years": ["2019"]},
        {"source": "a", "years": [True]},
        {"source": "a", "title": None},
        {"source": "a", "update": "lost"},
        {"source": "a", "update": []},
        {"source": "a", "authors": [["Li", "X", "Y"]]},
        {"source": "a", "authors": [[]]},
        {"source": "a", "authors": ["Li"]},
        {"source": "a", "authors": [{"family": 1}]},
        {"source": "a", "colour": "red"},
    ],
)
def test_anything_else_is_damaged(record: Any) -> None:
    """A missing, unknown or wrong field is told, and nothing is made of it."""
    with pytest.raises(DamagedError):
        from_record(Work, record)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(st.sampled_from(ALL), st.data())
def test_a_stranger_may_change_any_field(value: Any, data: st.DataObject) -> None:
    """Whatever stands in a field, the record is read or damaged, never anything else."""
    record = to_record(value)
    record[data.draw(st.sampled_from(sorted(record)) | st.text(max_size=5))] = data.draw(_JSON)
    try:
        assert isinstance(from_record(type(value), record), type(value))
    except DamagedError:
        return
