"""Estimates with interval and p-value, in any order of their parts."""

from __future__ import annotations

import pytest

import factcheck
from factcheck.model import Estimate


def estimates(text: str) -> tuple[Estimate, ...]:
    return factcheck.extract(factcheck.read(text, format="text")).statements.estimates


@pytest.mark.parametrize(
    ("text", "value", "low", "high", "ratio", "p"),
    [
        ("RR 0.73, 95% CI 0.65 to 0.81, P = 0.002", 0.73, 0.65, 0.81, True, 0.002),
        ("hazard ratio (HR) 1.31 (95% confidence interval, 1.1–1.5; p<.01)", 1.31, 1.1, 1.5, True, 0.01),
        ("Odds ratio = 0·80 [95% CI 0·70, 0·95]", 0.8, 0.7, 0.95, True, None),
        ("a mean difference of −2.3 (95% CI −3.4 to −1.2)", -2.3, -3.4, -1.2, False, None),
        ("RR 0.73 (95% CI 0.65 to 0.81), P = 0.3 for trend", 0.73, 0.65, 0.81, True, None),
        ("RR 0.81 (0.70–0.94)", 0.81, 0.7, 0.94, True, None),
        ("the adjusted OR was 1.35 [1.10; 1.60]", 1.35, 1.1, 1.6, True, None),
        ("95% CI 0.70 to 0.94; RR = .81", 0.81, 0.7, 0.94, True, None),
        ("(95% CI 0.70 to 0.94; p = 0.006; RR 0.81)", 0.81, 0.7, 0.94, True, 0.006),
        ("a hazard ratio of 0.8, with a 95% confidence interval from 0.6 to 1.1", 0.8, 0.6, 1.1, True, None),
        ("a hazard ratio of 0.8, with an interval from 0.6 to 1.1", 0.8, 0.6, 1.1, True, None),
        ("The interval ran from 0.6 to 1.1 (hazard ratio 0.8; P = 0.02)", 0.8, 0.6, 1.1, True, 0.02),
        ("The 95% CI for the hazard ratio of 0.8 was 0.6 to 1.1", 0.8, 0.6, 1.1, True, None),
        ("HR (95% CI): 0.8 (0.6, 1.1)", 0.8, 0.6, 1.1, True, None),
        ("The hazard ratio for death from any cause was 0.80 (CI 0.65–0.98)", 0.8, 0.65, 0.98, True, None),
        ("a 1.5-fold odds ratio, or 1.52 (95 percent CI, 1.1 to 2.0)", 1.52, 1.1, 2.0, True, None),
        ("RR=1.2, CI95% [1.0-1.4]", 1.2, 1.0, 1.4, True, None),
        ("OR=0.48 (95%CI 0.26, 0.88)", 0.48, 0.26, 0.88, True, None),
        ("OR 0.48 (P = 0.02), 95% CI 0.26 to 0.88", 0.48, 0.26, 0.88, True, 0.02),
        ("a survival of 97.5% (95% CI 81.7–99.2)", 97.5, 81.7, 99.2, False, None),
        ("MD -1.69 days, 95% CI -2.08 days to -1.29 days", -1.69, -2.08, -1.29, False, None),
        ("Number needed to harm (NNH) 40; 95% CI 20 to 116", 40, 20, 116, False, None),
    ],
)
def test_ways_to_print(text: str, value: float, low: float, high: float, ratio: bool, p: float | None) -> None:
    """Estimate, bounds and p-value are read in the usual ways to print them, and in other orders."""
    (found,) = estimates(text)
    assert (found.value.value, found.low.value, found.high.value, found.ratio) == (value, low, high, ratio)
    assert (found.p.value if found.p else None) == p


def test_each_interval_has_its_own_estimate() -> None:
    """In a list of estimates each takes the interval and the p-value beside it, and a name is said once for all."""
    found = estimates(
        "HRs were 0.8 (95% CI 0.6–0.9; P = 0.01), 1.2 (95% CI 1.0–1.5; P = 0.3) and 2.0 (95% CI 1.1–3.6)."
    )
    assert [(one.value.value, one.low.value, one.p and one.p.value) for one in found] == [
        (0.8, 0.6, 0.01),
        (1.2, 1.0, 0.3),
        (2.0, 1.1, None),
    ]
    assert all(one.name == "HR" for one in found)


@pytest.mark.parametrize(
    "text",
    [
        "(N = 310; 95% CI 0.2 to 0.4)",
        "P = 0.02 (95% CI 1.1 to 1.9)",
        "fell, 95% CI 0.2 to 0.4",
        "a median of 5.2 (3.1–8.4)",
        "Take 2.5 or 3.5 (1.5–4.5) ml.",
        "a mean of 5.2 (IQR 3.1–8.4)",
        "The feeding interval was 2 to 3 hours in 12 infants.",
        "a relative risk score of 4 (2.5–6.5)",
    ],
)
def test_other_numbers_are_no_estimates(text: str) -> None:
    """A sample size, a p-value, an average with its range or a span of time is no estimate."""
    assert not estimates(text)


@pytest.mark.parametrize("text", ["95% CI " * 10_000, "95% CI 1" + "," * 200_000, "9" * 200_000, "CI (" * 50_000])
def test_hostile_text(text: str) -> None:
    """Nothing is found in endless beginnings, and the search ends."""
    assert not estimates(text)
