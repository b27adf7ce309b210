"""Quantities in prose: values, comparators, units, and what is none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factcheck.extraction.quantities import find_quantities
from factcheck.model import Quantity


def only(text: str) -> Quantity:
    """Return the one quantity of a text."""
    (found,) = find_quantities(text)
    return found


def read(text: str) -> tuple[float | None, float | None, str, str | None]:
    """Return bounds, comparator and unit of the one quantity of a text."""
    found = only(text)
    return found.low, found.high, found.comparator, found.unit


def test_a_strict_bound_keeps_the_other_side_open() -> None:
    """ "less than" bounds a value above and says nothing of what lies below."""
    found = only("Less than 0.1% of the cells survive.")
    assert (found.text, found.low, found.high, found.comparator) == ("Less than 0.1%", None, 0.1, "<")
    assert (found.unit, found.unit_text, found.step) == ("percent", "%", 0.1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fewer than 20 nurses came.", (None, 20, "<", None)),
        ("No more than 3 g of salt is allowed.", (None, 3, "<=", "gram")),
        ("The lesion was not larger than 2 cm.", (None, 2, "<=", "centimetre")),
        ("Up to 90% of them recover.", (None, 90, "<=", "percent")),
        ("It took at least 6 weeks.", (6, None, ">=", "week")),
        ("Well over 400 clinics closed.", (400, None, ">", None)),
        ("Adults 65 years or older were invited.", (65, None, ">=", "year")),
        ("Children of 5 or younger were excluded.", (None, 5, "<=", None)),
        ("Scores ≥16 were counted.", (16, None, ">=", None)),
        ("The effect was small (p < 0.05).", (None, 0.05, "<", None)),
        ("Nearly 40% agreed.", (40, 40, "~", "percent")),
        ("Some 200 nurses came.", (200, 200, "~", None)),
        ("The dose was exactly 20 mg.", (20, 20, "range", "milligram")),
        ("Women under the age of 50 were invited.", (None, 50, "<", "year of age")),
        ("It is rare after age 40.", (40, None, ">", "year of age")),
        ("Doses greater than 10 mg but less than 40 mg were tried.", (10, 40, "range", "milligram")),
    ],
)
def test_comparators(text: str, expected: tuple[float | None, float | None, str, str | None]) -> None:
    """Words and signs on either side of a number open, close or blur its interval."""
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("It takes 5–10 days.", 5, 10, "day"),
        ("It takes five to ten days.", 5, 10, "day"),
        ("It takes between 5 and 10 days.", 5, 10, "day"),
        ("Doses from 5 mg to 10 mg were given.", 5, 10, "milligram"),
        ("a 6- to 8-week course", 6, 8, "week"),
        ("Costs of $3 to $5 million were reported.", 3e6, 5e6, "dollar"),
        ("10 to 15 million people drink it.", 10e6, 15e6, None),
        ("A diet of 2000–2500 kcal is advised.", 2000, 2500, "kilocalorie"),
        ("Body temperature fell from -2 °C to -5 °C.", -2, -5, "celsius"),
        ("A dose of 5 ± 2 mg/kg was given.", 3, 7, "milligram per kilogram"),
        ("Deaths fell from 12 in 1990 to 8 in 2020.", 12, 8, None),
        ("Two or three glasses are enough.", 2, 3, None),
        ("It lasts 500 g to 1 kg.", 0.5, 1, "kilogram"),
        ("Hundreds of miles lay between them.", 100, 1000, "mile"),
    ],
)
def test_ranges(text: str, low: float, high: float, unit: str | None) -> None:
    """Both ends are read in the unit and scale that may be written once, in the order written."""
    assert read(text) == (low, high, "range", unit)


@pytest.mark.parametrize(
    ("text", "value", "parts"),
    [
        ("1 in 8 women", 0.125, (1, 8)),
        ("one in four adults", 0.25, (1, 4)),
        ("three out of four nurses", 0.75, (3, 4)),
        ("50 of 200 patients", 0.25, (50, 200)),
        ("50 of the 200 patients", 0.25, (50, 200)),
        ("a 2:1 ratio", 2, (2, 1)),
    ],
)
def test_ratios(text: str, value: float, parts: tuple[float, float]) -> None:
    """A share of a whole is one quantity that keeps its two numbers."""
    found = only(text)
    assert (found.low, found.high, found.unit, found.parts) == (value, value, "ratio", parts)


def test_rates_have_their_base_as_unit() -> None:
    """ "per 100,000" is the unit of a rate and no second quantity."""
    found = only("There were 12.5 deaths per 100,000 people.")
    assert (found.low, found.unit, found.counted) == (12.5, "per 100000", "death")


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("We enrolled 120 elderly patients in May.", "elderly patient"),
        ("Three women left.", "woman"),
        ("There were 14 residential and nursing homes.", "residential nursing home"),
        ("One of the most severe outbreaks began here.", "severe outbreak"),
        ("a 30-item questionnaire", "item"),
        ("It has one clear advantage.", "clear advantage"),
        ("It cost 2.7m people their job.", "people"),
    ],
)
def test_counts_name_what_they_count(text: str, counted: str) -> None:
    """A bare number counts the noun phrase after it, whose head is put in the singular."""
    found = only(text)
    assert (found.unit, found.counted) == (None, counted)


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("Adults aged 35 were asked.", "year of age", 35),
        ("Her son, who was 10, stayed.", "year of age", 10),
        ("a 6 ft 3 in tall man", "foot", 6.25),
        ("after 1 hour and 30 minutes", "hour", 1.5),
        ("It costs US$ 4.50 per month.", "dollar per month", 4.5),
        ("a €10M budget", "euro", 10e6),
    ],
)
def test_units_that_need_a_second_look(text: str, unit: str, value: float) -> None:
    """Ages without a unit, values in two units, and money with scale letters and rates."""
    found = only(text)
    assert (found.unit, found.low) == (unit, pytest.approx(value))


def test_a_bound_holds_for_both_pressures() -> None:
    """ "Over 120/80 mmHg" bounds the systolic pressure, with the diastolic one beside it."""
    found = only("Her blood pressure was over 120/80 mmHg.")
    assert (found.low, found.comparator, found.second) == (120, ">", (80, 80))


def test_a_list_shares_its_last_unit() -> None:
    """In a list the unit may stand once, after the last number."""
    found = list(find_quantities("They took 5, 10 or 20 mg for 6 and 12 weeks."))
    assert [item.unit for item in found] == ["milligram"] * 3 + ["week"] * 2


@pytest.mark.parametrize("text", ["specificity (0.90, 95% CI 0.81 to 0.95)", "a rate of 0.17, or 17%, in men"])
def test_a_percentage_of_another_kind_ends_no_list(text: str) -> None:
    """What comes before the level of an interval, or is said again in percent, is no percentage itself."""
    share, percentage = list(find_quantities(text))[:2]
    assert (share.unit, percentage.unit) == (None, "percent")


@pytest.mark.parametrize(
    "text",
    [
        "Most of those asked (1,898, or 73%) had.",
        "which leaves 810, or 75 percent, of them",
        "the remaining 364, or four out of five",
        "a chance finding in 330, about 22 out of 100",
        "It was seen in 96, roughly one in eight.",
    ],
)
def test_a_count_beside_its_share_is_no_share(text: str) -> None:
    """A ratio has no unit to share, and a percentage shares its own with no count that is more than all."""
    count = next(iter(find_quantities(text)))
    assert (count.unit, count.measure.dimension) == (None, "count")


def test_a_conversion_shares_the_comparator() -> None:
    """The value in brackets is bounded like the one before it."""
    first, second = find_quantities("They walk more than 100 km (62 miles).")
    assert (first.comparator, second.comparator, second.low, second.high) == (">", ">", 62, None)


def test_a_bare_number_takes_up_the_unit_before_it() -> None:
    """ "compared with 50" counts what has just been counted, but no percentage lends its unit."""
    first, second = find_quantities("There were 63 deaths, compared with 50 a decade before.")
    assert (first.counted, second.counted) == ("death", "death")
    _, index = find_quantities("The index rose 2 percent to 6,327.")
    assert index.unit is None


@pytest.mark.parametrize(
    "text",
    [
        "See Table 2, Figs. 3 and 4, and Section 5.1.",
        "Smith (2015) and Li et al., 2019, agree [3, 5–7].",
        "It began on 11 May 2016 and ended on June 3, 2017.",
        "It was founded in 1987 and rebuilt between 1990 and 1994.",
        "The 2019 guidelines replaced those of 2003.",
        "The clinic opens at 10:30 and closes at 5 p.m.",
        "Call 555-1234 or 1-800-555-0199.",
        "doi: 10.1000/182 or https://example.org/2020/05/12",
        "BRCA1, IL-6, p53, CD4, COVID-19, H1N1, HbA1c, omega-3 and 5-HT were named.",
        "People with type 2 diabetes, stage 4 cancer and grade 3 lesions joined a phase 3 trial.",
        "1. Wash your hands.",
        "It fell in the second half, and in the fourth quarter too.",
        "This one is better than the other one, and no one knows why.",
        "A third option is a double-blind, one-sided, zero-sum game.",
        "She was first, he came 22nd, in the 1980s or the 90s.",
        "The iPhone 11 and the Nasdaq 100 are names.",
        "On day 7 and at week 12 they came back.",
        "They won 3-0 after a 2-1 loss.",
        "The two-time champion works 24/7.",
        "Carbon-14 and 18F are isotopes, 46,XX is a karyotype.",
    ],
)
def test_no_quantities(text: str) -> None:
    """Labels, citations, dates, times, identifiers, names and pronouns are left out."""
    assert [found.text for found in find_quantities(text)] == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("We enrolled 2000 patients.", 2000),
        ("A total of 1950 women answered.", 1950),
        ("The sample (n = 2015) was large.", 2015),
        ("A glucose level of 126 mg/dL was found.", 126),
        ("It was seen in the age group 20 to 30 years.", 20),
    ],
)
def test_quantities_that_look_like_something_else(text: str, value: float) -> None:
    """What a noun, a unit or a sign claims is a quantity, even if it looks like a year or a label's number."""
    assert only(text).low == value


