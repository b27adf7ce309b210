"""Sentences against the tables that they speak of."""

from __future__ import annotations

import pytest

from factcheck.checks import table_text
from tests.checks.finding import found

FOOD = """
| Food | Portion | Iron |
|---|---|---|
| Beef liver | 85 g | 5.2 mg |
| Lentils, cooked | 1 cup | 6.6 mg |
| Spinach (boiled) | 1 cup | 6.4 mg |
| Chickpeas | 1 cup | 4.7 mg |
| Dark chocolate | 28 g | 3.4 mg |
"""
SIDE = """
| Side effect | Zinc | Placebo |
|---|---|---|
| Nausea | 18% | 7% |
| Headache | 9% | 10% |
| Bad taste | 31% | 6% |
"""
SLEEP = """
| Age | Hours of sleep a night |
|---|---|
| 3 to 5 years | 10 to 13 |
| 6 to 12 years | 9 to 12 |
| 13 to 18 years | 8 to 10 |
| Adults | 7 or more |
"""
YEAR = """
| Year | Deaths | Rate per 100,000 |
|---|---|---|
| 2019 | 4,300 | 13.0 |
| 2020 | 5,100 | 15.4 |
| 2021 | 4,800 | 14.5 |
"""
TRIAL = """
| Clinic | Patients | Mean wait |
|---|---|---|
| Northgate | 120 | 14 days |
| Harbour Street | 85 | 21 days |
| Elm Park | 240 | 9 days |
"""
PACK = """
| | |
|---|---|
| Bottle size | 100 ml |
| Tablets per pack | 60 |
| Best before | 24 months |
"""

SLIPS = [
    FOOD + "\nA cup of chickpeas gives you 7.4 mg of iron.",
    FOOD + "\nOf all these foods, dark chocolate has the most iron.",
    FOOD + "\nChickpeas have more iron than cooked lentils, and they're cheaper.",
    SIDE + "\nAs the table shows, 38% of people on zinc felt nausea.",
    SIDE + "\nHeadache was reported by one in five people taking placebo.",
    SIDE + "\nBad taste was the rarest complaint with zinc.",
    SIDE + "\nNausea was less common with zinc than with placebo.",
    SLEEP + "\nA fifteen-year-old needs 11 hours of sleep a night, though few get it.",
    SLEEP + "\nAdults should get at least five hours of sleep a night.",
    YEAR + "\nIn 2020 there were 1,500 deaths.",
    YEAR + "\nDeaths peaked in 2019.",
    YEAR + "\nThe rate in 2021 was 41.5 per 100,000.",
    TRIAL + "\nAt Harbour Street people wait three months on average.",
    TRIAL + "\nElm Park saw 420 patients, more than both other clinics together.",
    TRIAL + "\nThe longest wait was at Northgate.",
    TRIAL + "\nPatients at Elm Park wait about twice as long as those at Northgate.",
    PACK + "\nEach pack has 90 tablets.",
]

FITTING = [
    SIDE + "\nZinc was the most commonly taken supplement in people with a bad taste.",
    FOOD + "\nA cup of chickpeas gives you 4.7 mg of iron. Half a cup of spinach has 3.2 mg.",
    FOOD + "\nMilk chocolate has 0.7 mg of iron. Calf liver has 7 mg.",
    FOOD + "\nOf all these foods, lentils have the most iron. Women need 18 mg of iron a day.",
    FOOD + "\nDark chocolate has 65 mg of magnesium. 100 g of dark chocolate has 12 mg of iron.",
    FOOD + "\nCooked lentils have more iron than chickpeas.",
    SIDE + "\nAs the table shows, 18% of people on zinc felt nausea, against 7% on placebo.",
    SIDE + "\nIn an earlier trial (Smith, 2010), 25% of people on zinc felt nausea.",
    SIDE + "\nNausea was more common with zinc than with placebo. Bad taste was the most frequent complaint with zinc.",
    SIDE + "\nIn children nausea was seen in 30% with zinc. Nausea lasted two days on zinc.",
    SLEEP + "\nA fifteen-year-old needs 8 to 10 hours of sleep a night, but most get seven hours.",
    SLEEP + "\nAdults need at least seven hours of sleep a night. Adults over 65 sleep about six hours.",
    YEAR + "\nIn 2020 there were about 5,000 deaths. In 2020 there were 300 deaths in Wales.",
    YEAR + "\nDeaths peaked in 2020. Deaths rose by 800 in 2020.",
    TRIAL + "\nAt Harbour Street people wait three weeks on average. Northgate has 12 doctors.",
    TRIAL + "\nElm Park saw twice as many patients as Northgate. The shortest wait was at Elm Park.",
    TRIAL + "\nIn 2015 Elm Park saw 90 patients. Next year Elm Park hopes to see 300 patients.",
    TRIAL + "\nIn all, the three clinics saw 445 patients. Of the 240 patients at Elm Park, 60 were children.",
    TRIAL + "\nElm Park has the most patients of the three. Harbour Street has the most experienced nurses.",
    PACK + "\nEach pack has 60 tablets. Take 2 tablets a day.",
]


