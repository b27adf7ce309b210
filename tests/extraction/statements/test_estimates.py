from __future__ import annotations

import pytest

from factcheck.extraction.statements.estimates import find_estimates


@pytest.mark.parametrize(
    ("text", "value", "low", "high", "ratio", "p"),
    [
        ("RR 0.73, 95% CI 0.65 to 0.81, P = 0.002", 0.73, 0.65, 0.81, True, 0.002),
        ("hazard ratio (HR) 1.31 (95% confidence interval, 1.1–1.5; p<.01)", 1.31, 1.1, 1.5, True, 0.01),
        ("Odds ratio = 0·80 [95% CI 0·70, 0·95]", 0.8, 0.7, 0.95, True, None),
        ("a mean difference of −2.3 (95% CI −3.4 to −1.2)", -2.3, -3.4, -1.2, False, None),
        ("RR 0.73 (95% CI 0.65 to 0.81), P = 0.3 for trend", 0.73, 0.65, 0.81, True, None),
    ],
)
def test_ways_to_print(text: str, value: float, low: float, high: float, ratio: bool, p: float | None) -> None:
    """Estimate, bounds and p-value are read in the usual ways to print them."""
    (found,) = find_estimates(text)
    assert (found.value.value, found.low.value, found.high.value, found.ratio) == (value, low, high, ratio)
    assert (found.p.value if found.p else None) == p


@pytest.mark.parametrize(
    "text", ["(N = 310; 95% CI 0.2 to 0.4)", "P = 0.02 (95% CI 1.1 to 1.9)", "fell, 95% CI 0.2 to 0.4"]
)
def test_other_numbers_are_no_estimates(text: str) -> None:
    """A sample size or p-value before an interval is not its estimate."""
    assert not list(find_estimates(text))


@pytest.mark.parametrize("text", ["95% CI " * 100_000, "95% CI 1" + "," * 400_000, "9" * 400_000, "CI (" * 100_000])
def test_hostile_text(text: str) -> None:
    """Nothing is found in endless beginnings, and the search ends."""
    assert not list(find_estimates(text))
