"""Numbers that are set apart from those that they follow from: conversions, shares, factors, changes, what each has."""

from __future__ import annotations

import pytest

from factcheck.checks import converted_unit, share_percent, stated_change, told_product
from tests.checks.finding import found

CHECKS = (converted_unit, share_percent, stated_change, told_product)
SLIPS = [
    ("The lap around the lake is 3.1 miles, or 50 km for those who think in metric.", "50 km"),
    ("Stir in 2 cups of skimmed milk (that's 290 ml if your jug is French) and 6 eggs.", "290 ml"),
    ("My grandmother weighed 9 stone. That is 75 kg.", "75 kg"),
    ("Each bar holds 180 kcal of energy – nearly 7,530 kJ on a label in Perth.", "nearly 7,530 kJ"),
    ("The cream is changed every 72 hours, which is to say every five days.", "five days"),
    ("The unit delivered 1,150 babies last year. Surgeons were needed for 345, or 3 percent of births.", "3 percent"),
    ("We asked 640 mothers in the town. At six weeks 256 were still feeding, that is 70%.", "70%"),
    (
        "Last winter 18,240 people came. The winter before, 16,000 patients did, so demand has risen by 24 percent.",
        "24 percent",
    ),
    ("The lab did 5,000 tests in spring. In summer it did 6,500, 3 percent more.", "3 percent"),
    ("In May she walked 12 miles a week. By August it was 36, five times as far.", "five times"),
    ("The ward had 84 patients in June. They spent 378 nights there, an average of 6.5 each.", "6.5"),
    ("The tray holds 1,680 calories. Cut into six squares, it gives 560 calories a helping.", "560 calories"),
    ("He ran 20 miles in 3 hours and 20 minutes; that is a steady 20 minutes for every mile.", "20 minutes"),
]
"""Texts whose last derived number is wrong, and that number."""

SOUND = [
    "The lap around the lake is 3.1 miles, or 5 km for those who think in metric.",
    "My grandmother weighed 9 stone. That is 57 kg.",
    "The unit delivered 1,150 babies last year. Surgeons were needed for 345, or 30 percent of births.",
    "Last winter 18,240 people came. The winter before, 16,000 patients did, so demand has risen by 14 percent.",
    "In May she walked 12 miles a week. By August it was 36, three times as far.",
    "The ward had 84 patients in June. They spent 378 nights there, an average of 4.5 each.",
    "He ran 20 miles in 3 hours and 20 minutes; that is a steady 10 minutes for every mile.",
    # What another value nearby leads to, what is of others, and what compares risks and not numbers.
    "The ward had 42 beds and 84 patients. They spent 378 nights there, an average of 9 for each bed, or 4.5 each.",
    "She takes 188 grams a day (35% of total calories) and 265 grams at weekends.",
    "A bottle of 300 ml is £5, one of 500 ml £7.50, and in the sale both are 20 percent off.",
    "In the trial were 287 parents with 500 children; those with spoons were twice as likely to get it wrong.",
    "The walk took 3 hours and 20 minutes, or some 90 minutes longer than we had been promised.",
    "The recipe needs 300 g of flour and, for the filling, 2 lb of apples.",
    "They were asked after six weeks. Pain was 6.8 points less at 22 weeks (7% absolute improvement).",
    "He lost 12 lb in spring. He weighs 80 kg.",
    # What "or" and a colon bring in for another case.
    "Take it for 7 days, or 2 weeks if symptoms persist.",
    "Store it for 48 hours (3 days in a cold fridge).",
    "Most heal in 8 weeks – or 3 months if the tear is deep.",
    "Rinse with 240 ml, or 2 cups for adults.",
    "Lose 5 kg, or 15 pounds if you can.",
    "Moderate cases: 8-12 weeks with treatment\nSevere cases: 3-6 months with rehabilitation",
]


@pytest.mark.parametrize(("text", "wrong"), SLIPS)
def test_a_number_set_apart_that_does_not_fit_is_told(text: str, wrong: str) -> None:
    """What follows from numbers before it, by its place and not by one wording, is told where it does not fit."""
    assert found(text, *CHECKS) == [wrong]


@pytest.mark.parametrize("text", SOUND)
def test_a_number_that_fits_or_is_of_something_else_is_not_told(text: str) -> None:
    """Nothing is told where the result comes out, where another value explains it, or where it is of other things."""
    assert not found(text, *CHECKS)
