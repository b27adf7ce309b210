"""Journals in the place of an author are read whole, and are nobody's name."""

from __future__ import annotations

import pytest

from factcheck.extraction.citations import find_citations
from factcheck.extraction.sentences import split


@pytest.mark.parametrize(
    ("text", "journal"),
    [
        ("According to JAMA Internal Medicine (2020), an hour of housework counts.", "JAMA Internal Medicine"),
        ("According to The Lancet Public Health (2022), so it is.", "The Lancet Public Health"),
        ("A paper from PLOS Medicine (2018) agrees.", "PLOS Medicine"),
        ("In short, JAMA Netw Open (2023) says so.", "JAMA Netw Open"),
        ("As British Journal of Sports Medicine (2019) says, it helps.", "British Journal of Sports Medicine"),
        ("A Cochrane Database of Systematic Reviews (2018) paper.", "Cochrane Database of Systematic Reviews"),
        ("Sources: The New England Journal of Medicine (2015).", "The New England Journal of Medicine"),
        ("According to Circulation (2015), it falls.", "Circulation"),
    ],
)
def test_a_journal_in_the_place_of_the_author_is_read_whole(text: str, journal: str) -> None:
    """Words before its title are none of it, nor is its last word alone an author."""
    assert [(one.organisation, one.authors) for one in find_citations(text, tuple(split(text)))] == [(journal, ())]


@pytest.mark.parametrize(
    ("text", "author"),
    [
        ("Brain et al. (2015) said so.", "Brain"),
        ("The American College of Sports Medicine (2018) says so.", "American College of Sports Medicine"),
        ("Institute of Medicine (2005) agrees.", "Institute of Medicine"),
        ("Kaiser Permanente Internal Medicine Group (2015) says so.", "Kaiser Permanente Internal Medicine Group"),
    ],
)
def test_what_only_ends_like_a_journal_is_none(text: str, author: str) -> None:
    """People with the names of journals, and organisations whose names end in one, stay who they are."""
    (one,) = find_citations(text, tuple(split(text)))
    assert (one.authors[0].family if one.authors else one.organisation).removeprefix("The ") == author
