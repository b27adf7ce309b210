"""Works without an author, cited by their titles."""

from __future__ import annotations

import pytest

import factcheck

LIST = """

## References

Sleep and memory in old age. (2011). BMJ, 3, 1-9.

Salt in school meals. (2012, May 3). BBC News. https://news.test/salt

Night shifts and the heart. (2013). BMJ, 3, 1-9.
"""


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("As “Sleep and memory in old age” (2011) shows, it helps.", ["2011"]),
        ("*Sleep and memory in old age* (2011) says so.", ["2011"]),
        ("It helps (“Salt in School Meals,” 2012; “Night shifts,” 2013).", ["2012", "2013"]),
        ('It helps ("Night Shifts," 2013).', ["2013"]),
        ("Night shifts (2013) were hard.", []),
        ("It helps (“Night Shifts,” 2014).", []),
    ],
)
def test_a_title_and_its_year_cite_an_entry(text: str, years: list[str]) -> None:
    """All of a title will do, and its first words in quotation marks; the year has to be that of the entry."""
    pairs = factcheck.extract(factcheck.read(text + LIST, format="markdown")).links.pairs
    assert [pair.reference.year for pair in pairs] == years
