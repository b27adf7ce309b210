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
        (
            "Mild is 21 to 40 dB, moderate 41 to 70, severe 71 to 95.\n\n"
            "His left ear came out at 38 dB, mild, and his right at 66 dB, severe."
        ),
        (
            "From 42 to 47 you are said to have prediabetes, from 48 up it is diabetes, and under 42 is normal.\n\n"
            "Karim had 44 and was told he had diabetes, whereas Bilal reached 61 and began metformin."
        ),
        (
            "Green is 3g or less per 100g. Amber means more than 3g and up to 17.5g. Red is above 17.5g.\n\n"
            "The coleslaw, with 12g, was a red too, although the other one came in at 5g, amber."
        ),
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
        (
            "Mild is 21 to 40 dB, moderate 41 to 70, severe 71 to 95.\n\n"
            "His left ear came out at 38 dB, mild, and his right at 66 dB, not quite severe. "
            "One at 38 dB, though the other is severe."
        ),
        "A glucose below 4 mmol/L is low; the goal is above 4 mmol/L.",
        "Blood pressure of 140/90 mmHg or more is high. At home, 135/85 mmHg or more is high.",
    ],
)
def test_what_fits(text: str) -> None:
    """Bounds for other people, other things and denials are left alone."""
    assert not found(text, class_bounds)


@pytest.mark.parametrize(
    "text",
    [
        (
            "Vitamin D below 30 nmol/L is deficient, 30 to 50 nmol/L is insufficient and above 50 nmol/L suf"
            "ficient. Karim's test came back at 41 nmol/L. His deficient result worried his wife."
        ),
        (
            "A waist of up to 80 cm is low risk, 80 to 88 cm is raised risk and over 88 cm is high risk. Ana"
            " measures 84 cm. Her doctor told her that this is high risk."
        ),
        (
            "Pain from 1 to 3 is mild, from 4 to 6 moderate and from 7 to 10 severe. On Tuesday he scored 5."
            " That severe pain kept him awake."
        ),
        (
            "A GFR of 60 to 89 is mildly reduced, 30 to 59 moderately reduced and 15 to 29 severely reduced."
            " Mrs Park had 52. Such a mildly reduced value needs no treatment."
        ),
        (
            "- Low: under 10%\n- Moderate: 10% to 19%\n- High: 20% or more\n\nJoe's risk over ten years came to "
            "14%. With a high risk like his, tablets are offered."
        ),
        (
            "| Category | Ferritin |\n|---|---|\n| Deficient | under 15 µg/L |\n| Low | 15 to 30 µg/L |\n| Norma"
            "l | over 30 µg/L |\n\nMaya's ferritin was 22 µg/L. Her ferritin is normal, she was told."
        ),
        (
            "Fasting glucose under 5.6 mmol/L is normal, 5.6 to 6.9 mmol/L is prediabetes and 7.0 mmol/L or "
            "more is diabetes. At her check-up she had 6.1 mmol/L, which is diabetes."
        ),
        (
            "Wind chill under minus 10 aside: noise up to 70 dB is safe, 70 to 85 dB is moderate and above 8"
            "5 dB is dangerous. The drill made 78 dB. Such a dangerous noise needs ear muffs."
        ),
        ("A reading below 40 is low, 45 to 60 is normal and above 70 is high. Her reading was 80, which is low."),
    ],
)
def test_grades_of_a_scale(text: str) -> None:
    """A grade that is given to a value which the article's own scale puts into another step is told."""
    assert found(text, class_bounds)


