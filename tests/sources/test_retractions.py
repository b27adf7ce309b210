"""Retraction Watch's list as a local index."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.errors import FactcheckError
from factcheck.model import Work
from factcheck.sources.retractions import build, known

HEAD = "Record ID,OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature"
ROWS = [
    HEAD,
    "1,10.1000/A,0,Retraction",
    "2,10.1000/a,0,Correction",
    "3,unavailable,123,Expression of concern",
    "4,10.1000/b,0,Reinstatement",
    "5,10.1000/c,77,Correction",
]


def test_the_gravest_notice_stands(tmp_path: Path) -> None:
    """Retraction, concern and correction are told apart, a reinstatement is none of them."""
    index = tmp_path / "retractions.tsv"
    assert build(ROWS, index) == 4
    assert known(Work("x", "A", doi="10.1000/a"), index) == "retracted"
    assert known(Work("x", "B", doi="10.1000/b"), index) == ""
    assert known(Work("x", "C", pmid="77"), index) == "corrected"
    assert known(Work("x", "D", doi="10.1000/d", pmid="123"), index) == "concern"


def test_no_index_says_nothing(tmp_path: Path) -> None:
    """Without an index, and for works without identifiers, nothing is known."""
    assert known(Work("x", "A", doi="10.1000/a"), tmp_path / "none.tsv") == ""
    index = tmp_path / "retractions.tsv"
    build(ROWS, index)
    assert known(Work("x", "Untitled"), index) == ""


def test_odd_rows_and_a_damaged_index_say_nothing(tmp_path: Path) -> None:
    """A row that ends early is passed over; bytes that are no text match no work."""
    index = tmp_path / "retractions.tsv"
    assert build([*ROWS, "6", "7,,,Retraction"], index) == 4
    index.write_bytes(index.read_bytes() + b"\xff\xfe\tretracted\n10.1000/z\tnonsense\n")
    assert known(Work("x", "A", doi="10.1000/a"), index) == "retracted"
    assert known(Work("x", "Z", doi="10.1000/z"), index) == ""


def test_a_list_that_is_no_table_is_one_sentence(tmp_path: Path) -> None:
    """A cell of a megabyte, which the reader of tables refuses, is told and leaves no index."""
    with pytest.raises(FactcheckError, match="no Retraction Watch list"):
        build([HEAD, f'1,"{"x" * 1_000_000}",0,Retraction'], tmp_path / "retractions.tsv")
    assert not (tmp_path / "retractions.tsv").exists()


def test_another_table_is_refused(tmp_path: Path) -> None:
    """A page or a list of something else is an error, and the old index stays."""
    index = tmp_path / "retractions.tsv"
    build(ROWS, index)
    with pytest.raises(FactcheckError):
        build(["<html>", "Sign in"], index)
    assert known(Work("x", "A", doi="10.1000/a"), index) == "retracted"
