"""What stands right beside a number says which readers are worth asking; none that would find something is left out."""

from __future__ import annotations

import pytest

from factcheck.extraction.quantities import find_quantities
from factcheck.model import Quantity


def one(text: str) -> Quantity:
    """Return the only quantity of a text."""
    (found,) = find_quantities(text)
    return found


@pytest.mark.parametrize(
    "text",
    [
        "They were aged 35.",
        "Age: 35",
        "The ages of about 35",
        "She turned 35.",
        "Anna, who’s 35, left.",
        "He was 35.",
        "She will be 35.",
        "a man of about 35",
        "Anna was nearly 35.",
        "Women under 35 may wait.",
        "people who start before 35",
        "patients older than 35",
        "adults aged > 35",
    ],
)
def test_the_word_before_an_age_is_never_passed_over(text: str) -> None:
    """Ages end in what they are of, in a verb, a bound or a hedge, and are still told by it."""
    assert one(text).measure.dimension == "age"


@pytest.mark.parametrize("text", ["the 35", "with 35 others", "and 35.", "They saw 35"])
def test_other_words_before_a_number_make_no_age(text: str) -> None:
    """A bare number behind any other word is a count."""
    assert one(text).measure.dimension == "count"


@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        ("(> 5 mg)", ">"),
        ("dose (≥5 mg)", ">="),
        ("maximum: 5 mg", "<="),
        ("max. 5 mg", "<="),
        ("no more than 5 mg", "<="),
        ("less than\u00a05 mg", "<"),
        ("at least just 5 mg", ">="),
        ("the limit is 5 mg", "<="),
        ("more (or so) 5 mg", "="),
        ("less, 5 mg", "="),
        ("50%) 5 mg", "="),
    ],
)
def test_comparators_are_read_behind_words_and_signs(text: str, comparator: str) -> None:
    """A comparator ends in one of its words or signs; any other mark before a number ends what came before."""
    assert list(find_quantities(text))[-1].comparator == comparator


@pytest.mark.parametrize(
    ("text", "per_day"),
    [
        ("1–2x/week", 1 / 7),
        ("5 mg (daily)", 1.0),
        ("5 mg, twice daily", 2.0),
        ("5 mg of zinc a day", 1.0),
        ("5 mg b.i.d.", 2.0),
        ("5 mg. A day later", 0.0),
        ("5 mg); daily", 0.0),
    ],
)
def test_how_often_is_said_behind_anything_but_a_closing_mark(text: str, per_day: float) -> None:
    """What closes a clause or a bracket ends the amount."""
    assert next(find_quantities(text)).measure.per_day == pytest.approx(per_day)


@pytest.mark.parametrize("text", ["the 5:2 diet", "a 16/8 fast", "16:8 intermittent fasting", "the 5:2-diet"])
def test_ways_to_eat_are_named_by_two_numbers(text: str) -> None:
    """Neither of the numbers in such a name is a quantity."""
    assert list(find_quantities(text)) == []


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("12 deaths per 100,000 people", "per 100000"),
        ("12/100,000", "per 100000"),
        ("5 to 6 in 100", "per 100"),
        ("12 a year per 1,000 women", "per 1000"),
    ],
)
def test_bases_of_rates_stand_behind_a_blank_or_a_stroke(text: str, unit: str) -> None:
    """A number is so many of a base, whatever is counted."""
    assert one(text).unit == unit


@pytest.mark.parametrize("text", ["a BMI of 30", "the body mass index: 30", "Body-mass index was 30"])
def test_a_body_mass_is_named_before_its_number(text: str) -> None:
    """In letters or in words."""
    assert one(text).measure.dimension == "mass per length^2"


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("minus 5 °C", -5.0),
        ("Minus-5 °C", -5.0),
        ("of −5 °C", -5.0),
        ("Negative 5 °C", -5.0),
        ("a plus of 5 °C", 5.0),
        ("10 or 5 °C", 5.0),
    ],
)
def test_a_sign_is_a_mark_or_a_word_right_before(text: str, low: float) -> None:
    """Either makes a number negative, any other word does not."""
    assert list(find_quantities(text))[-1].low == low


@pytest.mark.parametrize(("text", "unit"), [("US$ 5", "dollar"), ("$-5", "dollar"), ("€ 5", "euro"), ("cost 5", None)])
def test_currencies_stand_before_a_blank_and_a_sign(text: str, unit: str | None) -> None:
    """A blank and a minus may stand between a currency and its number."""
    assert one(text).unit == unit


@pytest.mark.parametrize(
    "text",
    [
        "in May 2003",
        "May 3, 2003",
        "on Sept. 3–5",
        "F(3, 7)",
        "word (3, 4)",
        "[3, 5]",
        "1. First",
        "www.a.org/5",
        "call 555-1234",
    ],
)
def test_dates_and_marks_are_no_quantities(text: str) -> None:
    """What stands before and behind a number still shows what it is of."""
    assert list(find_quantities(text)) == []
