"""Usual doses of a day beside what the article tells elsewhere."""

from __future__ import annotations

import pytest

from factcheck.checks import regimen_total
from tests.checks.finding import found


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Lactulose: one to two sachets a day. Drink plenty.\n\nSix sachets between waking and sleeping is an "
            "ordinary amount.",
            "Six",
        ),
        (
            "Psyllium: two sachets a day with water.\n\nThe usual dose is five sachets a day, taken with a meal.",
            "five",
        ),
        (
            "Creatine is taken in stages.\n\n| Phase | Dose |\n|---|---|\n| Loading | 20 g a day |\n| Maintenance"
            ' | 3–5 g a day |\n\n"I have 12 grams every morning, which is the standard upkeep dose," she says.',
            "12 grams",
        ),
        (
            "A maintenance dose of 5 mg a day keeps nearly everyone well. Many weeks pass.\n\nLater on the usual "
            "maintenance dose is 15 mg a day, says the leaflet.",
            "15 mg a day",
        ),
        (
            "Take one sachet a day.\n\nHow many are normal? Three sachets every morning is the recommended amount.",
            "Three",
        ),
        (
            "Swallow two of the tablets each morning.\n\nEight of the tablets from one breakfast to the next are "
            "the usual quantity.",
            "Eight",
        ),
    ],
)
def test_slips(text: str, told: str) -> None:
    """A usual dose that no other place tells is told."""
    assert found(text, regimen_total) == [told]


@pytest.mark.parametrize(
    "text",
    [
        "Lactulose: one to two sachets a day.\n\nTwo sachets between waking and sleeping is an ordinary amount.",
        "Psyllium: two sachets a day. Children: one sachet a day.\n\nThe usual dose for children is half a "
        "sachet a day.",
        "The loading dose is 20 g a day. The usual maintenance dose is 5 g a day.",
        "The usual dose of ibuprofen is 1,200 mg a day. The usual dose of paracetamol is 3 g a day.",
        "Take one capsule a day. In severe cases four capsules a day may be needed. The usual dose is then "
        "three capsules a day.",
        "The starting dose is 5 mg a day. The usual dose is 20 mg a day.",
        "Iron: one tablet a day. Magnesium: the usual dose is four tablets a day.",
        "Take two tablets a day. The maximum is eight tablets a day. The usual dose is six tablets a day in hospital.",
    ],
)
def test_what_fits(text: str) -> None:
    """Doses of other people, stages and medicines, and those that one place tells, are left alone."""
    assert not found(text, regimen_total)
