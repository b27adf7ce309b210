"""Journals in brackets behind whose study it is."""

from __future__ import annotations

import pytest

import factcheck


def cited(text: str) -> list[tuple[str, str, str]]:
    """Return the author, the organisation and the journal of each dated citation."""
    found = factcheck.extract(factcheck.read(text, format="text")).citations
    return [
        ("".join(name.family for name in one.authors), one.organisation, one.container) for one in found if one.year
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Richard Doll and colleagues followed doctors for 50 years (BMJ 2004).", ("Doll", "", "BMJ")),
        ("Moe et al. found less pain (JAMA, 2010).", ("Moe", "", "JAMA")),
        ("In the SPRINT trial (The Lancet, 2015), 9,361 people took part.", ("", "", "Lancet")),
        ("In the Diabetes Prevention Program it fell (JAMA, 2010).", ("", "", "JAMA")),
        ("A large trial found less pain (JAMA, 2010).", ("", "JAMA", "")),
        ("The Dutch study found less pain (JAMA, 2010).", ("", "JAMA", "")),
        ("Moe et al. and Low et al. found less pain (JAMA, 2010).", ("", "JAMA", "")),
    ],
)
def test_the_sentence_names_whose_it_is(text: str, expected: tuple[str, str, str]) -> None:
    """A single group of authors, or a study with a name of its own, makes the journal the place of printing."""
    assert cited(text) == [expected]
