"""Body mass indices and units of alcohol beside what they are computed from."""

from __future__ import annotations

import pytest

from factcheck.checks import told_product
from tests.checks.finding import found


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Lena is 170 cm tall and weighs 68 kg. Her BMI is 28.5.", "28.5"),
        ("At 1.80 m and 97 kg he has a body mass index of 26.", "26"),
        ("She is 5 feet 6 inches tall and weighs 150 pounds, a BMI of 27.2.", "27.2"),
        ("A 175 ml glass of wine of 13% has 3.3 units.", "3.3 units"),
        ("A pint of lager (4%) holds 3.3 units.", "3.3 units"),
        ("You drank 200 mg at noon: at ten in the evening, two half-lives later, you'll have 100 mg left.", "100 mg"),
        ("- Total carbs: 296 grams\n- Fibre: 86 grams\n- Net carbs: 212 grams (total - fibre)", "212 grams"),
        ("A bottle of wine, 750 ml at 14%, is 8.5 units.", "8.5 units"),
    ],
)
def test_slips(text: str, told: str) -> None:
    """A result that the formula does not give is told."""
    assert found(text, told_product) == [told]


@pytest.mark.parametrize(
    "text",
    [
        "Lena is 170 cm tall and weighs 68 kg. Her BMI is 23.5.",
        "She is 5 feet 6 inches tall and weighs 150 pounds, a BMI of 24.2.",
        "He is 180 cm tall. He lost 12 kg, and now his BMI is 27.",
        "Ana is 160 cm, Ben 182 cm tall. Ben weighs 90 kg and has a BMI of 27.",
        "A 175 ml glass of wine of 13% has 2.3 units.",
        "A pint of beer at 5% holds 2.8 units.",
        "- Total carbs: 296 grams\n- Fibre: 86 grams\n- Net carbs: 210 grams (total - fibre)",
        "- Total weight: 296 grams\n- Fat: 20 grams\n- Sugar: 40 grams\n- Net weight: 250 grams",
        "You drank 200 mg at noon: after two half-lives you'll have 50 mg left.",
        "The insulin pen holds 3 ml. She takes 12 units with her 5% glucose.",
    ],
)
def test_what_fits(text: str) -> None:
    """Right results, changes of weight, several people and units of other things are left alone."""
    assert not found(text, told_product)
