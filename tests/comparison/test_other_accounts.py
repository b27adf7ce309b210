"""Results that the numbers around them make in a way that no words tell."""

from __future__ import annotations

import pytest

import factcheck
from factcheck.comparison.other_accounts import made_of_others
from factcheck.model import Span


def made(text: str, result: str, *factors: str) -> bool:
    """Tell whether the quantity that stands at `result` is made of the others of a text than the factors."""
    extraction = factcheck.extract(factcheck.read(text, "text"))
    (one,) = [one for one in extraction.quantities if text[one.span.start : one.span.end].endswith(result)]
    told = [Span(start := text.index(each), start + len(each)) for each in factors]
    return made_of_others(one, told, extraction.quantities, extraction.sentences)


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("Take one tablet a day from two days before the trip of 14 days until 7 days after it: 23 tablets.", "23"),
        ("The pump gives 60 mL an hour for 20 hours and rests for 4 hours. That is 1.2 litres.", "1.2 litres"),
        ("She drinks 600 mL within four hours. That is 150 mL an hour.", "150 mL an hour"),
        ("Two slices have 6 g of fibre. White bread has 2 g, a third of it, so brown has three times as much.", "2 g"),
        (
            "Each tablet holds 30 micrograms. Four tablets and then another four tablets add up to 240 micrograms.",
            "240 micrograms",
        ),
        ("Three spoons of 3.5 mL of a syrup of 50 mg/mL are 525 mg.", "525 mg"),
        ("He cut his salt from 9 to 6 grams, which is 3 grams less.", "3 grams"),
        ("He was there for 31 days. After 12 days of fever he had 19 days without.", "19 days"),
        ("The pot holds 90 g of beans. It serves six, so each plate has 15 g.", "15 g"),
    ],
)
def test_numbers_near_a_result_make_it(text: str, result: str) -> None:
    """Products, quotients, sums and differences of two or three numbers are tried, by their dimensions."""
    assert made(text, result)


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("Take 500 mg four times a day, 3 g in all.", "3 g"),
        ("He took 250 mg three times a day for seven days, a total of 7.5 g.", "7.5 g"),
        ("A pack of 28 tablets lasts 7 days at two tablets a day, 41 hours in all.", "41 hours"),
        ("The whole had 296 grams and the fibre 86 grams, so 212 grams are left.", "212 grams"),
        ("In 1990, 12 people came. They ate 55 g each.", "55 g"),
        ("Take 75 mg twice daily, that is 300 mg a day.", "300 mg a day"),
        ("At 3 to 6 mg per kilo of weight, 60 kg make 240 to 480 mg.", "240 to 480 mg"),
    ],
)
def test_other_numbers_make_nothing(text: str, result: str) -> None:
    """Nothing is made across dimensions, of years, of "twice" twice, or of a range by one of its ends alone."""
    assert not made(text, result)


def test_a_factor_left_out_is_a_slip() -> None:
    """A product of some of the factors that are told is no other account of the result."""
    text = "Each sachet holds 4 g. Three sachets and two more sachets a day come to 8 g."
    assert made(text, "8 g", "4 g", "Three")
    assert not made(text, "8 g", "4 g", "Three", "two")


def test_distance_matters() -> None:
    """What stands more than a sentence off is no part of a result."""
    far = "The pump gives 60 mL an hour for 20 hours. It hums. It blinks. It beeps. She got 1.2 litres."
    assert not made(far, "1.2 litres")
