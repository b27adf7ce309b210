"""Sentences in one mould that speak of two things."""

from __future__ import annotations

import pytest

import factcheck
from factcheck.comparison.frame_mismatch import told_apart

APART = [
    ("Heart disease killed 695,000 people in 2021.", "Cancer killed 605,000 people in 2021."),
    ("Flu sent 4,000 people to hospital in January.", "Flu sent 2,500 people to hospital in February."),
    ("Of those vaccinated, 8 were infected.", "Of those not vaccinated, 162 were infected."),
    ("Vitamin D deficiency affects 40% of Europeans.", "Iron deficiency affects 25% of Europeans."),
    ("Type 1 diabetes makes up 5% of cases.", "Type 2 diabetes makes up 90% of cases."),
    ("Those who took aspirin had 15% fewer strokes.", "Those who took statins had 25% fewer strokes."),
    ("Those who smoke have a 15% risk of dying.", "Those who run have a 5% risk of dying."),
    ("In the US, 13% of adults smoke.", "In France, 25% of adults smoke."),
    ("The vaccine was 95% effective against severe disease.", "The vaccine was 67% effective against infection."),
]
SAME = [
    (
        "Five trials (623 participants) compared the screws.",
        "Five trials, involving 923 participants, tested the screws.",
    ),
    ("Less than 0.1% of tumor cells survive.", "Fewer than 0.01% of tumor cells survive."),
    ("Seventeen studies randomised women.", "Sixteen studies randomised women."),
    ("The drug halves strokes.", "Bananas are yellow."),
    (
        "In short: walking 8,000 steps a day instead of 4,000 lowers the risk of dying by 51%.",
        "Those who took 8,000 steps a day had a 15% lower risk of dying than those who took 4,000 steps a day.",
    ),
    ("Eating 300 g of fish a week cut deaths by 21%.", "Taking 300 g of fish a week cut deaths by 12%."),
    ("", "It fell."),
]


@pytest.mark.parametrize(("one", "two"), APART)
def test_a_telling_word_in_place_of_another_tells_apart(one: str, two: str) -> None:
    """What is the same but for what it is about, or for a denial, is no restatement, whichever comes first."""
    assert told_apart(one, two)
    assert told_apart(two, one)


@pytest.mark.parametrize(("one", "two"), SAME)
def test_other_words_for_the_same_do_not(one: str, two: str) -> None:
    """Other verbs, common words and numbers tell nothing apart, nor do sentences of quite another build."""
    assert not told_apart(one, two)
    assert not told_apart(two, one)


@pytest.mark.parametrize(
    ("one", "two"),
    [*APART, ("In 2019 the clinic saw 310 patients with sepsis.", "In 2022 the clinic saw 420 patients with sepsis.")],
)
def test_they_are_no_conflict(one: str, two: str) -> None:
    """Neither side by side nor in two paragraphs of a draft, and not between two years."""
    for text in (f"{one} {two}", f"{one}\n\n{two}"):
        assert not [finding for finding in factcheck.check(factcheck.read(text)) if finding.code == "FC101"]
