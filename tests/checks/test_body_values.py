"""Values of bodies and doses that are named farther off."""

from __future__ import annotations

import pytest

from factcheck.checks import impossible_value, reference_value
from tests.checks.finding import found


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Her temperature, measured in the ear, was 49 °C last night.", "49 °C"),
        ("Flu makes you feverish. Adults may reach a temperature of 390 °C.", "390 °C"),
        ("Potassium was checked on Monday. At 42 mmol/L it was a little high.", "42 mmol/L"),
        ("Sodium should lie between 13 and 15 mmol/L.", "between 13 and 15 mmol/L"),
        ("A woman has about 45 litres of blood in her body.", "about 45 litres"),
        ("The newborn weighed 36 kg.", "36 kg"),
        ("The clip on your finger measures oxygen. Healthy people reach 120%.", "can reach 120%"),
        ("Haemoglobin of 1,350 g/L is normal for women.", "1,350 g/L"),
        ("At rest, most people have a pulse between 60 and 700 beats a minute.", "between 60 and 700 beats a minute"),
        ("A relaxed adult breathes about 150 times a minute.", "about 150 times"),
        ("A normal fasting blood sugar is 50 mmol/L.", "50 mmol/L"),
        ("The usual dose of levothyroxine is 75 mg a day.", "75 mg"),
        ("Ibuprofen helps. Adults may take up to 24 g in 24 hours.", "up to 24 g"),
        ("The human body has 602 bones.", "602"),
        ("A pregnancy lasts about 400 days.", "about 400 days"),
        ("Most adults need 70 to 90 hours of sleep a night.", "70 to 90 hours"),
        ("The newborn had a head circumference of 350 cm.", "350 cm"),
        ("His blood pressure was 1,200 over 80 mmHg.", "1,200 over 80 mmHg"),
        ("Do not take more than 500 mg of melatonin at once.", "not take more than 500 mg"),
        ("Take 400 mg of folic acid a day before pregnancy.", "400 mg"),
        ("Swallow no more than 80 mg of melatonin in one go.", "no more than 80 mg"),
        ("Take 3 g of zinc a day.", "3 g"),
        ("Adults should not exceed 40 g of vitamin C a day.", "not exceed 40 g"),
        ("Take 200 mg of selenium a day.", "200 mg"),
    ],
)
def test_slips(text: str, value: str) -> None:
    """A value is told under the name that its sentence, or one of the two before, gives it."""
    slips = found(text, impossible_value, reference_value)
    assert any(one in value or value in one for one in slips)


@pytest.mark.parametrize(
    "text",
    [
        "Her body temperature was 13.7 °C, and she lived.",
        "His temperature was 46.5 °C on that hot day.",
        "Skin begins to suffer at 44 °C. At this temperature it takes six hours, at 60 °C five seconds.",
        "With a fever, wash the towels at 60 °C.",
        "At rest my pulse is 38.",
        "Resting heart rate rose by 14 bpm.",
        "A mouse has a heart rate of 600 beats a minute.",
        "He came in with a blood sugar of 58 mmol/L.",
        "The drip holds 40 mmol/L of potassium chloride solution.",
        "Sodium must not rise by more than 8 mmol/L a day.",
        "Kidneys filter 180 litres of blood a day.",
        "The baby weighed 3.4 kg, her mother's weight was 72 kg.",
        "She was in intensive care with a haemoglobin of 31 g/L.",
        "Ferritin should be above 30 micrograms per litre, haemoglobin above 120 g/L.",
        "She had swallowed 24 g of paracetamol.",
        "Doctors may prescribe up to 3,600 mg of gabapentin a day.",
        "Take 2 mg of melatonin before bed, no more than 10 mg a day, and 400 µg of folic acid a day.",
        "Adults need 310 mg of magnesium and about 1,000 mg of calcium a day.",
        "Some doctors gave 75 g of vitamin C as an infusion at once.",
        "Take 220 mg of zinc sulfate a day if your doctor says so.",
        "She slept badly for three weeks, and needs her sleep at night.",
        "20-year-olds sleep about 450 minutes a night, 80-year-olds less.",
        "A pregnancy lasts about 40 weeks, or 280 days.",
        "We count heart rate zones; she does three to five sessions a week.",
    ],
)
def test_what_can_be(text: str) -> None:
    """Records, single cases, animals, changes, solutions and other measures are left alone."""
    assert not found(text, impossible_value, reference_value)
