from __future__ import annotations

import pytest

import factcheck
from factcheck.checks import RuleContext, impossible_value
from factcheck.checks.impossible_value import Options, check
from factcheck.data import word_table
from factcheck.extraction.quantities.units import unit
from tests.checks.finding import found


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


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Many babies are asleep for up to 26 hours out of every day, in short stretches.", "up to 26 hours"),
        ("They watch 30 hours of television per day.", "30 hours"),
        ("He slept 25 hours in every 24.", "25 hours"),
        ("She lies awake 27 hours of each day.", "27 hours"),
        ("The first is the pressure as the heart squeezes. Marjorie had 78 over 124, which is high.", "78 over 124"),
        ("Her blood pressure was 70 over 110 this morning.", "70 over 110"),
        ("The number needed to treat was 0.4.", "0.4"),
        ("Ask for the NNT. It tells how many must take it. For this jab it is 0.3, said the man.", "0.3"),
    ],
)
def test_days_pressures_and_numbers_needed(text: str, told: str) -> None:
    """More hours than a day has, a turned pressure in words and fewer than one to treat cannot be."""
    assert found(text, impossible_value) == [told]


@pytest.mark.parametrize(
    "text",
    [
        "The ward is staffed 48 hours of nurses a day between them.",
        "After 36 hours, the day nurse came. He was awake for 26 hours and slept the day after.",
        "Fast for 30 hours in the day before the test. Wear it for 26 hours. Every day helps.",
        "Her blood pressure fell from 120 over 80 to 90 over 60.",
        "The pressure to treat grew: 60 over 100 people were seen.",
        "The NNT was 4, the hazard ratio 0.4.",
        "Ask for the number needed to treat. The relative risk is 0.3.",
    ],
)
def test_long_times_and_small_numbers(text: str) -> None:
    """Times of several days, right pressures and other small numbers are left alone."""
    assert not found(text, impossible_value)


def test_pulses_of_magnets() -> None:
    """A pulse sequence is none of a heart."""
    text = "We used a pulse sequence for amides. Experiments were performed at 600 and 800 MHz with pulse trains."
    assert not found(text, impossible_value)
