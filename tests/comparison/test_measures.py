"""Two measures: agreement whatever the writing, and the slip that made one of the other."""

from __future__ import annotations

import pytest

from factcheck.comparison.measures import comparable, compare, slip
from factcheck.extraction.quantities import find_quantities
from factcheck.model import Measure


def measure(text: str) -> Measure:
    """Return the measure of the first quantity in a text."""
    return next(iter(find_quantities(text))).measure


ALIKE = [
    ("5 mg daily", "5 mg a day"),
    ("5 mg daily", "5 mg per day"),
    ("500 mg four times a day", "2 g daily"),
    ("10% of adults", "1 in 10 adults"),
    ("30 of 120 women", "25% of women"),
    ("33% of children", "a third of children"),
    ("nearly two thirds of men", "64% of men"),
    ("12 per 100,000 people", "0.012%"),
    ("two weeks", "14 days"),
    ("10% of adults", "one adult in ten"),
    ("half an hour", "30 minutes"),
    ("39 °C", "102.2 °F"),
    ("about 30 people", "28 people"),
    ("12%", "12.3%"),
    ("at least 150 minutes a week", "150 minutes or more a week"),
    ("more than 30% of women", "31% of women"),
    ("6 feet", "1.83 m"),
    ("1.5 kg", "1500 g"),
    ("every 8 hours", "three times a day"),
    ("three days a week", "three times a week"),
    ("every other day", "every 2 days"),
    ("six weeks", "a month and a half"),
    ("9 out of 10 people", "91% of people"),
    ("three meals a day", "three times a day"),
    ("150 over 95 mmHg", "150/95 mmHg"),
    ("below 130/80 mmHg", "less than 130/80"),
    ("a quarter of a million people", "250,000 people"),
    ("a price of 5 to 10 pounds", "£5 to £10"),
    ("120 mg/5 ml", "24 mg/ml"),
    ("65 years or older", "people over 65"),
    ("a year-and-a-half", "18 months"),
    ("a third or more", "a third or more"),
    ("between 5 and 10 mg", "5–10 mg"),
]


@pytest.mark.parametrize(("one", "two"), ALIKE)
def test_one_fact_in_two_writings_agrees(one: str, two: str) -> None:
    """What two writings state alike is of one dimension and agrees, in either order."""
    first, second = measure(one), measure(two)
    assert comparable(first, second)
    assert compare(first, second) == compare(second, first) == "agree"


UNLIKE = [
    ("5 mg daily", "50 mg daily"),
    ("5 mg a day", "5 g a day"),
    ("12%", "13%"),
    ("10% of adults", "one in five adults"),
    ("two weeks", "12 days"),
    ("1 year", "18 months"),
    ("38 °C", "38.5 °C"),
    ("less than 0.1%", "less than 0.01%"),
    ("5–10 mg", "5–15 mg"),
    ("at least 150 minutes", "100 minutes"),
    ("500 mg", "550 mg"),
    ("about 30 people", "45 people"),
    ("150/95 mmHg", "150/85 mmHg"),
    ("120 mg/5 ml", "120 mg/ml"),
]


@pytest.mark.parametrize(("one", "two"), UNLIKE)
def test_two_values_differ(one: str, two: str) -> None:
    """Values that cannot both be of one thing differ, in either order."""
    assert compare(measure(one), measure(two)) == compare(measure(two), measure(one)) == "differ"


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("under 60 years", "over 60 years"),
        ("at least 30 minutes", "at most 30 minutes"),
        ("less than 5%", "more than 5%"),
        ("just over half of them", "nearly half of them"),
    ],
)
def test_bounds_at_one_number_that_point_apart_are_turned(one: str, two: str) -> None:
    """A turned comparator is told from another value."""
    assert compare(measure(one), measure(two)) == compare(measure(two), measure(one)) == "turned"


@pytest.mark.parametrize(
    ("one", "two", "agreement"),
    [
        ("more than two years", "almost three years", "agree"),
        ("less than 60 kg", "just over 59 kg", "agree"),
        ("more than two years", "almost five years", "compatible"),
        ("more than 100 g", "almost 300 g", "compatible"),
    ],
)
def test_a_bound_and_a_value_with_room_for_one_between(one: str, two: str, agreement: str) -> None:
    """What lies between two whole numbers may be said from below and from above."""
    assert compare(measure(one), measure(two)) == compare(measure(two), measure(one)) == agreement


@pytest.mark.parametrize(
    ("one", "two"),
    [("up to 10%", "5%"), ("at least 30 minutes", "60 minutes"), ("more than 5 kg", "less than 20 kg")],
)
def test_both_can_be_true(one: str, two: str) -> None:
    """A value well within a limit neither repeats nor contradicts it."""
    assert compare(measure(one), measure(two)) == compare(measure(two), measure(one)) == "compatible"


@pytest.mark.parametrize(
    ("one", "two", "name"),
    [
        ("less than 0.1%", "less than 0.01%", "tenfold"),
        ("1,200 people", "12,000 people", "tenfold"),
        ("5 mg", "5 g", "unit"),
        ("500 micrograms", "500 milligrams", "unit"),
        ("6 weeks", "6 months", "unit"),
        ("37%", "73%", "digit"),
        ("1,432 women", "1,482 women", "digit"),
        ("30 days", "41 days", "other"),
        ("5 years", "6 months", "other"),
    ],
)
def test_the_slip_has_a_name(one: str, two: str, name: str) -> None:
    """The kind of slip between two values does not depend on their order."""
    assert slip(measure(one), measure(two)) == slip(measure(two), measure(one)) == name


@pytest.mark.parametrize(("one", "two"), [("5 mg", "5 ml"), ("10%", "10 people"), ("5 years", "5 years of age")])
def test_other_dimensions_do_not_compare(one: str, two: str) -> None:
    """Only numbers of one dimension are compared."""
    assert not comparable(measure(one), measure(two))
