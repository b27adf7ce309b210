from __future__ import annotations

import pytest

from factcheck.checks import estimate_interval
from tests.checks.finding import found


@pytest.mark.parametrize(
    "text",
    [
        ("After 18 months it had prevented 97.5% of persistent infections with types 16 and 18 (95% CI 81.7 to 93.2)."),
        "Sensitivity reached 88.4% in women over 50 (95% CI 61.2 to 79.9).",
        "In all, 12.3% of those treated relapsed within a year (95% CI 14.1–18.0).",
    ],
)
def test_slips(text: str) -> None:
    """A percentage is held against the interval behind it, with words between."""
    assert found(text, estimate_interval)


@pytest.mark.parametrize(
    "text",
    [
        "It prevented 87.5% of persistent infections with types 16 and 18 (95% CI 81.7 to 93.2).",
        "Mortality was 12% lower in women (HR 0.88, 95% CI 0.80 to 0.96).",
        "Survival was 50% at five years (95% CI 44 to 56).",
        "Of 20% who relapsed, the mean delay was long (95% CI 14 to 18).",
        "Deaths fell by 12.5% compared with placebo (95% CI 0.80 to 0.95).",
    ],
)
def test_what_fits(text: str) -> None:
    """What is inside, and what the interval is not of, is left alone."""
    assert not found(text, estimate_interval)