@pytest.mark.parametrize("text", SLIPS)
def test_slips(text: str) -> None:
    """A number, a rank or a comparison that the table has otherwise is told."""
    assert found(text, table_text)


@pytest.mark.parametrize("text", FITTING)
def test_what_fits(text: str) -> None:
    """What agrees, and what is said of other rows, people, years, portions and sources, is left alone."""
    assert not found(text, table_text)


def test_rows_in_any_order() -> None:
    """The order of a table's rows changes nothing."""
    head, rule, *rows = FOOD.strip().splitlines()
    for turned in (rows[::-1], rows[2:] + rows[:2]):
        table = "\n".join((head, rule, *turned))
        assert found(table + "\n\nA cup of chickpeas gives you 7.4 mg of iron.", table_text) == ["7.4 mg"]


def test_a_name_that_two_rows_have() -> None:
    """A label that stands twice names no row."""
    table = "| Drug | Dose |\n|---|---|\n| Iron | 60 mg |\n| Iron | 120 mg |\n| Zinc | 15 mg |"
    assert not found(table + "\n\nIron has a dose of 80 mg.", table_text)


def test_the_other_of_two_columns() -> None:
    """How many times as much one of two columns has as the one that is not named is held against its row."""
    table = "| Effect | Tablet | Dummy |\n|---|---|---|\n| Headache | 24 | 22 |\n| Dry mouth | 50 | 10 |\n\n"
    told = "Dry mouth was five times as frequent on the dummy pill as on the real one."
    assert found(table + told, table_text) == ["five times"]
    assert not found(table + told.replace("dummy pill", "tablet").replace("real", "other"), table_text)


def test_values_that_the_text_works_out() -> None:
    """What the text makes of cells, or of all cells of a row, is no cell told wrong."""
    drinks = "| Drink | Caffeine |\n|---|---|\n| Espresso | 63 mg |\n| Filter coffee | 95 mg |\n\n"
    assert not found(drinks + "Two espressos give you 126 mg, more than a filter coffee.", table_text)
    groups = "| Group | Women | Men |\n|---|---|---|\n| Drug | 40 | 38 |\n| Placebo | 41 | 39 |\n\n"
    assert not found(groups + "The drug was given to 78 people, and 80 got the placebo.", table_text)


UNITS = """
| Food | {} | {} |
|---|---|---|
| Herring | 7.8 | 312 |
| Salmon | 16 | 640 |
| Egg yolk | 5.6 | 224 |
"""


@pytest.mark.parametrize(
    ("headers", "sentence"),
    [
        (("µg per 100 g", "IU per 100 g"), "Salmon holds 6 µg per 100 g, more than any other fish."),
        (("µg", "IU"), "Salmon has 6 µg."),
        (("µg", "IU"), "Salmon has 604 IU."),
        (("mg/day", "kcal"), "Salmon has 6 mg/day."),
        (("mg", "kcal"), "Salmon gives 460 kcal."),
    ],
)
def test_a_header_that_is_a_unit(headers: tuple[str, str], sentence: str) -> None:
    """A column whose header is nothing but a unit is told of by a number in that unit."""
    assert len(found(UNITS.format(*headers) + "\n" + sentence, table_text)) == 1


@pytest.mark.parametrize(
    ("headers", "sentence"),
    [
        (("µg per 100 g", "IU per 100 g"), "Salmon holds 16 µg per 100 g, or 640 IU per 100 g."),
        (("µg", "IU"), "Salmon has 6 mg of zinc."),
        (("Day", "Week"), "Salmon keeps for 6 days."),
        (("min", "max"), "Salmon takes 6 min."),
        (("M", "N"), "Salmon is 6 m long."),
        (("Cup", "SD"), "Salmon fills 6 cups."),
    ],
)
def test_a_header_that_is_a_name(headers: tuple[str, str], sentence: str) -> None:
    """What fits, what is of another unit, and headers that are names, statistics or points in time."""
    assert not found(UNITS.format(*headers) + "\n" + sentence, table_text)
