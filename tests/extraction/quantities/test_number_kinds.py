"""Kinds of numbers in everyday writing: compounds, fractions of a unit, formats of other countries, bounds."""

from __future__ import annotations

import pytest

from factcheck.extraction.quantities import find_quantities
from factcheck.model import Quantity


def only(text: str) -> Quantity:
    """Return the one quantity of a text."""
    (found,) = find_quantities(text)
    return found


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("She was 5 feet, 4 inches tall.", 5 + 4 / 12, "foot"),
        ("The baby weighed 7 pounds, 4 ounces.", 7.25, "pound-mass"),
        ("He weighed 7 lb 8 oz at birth.", 7.5, "pound-mass"),
        ("She weighed 9 st 6 lb then.", 9 + 6 / 14, "stone"),
        ("He weighed 11 stone, 7 pounds.", 11.5, "stone"),
        ("The stay lasted 2 days and 6 hours.", 2.25, "day"),
        ("It took 2 hours, 6 minutes and 36 seconds.", 2.11, "hour"),
        ("It lasted three weeks, two days.", 3 + 2 / 7, "week"),
        ("She was 5'4\" tall.", 5 + 4 / 12, "foot"),
        ("She was 5’4” tall.", 5 + 4 / 12, "foot"),
        ("She was 5′4″ tall.", 5 + 4 / 12, "foot"),
        ("He is 6'3 tall.", 6.25, "foot"),
    ],
)
def test_a_compound_measure_is_one(text: str, value: float, unit: str) -> None:
    """Parts of one measure are added up in the unit of the first."""
    found = only(text)
    assert (found.low, found.high, found.unit) == (pytest.approx(value), pytest.approx(value), unit)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It cost £2 million in 2019 and a third less in 2020.", (2e6, 1 / 3)),
        ("Of those seen in 2003 and a half of the rest, none.", (0.5,)),
        ("They came for 12 weeks and a third of them stayed.", (12, 1 / 3)),
        ("At 15 kg, 600 mg is too much.", (15, 600)),
        ("It lasts 2 and a half hours and 600 mg is enough.", (2.5, 600)),
    ],
)
def test_two_numbers_side_by_side_are_two(text: str, values: tuple[float, ...]) -> None:
    """A year, or what goes on with "of", takes no fraction; a weight and the dose after it are no one mass."""
    assert [found.low for found in find_quantities(text)] == [pytest.approx(value) for value in values]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Wait half an hour.", 0.5, "hour"),
        ("It takes an hour and a half.", 1.5, "hour"),
        ("It takes a quarter of an hour.", 0.25, "hour"),
        ("It takes three quarters of an hour.", 0.75, "hour"),
        ("It took a year and a half.", 1.5, "year"),
        ("It takes two-and-a-half hours.", 2.5, "hour"),
        ("It takes 2 and a half hours.", 2.5, "hour"),
        ("It takes 2½ hours.", 2.5, "hour"),
        ("It takes two hours and a quarter.", 2.25, "hour"),
        ("Add half a teaspoon of salt.", 0.5, "teaspoon"),
        ("They drank half a litre of water.", 0.5, "litre"),
        ("They took half a milligram per kilogram.", 0.5, "milligram per kilogram"),
        ("The test takes about an hour.", 1, "hour"),
        ("Rest it for a week.", 1, "week"),
        ("They had it for 3 consecutive years.", 3, "year"),
        ("Do it for ten full minutes.", 10, "minute"),
    ],
)
def test_parts_of_a_unit_keep_it(text: str, value: float, unit: str) -> None:
    """A fraction or an article before a unit of time or amount is read with it."""
    found = only(text)
    assert (found.high, found.unit) == (pytest.approx(value), unit)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Take 0,125 mg of it.", 0.125),
        ("They drank 1.234,5 mg of it.", 1234.5),
        ("They drank 12.345,67 mg of it.", 12345.67),
        ("They took 1'500 mg of it.", 1500),
        ("The survey asked 14’236 people.", 14236),
        ("There were 1.234.567 doses.", 1234567),
        ("There were 1'234'567 doses.", 1234567),
        ("There were 12,34,567 doses.", 1234567),
        ("There were 1 234 567 doses.", 1234567),
        ("They lost 3,5 kg.", 3.5),
        ("There were 1,234 doses.", 1234),
        ("They took 1.250 mg of it.", 1.25),
    ],
)
def test_number_formats_of_other_countries(text: str, value: float) -> None:
    """Separators are told from decimal signs by their groups; one group after a point stays a decimal."""
    assert only(text).high == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Give 10 mg kg−1 day−1 by mouth.", 10, "milligram per kilogram per day"),
        ("They ate 4 g/(kg*day) of protein.", 4, "gram per kilogram per day"),
        ("Urine held 300 mg per 24 hours of protein.", 300, "milligram per day"),
        ("Urine held 300 mg/24 h of protein.", 300, "milligram per day"),
        ("Urine held 2 g/24hr of it.", 2, "gram per day"),
        ("The intake was 3 (g/day) in both arms.", 3, "gram per day"),
        ("A waist of 35in is large.", 35, "inch"),
    ],
)
def test_units_of_several_parts_are_read_whole(text: str, value: float, unit: str) -> None:
    """Negative powers, brackets and a day written in hours belong to the unit."""
    found = only(text)
    assert (found.high, found.unit) == (value, unit)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("She takes losartan-hydrochlorothiazide 50-12.5 mg once.", [50, 12.5]),
        ("Co-trimoxazole 800-160 mg is used.", [800, 160]),
        ("Take lisinopril/hydrochlorothiazide 20-12.5 mg tablets.", [20, 12.5]),
        ("Amoxicillin-clavulanate 875-125 mg is common.", [875, 125]),
    ],
)
def test_strengths_of_a_combined_drug_are_two(text: str, values: list[float]) -> None:
    """A falling pair after the names of two drugs is no range."""
    assert [found.high for found in find_quantities(text) if found.unit == "milligram"] == values


