from __future__ import annotations

import pytest

from factcheck.extraction.citations import find_citations
from factcheck.extraction.sentences import split


def read(text: str) -> list[tuple[list[str] | str, str | None, str]]:
    """Return authors or organisation, year and container of each citation."""
    found = find_citations(text, tuple(split(text)))
    named = ((one, [name.family for name in one.authors] or one.organisation) for one in found)
    return [(name, one.year, one.container) for one, name in named]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It fell (Moe et al., Stroke, 2000).", (["Moe"], "2000", "Stroke")),
        ("It fell [Source: Moe et al., Lancet, 2016].", (["Moe"], "2016", "Lancet")),
        ("It fell (Moe et al., Made-up Journal Name, 2016).", (["Moe"], "2016", "Made-up Journal Name")),
        ("It fell (Moe et al. N Engl J Med. 2018).", (["Moe"], "2018", "N Engl J Med")),
        ("It fell, as Moe et al. in Nature Medicine (2019) say.", (["Moe"], "2019", "Nature Medicine")),
        (
            "It fell (Moe, Patient Education and Counseling, 2003).",
            (["Moe"], "2003", "Patient Education and Counseling"),
        ),
        ("It fell (Moe and Low, Pain, 2003).", (["Moe", "Low"], "2003", "Pain")),
        ("It fell (SALT Collaborators, Lancet, 2016).", ("SALT Collaborators", "2016", "Lancet")),
        ("It fell (Moe et al., Alzheimer's & Dementia, 2014).", (["Moe"], "2014", "Alzheimer's & Dementia")),
        ("It fell (see Moe et al., Eur Heart J, 2014; p. 3).", (["Moe"], "2014", "Eur Heart J")),
    ],
)
def test_place_between_authors_and_year(text: str, expected: tuple[list[str] | str, str, str]) -> None:
    """A journal between authors and year is where the work appeared; the authors stay its authors."""
    assert read(text) == [expected]


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        ("It fell (Moe, Low, and Poe, 2012).", ["Moe", "Low", "Poe"]),
        ("It fell (Moe, Blood, & Poe, 2012).", ["Moe", "Blood", "Poe"]),
        ("It fell (Low, 2012).", ["Low"]),
        ("It fell (Moe et al., 2011; Pain & Poe, 2012).", ["Moe"]),
    ],
)
def test_authors_named_like_journals(text: str, authors: list[str]) -> None:
    """Further authors are no journal, even where one is called like one."""
    assert read(text)[0][0] == authors


@pytest.mark.parametrize(
    ("text", "organisation"),
    [
        ("It fell (JAMA Internal Medicine, 2020).", "JAMA Internal Medicine"),
        ("Health Affairs, 2022", "Health Affairs"),
        ("Addiction, 2017", "Addiction"),
        ("The American Society of Clinical Oncology (2021) agrees.", "American Society of Clinical Oncology"),
    ],
)
def test_journal_alone(text: str, organisation: str) -> None:
    """A journal in the place of the author is read whole, and no longer name is cut down to one."""
    assert [found[0] for found in read(text)] == [organisation]
