"""Changes and sums that other numbers of the passage account for are not told."""

from __future__ import annotations

import pytest

import factcheck


def told(text: str) -> list[str]:
    """Return the findings on the numbers of a passage."""
    found = factcheck.check(factcheck.read(text, "markdown"))
    return [f"{one.rule}: {one.message}" for one in found if one.code.startswith("FC1")]


@pytest.mark.parametrize(
    "text",
    [
        "Her glucose is 7.2 mmol/L now. Eight months ago it was 6.0, so it has gone up by 20 percent.",
        "Last year there were 42 falls among 280 residents. This year there were 28 in 280. They went down by a third; "
        "as shares, from 15 percent of residents to 10.",
        "The pens used to be 80 dollars a box; since May the same box costs 32. That is a cut of 60 percent. Who needs "
        "15 boxes a year has to find $480.",
        "The boy weighed 2,450 g and the girl 2,270 g, which is 5 lb.",
        "Three things are in the bag: sardines (380 mg of calcium a tin), yoghurt (200 mg a pot), kale (150 mg a bag).",
        "- a roll, 180 kcal\n- two eggs, 150 kcal\n- a banana, 105 kcal\n\nThat makes 435 kcal.",
        "They gave out 1,840 cuffs in the first year, 2,310 in the second and 2,675 in the third, 6,825 in all.",
        "With 450 families taking part, each one cost £30. Had all 600 families said yes, it would have been £18,000.",
    ],
)
def test_sound_passages(text: str) -> None:
    """What the words suggest is no slip where other numbers make the result, or each item has an amount of its own."""
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The pens used to be 80 dollars a box; since May the same box costs 32 dollars. That is a cut of 45 percent.",
        "In one trial, 30 of 120 patients (20%) slept better. Their pressure fell from 150 to 135 mmHg, a drop of 25%.",
        "They gave out 1,840 cuffs in the first year, 2,310 in the second and 2,675 in the third, 6,225 in all.",
        "A tin has 380 mg of calcium. She eats three tins a day, so that is 1,440 mg a day.",
    ],
)
def test_slips(text: str) -> None:
    """A slip of the same shape is told."""
    assert told(text)
