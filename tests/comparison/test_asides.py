"""Words right beside a number that make it one of another thing."""

from __future__ import annotations

import pytest

import factcheck
from factcheck.comparison.asides import are_of_two_degrees, are_of_two_sorts, states_both
from factcheck.comparison.frames import Frame, frames, sentences


def pair(one: str, two: str) -> tuple[Frame, Frame]:
    """Return the frames of the first numbers of two sentences."""
    article = factcheck.read(f"{one}\n\n{two}", format="text")
    claims = factcheck.extract(article).claims
    here, there = (next(iter(frames(article, claims, each))) for each in sentences(article, claims))
    return here, there


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("The police arrested 13 men.", "He was arrested along with 12 other men."),
        ("The bowl has 320 kcal.", "Less dressing brings the bowl down to 230 kcal."),
        ("A plain bowl of soup has 320 kcal.", "The cook cut the bowl of soup to 230 kcal."),
        ("Deaths rose over the past 20 years.", "Deaths fell in the first 2 years after the law."),
        ("The ward treats 30 patients per day.", "The ward treats 900 patients."),
        ("We did 8 rounds (4 minutes total).", "Each round has 40 seconds of rest."),
        ("You come home 3 pounds heavier.", "You come home several pounds heavier."),
        ("Some 420 people were hanged in the city.", "The city has 4.4 million people."),
    ],
)
def test_one_number_is_of_another_sort(one: str, two: str) -> None:
    """Others than those told of, an outcome, a look back from now, a rate, another scale, a total time, some."""
    assert are_of_two_sorts(*pair(one, two))


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("The police arrested 13 men.", "In all, 12 men were arrested by the police."),
        ("The bowl has 320 kcal.", "A bowl comes with 230 kcal."),
        ("Deaths rose for 20 years.", "Deaths rose for 2 years."),
        ("Some 420 people came.", "In all, 430 people came."),
        ("The drug cured 40% of men.", "The drug cured 0.4% of men."),
        ("Less salt cut pressure to 130 mmHg.", "With less salt pressure fell to 140 mmHg."),
    ],
)
def test_plain_numbers_and_two_of_one_sort_are_compared(one: str, two: str) -> None:
    """Nothing is set apart where neither number, or each of them, has such a word."""
    assert not are_of_two_sorts(*pair(one, two))


@pytest.mark.parametrize(
    ("one", "both"),
    [
        ("Lie down for 6 hours, but for no more than 2 days.", True),
        ("Lie down for 6 hours.", False),
        ("Lie down for 6 days, including 2 days in hospital.", False),
    ],
)
def test_a_sentence_that_gives_both_numbers_contradicts_neither(one: str, both: bool) -> None:
    """What one sentence adds to its own number may be the other's, unless it is a part of its own."""
    two = "Lie down for no more than 2 days."
    here, there = pair(one, two)
    assert states_both(here, one, there, two) is both


@pytest.mark.parametrize(
    ("one", "two", "apart"),
    [
        ("a goal of 55 mg/dL for very high-risk patients", "High risk: a goal of 70 mg/dL", True),
        ("a goal of 55 mg/dL for high-risk patients", "at high risk, a goal of 70 mg/dL", False),
        ("the higher dose cured 40%", "the high dose cured 50%", True),
        ("low-dose aspirin cured 40%", "aspirin cured 50%", False),
    ],
)
def test_degrees_of_one_thing(one: str, two: str, apart: bool) -> None:
    """Two degrees of risk or dose are two groups; where one sentence names none, nothing is set apart."""
    assert are_of_two_degrees(one, two) is apart