def test_gold_of_the_article(shared: Path) -> None:
    """Every quantity with a unit that was marked in the real article is found."""
    text = (shared / "articles/how-cancer-travels.txt").read_text(encoding="utf-8")
    gold = json.loads((shared / "articles/how-cancer-travels.gold.json").read_text(encoding="utf-8"))
    found = [item.span for item in find_quantities(text) if item.unit]
    for marked in gold["quantities_with_units"]:
        assert any(span.start < marked["end"] and marked["start"] < span.end for span in found), marked


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was asked again over 12 weeks.", (12, 12, "=", "week")),
        ("Over 12 weeks, it fell.", (12, 12, "=", "week")),
        ("We measured sleep over three different weeks.", (3, 3, "=", "week")),
        ("It lasted over 12 weeks.", (12, None, ">", "week")),
        ("A film over two hours long was shown.", (2, None, ">", "hour")),
        ("Over 12 weeks passed.", (12, None, ">", "week")),
        ("A cough over three weeks is chronic.", (3, None, ">", "week")),
        ("Girls over 12 years may take it.", (12, None, ">", "year of age")),
        ("Infants over 6 months may eat it.", (6, None, ">", "month of age")),
        ("They worked over 10 hours.", (10, None, ">", "hour")),
    ],
)
def test_over_a_time(text: str, expected: tuple[float | None, float | None, str, str | None]) -> None:
    """ "Over" before a time means while, save after what lasts, or where a length is told."""
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "low", "high", "unit", "second"),
    [
        ("It was 120/80 mmHg.", 120, 120, "millimetre of mercury", (80, 80)),
        ("Aim at a pressure below 130/80.", None, 130, None, (80, 80)),
        ("A pressure of 140 over 90 is high.", 140, 140, None, (90, 90)),
        ("It read 140 over 90 mmHg.", 140, 140, "millimetre of mercury", (90, 90)),
        ("Stage 2 is 160/100 to 179/119 mmHg.", 160, 179, "millimetre of mercury", (100, 119)),
        ("It fell from 150/95 to 130/85 mmHg.", 150, 130, "millimetre of mercury", (95, 85)),
    ],
)
def test_blood_pressures(
    text: str, low: float | None, high: float, unit: str | None, second: tuple[float, float]
) -> None:
    """Systolic and diastolic pressure are one measure, however the two are joined, and so are two of them."""
    found = only(text)
    assert (found.low, found.high, found.unit, found.second) == (low, high, unit, second)
    assert found.measure.dimension == "pressure"
    assert found.measure.second == pytest.approx([133.322387415 * end for end in second])


