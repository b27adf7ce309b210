from __future__ import annotations

import pytest

from tests.extraction.statements.flagging import flagged


@pytest.mark.parametrize(
    "text",
    [
        "A standard room costs £1,150 a week, so a respite stay of four weeks will set you back £5,750.",
        "Lunch costs £11 a head; with 34 staff taking part, the lunch bill is £3,740.",
        "The home sets aside £3.50 per resident per week, and with 36 people there it has £252 to spend every week.",
        "A cup is 240 ml in the study, so three would be 360 ml.",
        "Parking is £4 a day. A ten-day stay will set a visitor back £60, coffee not counted.",
        "Every child got a helmet, £18 apiece, £640 for all 30 of them.",
        "One jar contains 24 capsules, so five jars would be 150 capsules.",
        "Sponsors give £2 for every length. Dev swam 64 lengths and so collected £168.",
    ],
)
def test_amounts_that_a_rate_does_not_come_to(text: str) -> None:
    """A rate with the number of things or the time right before an amount is told if they do not come to it."""
    assert flagged(text, "product-arithmetic") == ["product-arithmetic"]


@pytest.mark.parametrize(
    "text",
    [
        "A standard room costs £1,150 a week, so a respite stay of four weeks will set you back £4,600.",
        "The hostel costs £28 a head, and with 15 walkers the family room at £300 was cheaper.",
        "Entry is £6 a head. With 12 pensioners and a discount the bill was £60.",
        "A cup is 240 ml, and three large mugs hold 900 ml.",
        "Parking is £4 a day or £20 a week. A two-week stay costs £40.",
        "She pays £15 a week. After four weeks she had £140 left.",
        "The tickets were £12 each; two were free, so ten of us paid £96.",
        "The gym is £30 a month. In the first three months members save £45.",
        "It burns 210 kcal in a set. In four hours she burned 700 kcal.",
        "The dose is 5 mg a day. After 10 days the dose was raised to 20 mg.",
    ],
)
def test_amounts_that_fit_or_that_no_rate_is_tied_to(text: str) -> None:
    """Right amounts, those of other things, with something added or taken off, and of two rates are left alone."""
    assert not flagged(text, "product-arithmetic")
