from __future__ import annotations

import pytest

from factcheck.checks import told_effect
from tests.checks.finding import found


@pytest.mark.parametrize(
    "text",
    [
        "The difference was statistically significant (p = 0.21).",
        "Pain fell significantly in the treated group (P=0.38).",
        "Patients did significantly better on the new drug, with a p value of 0.3.",
        "There was a significant drop in falls, p = 0.17.",
        "The change in weight was not significant (p < 0.001).",
        "Scores did not differ significantly between groups (p = 0.002).",
        "Coffee drinkers had an increased risk of stroke (RR 0.81, 95% CI 0.70 to 0.94).",
        "The drug lowered the odds of relapse (OR 1.45, 95% CI 1.10 to 1.92).",
        "Night work was linked to a reduced risk of breast cancer (HR 1.32, 95% CI 1.10–1.58).",
        "Mortality was higher with early surgery (RR 0.70, 95% CI 0.55 to 0.89).",
        "Most patients (43%) slept better.",
        "The majority of women (38%) chose the pill.",
        "Most of them (12%) had no symptoms.",
        "Only a minority (62%) took the tablets as told.",
        "Most participants, 41%, were women.",
        "A significant improvement was seen after a year (p=0.09).",
        "The vaccine was associated with an increased risk of death (aHR 0.42, 95% CI 0.31 to 0.57).",
        "Recovery was significantly faster with exercise (P = 0.6).",
    ],
)
def test_slips(text: str) -> None:
    """A word that the number beside it denies is told."""
    assert found(text, told_effect)


@pytest.mark.parametrize(
    "text",
    [
        "The difference was not statistically significant (p = 0.21).",
        "The difference was significant (p = 0.01), the one in sleep was not (p = 0.21).",
        "There was no significant difference in pain (p = 0.4) and a significant one in sleep (p = 0.03).",
        "The trend was of borderline significance (p = 0.06).",
        "Coffee drinkers had a reduced risk of stroke (RR 0.81, 95% CI 0.70 to 0.94).",
        "The risk was higher in the placebo group (RR 0.81, 95% CI 0.70 to 0.94).",
        "The drug did not lower the odds (OR 1.45, 95% CI 1.10 to 1.92).",
        "An increased risk was ruled out (RR 0.98, 95% CI 0.90 to 1.06).",
        "The most common complaint (43%) was thirst.",
        "Most common were headaches (43%).",
        "Most patients (61%) slept better.",
        "At most (43%) of the beds were free.",
        "Age (p = 0.001) but not sex (p = 0.7) was significant.",
        "Differences with p below 0.05 were considered significant (p = 0.06 was not).",
        "A minority (12%) stopped.",
        "Most deaths occur at home, and many (43%) at night.",
        "Neither drug was significantly better (p = 0.8).",
        "After correction for many tests, none was significant (p = 0.003).",
        "Men had a higher risk, and women who walked a lower one (RR 0.8, 95% CI 0.7 to 0.9).",
        "The clinically significant cases (p = 0.3 for sex) were few.",
    ],
)
def test_what_fits(text: str) -> None:
    """Words that fit, denials, superlatives and words for others are left alone."""
    assert not found(text, told_effect)


@pytest.mark.parametrize(
    "text",
    [
        "Blood pressure showed a weak correlation with salt (r = 0.82).",
        "The groups did not differ in pain (p < 0.001).",
        "No difference was seen in weight between arms (P = 0.002).",
        (
            "Smokers had a lower risk of stroke after ten years of careful follow-up in all centres: relativ"
            "e risk 2.4 (95% CI 1.5 to 3.9)."
        ),
    ],
)
def test_strength_and_difference(text: str) -> None:
    """A denied difference with a small p-value, and a strength that the coefficient denies, are told."""
    assert found(text, told_effect)


@pytest.mark.parametrize(
    "text",
    [
        "The groups did not differ in pain (p = 0.4) but weight fell more with the drug (p < 0.001).",
        "No difference was seen in pain, although sleep improved (p < 0.001).",
        "The drug was non-inferior and did not differ from the old one (p < 0.001 for non-inferiority).",
        "There was a strong correlation (r = 0.74).",
        "The correlation was not strong (r = 0.1).",
        "There was no strong correlation (r = 0.04).",
        "Weak grip was correlated with age (r = 0.72).",
        "Unlike the weak link with salt, sugar was correlated with weight (r = 0.75).",
    ],
)
def test_strength_and_difference_that_fit(text: str) -> None:
    """Other results of the sentence, tests of non-inferiority and denied strengths are left alone."""
    assert not found(text, told_effect)