@pytest.mark.parametrize("text", ["We are open 24/7.", "Call 140 over 90 days.", "It held 140 over 90 tries."])
def test_what_is_no_pressure(text: str) -> None:
    """Hours, and a bound after another number, are no pressures."""
    assert not any(found.second for found in find_quantities(text))


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("It takes a day or two.", 1, 2, "day"),
        ("Dose: 2-3 mg", 2, 3, "milligram"),
        ("It came a year-and-a-half later.", 1.5, 1.5, "year"),
        ("Nearly Two Million People Live With It", 2e6, 2e6, None),
        ("Take Two Tablets Daily", 2, 2, None),
        ("We ran two T-tests.", 2, 2, None),
        ("She had three C-sections.", 3, 3, None),
    ],
)
def test_ways_to_write(text: str, low: float, high: float, unit: str | None) -> None:
    """Units said once, labels, capitals of headings and letters that open a word leave a number what it is."""
    found = only(text)
    assert (found.low, found.high, found.unit) == (low, high, unit)


def test_one_of_the_following_is_no_number() -> None:
    """It counts nothing."""
    assert not list(find_quantities("Choose one of the following groups."))


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("It is under 100 but over 50.", 50, 100, None),
        ("It is not larger than 20 and greater than 10.", 10, 20, None),
        ("A weight is normal for 18.5 ≤ BMI < 25.", 18.5, 25, None),
        ("It holds for 10 < x < 20.", 10, 20, None),
        ("It works at -40...+85 °C.", -40, 85, "celsius"),
        ("It works between -25°C and +60°C.", -25, 60, "celsius"),
        ("Keep it at 0°-40°C.", 0, 40, "celsius"),
        ("Input: AC 100-240V.", 100, 240, "volt"),
        ("Lines deliver 105 to 125 Vac.", 105, 125, "volt"),
        ("It takes 90 V … 264 V.", 90, 264, "volt"),
        ("It burned an 11-square-mile area.", 11, 11, "square mile"),
        ("They report twenty to twenty-seven quarters.", 20, 27, None),
    ],
)
def test_ranges_of_specifications(text: str, low: float, high: float, unit: str | None) -> None:
    """Bounds in either order, inequalities around a name, signs and dots between, units of current and of a scale."""
    found = only(text)
    assert (found.low, found.high, found.unit) == (low, high, unit)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Use up to and including 40 W.", (None, 40, "<=", "watt")),
        ("Use up to but not including 40 W.", (None, 40, "<", "watt")),
        ("Power: max. 40 W", (None, 40, "<=", "watt")),
        ("Power: 40 W (max)", (None, 40, "<=", "watt")),
        ("Prices are as low as 40 euros.", (40, None, ">=", "euro")),
        ("It was not even 40 km.", (None, 40, "<", "kilometre")),
    ],
)
def test_bounds_of_specifications(text: str, expected: tuple[float | None, float | None, str, str | None]) -> None:
    """Limits are said before, behind and in brackets."""
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Then 6,800 other residents left.", "resident"),
        ("They found two more massive objects.", "massive object"),
        ("There are 40 more.", ""),
    ],
)
def test_what_is_counted_beside_others(text: str, counted: str) -> None:
    """ "Other" and "more" stand before what is counted."""
    assert only(text).counted == counted


