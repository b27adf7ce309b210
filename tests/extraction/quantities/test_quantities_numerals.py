"""One value, many writings."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import factcheck
from factcheck.extraction.quantities.numerals import Numeral, find_numerals

LOW = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
]
ONES = [*LOW, "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
TENS = dict(enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2))
SPACES = ["\u2009", "\u202f", "\u00a0", " "]


def only(text: str) -> Numeral:
    """Return the one numeral of a text."""
    (found,) = find_numerals(text)
    return found


def in_words(number: int, joint: str = " and ") -> str:
    """Write a whole number below a million in English words."""
    if number < 20:
        return ONES[number]
    if number < 100:
        return TENS[number // 10] + (f"-{ONES[number % 10]}" if number % 10 else "")
    size, name = (1000, "thousand") if number >= 1000 else (100, "hundred")
    head, rest = divmod(number, size)
    return f"{in_words(head, joint)} {name}" + (f"{joint}{in_words(rest, joint)}" if rest else "")


@given(st.integers(0, 10**12), st.sampled_from([",", *SPACES]))
@settings(max_examples=100, deadline=None)
def test_separators_do_not_change_the_value(number: int, separator: str) -> None:
    """Thousands may be parted by commas or by any kind of space."""
    found = only(f"about {number:,} of them".replace(",", separator))
    assert (found.value, found.step) == (number, 1)


@given(st.integers(0, 10**9), st.integers(1, 4))
@settings(max_examples=100, deadline=None)
def test_the_step_is_the_worth_of_the_last_digit(number: int, decimals: int) -> None:
    """Trailing zeros after the point are precision, not ornament."""
    written = f"{number / 10**decimals:.{decimals}f}"
    found = only(f"a value of {written} was seen")
    assert math.isclose(found.value, float(written))
    assert math.isclose(found.step, 10.0**-decimals)


@given(st.integers(1, 99), st.integers(-12, 12), st.sampled_from(["{}×10^{}", "{} x 10^{}", "{} × 10{}", "{}e{}"]))
@settings(max_examples=100, deadline=None)
def test_powers_of_ten_in_every_notation(mantissa: int, exponent: int, form: str) -> None:
    """Scientific notation is read with caret, superscript digits or an e."""
    digits = str(exponent).translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))
    written = form.format(mantissa, digits if form == "{} × 10{}" else exponent)
    assert math.isclose(only(written).value, mantissa * 10.0**exponent)


@given(st.integers(0, 999_999), st.sampled_from([" and ", " "]))
@settings(max_examples=150, deadline=None)
def test_number_words_are_read_like_digits(number: int, joint: str) -> None:
    """Any number below a million may be written out, with or without "and"."""
    assert only(in_words(number, joint)).value == number
    assert only(in_words(number, joint).capitalize()).value == number


@given(st.integers(1, 9), st.integers(2, 9))
@settings(max_examples=40, deadline=None)
def test_slashes_make_fractions(numerator: int, denominator: int) -> None:
    """A slash divides, and a number before the fraction is added to it."""
    assert math.isclose(only(f"{numerator}/{denominator}").value, numerator / denominator)
    assert math.isclose(only(f"3 {numerator}/{denominator}").value, 3 + numerator / denominator)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("½", 0.5),
        ("2½", 2.5),
        ("two thirds", 2 / 3),
        ("three-quarters", 0.75),
        ("a fifth", 0.2),
        ("half a million", 5e5),
        ("two and a half million", 2.5e6),
        ("a hundred and two", 102),
        ("a dozen", 12),
        ("half a dozen", 6),
        ("four and a half", 4.5),
        ("0·25", 0.25),
        ("1•03", 1.03),
        ("0,05", 0.05),
        ("12,34,567", 1234567),
        (".08", 0.08),
        ("10⁻⁴", 1e-4),
        ("10−4", 1e-4),
        ("USD1,700", 1700),
    ],
)
def test_other_writings(written: str, value: float) -> None:
    """Glyphs, fractions in words, decimal dots and commas, lakhs, bare powers of ten."""
    assert math.isclose(only(written).value, value)


def test_magnitudes_multiply() -> None:
    """ "tens of thousands" begins at ten thousand."""
    found = only("tens of thousands of people")
    assert (found.value, found.form) == (10_000, "magnitude")


@pytest.mark.parametrize(
    "text",
    [
        "the p53 gene",
        "H1N1",
        "version 1.2.3",
        "the twenty-third visit",
        "million",
        "someone",
        "often",
        "Tenant",
    ],
)
def test_what_is_no_numeral(text: str) -> None:
    """Digits inside words, version numbers and ordinals hold no numeral, and words hold no number words."""
    assert not list(find_numerals(text))


@given(st.text(alphabet="0123456789,./ -–×^eE½onetwhuadr", max_size=60))
@settings(max_examples=200, deadline=None)
def test_every_numeral_is_finite_and_in_order(text: str) -> None:
    """Whatever the text, numerals are finite, lie inside it, and come in the order of their starts."""
    found = list(find_numerals(text))
    assert all(0 <= numeral.start < numeral.end <= len(text) for numeral in found)
    assert all(not math.isnan(numeral.value) for numeral in found)
    assert [numeral.start for numeral in found] == sorted(numeral.start for numeral in found)


@given(st.integers(0, 10**12), st.sampled_from([", ", ". ", "; ", ") ", ", and ", ": ", "! ", ",\n", "."]))
def test_the_punctuation_behind_a_number_is_no_part_of_it(number: int, mark: str) -> None:
    """A number with grouped digits keeps its value whatever ends its clause."""
    assert only(f"It was {number:,}{mark}so").value == number


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Myth 1: Coffee dries you out.", []),
        ("It took 3: one each.", ["3"]),
        ("The odds were low (P = 3 × 10(-4)).", ["3 × 10(-4)"]),
        ("Age is one of the key risk factors.", ["one"]),
    ],
)
def test_labels_powers_and_parts(text: str, read: list[str]) -> None:
    """A name that opens a line has a number, a power may stand in a bracket, and one of several is no age."""
    found = factcheck.extract(factcheck.read(text, format="text")).quantities
    assert [one.text for one in found] == read
    assert all(one.unit is None for one in found)
