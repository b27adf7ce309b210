"""Doses for a weight with those on top of them, and body mass indices at several weights."""

from __future__ import annotations

import pytest

from factcheck.checks import impossible_value, told_product
from tests.checks.finding import found


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "He was 180 cm tall. When he weighed 110 kg his BMI was 29; at 90 kg it is 27.8.",
            "29",
        ),
        (
            "Rita is 1.60 m tall. At 90 kg her BMI was 31, and at 75 kg it is 29.3.",
            "31",
        ),
        (
            "Little Noah, 12 kg, gets 240 mg of paracetamol, since we dose at 15 mg per kilogram.",
            "240 mg",
        ),
    ],
)
def test_slips(text: str, told: str) -> None:
    """A result that its own weight does not lead to is told."""
    assert [*found(text, told_product), *found(text, impossible_value)] == [told]


@pytest.mark.parametrize(
    "text",
    [
        "Little Noah, 12 kg, gets 180 mg of paracetamol, since we dose at 15 mg per kilogram. His mum may "
        "repeat it up to three more times before the same hour tomorrow, so 720 mg at the very most.",
        "She takes 200 mg now. She may take the same again twice, so 600 mg in all.",
        "The 12 kg child gets 10 mg per kg, 120 mg. Two further doses are allowed, which makes 360 mg.",
        "Grandparents think in Fahrenheit. For them: 38 °C is 100.4, and 40 °C is 104.",
        "He was 180 cm tall and weighed 110 kg. After the operation his BMI was 27.",
        "At 1.60 m and 90 kg Rita was obese. A year later her BMI is 29.",
        "Rita is 1.60 m tall. At 90 kg her BMI was 35, and at 75 kg it is 29.3.",
    ],
)
def test_what_fits(text: str) -> None:
    """Further doses, later indices and the other scale of a temperature are left alone."""
    assert not [*found(text, told_product), *found(text, impossible_value)]
