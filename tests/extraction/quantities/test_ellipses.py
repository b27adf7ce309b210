"""Bare numbers whose unit stands elsewhere."""

from __future__ import annotations

import pytest

from factcheck.extraction.quantities import find_quantities


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Boil it for 3 minutes, or 5 at high altitude.", "minute"),
        ("Walks last 20 to 30 minutes; more than 45 is rare.", "minute"),
        ("Give 10 mg/kg. If that fails, multiply the weight by 15.", "milligram per kilogram"),
        ("The usual dose is 20 mg. The limit is 40.", "milligram"),
        ("Screening begins at age 45 and ends at 75.", "year of age"),
        ("Drink not 500 ml but 750.", "millilitre"),
        ("It should be under 5 mmol/L, and ideally 4.", "millimole per litre"),
    ],
)
def test_the_unit_just_said(text: str, unit: str) -> None:
    """The measure has it, the quantity only what stands beside the number."""
    *_, last = find_quantities(text)
    assert (last.unit, last.measure.unit) == (None, unit)


@pytest.mark.parametrize(
    "text",
    [
        "It took 3 weeks. The score was 5.",
        "It took 3 weeks and 120 came back.",
        "It took 3 weeks, with a score of 2.",
        "Of those who took 20 mg, 12 slept.",
        "It rose by 10% to 12.",
        "It took 3 weeks; more than 400 is rare.",
        "Insulin was 8 mmol/L. By 35, it falls.",
    ],
)
def test_numbers_of_another_kind(text: str) -> None:
    """A count, a score, what is ten times as large and what follows a percentage have no unit to inherit."""
    *_, last = find_quantities(text)
    assert last.measure.unit == ""


@pytest.mark.parametrize(
    "text",
    [
        "Adults 65 and over are invited.",
        "It is for women of 50 or older.",
        "At 35, it falls.",
        "After 40 the risk rises.",
        "It is meant for those 65 years or older.",
        "It suits children from 12 years upwards.",
    ],
)
def test_ages(text: str) -> None:
    """Who is older or younger, and a bare number at the head of a sentence, has years of age."""
    (found,) = find_quantities(text)
    assert found.measure.dimension == "age"


@pytest.mark.parametrize("text", ["Scores of 50 or above count.", "After 40 days it rises.", "At 500 it stops."])
def test_what_is_no_age(text: str) -> None:
    """Scores, days and hundreds are none."""
    (found,) = find_quantities(text)
    assert found.measure.dimension != "age"
