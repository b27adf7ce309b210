"""Values that are told to be what is left, a sum or a gap, in any unit."""

from __future__ import annotations

import pytest

from factcheck.checks import elapsed_years, parts_and_total, told_product
from tests.checks.finding import found


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("You may have 200 mg a day. A mug of coffee holds 140 mg, so there is 80 mg to spare.", "80 mg"),
        ("The jar weighs 900 g. We took out 250 g for the soup, which leaves 500 g for the pie.", "500 g"),
        ("The ward has 940 spaces, 60 for nurses. That leaves 8,800 for everybody else.", "8,800"),
        ("Her pack had 28 tablets in March. By May only twelve were left, because she had taken 19.", "twelve"),
        ("We saw 46 people, 29 of them men. The 170 women were older.", "The 170 women"),
        ("A total of 264 people started and 165 reached the end, so 118 dropped out.", "118"),
    ],
)
def test_rests(text: str, told: str) -> None:
    """What is left is held against the largest value of its kind, less the others."""
    assert [one.strip() in told for one in found(text, parts_and_total)] == [True]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The split was £3.2m for films, £1.1m for radio and £0.7m for ads. Of the £9m in total, most went.", "£9m"),
        ("A banana has 105 calories, and butter adds 95. Eaten together they make 20 calories.", "20 calories"),
        ("They train for 45 minutes on Tuesdays and 75 on Thursdays. Add those up to get three hours.", "three hours"),
        ("Seen:\n\n- eyes: 770\n- knees: 410\n- hips: 320\n\nTogether these three are 1,900 people.", "1,900"),
    ],
)  # fmt: skip
def test_sums(text: str, told: str) -> None:
    """A whole is held against the values of the nearest sentences or of the list before it."""
    assert found(text, parts_and_total) == [told]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Vaccinated people went home after 5 days rather than the 11 of others, a gap of twelve days.", "twelve days"),
        ("The older runner took 24 hours 10 minutes; Kit needed 22 hours 30 minutes, 130 minutes less.", "130 minutes"),
        ("The bar lists 250 calories and the snack 200 calories. You come out 80 calories ahead.", "80 calories"),
    ],
)
def test_gaps(text: str, told: str) -> None:
    """A gap is held against the only two values before it."""
    assert found(text, parts_and_total) == [told]


@pytest.mark.parametrize(
    "text",
    [
        "You may have 200 mg a day. A mug of coffee holds 140 mg, so there is 60 mg to spare.",
        "People in 19 trials had enough. People in the remaining 26 had little. It helped in all 56 trials together.",
        "This review has eleven trials (2906 people) and nine trials with a total of 2637 people.",
        "For a woman who weighs 60 kg this comes to 48 grams, and for a man of 80 kg it is more.",
        "There were no cases among 2,104 women who took it and six among 2,052 who did not.",
        "The dose was given over two days rather than five days, and all of them were well after nine.",
        "Use the 24-hour patch for six weeks; you'll need ten weeks of supplies in total.",
        "The council lent out 60 bicycles. Two months in, 9 were stolen and 4 were broken, so 47 were on the road.",
        "Of 350 people a third came by bus, so 250 walked or drove.",
        "Tickets were £1.50 for 96 children and £2 for 40 parents, so the fair took £224 in all.",
        "The town sees 40 deaths a year. Smoking causes 90 deaths more than drink.",
    ],
)
def test_sound(text: str) -> None:
    """What any of the values come to, what counts something else, and what is of other values are right."""
    assert found(text, parts_and_total) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Add 3 tablespoons of sugar at 45 calories each, 81 calories in all, and some lemon peel.", ["81 calories"]),
        ("Add 3 tablespoons of sugar at 45 calories each, 135 calories in all, and some lemon peel.", []),
        ("The house has 4 theatres of 55 square metres each, 275 in total, and a room for 9.", ["275"]),
        ("The house has 4 theatres of 55 square metres each, 220 in total, and a room for 9.", []),
    ],
)
def test_so_many(text: str, told: list[str]) -> None:
    """A result is held against the one amount that each of so many things has before it."""
    assert found(text, told_product) == told


def test_dates_that_fit() -> None:
    """A length that lies between the two dates before it is right."""
    text = (
        "It ran from May 2012 to May 2023, 11 years. It opened on 8 May and closes on 14 August, so it lasts 14 weeks."
    )
    assert found(text, elapsed_years) == []
