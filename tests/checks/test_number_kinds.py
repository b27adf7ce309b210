"""Kinds of numbers that were flagged wrongly, or missed, beside those that differ in one thing that matters."""

from __future__ import annotations

import pytest

import factcheck


def rules(text: str) -> set[str]:
    """Return the rules that find something in a text."""
    return {finding.rule for finding in factcheck.check(factcheck.read(text))}


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Of the 300 patients, 160 were men and 150 were women.", "parts-and-total"),
        ("The trial enrolled 90 people: 50 women and 45 men.", "parts-and-total"),
        ("A total of 120 children (70 boys and 60 girls) were weighed.", "parts-and-total"),
        ("Patients with a BMI of 3 were included.", "impossible-value"),
        ("The specificity of the test was 130%.", "impossible-value"),
        ("The finding was clear (p = 1.4).", "impossible-value"),
        ("A p-value of 2.3 was reported.", "impossible-value"),
        ("He is 6 feet, 2 inches (168 cm) tall.", "unit-conversion"),
        ("The baby weighed 7 lb 8 oz (5.4 kg).", "unit-conversion"),
        ("Walk 3 miles (9 km).", "unit-conversion"),
        ("Adults take 400-200 mg of ibuprofen.", "range-reversed"),
        ("Give 10-5 mg of zinc.", "range-reversed"),
        ("Adults may take 60 g of paracetamol a day.", "impossible-value"),
        ("The usual dose is 500 g of ibuprofen.", "impossible-value"),
        ("Scores rose, t(30)=2.04; p=.30.", "test-statistic"),
        ("The groups differed [F(1, 40) = 9.1; p = .40].", "test-statistic"),
        ("Sex differed (chi2(1) = 0.5, p = 0.01).", "test-statistic"),
        ("r = 0.10, df = 50, p = .001 was found.", "test-statistic"),
        ("Cases dropped from 200 to 150 (see Table 2), a fall of 40%.", "change-arithmetic"),
        ("Prices rose from 10 to 15 — a rise of 20%.", "change-arithmetic"),
    ],
)
def test_what_does_not_fit(text: str, rule: str) -> None:
    """Parts, conversions, doses, results and changes that cannot be are found."""
    assert rule in rules(text)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Across 9 hospitals, 210 nurses and 45 doctors were interviewed.", "parts-and-total"),
        ("After 3 months, 18 boys and 22 girls could swim.", "parts-and-total"),
        ("In 2 villages, 60 farmers and 40 traders took part.", "parts-and-total"),
        ("We analysed 500 blood samples from 120 men and 130 women.", "parts-and-total"),
        ("The 250 households had 300 adults and 200 children.", "parts-and-total"),
        ("Of 80 teachers, 50 said yes and 30 said no.", "parts-and-total"),
        ("For 10 years, 25 men and 15 women were followed.", "parts-and-total"),
        ("Her BMI dropped by 3 in one year.", "impossible-value"),
        ("BMI went down 2.5 points after surgery.", "impossible-value"),
        ("The gain in BMI was 1.4.", "impossible-value"),
        ("BMI was 1.5 lower in the diet group.", "impossible-value"),
        ("Body temperature rose by 1.5 °C.", "impossible-value"),
        ("The difference in body temperature was 2 °C.", "impossible-value"),
        ("Blood oxygen fell by 4%.", "impossible-value"),
        ("Her heart rate was 20 beats per minute lower.", "impossible-value"),
        ("Electrolytes were normal (K = 4.0, P = 1.2).", "impossible-value"),
        ("Obstetric history: G3 P = 2.", "impossible-value"),
        ("The fertiliser has N = 15, P = 15, K = 15.", "impossible-value"),
        ("He is 6 ft, 1 in (185 cm) tall.", "unit-conversion"),
        ("The newborn weighed 8 lb, 2 oz (3.7 kg).", "unit-conversion"),
        ("She weighed 10 stone 3 (65 kg).", "unit-conversion"),
        ("He is 5 feet and 10 inches (1.78 m) tall.", "unit-conversion"),
        ("It took 2 hours, 30 minutes (150 minutes).", "unit-conversion"),
        ("Walk 3 miles (4.8 km).", "unit-conversion"),
        ("Take valsartan/hydrochlorothiazide 160-25 mg.", "range-reversed"),
        ("She uses fluticasone-salmeterol 250-50 mcg twice daily.", "range-reversed"),
        ("Prescribed: lisinopril-hctz 20-12.5 mg tablets.", "range-reversed"),
        ("Oxycodone-acetaminophen 10-325 mg is strong.", "range-reversed"),
        ("He took 90 g of paracetamol and died.", "impossible-value"),
        ("Police seized 2 kg of codeine.", "impossible-value"),
        ("The factory shipped 900 kg of aspirin last year.", "impossible-value"),
        ("Mice were fed 80 g of ibuprofen in total.", "impossible-value"),
        ("A box holds 100 g of aspirin powder for the lab.", "impossible-value"),
        ("A lethal dose of 60 g of paracetamol was found.", "impossible-value"),
        ("A poisoning with 55 g of aspirin was treated.", "impossible-value"),
        ("World production of paracetamol reached 150,000 tonnes.", "impossible-value"),
        ("t(30) = 2.04 (p = .05)", "test-statistic"),
        ("The groups were alike, χ2 = 1.2, df = 3; p = 0.75.", "test-statistic"),
        ("Weight went from 80 kg at baseline to 72 kg, a 10% loss.", "change-arithmetic"),
    ],
)
def test_what_is_of_another_kind(text: str, rule: str) -> None:
    """Wholes that are no people, changes, other letters, compound measures, strengths and overdoses are left alone."""
    assert rule not in rules(text)
