from __future__ import annotations

import pytest

import factcheck
from factcheck.checks import Diagnostic, RuleContext
from factcheck.checks.parts_and_total import Options, check
from factcheck.checks.parts_and_total.columns import broken_columns


def diagnostics(text: str, format: str = "text") -> list[Diagnostic]:
    article = factcheck.read(text, format=format)
    return list(check(RuleContext(article, factcheck.extract(article)), Options()))


TABLE = "| Group | N | Share |\n|---|---|---|\n| A | {} | {} |\n| B | {} | {} |\n| Total | {} | {} |\n"


@pytest.mark.parametrize(
    "text",
    [
        "It followed 1,200 adults (700 men and 400 women).",
        "It followed 200 patients: 120 (60%) men, 90 (45%) women.",
        "They were 60% male and 50% female.",
    ],
)
def test_two_groups_of_everybody(text: str) -> None:
    """Men and women are the whole."""
    assert len(diagnostics(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "It followed 1,200 adults (700 men and 500 women).",
        "It followed 200 adults (110 men, 80 women, 10 unknown).",
        "It followed 200 adults (110 men and 100 women's partners).",
        "Pain was felt by 60% of men and 50% of women.",
    ],
)
def test_what_adds_up_or_need_not(text: str) -> None:
    """Right sums, a third group and shares of two groups are left alone."""
    assert not diagnostics(text)


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("In 60% it fell, and in the remaining 50% it rose.", True),
        ("In 60% it fell, and in the remaining 40% it rose.", False),
        ("Of the 80%, 50% fell, and the other 30% rose.", False),
        ("In 60% it fell. The remaining 50 patients left.", False),
    ],
)
def test_the_rest(text: str, broken: bool) -> None:
    """What is called the rest makes the whole, or an earlier share."""
    assert bool(diagnostics(text)) == broken


@pytest.mark.parametrize(
    ("cells", "columns"),
    [
        (("10", "40%", "15", "60%", "25", "100%"), []),
        (("10", "40%", "15", "60%", "26", "100%"), [2]),
        (("1,010", "40%", "15", "70%", "1,025", "100%"), [3]),
        (("10 (40%)", "4.1", "15 (60%)", "5.1", "35 (100%)", "6.6"), [2]),
        (("54", "n/a", "60", "3", "57", "7"), []),
    ],
)
def test_tables(cells: tuple[str, ...], columns: list[int]) -> None:
    """Counts add to their total and percentages to 100; means, gaps and decimals are left alone."""
    article = factcheck.read(TABLE.format(*cells), format="markdown")
    (table,) = factcheck.extract(article).tables
    assert [column.total.column for column in broken_columns(table)] == columns


def test_people_are_no_sum_of_studies() -> None:
    """A number of people that studies come to is no sum of the studies: their sum is of their own kind."""
    assert (
        diagnostics("Of the 835 reports screened, nine cohort studies remained, totalling 122 417 participants.") == []
    )
