"""Titles with a year in brackets, and citations that stand in headings all the same."""

from __future__ import annotations

import pytest

import factcheck


def cited(text: str) -> list[str]:
    return [citation.text for citation in factcheck.extract(factcheck.read(text, format="markdown")).citations]


@pytest.mark.parametrize("heading", ["# Workforce Composition (2023)", "# National Guidelines (2019)"])
def test_a_title_cites_nobody(heading: str) -> None:
    """A heading of capitalised words with a year is a title."""
    assert cited(f"{heading}\n\nCells survive.") == []


@pytest.mark.parametrize("heading", ["# A study by Sleeman (2011)", "# What happens, according to Sleeman (2011)"])
def test_somebody_named_in_a_heading_is_cited(heading: str) -> None:
    """After "by" and "according to" stands a source, in a heading as anywhere."""
    assert cited(f"{heading}\n\nCells survive.") == ["Sleeman (2011)"]


@pytest.mark.parametrize(
    "line", ["eLife, 2020", "Cochrane Database of Systematic Reviews, 2021, no. 10", "*Addiction*, 2017;12"]
)
def test_a_journal_alone_says_where_the_article_appeared(line: str) -> None:
    """A line of its own with a journal and a year is about the article; in a cell it is the source of its row."""
    assert cited(f"# Quitting\n\n{line}\n\nCells survive.") == []
    assert len(cited(f"| Finding | Source |\n|---|---|\n| Cells survive. | {line} |")) == 1
