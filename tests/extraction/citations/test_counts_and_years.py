"""Numbers that look like years behind a name."""

from __future__ import annotations

import pytest

import factcheck


@pytest.mark.parametrize(
    "text",
    [
        "In a study in JAMA, 2010 men were followed.",
        "A trial in BMJ, 1950 patients strong, found less pain.",
        "As Moe and Low, 2010 patients later, knew, it helps.",
        "In one cohort (Harvard, 1976 women) it fell.",
        "In JAMA, 2010 reasons were given.",
    ],
)
def test_a_number_of_people_is_no_year(text: str) -> None:
    """What counts people, or goes on behind a journal, dates nothing."""
    assert not [one for one in factcheck.extract(factcheck.read(text, format="text")).citations if one.year]


@pytest.mark.parametrize(
    "text", ["(Moe, 2010 in women)", "Moe et al., 2010 adults took it", "In JAMA, 2010, men slept."]
)
def test_people_told_of_later_leave_the_year(text: str) -> None:
    """Behind another word or a mark, or where "et al." says that persons are named, a year stays one."""
    assert [one.year for one in factcheck.extract(factcheck.read(text, format="text")).citations] == ["2010"]


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Rates vary (CDC, 2017-2018).", ["2017"]),
        ("Rates vary (National Eye Institute, 2019–2020).", ["2019"]),
        ("He served long (Obama, 2009-2017).", []),
        ("Rates vary (WHO, 1990-2015).", []),
        ("The president (Moe, 2017-2018) said so.", []),
    ],
)
def test_surveys_have_periods_and_persons_lives(text: str, years: list[str]) -> None:
    """Two or three years behind an organisation date its survey."""
    assert [one.year for one in factcheck.extract(factcheck.read(text, format="text")).citations] == years
