"""Quantities with the name of what they are."""

from __future__ import annotations

import pytest

import factcheck

IMPOSSIBLE = [
    "The mean BMI was 2.7 in men.",
    "A BMI of 2.5 is healthy.",
    "The difference was not significant (P = 1.3).",
    "It was a strong effect (p = 5.0).",
    "They differed, P = 2.1, from the controls.",
    "Adults took 500 g of paracetamol.",
    "Take 100 g of ibuprofen three times a day.",
    "Levothyroxine 100 mg daily helps.",
    "The usual dose is 50 g of aspirin.",
    "Give 600 mg of warfarin at night.",
    "The test had a sensitivity of 140%.",
    "Blood has a pH of 74.",
    "Her BMI fell to 2.5 after the operation.",
]
OTHER = [
    "In a year, BMI fell by 2 on average.",
    "BMI was reduced by 1.2 (95% CI 0.5 to 2.0).",
    "They saw a change in BMI of 2.1.",
    "The BMI difference was 3.",
    "Mean BMI change was -1.2.",
    "Their BMI rose 0.5 in a month.",
    "A drop in body mass index of 4 is large.",
    "BMI increased by 1.8 in boys.",
    "Insulin sensitivity rose, with a sensitivity of 150% of the start.",
    "The sensitivity was 110% higher than before.",
    "Each unit of BMI, 1 in our case, adds to the risk.",
    "A BMI gap of 3 was seen between the arms.",
    "BMI was lower by 2.2 in the drug group.",
    "BMI was 2 units lower.",
    "The standard deviation of BMI was 4.",
    "They lost 3 BMI points.",
    "Blood pH dropped by 0.2.",
    "Blood tests (Ca = 9.4, P = 3.1) were fine.",
    "She had serum P = 4.2 and K = 3.9.",
    "Labs: Na = 138, K = 4.1, P = 3.5, Mg = 2.0.",
    "The feed had N = 2.1, P = 3.4 and K = 1.9.",
    "She was pregnant again (G = 4, P = 2).",
    "Each serving (C = 30, P = 12, F = 9) gives energy.",
    "The planned power (P = 80) was reached.",
    "Phosphorus (P) was low, with P = 2.2 on day 3.",
    "Her G3P2 status was noted, P = 2.",
    "She died after an overdose of 75 g of paracetamol.",
    "The plant makes 500 kg of paracetamol a day.",
    "Customs found 1 kg of oxycodone in the car.",
    "Sales reached 5,000 kg of ibuprofen in a year.",
    "He swallowed 60 g of paracetamol and needed a new liver.",
    "Rats got 45 g of aspirin in all.",
    "Police seized 3 kg of morphine at the border.",
    "A lethal amount is 50 g of aspirin for this cow.",
    "The river carries 2 kg of metformin a day.",
    "Hospitals bought 30 kg of codeine last year.",
    "The stock held 900 g of morphine.",
    "Pharmacies sold 40 kg of aspirin in June.",
    "He tried to kill himself with 80 g of ibuprofen.",
    "The drum held 25 kg of folic acid.",
]


def rules(text: str) -> set[str]:
    return {finding.rule for finding in factcheck.check(factcheck.read(text, format="markdown"))}


@pytest.mark.parametrize("text", IMPOSSIBLE)
def test_values(text: str) -> None:
    """A value of what is named is held to its bounds, also after a change."""
    assert "impossible-value" in rules(text)


@pytest.mark.parametrize("text", OTHER)
def test_what_is_no_such_value(text: str) -> None:
    """Changes, differences and spreads, other things called P, and drugs that nobody is given as a dose are none."""
    assert "impossible-value" not in rules(text)
