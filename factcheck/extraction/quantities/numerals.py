"""Numerals: numbers in digits and in words, with the worth of the last digit written.

`find_numerals` knows nothing of units, comparators or of what a number is used for: dates and names hold
numerals too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from factcheck.data import word_table
from factcheck.extraction.quantities.number_words import find_number_words
from factcheck.text.expressions import expression

Form = Literal["digits", "fraction", "words", "magnitude", "multiple", "sum"]

# No number has more digits than this: what is longer is an identifier.
_LONGEST = 30

# "1.234,5", "1.234.567", "1'234'567": groups as other countries write them.
_POINTED = r"[1-9]\d{0,2}(?:\.\d{3})+,\d++|[1-9]\d{0,2}(?:\.\d{3}){2,3}(?!,?\d)"
_APOSTROPHES = r"[1-9]\d{0,2}(?:['’]\d{3})++(?!\d)"
_GROUPS = r"(?:,\d{3}){1,6}+(?!,?\d)|(?:,\d{2}(?=,)){1,5}+,\d{3}(?!,?\d)"
_SPACED = "(?:[\u2009\u202f\u00a0 ]\\d{3}){1,6}+(?!\\d|[.,]\\d{3})"
_EXPONENT = r"\s?\^\s?\(?([-−–+]?\d{1,2}+)\)?|\s?([-−–]\s?\d{1,2}+)|([⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2})|\([-−–]\d{1,2}+\)"
_POWER = rf"\s?[×xX*∙·⋅✕]\s?10(?:{_EXPONENT})"
_GLYPHS = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒"

_BARE_POWER = r"\^\s?[-−–+]?\d{1,2}+|−\d{1,2}+|[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}"
# One set to begin with, by which a search skips all other characters.
_DIGIT = expression(rf"[0-9{_GLYPHS}](?:(?<=[0-9])[0-9]+)?")
_SUPERSCRIPTS = str.maketrans("⁻⁺⁰¹²³⁴⁵⁶⁷⁸⁹−–", "-+0123456789--")


@cache
def _digits() -> re.Pattern[str]:
    return re.compile(
        rf"""
        (?:(?<![\w.])|{_after_currency()})
        (?P<number>
            (?:{_POINTED}|{_APOSTROPHES}
            |(?<!\d,)0,\d++(?!,\d)|\d{{1,3}}(?:{_GROUPS}|{_SPACED})|(?<!\d,)\d++,\d{{1,2}}(?!,?\d)|\d++)
            (?:[.·•∙⋅]\d++)?
          | \.\d++
        )
        (?!\d|\.\d)
        (?:
            (?P<power>{_POWER})
          | (?<=(?<![\d,.])10)(?P<bare_power>{_BARE_POWER})
          | [eE](?P<exponent>[-−+]?\d{{1,2}}+)(?!\w)
          | \ ?(?P<glyph>[{_GLYPHS}])
          | (?P<whole>[ ]\d{{1,2}}+)?\s?[/⁄]\s?(?P<denominator>\d{{1,4}}+)(?![\d/]|[.,]\d)
        )?
      | (?<!\w)(?P<bare_glyph>[{_GLYPHS}])
        """,
        re.VERBOSE,
    )


def _after_currency() -> str:
    """Return lookbehinds for the codes that touch their number: "USD1,700"."""
    codes = {code.strip() for entry in word_table("units")["currency"].values() for code in entry["before"]}
    letters = sorted(code for code in codes if code[-1].isalpha())
    return "|".join(rf"(?<=(?<!\w){re.escape(code)})" for code in letters)


class Numeral(NamedTuple):
    """A number at [start, end). `step` is the worth of the last digit written, `form` how it is written.

    A magnitude ("dozens", "tens of thousands") stands for `value` to ten times of it.
    """

    start: int
    end: int
    value: float
    step: float
    form: Form


def find_numerals(text: str) -> Iterator[Numeral]:
    """Yield the numerals of a text in order."""
    yield from sorted([*_in_digits(text), *_in_words(text)])


def _in_words(text: str) -> Iterator[Numeral]:
    for phrase in find_number_words(text):
        yield Numeral(*phrase)


def _in_digits(text: str) -> Iterator[Numeral]:
    position, numeral = 0, _digits()
    while found := _DIGIT.search(text, position):
        start = found.start()
        match = numeral.match(text, start - 1 if text[start - 1 : start] == "." else start)
        if match and match.end() - match.start() <= _LONGEST:
            yield _read(match)
        position = match.end() if match else found.end()


def _read(match: re.Match[str]) -> Numeral:
    start, end = match.span()
    if glyph := match["bare_glyph"]:
        return Numeral(start, end, _glyphs()[glyph], 0.0, "fraction")
    value, step = digits(match["number"])
    if match.lastgroup == "number":
        return Numeral(start, end, value, step, "digits")
    if match["power"]:
        scale = 10.0 ** _exponent(match)
        return Numeral(start, end, _scaled(match["number"], _exponent(match)), step * scale, "digits")
    if match["bare_power"]:
        exponent = int(match["bare_power"].translate(_SUPERSCRIPTS).strip("^ "))
        return Numeral(start, end, 10.0**exponent, 10.0**exponent, "digits")
    if match["exponent"]:
        exponent = int(match["exponent"].translate(_SUPERSCRIPTS))
        return Numeral(start, end, _scaled(match["number"], exponent), step * 10.0**exponent, "digits")
    if glyph := match["glyph"]:
        return Numeral(start, end, value + _glyphs()[glyph], 0.0, "fraction")
    if match["denominator"]:
        return _slashed(match, value, step)
    return Numeral(start, end, value, step, "digits")


def _slashed(match: re.Match[str], value: float, step: float) -> Numeral:
    denominator = int(match["denominator"])
    if not denominator:
        return Numeral(match.start(), match.end("number"), value, step, "digits")
    if match["whole"]:
        return Numeral(*match.span(), value + int(match["whole"]) / denominator, 0.0, "fraction")
    return Numeral(*match.span(), value / denominator, 0.0, "fraction")


def _exponent(match: re.Match[str]) -> int:
    written = next(group for group in match["power"].split("10", 1)[1:] if group)
    return int(re.sub(r"[\s^()]", "", written).translate(_SUPERSCRIPTS))


def _scaled(number: str, exponent: int) -> float:
    return float(f"{plain(number)}e{exponent}")


def digits(number: str) -> tuple[float, float]:
    """Return value and step of a number in digits: "1,200" is (1200, 1), "0.10" is (0.1, 0.01)."""
    written = plain(number)
    _, point, decimals = written.partition(".")
    return float(written), 10.0 ** -len(decimals) if point else 1.0


# The decimal point of British journals, and what copies make of it: "1·03", "1•03".
_RAISED_POINT = expression("[·•∙⋅]")
_SEPARATORS = expression("[\u2009\u202f\u00a0 '’]")


def plain(number: str) -> str:
    """Return the digits with a decimal point and without separators."""
    number = _RAISED_POINT.sub(".", _SEPARATORS.sub("", number))
    head, comma, tail = number.rpartition(",")
    if "." in head or number.count(".") > 1:
        return f"{head.replace('.', '')}.{tail}" if comma else number.replace(".", "")
    if comma and (len(tail) < 3 or head == "0") and "." not in number:
        return f"{head.replace(',', '')}.{tail}"
    return number.replace(",", "")


@cache
def _glyphs() -> dict[str, float]:
    table: dict[str, float] = word_table("numbers")["glyphs"]
    return table
