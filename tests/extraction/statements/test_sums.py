"""Sums told in prose: totals behind their parts, and parts that are closed behind their whole."""

from __future__ import annotations

import pytest

from tests.extraction.statements.flagging import flagged

BROKEN = [
    "Lunch had 40 g of rice, 25 g of beans and 10 g of oil. That makes 95 g.",
    "- Breakfast: 400 kcal\n- Lunch: 600 kcal\n- Dinner: 700 kcal\n\nThat is 1,800 kcal for the whole day.",
    "Bread gave 2.1 g of salt, ham 1.4 g, and the pizza 1.8 g. In all, she ate 6.3 g.",
    "The bill lists 45 euros for the jab, 30 for the visit and 12.50 for the form. It comes to 97.50 euros.",
    "The unit saw 312 babies. Of these, 214 came alone, 41 with help, and the other 67 by caesarean.",
    "We had 90 calls: 31 about a dry mouth, 22 about dizziness, 14 about nausea; the remaining 33 were short.",
    "Last month 240 people came: 110 men and 120 women.",
    "The visit takes 60 minutes. We talk for 20 minutes, then 15 on your feet and 15 on the meter. "
    "There is nothing else on the programme.",
    "On Friday 64 falls were counted: 27 in bedrooms, 19 in bathrooms and 12 outside. That's the lot.",
    "- medicines: 45%\n- cleaners: 30%\n- plants: 20%\n- other: 10%",
    "My list had 28 patients on it: 12 with coughs, 7 with bad backs, 5 for a blood test and 6 with rashes.",
    "Our hospital has 310 beds: 140 on the medical wards, 95 for surgery, 40 for children and 25 for mothers.",
    "The scheme taught 95 children. There were 40 from the school, 32 from the nursery and 18 from the hostel.",
    "- clinic: 5,400 euros\n- fee: 1,200 euros\n- three weeks of rehab: 2,900 euros\n\nAll in all 9,800 euros.",
]
SOUND = [
    "My list had 30 patients on it: 12 with coughs, 7 with bad backs, 5 for a blood test and 6 with rashes.",
    "Fifteen trials had one aim: six tobacco, one alcohol, one drugs, three all, two both, and two hearts.",
    "Of 95 children, some had help: 40 at school, 32 at home.",
    "Lunch had 40 g of rice, 25 g of beans and 10 g of oil. That makes 75 g.",
    "Bread gave 2.1 g of salt, ham 1.4 g, and the pizza 1.8 g. Of that, ham and pizza make 3.2 g.",
    "The unit saw 322 babies. Of these, 214 came alone, 41 with help, and the other 67 by caesarean.",
    "Of 60 people, 28 have diabetes and 19 poor circulation.",
    "A total of 240 people took the test. We know that 120 were women and 110 were men; 10 left the box empty.",
    "They attended 52 births and welcomed 54 babies, 29 girls and 25 boys.",
    "The team of 24 has 12 nurses, 5 doctors, 3 dietitians and a pair of porters. Nobody else belongs to it.",
    "Six of eight traits are new, with one exception. All the remaining five traits are old.",
    "Five trials ran, 20 in Rome, 4 in Oslo and 3 in Bern. All 23 trials were small.",
    "Forty-five trials told levels. In 19 they were normal, and in the remaining 26 trials they were low.",
    "- medicines: 45%\n- cleaners: 30%\n- plants: 15%\n- other: 10%",
    "- itching: 85%\n- bad sleep: 60%\n- what others say: 25%",
    "The meal has 30 g per slice, 20 g per cup and 10 g per spoon. That makes 90 g.",
    "On 5 days 30 men came, on 4 days 25, on the other 3 days 20.",
]


@pytest.mark.parametrize("text", BROKEN)
def test_broken(text: str) -> None:
    """Parts that are all of a whole, and do not come to it, are told once."""
    assert len(flagged(text, "parts-and-total")) == 1


@pytest.mark.parametrize("text", SOUND)
def test_sound(text: str) -> None:
    """Sums that are right, parts that are not all, and numbers of something else are left alone."""
    assert not flagged(text, "parts-and-total")


@pytest.mark.parametrize("text", [text for text in BROKEN if "- " not in text])
def test_line_breaks(text: str) -> None:
    """Where lines break says nothing about a sum."""
    assert len(flagged(text.replace(" ", "\n"), "parts-and-total")) == 1