@pytest.mark.parametrize(
    ("text", "comparator", "value"),
    [
        ("It does not take longer than 10 days.", "<=", 10),
        ("You should never take more than 4 g.", "<=", 4),
        ("It must not exceed 20 mg.", "<=", 20),
        ("It is not recommended for longer than 7 days.", "<=", 7),
        ("The maximum daily dose is 4 g.", "<=", 4),
        ("The minimum is 30 minutes.", ">=", 30),
        ("Keep a minimum wait of 6 hours.", ">=", 6),
        ("It was no deeper than 5 cm.", "<=", 5),
        ("It was wider than 5 cm.", ">", 5),
        ("It costs north of 30%.", ">", 30),
        ("Just over 60% did.", ">", 60),
        ("It takes 10 days at most.", "<=", 10),
        ("It takes 15 or more days.", ">=", 15),
        ("It is drunk by fewer than about 20 people.", "<", 20),
        ("They did not find significantly more than 20 people.", ">", 20),
        ("Adults are advised not to drink more than 14 units a week.", "<=", 14),
        ("Take care not to use it for longer than 2 weeks.", "<=", 2),
        ("Be careful not to eat any more than 2 eggs.", "<=", 2),
        ("Nobody needs more than 9 hours.", "<=", 9),
        ("Try to avoid drinking more than 3 cups.", "<=", 3),
        ("Whether or not to take more than 5 mg is your choice.", ">", 5),
        ("It costs a lot, not to mention more than 20 visits.", ">", 20),
        ("They did not want to pay more than 20 dollars.", ">", 20),
        ("Avoid foods with more than 5 g of sugar.", ">", 5),
    ],
)
def test_bounds_by_grammar(text: str, comparator: str, value: float) -> None:
    """Any comparative, denial and extreme makes a bound, not only those that are listed."""
    found = only(text)
    assert (found.comparator, found.high if found.low is None else found.low) == (comparator, value)


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("one adult in ten", 0.1),
        ("3 of every 5 women", 0.6),
        ("one person in three", 1 / 3),
        ("two out of every three children", 2 / 3),
        ("1 in 8 women", 0.125),
        ("120 of 200", 0.6),
        ("a third of men", 1 / 3),
        ("12 per 1,000 births", 0.012),
        ("5 per cent of births", 0.05),
        ("7‰ of births", 0.007),
    ],
)
def test_proportions_are_shares_of_one(text: str, share: float) -> None:
    """However a proportion is written, its measure is a share of one."""
    measure = only(text).measure
    assert (measure.kind, measure.dimension, measure.high) == ("proportion", "share", pytest.approx(share))


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("Of every 100 women, 12 have it.", 0.12),
        ("Out of 1,000 men screened, 30 will hear of it.", 0.03),
        ("For every 1,000 women screened, 5 are called back.", 0.005),
        ("In every thousand births, four end early.", 0.004),
        ("It befalls one in a hundred.", 0.01),
        ("It befalls three in every hundred women.", 0.03),
        ("It befalls three per thousand.", 0.003),
        ("It befalls 5–6 people in 100.", 0.06),
        ("It befalls one or two in a hundred.", 0.02),
    ],
)
def test_the_whole_may_stand_first_or_in_words(text: str, share: float) -> None:
    """A share is one whichever number comes first, and of a range as of a number."""
    *_, found = find_quantities(text)
    assert (found.measure.dimension, found.measure.high) == ("share", pytest.approx(share))


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("women over 40", 40),
        ("not for anyone under 16", 16),
        ("children younger than 5 years", 5),
        ("before the age of 25", 25),
        ("girls who start before 15", 15),
        ("a 25-year-old", 25),
        ("the over-65s", 65),
        ("babies under 6 months", 0.5),
        ("aged 40 or over", 40),
    ],
)
def test_ages_of_people(text: str, years: float) -> None:
    """A number that bounds people is an age, with its unit or without."""
    measure = only(text).measure
    end = measure.high if measure.low is None else measure.low
    assert measure.kind == "age"
    assert end is not None
    assert end / 31556952 == pytest.approx(years)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("In a year, BMI fell by 2 on average.", "change"),
        ("They saw a change in BMI of 2.1.", "change"),
        ("The BMI difference was 3.", "change"),
        ("Mean BMI change was -1.2.", "change"),
        ("Their BMI rose 0.5 then.", "change"),
        ("The sensitivity was 110% higher than before.", "change"),
        ("The pressure fell from 12 to 8 mmHg.", "change"),
        ("Blood tests (Ca was fine, P = 3.1) were made.", "count"),
        ("It was not so (p = 0.31).", "probability"),
        ("They took 15 mg per kilo.", "dose"),
        ("They ate 0.8 g of protein per kilogram.", "dose"),
        ("It held 70 milligrams in every decilitre.", "concentration"),
        ("It was 38 degrees.", "temperature"),
        ("They took 400 mg every 8 hours.", "rate"),
        ("They smoked 20 cigarettes a day.", "rate"),
        ("They came once a year.", "rate"),
        ("A daily dose of 400 micrograms is enough.", "rate"),
        ("It was three times as likely.", "multiple"),
        ("It lasted two weeks.", "duration"),
    ],
)
def test_a_quantity_knows_its_kind(text: str, kind: str) -> None:
    """The words around a number say whether it is a level, a change or a rate, and of what."""
    found = next(iter(find_quantities(text)))
    assert found.measure.kind == kind


