from __future__ import annotations

import pytest

import factcheck
from factcheck.checks import RuleContext
from factcheck.checks.impossible_value import Options, check
from factcheck.data import word_table
from factcheck.extraction.quantities.units import unit


def broken(text: str) -> list[str]:
    article = factcheck.read(text, format="text")
    context = RuleContext(article, factcheck.extract(article))
    return [diagnostic.fields.get("quantity", "all") for diagnostic in check(context, Options())]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A fever of 1040°F is rare.", "a body temperature"),
        ("He died at the age of 180 years.", "an age"),
        ("She was in week 20, that is 200 weeks pregnant.", "a pregnancy"),
        ("They train 9 days a week.", "a part of a week"),
        ("Blood has a pH of 74.", "a pH"),
        ("A BMI of 2.5 is healthy.", "a body mass index"),
        ("Levothyroxine 100 mg daily helps.", "a dose of levothyroxine"),
        ("His heart rate rose to 820 bpm.", "a pulse"),
        ("They took paracetamol in a dose of 400 g.", "a dose of paracetamol"),
        ("More than 150% of all women agree.", "all"),
    ],
)
def test_what_cannot_be(text: str, name: str) -> None:
    """Values beyond the bounds are told, under the name of the quantity."""
    assert broken(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "A fever of 104°F is common.",
        "They train 5 days a week, 24 hours a day.",
        "They are open 7 days a week, and train 5 to 7 days a week.",
        "Levothyroxine 100 µg daily helps.",
        "They ate 150% of women's need, and 100% of men agreed.",
        "Most of the vitamin D comes from 150 g of fish a week.",
        "The vitamin D in 200 g of salmon a day is enough.",
        "You get your vitamin D by eating 200 g of salmon a day.",
        "He gets vitamin D out of 150 g fish every day.",
        "Take metformin with 200 g of food.",
        "The pulse rose to 180 beats per minute; a hummingbird's pulse is 1,200 beats per minute.",
        "A BMI of 25 is healthy, and pH 7.4 is normal.",
    ],
)
def test_what_can_be(text: str) -> None:
    """Values within the bounds, and percentages of other things than counts, are left alone."""
    assert broken(text) == []


def test_units_of_the_bounds_are_known() -> None:
    """A misspelt unit in the data would silence its bound."""
    assert all(unit(entry["unit"]) for entry in word_table("bounds")["quantity"] if "unit" in entry)