@pytest.mark.parametrize(
    "text",
    [
        (
            "Vitamin D below 30 nmol/L is deficient, 30 to 50 nmol/L is insufficient and above 50 nmol/L suf"
            "ficient. Karim's test came back at 41 nmol/L. His insufficient result worried his wife."
        ),
        (
            "A waist of up to 80 cm is low risk, 80 to 88 cm is raised risk and over 88 cm is high risk. Ana"
            " measures 84 cm. It is not high risk, her doctor says."
        ),
        (
            "Pain from 1 to 3 is mild, from 4 to 6 moderate and from 7 to 10 severe. On Tuesday he scored 5."
            " People with severe pain need morphine."
        ),
        (
            "A GFR of 60 to 89 is mildly reduced, 30 to 59 moderately reduced and 15 to 29 severely reduced."
            " Mrs Park went from 65 to 52. Her mildly reduced value of spring was gone."
        ),
        (
            "- Low: under 10%\n- Moderate: 10% to 19%\n- High: 20% or more\n\nJoe's risk over ten years came to "
            "14%. With a moderate risk like his, tablets are optional. High blood pressure adds to it."
        ),
        (
            "Fasting glucose under 5.6 mmol/L is normal, 5.6 to 6.9 mmol/L is prediabetes and 7.0 mmol/L or "
            "more is diabetes. At her check-up she had 6.1 mmol/L. Her mother has diabetes."
        ),
        (
            "Mild cases last 1 to 3 days, moderate cases 4 to 6 days and severe cases a week or more. Her co"
            "ld lasted 5 days. She had a severe headache."
        ),
        (
            "A cough lasting less than 3 weeks is acute, one of 3 to 8 weeks subacute and one of more than 8"
            " weeks chronic. Tom had coughed for 5 weeks. His chronic kidney disease was known."
        ),
        (
            "We call a fall in weight of less than 5% mild, of 5% to 10% moderate and of more than 10% sever"
            "e. Her father had lost 12%, a severe loss. If it is moderate, wait."
        ),
        (
            "Noise up to 70 dB is safe, 70 to 85 dB is moderate and above 85 dB is dangerous. The drill made"
            " 78 dB. It would be dangerous at 90 dB."
        ),
    ],
)
def test_grades_that_fit(text: str) -> None:
    """Grades that fit, are denied, or are of other people and things are left alone."""
    assert not found(text, class_bounds)


def test_what_is_supposed() -> None:
    """A grade for what might have been, or for two values of its sentence together, is left alone."""
    scale = "Burns over 20% of the body are major, those of 10% to 20% moderate and under 10% minor. He had 9%. "
    assert not found(scale + "Had it covered his leg, another 9%, it would be moderate.", class_bounds)
    assert not found(scale + "With the leg, at 6%, and the arm, at 7%, his burns are moderate.", class_bounds)
    assert found(scale + "His moderate burns healed.", class_bounds)


def test_intervals_of_estimates() -> None:
    """Confidence intervals beside words for grades set up no scale."""
    text = "Low doses had an RR of 0.44 (95% CI 0.29 to 0.68), high doses one of 0.21 (0.06 to 0.28), at one year. "
    assert not found(text + "It was 0.5 in the low group.", class_bounds)


@pytest.mark.parametrize(
    "text",
    [
        "From 140 to 159 is grade 1, from 160 to 179 grade 2 and 180 or more grade 3. Yours was 164. This is grade 1.",
        "We speak of stage 3a between 45 and 59, and of 3b between 30 and 44. Yours was 41. You are in stage 3a.",
        "From 90 up it's G1, between 60 and 89 G2, and below 60 it is G3. Her slip said 71. It means G1 for her.",
        "A result from 7 to 10 is reassuring; 4 to 6 is fair. Noor had 5 points, a reassuring start.",
        "Babies born before 28 weeks are extremely preterm, from 28 to 31 very preterm. Yours came at 30 weeks, "
        "so they are extremely preterm.",
        "- up to 10 points: watchful waiting\n- 11 to 20 points: talking therapy\n"
        "- 21 points or more: specialist clinic\n\nYou scored 14 points, so you are for the specialist clinic.",
        "Below 5.6 mmol/L it is normal, 5.6 to 6.9 mmol/L raised and 7 mmol/L or more diabetes. He had 6.4, and it is "
        "normal.",
        "| Ankle | Size |\n|---|---|\n| 18–21 cm | S |\n| 22–25 cm | M |\n| 26–29 cm | L |\n\n"
        "If yours is 27 cm, ask for an S.",
        "| Score | What to do |\n|---|---|\n| 0–4 | watchful waiting |\n| 5–9 | talking therapy |\n\n"
        "She had 7, so it is watchful waiting for her.",
        "Zone 1 runs from 50 to 60% of your maximum and zone 2 from 61 to 70%. At 66% you are in zone 1.",
    ],
)
def test_names_of_any_kind(text: str) -> None:
    """Steps are known by their intervals without gaps, so that codes and plain words name them as well."""
    assert found(text, class_bounds)


