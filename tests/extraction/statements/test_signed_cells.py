"""Sentences beside a table that tell one of its cells, by many signs, or a rank in it."""

from __future__ import annotations

import pytest

from tests.extraction.statements.flagging import flagged

PULSE = "| Week | Resting pulse | Sleep (h) |\n|---|---|---|\n| 1 | 74 | 6.4 |\n| 4 | 70 | 6.9 |\n| 8 | 66 | 7.3 |"
PLAN = "| Meal | Units |\n|---|---|\n| Breakfast | 8 |\n| Lunch | 12 |\n| Dinner | 14 |"
REASONS = "| Reason | Share |\n|---|---|\n| Prep unpleasant | 29% |\n| No ride | 37% |\n| Cost worries | 20% |"
BEANS = (
    "| Food | Fibre (g) | Protein (g) |\n|---|---|---|\n| Lentils | 14 | 17 |\n| Beans | 15 | 15 |\n| Peas | 9 | 9 |"
)
TOWNS = "| Town | Seen |\n|---|---|\n| Adams | 71% |\n| Benton | 66% |\n| Lane | 63% |\n| Polk | 58% |"
MONTHS = "| Month | Children | Adults |\n|---|---|---|\n| June | 64 | 92 |\n| July | 88 | 97 |\n| Total | 152 | 189 |"


@pytest.mark.parametrize(
    ("text", "table"),
    [
        ("By week 8 my resting pulse was down to 60 beats a minute, and hills no longer scared me.", PULSE),
        ("You take 8 units at breakfast, 12 at lunch because it is your biggest meal, and 10 with dinner.", PLAN),
        ("Dislike of the prep came up often (37%), which is why we now split it.", REASONS),
        ("Fibre is where beans win. Peas top the list below, and I could eat any of these daily.", BEANS),
        ("Polk ranks third among our four towns, and mobile vans will park at its schools.", TOWNS),
        ("Children outnumbered adults at the workshops, which were held in parks and pools.", MONTHS),
    ],
)
def test_what_the_table_beside_it_has_otherwise(text: str, table: str) -> None:
    """A number or rank that enough signs tie to a cell with another one is told, before or behind the table."""
    assert flagged(f"{text}\n\n{table}", "table-and-text")
    assert flagged(f"{table}\n\n{text}", "table-and-text")


@pytest.mark.parametrize(
    ("text", "table"),
    [
        ("By week 8 my resting pulse was down to 66 beats a minute.", PULSE),
        ("Week 8 is still 60 above week 1 in resting pulse.", PULSE),
        ("My goal for week 8 is a resting pulse of 60 beats a minute.", PULSE),
        ("You take 8 units at breakfast, 12 at lunch, and 14 with dinner.", PLAN),
        ("Of those who disliked the preparation, 37% came the second time.", REASONS),
        ("It was 29% for the drink, 37% for want of a ride, and 20% said cost worries.", REASONS),
        ("Beans top the list for fibre, lentils for protein.", BEANS),
        ("Streets with the lowest Polk rates are seen first.", TOWNS),
        ("Lane ranks third, and Polk fourth.", TOWNS),
        ("Lane ranks third among our four towns.", TOWNS),
        ("Adults outnumbered children at the workshops.", MONTHS),
    ],
)
def test_what_the_table_has_or_does_not_tell(text: str, table: str) -> None:
    """Nothing is told of what the row has, of goals, other groups, and ranks among something else."""
    assert not flagged(f"{text}\n\n{table}", "table-and-text")
