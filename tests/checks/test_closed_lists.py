"""Wholes with parts that nothing is left of by the shape of what is told."""

from __future__ import annotations

import pytest

from factcheck.checks import parts_and_total
from tests.checks.finding import found


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("It has 14 g of fat, of which 6 g are saturated, 9 g monounsaturated and 3 g polyunsaturated.", "14 g"),
        ("The 45-minute class starts with a 10-minute warm-up. Then come 25 minutes of weights, and we finish with 15"
         " minutes of stretching.", "45-minute"),
        ("A hundred and twenty patients were seen at three hospitals. Leeds took 50, York 35 and Hull 45.",
         "A hundred and twenty"),
        ("Thirty people came to the first session: 14 women, 11 men and 8 teenagers.", "Thirty"),
        ("Warm up for 10 minutes, do 20 minutes of weights and stretch for 5, and you're done in 45.", "45"),
    ],
)  # fmt: skip
def test_slips(text: str, told: str) -> None:
    """A whole that its parts do not come to is told."""
    assert found(text, parts_and_total) == [told]


@pytest.mark.parametrize(
    "text",
    [
        "It has 18 g of fat, of which 6 g are saturated, 9 g monounsaturated and 3 g polyunsaturated.",
        "It has 30 g of fat, of which 6 g are saturated and 9 g monounsaturated.",
        "The 45-minute class starts with 10 minutes on the mat. Then come 25 minutes of weights, and we finish with 10"
        " minutes of stretching.",
        "A hundred and thirty patients were seen at three hospitals. Leeds took 50, York 35 and Hull 45.",
        "We asked 120 patients at three hospitals. Pain was told by 50, nausea by 35 and headache by 45.",
        "Twenty-seven colleagues arrived. There are a dozen nurses, nine physiotherapists and half a dozen assistants.",
        "Thirty-three people came to the first session: 14 women, 11 men and 8 teenagers.",
    ],
)
def test_sound(text: str) -> None:
    """Parts that fit, that may leave something out, and that may overlap are no slips."""
    assert found(text, parts_and_total) == []
