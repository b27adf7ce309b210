"""Names, dimensions and conversion of units."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.data import word_table
from factcheck.extraction.quantities import find_quantities
from factcheck.extraction.quantities.unit_reader import read_currency, read_unit
from factcheck.extraction.quantities.units import convert, dimension, unit


@pytest.mark.parametrize(
    ("written", "name"),
    [
        (" mg/kg", "milligram per kilogram"),
        (" mmol/L", "millimole per litre"),
        ("mmHg", "millimetre of mercury"),
        (" kg/m2", "kilogram per square metre"),
        (" kg m−2", "kilogram per square metre"),
        (" mL/min/1.73 m²", "millilitre per minute per 1.73 square metre"),
        (" µg per day", "microgram per day"),
        (" μg/dL", "microgram per decilitre"),
        ("-year-old", "year of age"),
        (" years of age", "year of age"),
        (" per cent", "percent"),
        (" percentage points", "percentage point"),
        ("°C", "celsius"),
        (" degrees Fahrenheit", "fahrenheit"),
        (" square miles", "square mile"),
        (" times a day", "count per day"),
        (" beats per minute", "beat per minute"),
        ("-in", "inch"),
        ("x", "count"),
    ],
)
def test_canonical_names(written: str, name: str) -> None:
    """Words, symbols, powers and quotients of a unit have one canonical name."""
    found = read_unit("5" + written, 1)
    assert found is not None
    assert found.name == name
    assert found.end == len(written) + 1


@pytest.mark.parametrize("written", [" in the house", " patients", "", " maybe", " a day", " x rays"])
def test_words_that_are_no_units(written: str) -> None:
    """English words that look like symbols are left alone."""
    assert read_unit("5" + written, 1) is None


@pytest.mark.parametrize(
    ("sign", "name"), [("$", "dollar"), ("US$ ", "dollar"), ("€", "euro"), ("£", "pound sterling")]
)
def test_currencies_stand_before_the_number(sign: str, name: str) -> None:
    """A currency sign may touch the number or not."""
    found = read_currency(sign + "5", len(sign))
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    ("value", "source", "target", "result"),
    [
        (98.6, "fahrenheit", "celsius", 37.0),
        (5, "pound-mass", "kilogram", 2.26796185),
        (1, "milligram per decilitre", "gram per litre", 0.01),
        (1, "litre", "cubic centimetre", 1000),
        (120, "millimetre of mercury", "kilopascal", 15.9986868),
        (5, "per 1000", "percent", 0.5),
        (0.125, "ratio", "percent", 12.5),
        (6, "foot", "centimetre", 182.88),
        (2000, "kilocalorie", "megajoule", 8.368),
        (10, "milligram per kilogram per day", "microgram per gram per day", 10),
    ],
)
def test_conversion(value: float, source: str, target: str, result: float) -> None:
    """Values convert between units of one dimension, temperatures with their offset."""
    converted = convert(value, source, target)
    assert converted is not None
    assert math.isclose(converted, result, rel_tol=1e-6)


@pytest.mark.parametrize(
    ("source", "target"), [("gram", "metre"), ("dollar", "euro"), ("patient", "gram"), ("", "gram")]
)
def test_no_conversion_between_dimensions(source: str, target: str) -> None:
    """Units of different dimension, two currencies, and nouns do not convert."""
    assert convert(1, source, target) is None


def test_dimension_names_what_is_measured() -> None:
    """A dimension is a product of bases with powers; what is no unit is a count."""
    assert dimension("milligram per decilitre") == "mass length^-3"
    assert dimension("mile per hour") == dimension("kilometre per hour") == "length time^-1"
    assert dimension("patient") == dimension(None) == "count"
    assert dimension("percent") == dimension("per 100000") == "ratio"


UNITS = sorted(word_table("units")["unit"])


@given(st.sampled_from(UNITS), st.sampled_from(UNITS), st.floats(-1e6, 1e6))
@settings(max_examples=200, deadline=None)
def test_conversion_goes_there_and_back(source: str, target: str, value: float) -> None:
    """Every unit of the table is known by name, and converting back returns the value."""
    assert unit(source) is not None
    there = convert(value, source, target)
    assert (there is not None) == (dimension(source) == dimension(target))
    if there is not None:
        back = convert(there, target, source)
        assert back is not None
        assert math.isclose(back, value, rel_tol=1e-9, abs_tol=1e-6)


@pytest.mark.parametrize(
    ("text", "value", "unit", "dimension"),
    [
        ("It holds 120 mg/5 ml.", 120, "milligram per 5 millilitre", "mass per length^3"),
        ("It holds 1 mg/1 mL.", 1, "milligram per millilitre", "mass per length^3"),
        ("It holds 3 g per 100 g.", 3, "gram per 100 gram", "mass per mass"),
    ],
)
def test_units_per_so_many(text: str, value: float, unit: str, dimension: str) -> None:
    """What divides may have a number of its own."""
    (found,) = find_quantities(text)
    assert (found.low, found.unit, found.measure.dimension) == (value, unit, dimension)


def test_two_strengths_are_no_quotient() -> None:
    """ "50 mg/12.5 mg" are two masses."""
    assert [found.unit for found in find_quantities("Take losartan 50 mg/12.5 mg.")] == ["milligram"] * 2


def test_a_letter_of_a_name_is_no_unit() -> None:
    """ "5 U.S. adults" has no enzyme units, "5 U of insulin" has."""
    assert [found.unit for found in find_quantities("About 1 in 5 U.S. adults take 5 U of insulin.")] == [
        "ratio",
        "unit",
    ]


def test_minutes_and_hours_of_exertion() -> None:
    """A minute or hour of a metabolic equivalent is one unit, whatever joins the two."""
    text = "Call for 500 to 1,000 MET minutes a week, 15 MET-hours/week, 6 MET-min or more; he ran at 8 METs."
    assert [(found.low, found.unit) for found in find_quantities(text)] == [
        (500, "MET minute per week"),
        (15, "MET hour per week"),
        (6, "MET minute"),
        (8, "metabolic equivalent"),
    ]


def test_from_one_to_one_is_no_range() -> None:
    """A range between one number and itself is a phrase: "from one of risk to one of benefit"."""
    assert all(found.comparator == "=" for found in find_quantities("It moved from one of risk to one of benefit."))
