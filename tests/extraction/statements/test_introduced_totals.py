"""Tables whose sum the sentence above announces."""

from __future__ import annotations

import pytest

from factcheck.checks import parts_and_total
from tests.checks.finding import found

HEAD = "\n\n| Kind | Number |\n|---|---|\n"


@pytest.mark.parametrize(
    "text",
    [
        "Last year we carried out **1,284 knee replacements**:"
        + HEAD
        + "| Total knee | 1,012 |\n| Other | 206 |\n| Redone | 96 |",
        "The 310 calls to our line were about these:" + HEAD + "| Pain | 150 |\n| Sleep | 90 |\n| Mood | 80 |",
    ],
)
def test_slips(text: str) -> None:
    """Counts that do not come to the number announced above them are told."""
    assert found(text, parts_and_total)


@pytest.mark.parametrize(
    "text",
    [
        "Last year we carried out 1,314 operations:" + HEAD + "| Whole | 1,012 |\n| Part | 206 |\n| Redone | 96 |",
        "Of 2,000 calls, these were the most frequent reasons:" + HEAD + "| Pain | 150 |\n| Sleep | 90 |",
        "In 2019 the clinics saw:" + HEAD + "| North | 1,150 |\n| South | 900 |",
        "We asked 300 people. Their answers:" + HEAD + "| Yes | 150 |\n| No | 90 |",
        "We asked 300 people in 4 towns:" + HEAD + "| Yes | 150 |\n| No | 140 |",
    ],
)
def test_what_fits(text: str) -> None:
    """Sums that fit, parts of a whole, years and sentences with two counts are left alone."""
    assert not found(text, parts_and_total)
