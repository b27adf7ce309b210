"""Counts that are told to be what is left of a whole."""

from __future__ import annotations

import pytest

from factcheck.checks import parts_and_total
from tests.checks.finding import found


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("In the study, 66 of 110 participants improved and 54 did not, which was a pity.", "54"),
        ("The team counted 28,616 infected; 11,310 of them died, but 13,706 did not.", "13,706"),
        ("The software flagged 95 of the 100 cancers in the set. So it left fifty undetected.", "fifty"),
        ("Of the 90 rooms 60 were clean, 20 were not, leaving 15 that nobody had seen.", "15"),
        ("There were 75 patients. In all, 50 of them wore it nightly. The remaining 42 had given up.", "42"),
        ("The clinic has 300 women on its list and 120 came; just 108 hadn't.", "108"),
    ],
)
def test_slips(text: str, told: str) -> None:
    """A rest is held against the largest count before it, less those between."""
    assert found(text, parts_and_total) == [told]


@pytest.mark.parametrize(
    "text",
    [
        "In the study, 66 of 110 participants improved and 44 did not, which was a pity.",
        "We wrote to 240 parents. Of these 80 answered, and the other 160 were rung up.",
        "The trial had 1,846 adults. After 611 declined and 235 were found too ill, that left 1,000 of them.",
        "Two drugs were tried on 120 people in 3 towns. The other 45 trials had no such drug.",
        "In 2019, 40 children came. The other 3,000 pupils of the town were never asked.",
        "Of the 90 rooms 60 were clean, 20 were not, and 10 were locked.",
        "The hospital has 12 wards with 240 beds. It left 30 nurses without work.",
        "She took 60 tablets and left 2 hours later.",
    ],
)
def test_sound(text: str) -> None:
    """A rest that any of the counts makes, one far from what is left, and what is no count are right."""
    assert found(text, parts_and_total) == []


def test_told_once() -> None:
    """Where the rest and the other parts are added up as well, one of the two is told."""
    text = "In March there were 410 births. 123 were by caesarean, 41 with forceps, and the other 264 were unassisted."
    assert len(found(text, parts_and_total)) == 1
