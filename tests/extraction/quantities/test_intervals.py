"""How far a value reaches beyond what is written."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.extraction.quantities import find_quantities
from factcheck.extraction.quantities.intervals import approximation, reach, roundness


def of(text: str) -> tuple[float, float]:
    """Return how far the lower and upper end of the one quantity in a text reach."""
    (found,) = find_quantities(text)
    low, high = found.measure.low, found.measure.high
    assert low is not None
    assert high is not None
    return reach(found.measure, low)[0], reach(found.measure, high)[1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0.1% of cells", (0.0005, 0.0015)),
        ("0.10% of cells", (0.00095, 0.00105)),
        ("about 30 patients", (27, 33)),
        ("5–10%", (0.045, 0.105)),
        ("40 patients", (40, 40)),
        ("50 of 200 women", (0.25, 0.25)),
        ("38 °C", (311.15, 311.15)),
    ],
)
def test_precision_as_written(text: str, expected: tuple[float, float]) -> None:
    """A share reaches half of its last digit either way, a count and a temperature no farther than written."""
    assert of(text) == pytest.approx(expected, rel=0.01)


def test_a_ratio_is_as_coarse_as_its_base() -> None:
    """ "1 in 8" lies between 1 in 8.8 and 1 in 7.4."""
    low, high = of("1 in 8 women")
    assert 1 / 8.8 < low < 1 / 8.4 < 1 / 7.5 < high < 1 / 7.3


@pytest.mark.parametrize(
    ("value", "low", "high"), [(30, 27, 33), (1200, 1140, 1260), (25, 22.5, 27.5), (31, 29.4, 32.6), (100, 90, 110)]
)
def test_about_is_as_wide_as_the_number_is_round(value: float, low: float, high: float) -> None:
    """ "About" reaches half a step of the scale on which the number is round, within a twentieth and a tenth."""
    assert (value - approximation(value), value + approximation(value)) == pytest.approx((low, high), rel=0.01)


@given(st.integers(1, 10**6))
@settings(max_examples=60, deadline=None)
def test_about_is_wider(number: int) -> None:
    """An approximate value stands for more than the same value without "about", and includes it."""
    low, high = of(f"{number:,} mg")
    wide_low, wide_high = of(f"about {number:,} mg")
    assert wide_low <= low <= high <= wide_high


def test_roundness_counts_trailing_zeros() -> None:
    """The zeros at the end of a round number are not meant exactly."""
    assert [roundness(value, 1) for value in (7, 30, 1200, 5000)] == [1, 10, 100, 1000]
