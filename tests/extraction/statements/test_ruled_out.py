"""Numbers that the words beside them rule out."""

from __future__ import annotations

import pytest

import factcheck


def ruled_out(text: str) -> list[tuple[str, str]]:
    article = factcheck.read(text, format="markdown")
    return [(one.of, article.words(one.span)) for one in factcheck.extract(article).statements.ruled_out]


@pytest.mark.parametrize(
    ("text", "of", "words"),
    [
        ("Complaints fell by 120% last year.", "fall", "120%"),
        ("13 out of the 12 nurses had it.", "part", "13"),
        ("Three in two adults have it.", "part", "Three"),
        ("Wheat bran: 143 g in every 100 g", "content", "143 g"),
        ("The sensitivity of the test was 1.3.", "fraction", "1.3"),
        ("He lived to be 174 years old.", "age", "174 years old"),
        ("Grandma, who turned 140 on Monday, swims.", "age", "140"),
        ("It opens on 30 February.", "date", "30 February"),
        ("It opens on June 31.", "date", "June 31"),
        ("On 29 February 2023 she was born.", "date", "29 February 2023"),
        ("The bus leaves at 7.75pm.", "time", "7.75pm"),
        ("The PHQ-9 was given. She scored 31.", "score", "31"),
        ("Minus four patients turned up.", "count", "Minus four"),
        ("Her blood pressure was 80/120.", "pressure", "80/120"),
        ("There is a 130% chance of rain.", "share", "130%"),
        ("Survival at five years is 103%.", "share", "103%"),
        ("The surgery opens at 26:30.", "time", "26:30"),
        ("| Ward | Used |\n|---|---|\n| A | 4 |\n| B | -3 |\n| C | 7 |\n| D | 9 |", "count", "-3"),
    ],
)
def test_what_cannot_be(text: str, of: str, words: str) -> None:
    """No part is above its whole, nothing falls by more than all, and calendar, clock and scales have their ends."""
    assert ruled_out(text) == [(of, words)]


@pytest.mark.parametrize(
    "text",
    [
        "Profit fell by 120% last year. Lung volume was 112% of predicted.",
        "Seven of the 12 nurses had it, 2 of 2019's cases were late, and of 40 beds 52 were asked for.",
        "Mix 200 g of rice with 100 g of water. A solution has 9 g in 1 litre.",
        "The odds ratio was 1.3, and sensitivity rose by 1.3 points.",
        "The 174-year-old hospital is near a tree that turned 174 last year. Of the patients, 214, or half, were men.",
        "On 29 February 2024 and 31 May 40 people came. In May 40 people came.",
        "The clinic opens at 08:30 and closes at 17:00. Survival is 93%, and 150% higher than before.",
        "It runs from 7.45pm to 12.00pm at a ratio of 1:75.",
        "The PHQ-9 was given to 31 people. She scored 12, a fall of 31 per cent.",
        "It was minus four degrees. Her blood pressure was 120/80 in 30/52 studies of hypertension.",
        "| Ward | Change |\n|---|---|\n| A | 4 |\n| B | -3 |\n| C | 7 |\n| D | 9 |",
    ],
)
def test_what_can_be(text: str) -> None:
    """Differences, other people's wholes, labels, buildings and dates that there are, are left alone."""
    assert not ruled_out(text)
