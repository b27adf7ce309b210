from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import factcheck
from factcheck.checks import converted_unit
from factcheck.checks.converted_unit.conversions import agree
from factcheck.extraction.quantities.units import convert
from factcheck.extraction.statements.conversions import is_conversion
from tests.checks.finding import found


def judged(text: str) -> tuple[bool, bool]:
    """Whether the text's two measures are a conversion, and agree."""
    first, second = factcheck.extract(factcheck.read(text, format="text")).quantities
    conversion = is_conversion(first, second)
    return conversion, conversion and agree(first, second)


@pytest.mark.parametrize(
    "text",
    [
        "10-20 lb (4.5-9 kg)",
        "6 feet (1.8 m)",
        "6 feet (2 metres)",
        "100 lb (45 kg)",
        "8 fluid ounces (240 mL)",
        "1 pint (570 mL)",
        "a fever of 100.4°F (38°C)",
        "an oven at 400°F (200°C)",
        "warmer by 9°F (5°C)",
        "2,000 calories (8,400 kJ)",
        "0.5 g (500 mg)",
        "95 kg (14 st 13 lb)",
        "6 ft 2 in (190 cm)",
        "9 km/h (5.6 mph)",
        "120 mmHg (16 kPa)",
    ],
)
def test_what_agrees(text: str) -> None:
    """Customary rounding is no error."""
    assert judged(text) == (True, True)


@pytest.mark.parametrize(
    "text",
    [
        "5 lb (3.2 kg)",
        "98.6°F (39°C)",
        "165°F (94°C)",
        "6 ft 2 in (168 cm)",
        "6 feet (1.5 m)",
        "10-20 lb (4.5-12 kg)",
        "2,000 calories (4,800 kJ)",
        "2 g (200 mg)",
        "95 kg (14 st 2 lb)",
        "1.40 m (4 ft 11 in)",
        "9 km/h (7.8 mph)",
        "120 mmHg (26 kPa)",
    ],
)
def test_what_does_not(text: str) -> None:
    """A slip is told."""
    assert judged(text) == (True, False)


@pytest.mark.parametrize(
    "text", ["3 cm (4 mm)", "5 lb (10 cm)", "5 mg (10 mg)", "10 years (6 months)", "20 mg/dL (1.1 mmol/L)"]
)
def test_what_is_no_conversion(text: str) -> None:
    """Other things in brackets are left alone."""
    assert not judged(text)[0]


@example(3, "lb kg", 0)
@given(st.integers(1, 999), st.sampled_from(["lb kg", "mi km", "ft cm", "in cm"]), st.integers(0, 2))
def test_every_rounding_agrees(value: int, units: str, digits: int) -> None:
    """Whatever the value, its own conversion agrees at every number of decimals that leaves something."""
    names = {"lb": "pound-mass", "kg": "kilogram", "mi": "mile", "km": "kilometre", "ft": "foot", "in": "inch"}
    first, second = units.split()
    exact = convert(value, names[first], names.get(second, "centimetre"))
    assert exact
    if round(exact, digits):
        written = {"mi": "miles", "in": "inches"}.get(first, first)
        conversion, fits = judged(f"{value} {written} ({exact:.{digits}f} {second})")
        assert conversion and fits


def test_taken_up_by_that_is() -> None:
    """ "That is" takes up the measure before it, whatever stands between, also within one system of units."""
    assert found("The parcel weighs 10 kg, and in old money that is about 28 lb.", converted_unit) == ["about 28 lb"]
    assert found("It holds 3.0 gallons, and for a nurse that is 33 pints.", converted_unit) == ["33 pints"]
    assert not found("She lost two stone, and for younger readers that is 28 pounds.", converted_unit)
    assert not found("He weighs 80 kg, and his wife, that is 60 lb lighter, swims.", converted_unit)
    assert not found("She walked 3 miles and then that was 2 km more than I did.", converted_unit)
