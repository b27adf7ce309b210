"""Shares beside the count that they say again, of a whole told some sentences before."""

from __future__ import annotations

import pytest

from factcheck.checks import share_percent
from tests.checks.finding import found


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("We asked 180 customers. Most keep them cool. Another 45 of them, or 35%, use the bathroom.", "35%"),
        ("Ninety-six people have dug and sown. One in four, 32 in all, have gone back to work.", "One in four"),
        (
            "60 people tried a splint. Nine of them gave up. Put another way, one in five quit.",
            "one in five",
        ),
        ("There are 30 children in the class. Six of them, or one in three, carry an inhaler.", "one in three"),
        ("Of the 50 nurses on the unit, 45 have had the jab. That leaves 20% who are unprotected.", "20%"),
        ("The survey reached 1,200 adults. Three quarters of them – 800 people – skip breakfast.", "Three quarters"),
        ("A 60 g bar contains 15 g of fat. In other words, 40% of its weight is fat.", "40%"),
        ("Seventy of the 200 hips were day cases; the hospital puts its day-case rate at 55%.", "55%"),
        ("We asked 400 families and 100 wrote back. A response rate of 40% is better than hoped.", "40%"),
        ("60% of the 500 people asked agreed; that is 320 people.", "60%"),
    ],
)
def test_slips(text: str, told: str) -> None:
    """A share that is not what its count makes of the whole is told."""
    assert found(text, share_percent) == [told]


@pytest.mark.parametrize(
    "text",
    [
        "We asked 180 customers. Another 45 of them, or 25%, use the bathroom.",
        "We asked 500 people. Of the 300 women, 150 had been screened, which is half.",
        "One in four of the 200 pupils, or 50, has hay fever. Among the 50, ten also have asthma, one in five.",
        "The trial had 300 people. In the second arm (120 people), 30 fell ill (25%).",
        "The town has 12,000 people. The clinic saw 640 of them. A vaccination rate of 40% would protect all.",
        "We wrote to 400 families. In 2019, 30% (90 parents) agreed.",
        "There are 30 children in the class. Five brothers and sisters, or one in two, were ill last week.",
        "She takes 40 g of oats and 20 g of nuts. In other words, 60% of her breakfast is whole grain.",
        "Of the 50 nurses, 45 have had the jab. That leaves 10% without.",
        "The ward has 20 beds. Its death rate of 3% is the lowest of the 12 wards.",
    ],
)
def test_sound(text: str) -> None:
    """Shares that fit, shares of others and rates of something else are no slips."""
    assert found(text, share_percent) == []
