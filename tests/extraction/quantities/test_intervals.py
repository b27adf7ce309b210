"""The values that a quantity as written stands for."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.extraction.quantities import find_quantities
from factcheck.extraction.quantities.intervals import interval, roundness


def of(text: str) -> tuple[float, float]:
    """Return the interval of the one quantity in a text."""
    (found,) = find_quantities(text)
    return interval(found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0.1% of cells", (0.05, 0.15)),
        ("0.10% of cells", (0.095, 0.105)),
        ("about 30 patients", (25, 35)),
        ("less than 5 mg", (-math.inf, 5)),
        ("at least 18 years", (18, math.inf)),
        ("5–10%", (5, 10)),
        ("exactly 20 mg", (20, 20)),
        ("1.2 million people", (1.15e6, 1.25e6)),
        ("50 of 200 women", (0.25, 0.25)),
        ("5 ± 2 mmol/L", (3, 7)),
    ],
)
def test_precision_as_written(text: str, expected: tuple[float, float]) -> None:
    """A value reaches half of its last digit either way, a bound no farther than written."""
    assert of(text) == pytest.approx(expected)


def test_a_ratio_is_as_coarse_as_its_base() -> None:
    """ "1 in 8" lies between 1 in 8.5 and 1 in 7.5."""
    low, high = of("1 in 8 women")
    assert 1 / 8.6 < low < 1 / 8 < high < 1 / 7.4


@given(st.integers(1, 10**6))
@settings(max_examples=60, deadline=None)
def test_about_is_wider(number: int) -> None:
    """An approximate value stands for more than the same value without "about", and includes it."""
    low, high = of(f"{number:,} mg")
    wide_low, wide_high = of(f"about {number:,} mg")
    assert wide_low <= low < number < high <= wide_high


def test_roundness_counts_trailing_zeros() -> None:
    """The zeros at the end of a round number are not meant exactly."""
    assert [roundness(value, 1) for value in (7, 30, 1200, 5000)] == [1, 10, 100, 1000]
