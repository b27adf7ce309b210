"""Columns of changes, each of which is from the row above or from the year that it names."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

import factcheck

LATER = ("| 2020 | 91,799 | +30.0% |", "| 2021 | 106,699 | +16.2% |", "| 2022 | 109,680 | +2.8% |")


def told(rows: Sequence[str]) -> list[str]:
    """Return the messages about a table of years, counts and changes."""
    page = "\n".join(("# Deaths", "", "| Year | Deaths | Change |", "|---|---|---|", *rows, ""))
    return [one.message for one in factcheck.check(factcheck.read(page, "markdown")) if one.rule == "parts-and-total"]


@pytest.mark.parametrize("row", ["| 2019 | 70,630 | -4.1% (from 2017 peak) |", "| 2019 | 70,630 | −4.1% (vs. 2017) |"])
def test_a_change_from_the_year_that_it_names(row: str) -> None:
    """A change that names its year is held against that row, whatever stands between."""
    for between in ((), ("| 2018 | 67,367 | −4.1% |",)):
        (message,) = told(("| 2017 | 70,237 | +9.6% |", *between, row, *LATER))
        assert message.startswith("from 70,237 to 70,630 the change is +0.56%")


@pytest.mark.parametrize(
    "rows",
    [
        ("| 2010 | 38,329 | — |", "| 2015 | 52,404 | +11.4% |", "| 2019 | 70,630 | +4.8% |"),
        ("| 2018 | 67,367 | −4.1% |", "| 2019 | 70,630 | +4.8% (p < 0.01) |"),
        ("| 2017 | 70,237 | +9.6% |", "| 2019 | 70,630 | +0.6% (from 2017) |"),
        ("| 2017 | 70,237 | +9.6% |", "| 2019 | 70,630 | +4.8% (from 2018) |"),
    ],
)
def test_changes_from_years_that_the_table_leaves_out(rows: Sequence[str]) -> None:
    """Where a year is left out, or is named and not there, nothing says what a change is from."""
    assert told((*rows, *LATER)) == []


def test_a_change_that_does_not_fit_the_row_above() -> None:
    """Among rows that fit, one whose change is not from the row above is told."""
    (message,) = told(("| 2019 | 70,630 | — |", *LATER, "| 2023 | 107,543 | +1.9% |"))
    assert message == "from 109,680 to 107,543 the change is -1.95%, not +1.9%"
