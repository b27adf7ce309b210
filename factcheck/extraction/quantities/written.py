"""Numbers as written: a numeral with its sign, scale word, currency and unit."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from factcheck.data import word_table
from factcheck.extraction.quantities.head_noun import counted_noun
from factcheck.extraction.quantities.number_words import denominator
from factcheck.extraction.quantities.numerals import Form, Numeral
from factcheck.extraction.quantities.unit_reader import UnitMatch, read_currency, read_rate, read_unit
from factcheck.extraction.quantities.units import dimension, spellings
from factcheck.text.expressions import expression
from factcheck.text.trie import alternation


class Written(NamedTuple):
    """A number with what is written around it.

    [start, end) holds currency, number and unit, [number_start, number_end) the number with sign and scale.
    `raw` is the number without its scale word, which `scale` holds (1 if there is none), `second` the diastolic
    pressure beside a systolic one.
    """

    start: int
    end: int
    number_start: int
    number_end: int
    raw: float
    scale: float
    step: float
    form: Form
    unit: UnitMatch | None
    second: float = 0.0

    @property
    def value(self) -> float:
        """Return the number with its scale."""
        return self.raw * self.scale

    @property
    def name(self) -> str | None:
        """Return the canonical name of the unit."""
        return self.unit.name if self.unit else None

    @property
    def whole(self) -> bool:
        """Tell whether the number is written as a whole number."""
        return self.form in ("digits", "words") and self.step == self.scale == 1 and self.raw == int(self.raw)

    def scaled(self, scale: float) -> Written:
        """Return the number with another scale: "10 to 15 million" means 10 million."""
        return self._replace(scale=scale, step=self.step * scale)


_MINUS = frozenset("-−–‐")
_SIGN = expression(r"(?:^|(?<=[\s(\[<>=≤≥~∼≈,;:/$€£±]))(?:[-−–‐]|[Mm]inus[ -]|[Nn]egative )$")


def as_written(text: str, numeral: Numeral, floor: int = 0) -> Written:
    """Return the numeral with sign, scale, currency and unit; nothing before `floor` belongs to it."""
    start, sign = numeral.start, 1
    signed = text[start - 1 : start] in _MINUS or text.endswith(("inus ", "egative "), floor, start)
    if signed and numeral.form != "magnitude" and (minus := _SIGN.search(text, max(start - 9, floor), start)):
        start, sign = minus.start(), -1
    currency = read_currency(text, start, floor)
    number_end, scale = _scale(text, numeral, bool(currency))
    raw, step = sign * numeral.value, numeral.step
    if mixed := _MIXED.match(text, number_end) if numeral.form == "digits" and raw < _LARGEST_MIXED else None:
        number_end, raw, step = mixed.end(), raw + sign / denominator(mixed["part"]), 0.0
    first, end, unit = start, number_end, None
    if currency:
        first = min(currency.start, start)
        end, unit = _money(text, number_end, currency)
    else:
        unit = _age_group(text, start, number_end) or _unit(text, numeral, number_end)
        if unit and (counting := _counting(text, number_end, unit)):
            number_end, scale, unit = unit.end, counting, None
        end = unit.end if unit else number_end
        if unit and (more := _AND_A_HALF.match(text, end)):
            end, raw, step = more.end(), raw + sign / denominator(more["part"]), 0.0
    return Written(first, end, start, number_end, raw, scale, step * scale, numeral.form, unit)


_GROUP = expression(r"\b(?:[Uu]nder|[Oo]ver)-$")


def _age_group(text: str, start: int, end: int) -> UnitMatch | None:
    """Return years of age for "under-16s" and "the over-65s"."""
    if text[start - 1 : start] != "-" or not _GROUP.search(text, max(start - 6, 0), start):
        return None
    plural = text[end : end + 1] == "s"
    return UnitMatch(end, end + plural, "year of age") if plural or not text[end : end + 1].isalnum() else None


# "2 and a half hours", "an hour and a half", "three pounds and a quarter"; not "in 12 weeks and a third of them".
_OWN = r"(?P<part>half|third|quarter)(?![\w-])(?!\s(?:of|more|less|fewer)\b)"
_MIXED = expression(rf"[\s-]and[\s-]an?[\s-]{_OWN}")
_AND_A_HALF = expression(rf"[ -]and[ -]an?[ -]{_OWN}")
_LARGEST_MIXED = 100
"""No digits of so much or more go on with a fraction in words: "in 2019 and a third less"."""
# "half an hour", "a quarter of a litre".
_PART_OF_ONE = expression(r"(?:(?:\sof)?\san?|\sof\sone)(?=\s)")


def _unit(text: str, numeral: Numeral, position: int) -> UnitMatch | None:
    """Return the unit of a number that ends at `position`, across "of", an article or an adjective of time."""
    if numeral.form == "magnitude" and text.startswith(" of ", position):
        return read_unit(text, position + 3)
    if unit := read_unit(text, position):
        return unit
    if numeral.form == "fraction":
        part = _PART_OF_ONE.match(text, position)
        return read_unit(text, part.end()) if part else None
    if text[position : position + 1] == " " and (adjective := _adjective_pattern().match(text, position)):
        unit = read_unit(text, adjective.end())
        return unit if unit and dimension(unit.name.partition(" per ")[0]) == "time" else None
    return None


@cache
def _adjective_pattern() -> re.Pattern[str]:
    """What may stand between a number and its unit of time: "3 consecutive years"."""
    return re.compile(rf"\s(?:{alternation(word_table('numbers')['between']['adjectives'])})(?=[\s-])")


_SCALED = ("digits", "fraction")


def _scale(text: str, numeral: Numeral, money: bool) -> tuple[int, float]:
    """Return where the number ends with its scale word, and the scale."""
    if numeral.form not in _SCALED:
        return numeral.end, 1.0
    match = _scale_pattern().match(text, numeral.end)
    if match is None:
        letter = _letter_pattern().match(text, numeral.end) if money else None
        return (letter.end(), _letters()[letter["letter"]]) if letter else (numeral.end, 1.0)
    scale = _scales()[match["word"]]
    return match.end(), scale


def _counting(text: str, position: int, unit: UnitMatch) -> float | None:
    """Return the scale that a letter means before a plural: "2.7m people"; None where it is a unit."""
    letter = text[position : unit.end]
    scale: float | None = word_table("numbers")["counting"].get(letter)
    return scale if scale and counted_noun(text, unit.end, one=False) else None


@cache
def _scales() -> dict[str, float]:
    table = word_table("numbers")
    words: dict[str, float] = table["scales"] | table["short_scales"]
    return words | {word.capitalize(): scale for word, scale in table["scales"].items()}


@cache
def _letters() -> dict[str, float]:
    letters: dict[str, float] = word_table("numbers")["letters"]
    return letters


@cache
def _scale_pattern() -> re.Pattern[str]:
    words = alternation(_scales())
    return re.compile(rf"(?:[\s\u00a0-]|\s\s)?(?P<word>{words})(?!\w|-[A-Za-z])")


@cache
def _letter_pattern() -> re.Pattern[str]:
    return re.compile(rf"\s?(?P<letter>{alternation(_letters())})(?!\w)")


def _money(text: str, end: int, currency: UnitMatch) -> tuple[int, UnitMatch]:
    """Return where "$5 million US dollars a year" ends, and its unit."""
    named = read_unit(text, end)
    if named and named.name.split(" per ")[0] in spellings().currencies:
        divisor = named.name.partition(" per ")[2]
        name = f"{currency.name} per {divisor}" if divisor else currency.name
        return named.end, currency._replace(name=name)
    rate = read_rate(text, end, currency.name)
    return (rate.end, currency._replace(name=rate.name)) if rate else (end, currency)