@pytest.mark.parametrize(
    "text",
    [
        "From 140 to 159 is grade 1, from 160 to 179 grade 2 and 180 or more grade 3. Yours was 164. This is grade 2.",
        "We speak of stage 3a between 45 and 59, and of 3b between 30 and 44. Yours was 41. If it rises, it is 3a.",
        "Ages 2 to 5 need 60 mg, 6 to 9 need 120 mg. She is 7. She had 60 mg last year.",
        "| Ankle | Size |\n|---|---|\n| 18–21 cm | S |\n| 22–25 cm | M |\n\nWith 20 cm you are an S.",
        "Rooms 1 to 9 are for men, 10 to 19 for women. He waits in 12. Men come first.",
        "Seven to ten points are good, four to six are fair. Ida had 5 points and then 8 points, a good end.",
        "Take 1 to 3 tablets for mild and 4 to 6 for severe pain. After 5 days a mild ache is left.",
    ],
)
def test_names_that_fit(text: str) -> None:
    """Right names, supposed ones, and intervals that are no scale of what is named are left alone."""
    assert not found(text, class_bounds)


BMI = "Below 18.5 is underweight, 18.5 to 24.9 healthy, 25 to 29.9 overweight and 30 or above obese. "
SALT = "For each 100 g, 0.3 g of salt or less earns green, more than 1.5 g gets red, and all between is amber. "
PAIN = "On our pain scale a score of 0 to 3 is mild, 4 to 6 moderate and 7 to 10 severe. "


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (BMI + "Gareth's BMI of 27.4 puts him in the obese group.", "obese"),
        (BMI + "With a BMI of 27.4 Gareth falls into the obese group, so he walks.", "obese"),
        (PAIN + "Her score of 5 makes hers mild pain, said the nurse.", "mild"),
        (PAIN + "His score of 8 means he is in the moderate group.", "moderate"),
        (SALT + "The ketchup has 1.8 g per 100 g, so it shows amber.", "amber"),
        (SALT + "The soup has 0.9 g per 100 g, which makes it red.", "red"),
        (
            "Under 40 points is poor, over 80 points is good, and anything in between is fair. Ann has 85 points, so "
            "hers is fair.",
            "fair",
        ),
    ],
)
def test_values_that_words_follow(text: str, told: str) -> None:
    """A value is one whatever verb follows it, and what lies between two bounds is a step."""
    assert found(text, class_bounds) == [told]


@pytest.mark.parametrize(
    "text",
    [
        BMI + "Gareth's BMI of 27.4 puts him in the overweight group.",
        BMI + "Gareth's BMI of 27.4 puts him three points below the obese group.",
        SALT + "The ketchup has 1.8 g per 100 g, so it shows red.",
        SALT + "The soup has 0.9 g per 100 g, so it shows amber, and the crisps red.",
        PAIN + "Her score of 5 puts her two points above mild pain.",
        "Under 40 is poor, over 80 is good. The difference between 40 and 80 is fair.",
    ],
)
def test_values_in_their_class(text: str) -> None:
    """Right classes, and those that a value is not in, are left alone."""
    assert not found(text, class_bounds)
