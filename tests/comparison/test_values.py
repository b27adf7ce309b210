from __future__ import annotations

import pytest

import factcheck
from factcheck.comparison.values import agree, factor, variant
from factcheck.model import Quantity


def number(text: str) -> Quantity:
    (found,) = factcheck.extract(factcheck.read(f"It was {text}.", format="text")).quantities
    return found


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("0.1%", "0.14%", True),
        ("0.1%", "0.2%", False),
        ("about 30%", "32%", True),
        ("145 patients", "125 patients", False),
        ("less than 0.1%", "less than 0.01%", False),
        ("more than 10%", "12%", True),
        ("more than 10%", "8%", False),
        ("2 weeks", "14 days", True),
        ("1 in 4 patients", "25%", True),
        ("18 to 90 years", "18 to 9 years", False),
        ("5 to 10 mg", "5 to 10 mg", True),
    ],
)
def test_values_agree_if_both_can_be_meant(one: str, two: str, expected: bool) -> None:
    """Precision, approximation, one-sided bounds and units decide, not the digits."""
    assert agree(number(one), number(two)) is expected


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("145 patients", "125 patients", ""),
        ("less than 5%", "less than 2%", "bounds"),
        ("less than 0.1%", "less than 0.01%", "bounds"),
        ("3,480 people", "34,800 people", "magnitude"),
    ],
)
def test_three_ways_to_differ(one: str, two: str, expected: str) -> None:
    """A contradiction, bounds that both can be true, and a slip of the decimal point are told apart."""
    assert variant(number(one), number(two)) == expected


def test_the_factor_is_the_same_both_ways() -> None:
    """It is the larger over the smaller."""
    assert factor(number("5 mg"), number("2 g")) == pytest.approx(factor(number("2 g"), number("5 mg")))
