"""Identifiers beside the source that they identify."""

from __future__ import annotations

import pytest

import factcheck

MOE = "Salt raises pressure (Moe et al., 2013"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{MOE}; PMID: 28557738).", [("Moe", "", "28557738")]),
        (f"{MOE}, https://doi.org/10.1136/bmj.e3).", [("Moe", "10.1136/bmj.e3", "")]),
        (f"{MOE}) [PMID 28557738].", [("Moe", "", "28557738")]),
        (f"{MOE}. doi:10.1136/bmj.e3).", [("Moe", "10.1136/bmj.e3", "")]),
        (f"{MOE}, doi:10.1136/bmj.e3, PMID: 28557738).", [("Moe", "10.1136/bmj.e3", "28557738")]),
        ("Moe and Low (2013, PMID: 28557738) say so.", [("Moe", "", "28557738")]),
        ("See doi:10.1136/bmj.e3; PMID: 28557738.", [("", "10.1136/bmj.e3", "28557738")]),
        ("It helps (World Health Organization, 2019, doi:10.1136/bmj.e3).", [("", "10.1136/bmj.e3", "")]),
        (f"{MOE}; Low, 2014; PMID: 28557738).", [("Moe", "", ""), ("Low", "", "28557738")]),
        ("See PMID: 28557738; PMID: 22222229.", [("", "", "28557738"), ("", "", "22222229")]),
        (f"{MOE}) and so does a trial (PMID: 28557738).", [("Moe", "", ""), ("", "", "28557738")]),
        (f"{MOE}). PMID: 28557738 says no.", [("Moe", "", ""), ("", "", "28557738")]),
    ],
)
def test_one_source(text: str, expected: list[tuple[str, str, str]]) -> None:
    """A number right behind a name and year is that source's; a second one, or one with words before it, is not."""
    found = factcheck.extract(factcheck.read(text, format="text")).citations
    said = [(one.authors[0].family if one.authors else "", one.doi, one.pmid) for one in found]
    assert said == expected
