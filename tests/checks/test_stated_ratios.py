"""Shares in apposition to counts that are told as so many of so many."""

from __future__ import annotations

import pytest

from factcheck.checks import share_percent
from tests.checks.finding import found


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("In our group, 132 out of 165 mothers told us that it hurt in week one (70%).", "70%"),
        ("Salad eaten: 48 ill of 64 (65%).", "65%"),
        ("Just 18 of those 214 turned out to have it, roughly 18%.", "roughly 18%"),
        ("Nearly 28% of the homes failed their first visit, they said: 52 of the 138 premises.", "Nearly 28%"),
        ("Seventy-six percent of those with two doses had antibodies (1,032 out of 1,200).", "Seventy-six percent"),
        ("A third of the staff we watched on 4 June, 14 of 28, wiped their hands.", "A third"),
        ("Three in five strokes in our area, 720 of the 900 treated last year, were mild.", "Three in five"),
        ("Of 1,520 participants 760 had been given the antibody, exactly a third.", "exactly a third"),
        ("That year 459 mothers died among 4,010 births, a share of 15 per cent.", "15 per cent"),
        ("We asked 320 carers. “Last week,” said 112 (45%), “this week,” said 80 (25%).", "45%"),
        ("There were 410 births. 123 were by caesarean (20.0%), 41 with forceps (10.0%).", "20.0%"),
        ("Among 1,240 adults, there were polyps in 310 (25%) and cancer in 62 (another 15%).", "another 15%"),
    ],
)
def test_slips(text: str, told: str) -> None:
    """A share in brackets, between marks or at the end behind one is held against the counts that it says again."""
    (one,) = found(text, share_percent)
    assert told.endswith(one)


@pytest.mark.parametrize(
    "text",
    [
        "In our group, 132 out of 165 mothers told us that it hurt in week one (80%).",
        "Of 40 patients, 12 of 30 women improved; 70% of the men did.",
        "Half of the patients improved, but 12 of 40 with diabetes did not get any better.",
        "In all, 12 of 40 patients improved, a third more than last year.",
        "Pain fell in 12 of 40 patients, with a sensitivity of 85%.",
        "Of the 60 men 27 died: 55 per cent came through.",
        "Men: 88 of 200. Women: 56 of 200. So 44% against 28%.",
        "Nine in ten, 549 of 610, had a check. On our last visit it was 72%, so that is 18 points more.",
        "We asked 320 carers. Of the 200 who slept, 112 (56%) had help and 80 (40%) had none.",
        "The dose was cut in 30 of 120 patients (95% CI 18% to 34%).",
        "Of those 330, 15 of 30 with a cough (50%) were sent home.",
    ],
)
def test_sound(text: str) -> None:
    """Another share, the rest, a comparison or another whole is no slip of the ratio beside it."""
    assert found(text, share_percent) == []
