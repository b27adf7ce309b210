"""Values that are generally known, against what public bodies publish."""

from __future__ import annotations

import pytest

import factcheck
from factcheck.checks import RuleContext, reference_value
from factcheck.data import word_table
from tests.checks.finding import found


@pytest.mark.parametrize(
    "text",
    [
        "A normal body temperature is about 39 °C.",
        "The usual body temperature lies between 39 and 40 degrees Celsius.",
        "Healthy adults have a resting pulse of 120 to 160 beats per minute.",
        "A resting heart rate of 20 bpm is normal in adults.",
        "Adults should take no more than 40 g of paracetamol a day.",
        "The maximum dose of acetaminophen is 10 grams in 24 hours.",
        "Don't take more than 8 g of paracetamol in 24 hours.",
        "You can take up to 6,000 mg of ibuprofen a day.",
        "Up to 4,000 mg of caffeine a day is safe for adults.",
        "A BMI of 20 or more is classed as obese.",
        "A BMI over 30 is considered overweight.",
        "The average body temperature is 98.6 °C.",
        "Adults may take up to 2 g of paracetamol four times a day.",
    ],
)
def test_slips(text: str) -> None:
    """A value far outside of the published one is told, however it is written."""
    assert found(text, reference_value)


@pytest.mark.parametrize(
    "text",
    [
        "A normal body temperature is about 37 °C; a fever begins at 38 °C.",
        "The average body temperature of a dog is 38.5 °C.",
        "His body temperature was 39.5 °C.",
        "A newborn has a normal resting heart rate of 120 to 160 beats per minute.",
        "A resting heart rate of 60 to 100 bpm is normal.",
        "Take no more than 4 g of paracetamol in 24 hours.",
        "He swallowed more than 20 g of paracetamol.",
        "Up to 400 mg of caffeine a day is safe.",
        "A BMI of 30 or more is classed as obese.",
        "A BMI of 35 is classed as obese.",
        "Paediatric obesity: a BMI at or above the 95th percentile is classed as obese.",
        "Obesity: BMI ≥ 95th percentile.",
        "A BMI of 23 or more is considered overweight in Asian adults.",
        "The maximum is 1 g of paracetamol at a time and 4 g a day.",
        "A BMI of 25 or more is overweight.",
        "The bottle holds 200 ml of paracetamol syrup, enough for ten days.",
        "With a prescription, up to 2,400 mg of ibuprofen a day is given.",
        "Normal body temperature varies by about 0.5 °C over the day.",
    ],
)
def test_what_fits(text: str) -> None:
    """Published values, single measurements, and those of others are left alone."""
    assert not found(text, reference_value)


def test_a_value_of_the_house() -> None:
    """A page that sets words has its own value, and none of those that ship."""
    options = reference_value.Options(
        name="the serving of our bar", says="normal", words=("bar",), unit="gram", low=40, high=60, published="50 g"
    )
    text = "A normal bar weighs 500 g. A normal body temperature is 45 °C."
    article = factcheck.read(text, format="markdown")
    context = RuleContext(article, factcheck.extract(article))
    assert [article.words(one.span) for one in reference_value.check(context, options)] == ["500 g"]


def test_every_value_has_its_source() -> None:
    """What ships says what is published, by whom, and when that was looked up or came out."""
    for entry in word_table("reference-values")["value"]:
        assert entry["published"]
        assert any(character.isdigit() for character in entry["source"])
