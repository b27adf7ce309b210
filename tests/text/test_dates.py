"""Names of months, and what a year is."""

from __future__ import annotations

import re

import pytest

from factcheck.text.dates import YEAR, month_names, month_number


@pytest.mark.parametrize(
    ("word", "number"),
    [("January", 1), ("may", 5), ("Sept.", 9), ("Sep", 9), ("DEC", 12), ("Marching", 0), ("", 0)],
)
def test_months(word: str, number: int) -> None:
    """A month is known by its name and its usual abbreviations, in any case."""
    assert month_number(word) == number


def test_expressions() -> None:
    """The longest name is taken, and years are those from the fifteenth century to the one that began in 2000."""
    found = re.match(month_names(), "September")
    assert found and found[0] == "September"
    assert [bool(re.fullmatch(YEAR, year)) for year in ("1399", "1400", "1999", "2099", "2100")] == [
        False,
        True,
        True,
        True,
        False,
    ]