@pytest.mark.parametrize("text", ["It was a 3-3 draw.", "Apple's iPhone 11 has a screen."])
def test_draws_and_names(text: str) -> None:
    """A score of equals is none, and "has" is no unit."""
    assert not list(find_quantities(text))


def test_a_change_and_where_it_leads_are_no_range() -> None:
    """ "By 3,000 to 237,000" are two numbers, "by 10 to 20 percent" is one."""
    assert [found.low for found in find_quantities("The level was revised up by 3,000 to 237,000.")] == [3000, 237000]
    assert read("It rose by 10 to 20 percent.") == (10, 20, "range", "percent")


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Allen made nine of his 11 attempts.", 9 / 11, "ratio"),
        ("It has a 500w motor.", 500, "watt"),
        ("It has a 500wh battery.", 500, "watt hour"),
        ("The Case-Shiller 20-city index rose.", 20, None),
    ],
)
def test_more_ways_to_write(text: str, value: float, unit: str | None) -> None:
    """Possessives before a whole, small letters that touch the number, and names before a compound."""
    found = only(text)
    assert (found.low, found.unit) == (pytest.approx(value), unit)


def test_a_subtraction_is_no_score() -> None:
    """Its numbers are read, those of a score are not; a scale alone in a bracket is no number."""
    assert [found.low for found in find_quantities("Then 10 - 3 = 7 remain.")] == [10, 3, 7]
    assert not list(find_quantities("They won 10 - 3."))
    assert not list(find_quantities("Deaths (millions)"))


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("One to two million people have it.", 1e6, 2e6, None),
        ("It cost €10 - €15.", 10, 15, "euro"),
        ("Give 80 to <160 mg.", 80, 160, "milligram"),
        ("Give from 80 mg to less than 160 mg.", 80, 160, "milligram"),
        ("It costs 5 to 10 pounds.", 5, 10, "pound sterling"),
    ],
)
def test_ranges_with_signs_and_scales(text: str, low: float, high: float, unit: str | None) -> None:
    """Scales in words, signs of currency on both sides, a bound as the upper end, and pounds that are paid."""
    found = only(text)
    assert (found.low, found.high, found.unit) == (low, high, unit)


