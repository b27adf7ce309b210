"""Titles with markup, names in one piece, retraction marks."""

from __future__ import annotations

import pytest

from factcheck.sources.text import doi_of, full_name, plain, short_name, title_of, years_in


def test_markup_and_double_escapes_go() -> None:
    """Tags and entities leave the words they stood around."""
    assert plain("Role of <i>TP53</i> &amp;amp; MDM2 at p &lt; 0.05") == "Role of TP53 & MDM2 at p < 0.05"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("RETRACTED: Ileal lesions in mice.", ("Ileal lesions in mice", True)),
        ("WITHDRAWN: Ileal lesions in mice", ("Ileal lesions in mice", True)),
        ("RETRACTED ARTICLE: Ileal lesions", ("Ileal lesions", True)),
        ("Withdrawal of nicotine in rats.", ("Withdrawal of nicotine in rats", False)),
        ("Retracted eyelids in thyroid disease", ("Retracted eyelids in thyroid disease", False)),
    ],
)
def test_a_retraction_mark_is_taken_off_and_told(title: str, expected: tuple[str, bool]) -> None:
    """Only a mark with its colon is one; a title may speak of withdrawal."""
    assert title_of(title) == expected


@pytest.mark.parametrize(
    ("full", "family"),
    [
        ("Ludwig van Beethoven", "van Beethoven"),
        ("Beethoven, Ludwig van", "Beethoven"),
        ("Sammy Davis Jr.", "Davis"),
        ("Aristotle", "Aristotle"),
        ("Cobb, Fields W., Jr.", "Cobb"),
        ("Cobb Jr., Fields W.", "Cobb"),
        ("Cobb, Jr., Fields W.", "Cobb"),
        ("SPRINT Research Group", "SPRINT Research Group"),
        ("GBD 2019 Collaborators", "GBD 2019 Collaborators"),
    ],
)
def test_the_family_name_of_a_full_name(full: str, family: str) -> None:
    """Particles stay with the family name, suffixes do not."""
    assert full_name(full).family == family


def test_short_names_end_in_initials() -> None:
    """PubMed's order is family name, then initials without stops."""
    assert (short_name("de Kraker ME").family, short_name("de Kraker ME").initials) == ("de Kraker", "ME")
    assert (short_name("Cobb FW Jr").family, short_name("Cobb FW Jr").initials) == ("Cobb", "FW")
    assert short_name("WHO Study Group").family == "WHO Study Group"


def test_identifiers_and_years_are_read_in_every_dress() -> None:
    """A DOI loses its resolver and capitals; a date in any order of precision gives its year."""
    assert doi_of("https://doi.org/10.1000/ABC.") == "10.1000/abc"
    assert doi_of("not one") == ""
    assert years_in(["2018 Feb 3", "2019-01", "", "2018", "n.d."]) == (2018, 2019)
