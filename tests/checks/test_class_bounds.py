from __future__ import annotations

import pytest

from factcheck.checks import class_bounds
from tests.checks.finding import found


@pytest.mark.parametrize(
    "text",
    [
        "A healthy pocket is no deeper than 3 mm.\n\nAsk for the numbers. A pocket up to 5 mm is normal.",
        "The WHO regards a ferritin under 15 µg/L as deficiency.\n\nA ferritin below 51 µg/L counts as deficient.",
        (
            "| Class | AHI |\n|---|---|\n| Mild | 5 to 14 |\n| Moderate | 15 to 29 |\n| Severe | 30 or more "
            "|\n\nAn AHI of 24 counts as severe in the AHI class."
        ),
        "A BMI of 30 or more is obese. She has a BMI of 27, which is classed as obese by BMI.",
        "A temperature above 38 °C is a fever.\n\nA temperature of 36.9 °C counts as a fever.",
        "A haemoglobin below 120 g/L means anaemia.\n\nWith a haemoglobin of 135 g/L you are considered anaemic.",
    ],
)
def test_slips(text: str) -> None:
    """A value beyond the bounds that its class has elsewhere is told."""
    assert found(text, class_bounds)


@pytest.mark.parametrize(
    "text",
    [
        "A healthy pocket is no deeper than 3 mm.\n\nA pocket up to 3 mm is normal.",
        ("A haemoglobin below 130 g/L in men means anaemia.\n\nIn women, a haemoglobin below 120 g/L means anaemia."),
        "A normal pupil is up to 4 mm. A pocket up to 3 mm is normal.",
        "A BMI of 30 or more is obese. A BMI of 27 is not obese.",
        "A BMI over 30 is obese. A BMI of 42 is classed as obese.",
        ("| Class | AHI |\n|---|---|\n| Mild | 5 to 14 |\n| Severe | 30 or more |\n\nAn AHI of 35 counts as severe."),
        "A temperature above 38 °C is a fever. A temperature of 40 °C is a high fever.",
        "Potassium above 5.5 mmol/L is high. Glucose above 11 mmol/L is high.",
        "A glucose below 4 mmol/L is low; the goal is above 4 mmol/L.",
        "Blood pressure of 140/90 mmHg or more is high. At home, 135/85 mmHg or more is high.",
    ],
)
def test_what_fits(text: str) -> None:
    """Bounds for other people, other things and denials are left alone."""
    assert not found(text, class_bounds)
