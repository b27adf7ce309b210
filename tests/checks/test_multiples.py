"""Results that are one amount as often as the numbers around it say."""

from __future__ import annotations

import pytest

from factcheck.checks import told_product
from tests.checks.finding import found


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("The tablets are 20 mg each. Swallow two of them, 60 mg, with your lunch.", "60 mg"),
        ("A spoonful of 5 ml holds 50 mg. Dad takes three spoonfuls, 200 mg, before bed.", "200 mg"),
        ("Each puff gives 200 micrograms. Take two at breakfast and two at bedtime: those 600 micrograms help.", "600"),
        ("The pen gives 4 units with each click. Turn it five times, and your 24 units are ready.", "24 units"),
        ("One capsule twice a day for 10 days is the plan. The pharmacist counted out the 24 capsules.", "24"),
        ("Ten sessions of 3 Gy were planned. The 36 Gy made her tired.", "36 Gy"),
        ("The bottle says 25 mg in 5 ml. He drew up 2 ml of it, 20 mg, and shook it.", "20 mg"),
        ('The solution has 20 mg in 5 ml. He drew up 10 ml. "Sixty milligrams," he said.', "Sixty milligrams"),
        ("We met three times a week for eight weeks. After those twenty lessons I could swim.", "twenty"),
        ("The ampoule holds 50 mg in 2 ml. For 75 mg you need 4 ml.", "4 ml"),
        ("Every 10 ml of the syrup contains 4 g of fibre. She takes 20 ml, and the 12 g do their work.", "12 g"),
    ],
)
def test_slips(text: str, result: str) -> None:
    """A result is told that no product of the amount and some of the numbers comes to."""
    assert any(result in one for one in found(text, told_product))


@pytest.mark.parametrize(
    "text",
    [
        "The tablets are 20 mg each. Swallow two of them, 40 mg, with your lunch.",
        "Do not take the 500 mg tablets. One 250 mg tablet three times a day is enough.",
        "On the first day take 500 mg, on each of the four days after it 250 mg. The 1.5 g will do.",
        "She takes 600 mg three times a day. This is within the 2,400 mg that doctors may prescribe.",
        "Two capsules of 2 mg, then one more after each of three trips: five capsules, ten milligrams.",
        "We listen for 30 minutes, twice a day. Eat something in the 2 hours before.",
        "The ampoule holds 50 mg in 2 ml. For 75 mg you need 3 ml.",
        "She had one lozenge every two hours between seven in the morning and nine at night.",
        "One box holds 28 tablets of 5 mg. The 40 mg of her sister come from another box.",
        "A slice has 200 kcal and an apple 80. Both together have 280 kcal.",
        "Over six years she ate 0.5 g of pepper per day. Of late it was around 2 g per day.",
        "Adults aged 19-50 years need 1000 mg/day. Women >50 years and men >70 years: 1200 mg/day.",
        "For three weeks he took 20 mg a day, for the next two weeks 40 mg a day, then 60 mg a day.",
        "Each spray is 50 micrograms. Two sprays in each nostril, so 200 micrograms a day.",
    ],
)
def test_what_fits(text: str) -> None:
    """Right results, strengths, bounds, sums and results of other amounts are left alone."""
    assert not found(text, told_product)


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("Take 400 mg four times a day. Stop after 3 days. Never go above 1,200 mg in 24 hours.", "above 1,200 mg"),
        ("You shouldn't go above 2 g in 24 hours. So I took 1 g at breakfast, at lunch and at dinner.", "above 2 g"),
    ],
)
def test_limits(text: str, limit: str) -> None:
    """A dose by the day is held against the most for a day that its passage sets."""
    assert found(text, told_product) == [limit]


@pytest.mark.parametrize(
    "text",
    [
        "Take 400 mg three times a day. Never go above 1,200 mg in 24 hours.",
        "Take 400 mg every four hours if needed. Never go above 1,200 mg in 24 hours.",
        "Adults take 400 mg four times a day. Children must not go above 1,200 mg in 24 hours.",
        "Start with 200 mg, then 400 mg four times a day. Never go above 1,200 mg in 24 hours.",
    ],
)
def test_limits_kept(text: str) -> None:
    """Doses within the most, when needed, for others or in steps are left alone."""
    assert not found(text, told_product)


def test_order_of_sentences() -> None:
    """A definite result may stand before what it follows from."""
    before = "The 40 Gy were hard on her. Each of the ten sessions brought 3 Gy."
    assert found(before, told_product) == ["40 Gy"]