@pytest.mark.parametrize("said", ["half", "just about half", "almost half"])
def test_fraction_after_a_share(said: str) -> None:
    """A fraction that says a share again in a word is no count of that share's whole."""
    share, fraction = find_quantities(f"Thirty out of 61 volunteers, or {said}, said the patch itched.")
    assert (share.low, fraction.low) == (30 / 61, 0.5)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Take 1 mg an hour before bed.", ["1 mg"]),
        ("Take 3 mg half an hour before sleep.", ["3 mg", "half an hour"]),
        ("Take 5 mg an hour or two before sleep.", ["5 mg", "an hour or two"]),
        ("Give 20 ml an hour prior to the scan.", ["20 ml"]),
        ("Drink 300 ml an hour after waking.", ["300 ml"]),
        ("The pump gives 1 mg an hour.", ["1 mg an hour"]),
        ("The pump gives 1 mg every hour before noon.", ["1 mg every hour"]),
        ("They earn $20 an hour after tax.", ["$20 an hour"]),
        ("Take 10 mg a day before surgery.", ["10 mg a day"]),
        ("It drips 5 ml an hour after that.", ["5 ml an hour"]),
    ],
)
def test_how_long_before_is_no_rate(text: str, expected: list[str]) -> None:
    """An hour before something says when it is taken, an hour alone how fast."""
    found = list(find_quantities(text))
    assert [one.text for one in found] == expected
    rated = [bool(one.measure.per_day) for one in found]
    assert rated == [
        "an hour" in expected[0] or "a day" in expected[0] or "every" in expected[0],
        *[False] * len(rated[1:]),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wait until it is going well (3-4 weeks).", ["3-4 weeks"]),
        ("The third stage (5-30 minutes) ends it.", ["5-30 minutes"]),
        ("See the figure (3 patients, 2 cups).", ["3", "2 cups"]),
        ("See Table (2) and figure (3).", []),
        ("A one-page overview, and no one-shot deal.", []),
        ("It is one-in-ten.", ["one-in-ten"]),
        ("You can request one regardless of the rules.", []),
        ("You can have one instead.", []),
        ("They kept one kidney instead.", ["one"]),
        ("Women on the 5:2 diet lost 4 kg.", ["4 kg"]),
        ("5:2 Diet: eat on five days a week.", ["five days a week"]),
        ("Most keep to 16:8 intermittent fasting.", []),
        ("The 5/2 plan and the 14:10 method.", []),
        ("Mix it at a ratio of 2:1.", ["2:1"]),
        ("They can be grouped under two headings.", ["two"]),
        ("It is listed under three names.", ["three"]),
        ("Rates fell under two percent.", ["under two percent"]),
        (
            "See https://www.mayoclinic.org/healthy-lifestyle/nutrition-and-eating/expert-answers/faq-20441303?p=1.",
            [],
        ),
    ],
)
def test_names_and_places_that_hold_numbers(text: str, expected: list[str]) -> None:
    """What stands in brackets behind a word has its own number; names of diets, pages and pronouns have none."""
    assert [one.text for one in find_quantities(text)] == expected


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Of 443 342, 95% uncertainty interval 21.6-29.5.", None),
        ("It was 443, 95% UI 21.6-29.5.", None),
        ("It was 443, 95% CI 21.6-29.5.", None),
        ("It was 44, 95% of them men.", "percent"),
    ],
)
def test_an_interval_of_uncertainty_lends_no_percent(text: str, unit: str | None) -> None:
    """A number before "95% uncertainty interval" is no percentage, one in a list before a percentage is."""
    assert next(iter(find_quantities(text))).unit == unit
