"""Measures stated again in another unit."""

from __future__ import annotations

import pytest

import factcheck


def conversions(text: str) -> list[tuple[str, str]]:
    found = factcheck.extract(factcheck.read(text, format="text")).statements.conversions
    return [(one.first.text, one.second.text) for one in found]


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("He lost 5 lb (2.3 kg) in a week.", "5 lb", "2.3 kg"),
        ("Take 100 mg (3.5 oz) with water.", "100 mg", "3.5 oz"),
        ("Add 5 lb of flour (2.3 kg).", "5 lb", "2.3 kg"),
        ("a 150-pound adult (68 kg)", "150-pound", "68 kg"),
        ("Take 1,100 micrograms, which is 11 mg.", "1,100 micrograms", "11 mg"),
        ("It holds 2 pounds, or about 1 kg, of sand.", "2 pounds", "about 1 kg"),
        ("Drink 8 cups or 2 litres.", "8 cups", "2 litres"),
        ("The child weighs 44 lb, i.e. 20 kg.", "44 lb", "20 kg"),
        ("The wound was 2 inches long (that is, 5 cm).", "2 inches", "5 cm"),
        ("A fever of 101.4°F, equivalent to 38°C, is mild.", "101.4°F", "38°C"),
        ("1 inch = 2.54 cm", "1 inch", "2.54 cm"),
        ("A slice has 250 kcal, or 1,050 kJ for those who like it metric.", "250 kcal", "1,050 kJ"),
        ("It stood at 39.5 °C, which for my aunt's benefit I announced as 101.3 °F.", "39.5 °C", "101.3 °F"),
        ("She used to be five foot nine, or 183 cm as her old passport has it.", "five foot nine", "183 cm"),
        ("Run 3 miles [4.8 km; 40 minutes].", "3 miles", "4.8 km"),
        ("A pound is about 450 g.", "", ""),
        ("He runs at 9 km/h (5.6 mph) now.", "9 km/h", "5.6 mph"),
        ("A 4 fl oz bottle contains 120 ml.", "4 fl oz", "120 ml"),
        ("A 16 oz can contains 34 g of sugar.", "", ""),
    ],
)
def test_stated_again(text: str, first: str, second: str) -> None:
    """In brackets and in apposition, with or without words that gloss, the second measure is the first again."""
    assert conversions(text) == ([(first, second)] if first else [])


@pytest.mark.parametrize(
    "text",
    [
        "The tumour was 3 cm (4 mm at first).",
        "Walk 3 miles and cycle 20 km.",
        "It shrank from 2 inches to 4 cm.",
        "She weighs 150 lb, and her son, 12 kg, is small.",
        "The lake is 133. 81 metres (439 ft) deep.",
        "A height difference of 396 metres ( 1 , 299 ft ) is used.",
        "It brought 96 , 000 pounds ( 44 , 000 kg ) of freight.",
        "Boys weighed 3.5 kg; girls, 7 lb.",
        "Pour 2 cups (16 g of sugar each).",
        "Lift 10 lb for 2 minutes, then 8 kg.",
        "It rose by 5 lb, more than 3 kg.",
        "Take 500 mg (2 tablets).",
    ],
)
def test_two_measures(text: str) -> None:
    """Measures of two things, and ends of longer numbers, restate nothing."""
    assert not conversions(text)