@pytest.mark.parametrize(
    ("text", "per_day"),
    [
        ("500 mg four times a day", 4),
        ("500 mg, twice daily", 2),
        ("500 mg b.i.d.", 2),
        ("500 mg every 8 hours", 3),
        ("500 mg q6h", 4),
        ("500 mg in any 24 hours", 1),
        ("500 mg of the drug a day", 1),
        ("a maximum daily dose of 500 mg", 1),
        ("500 mg a week", 1 / 7),
        ("500 mg", 0),
    ],
)
def test_a_rate_counts_by_the_day(text: str, per_day: float) -> None:
    """However often is said, a rate is counted in times a day."""
    assert next(iter(find_quantities(text))).measure.per_day == pytest.approx(per_day)


def test_a_count_in_so_many_places_is_no_proportion() -> None:
    """ "3 trials in 12 countries" are two counts."""
    assert [found.high for found in find_quantities("3 trials in 12 countries were found.")] == [3, 12]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Wait three quarters of an hour.", 0.75, "hour"),
        ("It takes an hour and a quarter.", 1.25, "hour"),
        ("It lasted a day and a half.", 1.5, "day"),
        ("Add a quarter of a teaspoon.", 0.25, "teaspoon"),
        ("It took 2 hrs and 15 mins.", 2.25, "hour"),
        ("It is two years and three months.", 2.25, "year"),
        ("She weighs 9st 6lb.", 9 + 6 / 14, "stone"),
        ("Give 5 mg·kg⁻¹·day⁻¹ of it.", 5, "milligram per kilogram per day"),
        ("Protein of 1.2 g/(kg·day) is fine.", 1.2, "gram per kilogram per day"),
        ("Urine held 2 g per 24 h.", 2, "gram per day"),
        ("It cost 1.250,00 euros.", 1250, "euro"),
        ("We saw 2'500'000 cells.", 2.5e6, None),
    ],
)
def test_neighbouring_kinds(text: str, value: float, unit: str | None) -> None:
    """What is like the inputs that were read wrongly is read right, too."""
    (found,) = find_quantities(text)
    assert (found.low, found.unit) == (pytest.approx(value), unit)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("The skipper is a man of about 30.", "year of age"),
        ("She met a young woman of 54.", "year of age"),
        ("Tom was nine when a nurse noticed.", "year of age"),
        ("Anna Smith, who is 31, left.", "year of age"),
        ("A woman of 54 kg came.", "kilogram"),
        ("Peter was two hours late.", "hour"),
        ("Rose was 40% lower.", "percent"),
    ],
)
def test_an_age_that_only_its_person_tells(text: str, unit: str) -> None:
    """A bare number said of a person is an age; one with a unit is not."""
    assert only(text).unit == unit


@pytest.mark.parametrize(
    "text", ["See 42 U.S.C. Section 13661.", "Under 21 CFR Part 11 it is kept.", "See 45 C.F.R. § 46."]
)
def test_a_title_of_law_is_no_quantity(text: str) -> None:
    """Nor is the section that follows it."""
    assert [found.text for found in find_quantities(text)] == []
