from __future__ import annotations

import pytest

from factcheck.checks import substance_conversion
from tests.checks.finding import found


@pytest.mark.parametrize(
    "text",
    [
        "A vitamin D level of 32 ng/mL, for example, is the same as 128 nmol/L.",
        "# Vitamin D drops\n\nTwo of our drops supply 50 micrograms, or 20,000 international units.",
        "A fasting glucose of 126 mg/dL (9 mmol/L) means diabetes.",
        "Cholesterol below 200 mg/dL (7.2 mmol/L) is fine.",
        "Keep triglycerides under 150 mg/dL (3.9 mmol/L).",
        "Her creatinine was 2 mg/dL (88 µmol/L).",
        "An HbA1c of 7% (43 mmol/mol) is the goal.",
        "A B12 level of 200 pg/mL (248 pmol/L) is low.",
        "Uric acid above 6 mg/dL (257 µmol/L) forms crystals.",
        "Adults need 600 IU (25 mcg) of vitamin D a day.",
        "Blood calcium of 10 mg/dL (3.5 mmol/L) is normal.",
        "The limit for vitamin A is 10,000 IU, or 300 micrograms.",
        "LDL of 4.9 mmol/L (150 mg/dL) needs a tablet.",
        "Bilirubin of 20 mg/dL equals 432 µmol/L.",
        "A sugar level of 70 mg/dL is 4.9 mmol/L.",
        "A lead level: blood lead of 5 µg/dL (2.4 µmol/L) calls for action.",
        "HbA1c of 48 mmol/mol (5.5%) is diabetes.",
    ],
)
def test_slips(text: str) -> None:
    """A level that no substance named so far has in both units is told."""
    assert found(text, substance_conversion)


@pytest.mark.parametrize(
    "text",
    [
        "A vitamin D level of 32 ng/mL, for example, is the same as 80 nmol/L.",
        "A fasting glucose of 126 mg/dL (7.0 mmol/L) means diabetes.",
        "Cholesterol below 200 mg/dL (5.2 mmol/L) and triglycerides under 150 mg/dL (1.7 mmol/L) are fine.",
        "Cholesterol should be 5 mmol/L (about 190 mg/dL) or less.",
        "An HbA1c of 7% (53 mmol/mol) is the goal; 6.5% or 48 mmol/mol is diabetes.",
        "Adults need 600 IU (15 mcg) of vitamin D a day.",
        "A glucose from 100 mg/dL to 7 mmol/L was found.",
        "Vitamin E: 15 mg (22.4 IU).",
        "Blood urea nitrogen of 20 mg/dL (7.1 mmol/L); urea of 40 mg/dL (6.7 mmol/L).",
        "Haemoglobin of 12 g/dL (7.4 mmol/L) is low.",
        "Her glucose was 90 mg/dL and her potassium 4 mmol/L.",
        "Iron: 60–170 µg/dL (10.7–30.4 µmol/L).",
        "Fasting glucose 3.9–5.5 mmol/L (70–99 mg/dL).",
        "Calcium 8.5 to 10.2 mg/dL (2.13 to 2.55 mmol/L).",
        "Take 800 IU of vitamin D, or 1,000 mg of calcium.",
        "Free T4 of 0.8–1.8 ng/dL (10–23 pmol/L).",
        "Folate above 4 ng/mL (9 nmol/L) is enough.",
        "Insulin: 100 units (3.5 mg) in each ml. Vitamin D helps.",
    ],
)
def test_what_fits(text: str) -> None:
    """Right and customary conversions, other forms and other levels are left alone."""
    assert not found(text, substance_conversion)


@pytest.mark.parametrize(
    "text",
    [
        "One pot had 1.2 g of sodium, the same as 2 g of salt.",
        "A day's limit of 2,300 mg sodium (3 g salt) is soon reached.",
        "The bread has 2 g of salt, or 2 g of sodium, a slice.",
        "His testosterone was 300 ng/dL. That converts to 20.4 nmol/L.",
        "Her glucose was 90 mg/dL. This is 9 mmol/L in British units.",
        "Her vitamin D was 20 ng/mL. That equals 80 nmol/L.",
        "The soup has 1.6 g of sodium per bowl. That's 2.4 g of salt.",
        "The daily limit of 6 g of salt equals 3.6 g of sodium.",
        "Take 800 units (40 micrograms) of vitamin D.",
        "The vitamin D capsules had 25 micrograms in them, in other words 2,500 units.",
        "For his cholesterol she wrote 200 mg/dL. That would be 6.8 mmol/L.",
        "The goal is 7.0%, the same as 63 mmol/mol.",
        'His creatinine was 1.4 mg/dL. She took out a calculator. "So 182 micromoles per litre," she said.',
    ],
)
def test_salt_and_the_next_sentence(text: str) -> None:
    """Sodium told as salt, and a level that the next sentence says again, are held against each other."""
    assert found(text, substance_conversion)


@pytest.mark.parametrize(
    "text",
    [
        "One pot had 1.2 g of sodium, the same as 3 g of salt.",
        "A day's limit of 2,400 mg sodium (6 g salt) is soon reached.",
        "The bread has 2 g of salt, or 0.8 g of sodium, a slice.",
        "His testosterone was 300 ng/dL. That converts to 10.4 nmol/L.",
        "Her glucose was 90 mg/dL. That is still above 4 mmol/L.",
        "Eat 2 g of sodium and 5 g of salt, or 6 g of salt.",
        "Her glucose was 90 mg/dL. It was 6 mmol/L the week before.",
    ],
)
def test_salt_and_the_next_sentence_that_fit(text: str) -> None:
    """What fits, and what the next sentence tells of another level, is left alone."""
    assert not found(text, substance_conversion)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Glucose: a fasting value of 126 mg/dL therefore becomes 8.4 mmol/L.", "8.4 mmol/L"),
        ("Vitamin D capsules labelled 1,000 IU thus have 40 micrograms inside.", "40 micrograms"),
        ("A cholesterol of 200 mg/dL reads 7.2 mmol/L on a British report.", "7.2 mmol/L"),
        ("Vitamin D tablets of 400 IU hold 20 micrograms.", "20 micrograms"),
    ],
)
def test_levels_that_become_others(text: str, told: str) -> None:
    """A verb by which a level becomes the other one, or by which a pill has it inside, says it again."""
    assert found(text, substance_conversion) == [told]


@pytest.mark.parametrize(
    "text",
    [
        "Glucose was 126 mg/dL, and people with it have 5 mmol/L of cholesterol.",
        "Vitamin D: women on 1,000 IU have 25 micrograms inside each pill.",
        "Vitamin D at 400 IU gives 30 micrograms of calcium a boost.",
        "Patients with glucose above 200 mg/dL have 2 mmol/L more potassium.",
        "Cholesterol below 200 mg/dL has 3 mmol/L as its LDL part.",
    ],
)
def test_levels_beside_others(text: str) -> None:
    """Levels of something else behind such a verb are left alone."""
    assert not found(text, substance_conversion)
