from __future__ import annotations

import pytest

from tests.checks.test_table_ratios import found


@pytest.mark.parametrize(
    ("rows", "cell"),
    [
        (["Clinic | Men | Women | All", "North | 12 | 9 | 21", "South | 8 | 14 | 22", "East | 7 | 8 | 17"], "17"),
        (["Answer | People | Share", "Yes | 30 | 50%", "No | 18 | 30%", "Unsure | 12 | 24%"], "24%"),
        (["Ward | Beds | In use | %", "A | 20 | 15 | 75", "B | 16 | 12 | 75", "C | 25 | 10 | 70"], "70"),
        (["Month | Weight, kg | Change", "May | 92.0 | ", "June | 90.5 | −1.5", "July | 88.0 | −1.5"], "−1.5"),
        (["Age | Before | After | Gap", "20 | 61 | 52 | 9", "40 | 70 | 55 | 15", "60 | 75 | 62 | 31"], "31"),
        (["Year | Births | Growth", "2020 | 200 | –", "2021 | 230 | 15%", "2022 | 253 | 20%"], "20%"),
        (["Week | Attacks", "1 | 6", "2 | 8", "3 | 7", "Average | 5"], "5"),
        (["Night | Sleep", "1 | 6.0 h", "2 | 8.0 h", "3 | 7.0 h", "Mean | 7.5 h"], "7.5 h"),
        (["Group | Score", "Young | 14", "Old | 20", "Mean | 23"], "23"),
        (["Runner | Before | After | Gain", "Ola | 27:10 | 26:00 | 1:10", "Petra | 31:45 | 30:15 | 2:30",
          "Sunil | 24:30 | 23:50 | 0:40"], "2:30"),
        (["Rank | Town | Deaths", "1 | Aby | 41", "2 | Boda | 29", "3 | Cely | 34", "4 | Dora | 18"], "34"),
        (["Meal | Carbs (g)", "Breakfast | 45", "Lunch | 60", "Dinner | 55", "Whole day | 170"], "170"),
    ],
)  # fmt: skip
def test_row_that_breaks_the_formula(rows: list[str], cell: str) -> None:
    """A cell is told whose row does not make it as all other rows make theirs, and a mean that is none."""
    assert found(rows) == [cell]


@pytest.mark.parametrize(
    "rows",
    [
        # shares of people who may give several answers, rounded shares
        ["Answer | People | Share", "Pain | 30 | 60%", "Cost | 25 | 50%", "Fear | 20 | 40%", "Other | 3 | 6%"],
        ["Answer | People | Share", "Yes | 1 | 33%", "No | 1 | 33%", "Unsure | 1 | 34%"],
        # two rows do not follow: it is another formula
        ["Clinic | Men | Women | All", "North | 12 | 9 | 21", "South | 8 | 14 | 25", "East | 7 | 8 | 17"],
        # changes of unrounded or adjusted means
        ["Arm | Start | End | Change", "A | 7.8 | 7.2 | −0.6", "B | 7.9 | 7.8 | −0.2", "C | 8.0 | 7.1 | −0.9"],
        # ranks by something else, ranks that rise
        ["Rank | Town | Deaths", "1 | Aby | 41", "2 | Boda | 29", "3 | Cely | 34", "4 | Dora | 18", "5 | Egg | 20"],
        ["Place | Runner | Minutes", "1 | Ola | 26", "2 | Sunil | 27", "3 | Petra | 31", "4 | Mia | 31"],
        # hours of the day
        ["Clinic | Opens | Closes | Beds", "A | 08:00 | 16:30 | 12", "B | 09:00 | 17:00 | 8", "C | 07:30 | 19:00 | 9"],
        # a mean weighted by size, a median
        ["Group | Score", "Young | 14", "Old | 20", "Mean | 15"],
        ["Week | Attacks", "1 | 6", "2 | 18", "3 | 7", "Median | 7"],
        ["Week | Attacks", "1 | 6", "2 | 8", "3 | 7", "Average | 7"],
        # no formula at all
        ["Food | Fat | Sugar | Salt", "A | 3 | 4 | 7", "B | 2 | 9 | 1", "C | 5 | 5 | 2", "D | 1 | 1 | 3"],
        [
            "Year | Deaths | Change",
            "2015 | 100 | –",
            "2018 | 130 | +30% (since 2015)",
            "2019 | 110 | −4% (age-adjusted)",
        ],
    ],
)
def test_rows_that_may_be_right(rows: list[str]) -> None:
    """Nothing is told where the rows follow no one formula, or one that rounding or weights explain."""
    assert not found(rows)
