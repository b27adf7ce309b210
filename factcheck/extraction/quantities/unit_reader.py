"""Reading the unit beside a number: "mg/kg", "mL/min/1.73 m2", "years of age", "US$ … per month"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from factcheck.extraction.quantities.units import dimension, spellings
from factcheck.text.expressions import expression
from factcheck.text.trie import alternation

_BLANK = " \u00a0\u2009\u202f"
_BETWEEN_SIGN_AND_NUMBER = f"{_BLANK}-−–"
_GAP = expression(rf"[{_BLANK}]?(?:[-‐‑][{_BLANK}]?)?")
_POWERS = str.maketrans("⁻−–¹²³⁴", "---1234")
_ENGLISH = {2: "square ", 3: "cubic "}


FEET_MARKS = "'’′"
# 5'4", 5’4”, 6'3: feet before inches; stone before pounds or a conversion, "1 st" alone being a rank.
_FEET = expression(r"['’′](?=\s?\d{1,2}(?:[\"”″]|''|’’|(?![\d'’])))")
_INCHES = expression(r"[\"”″]|''|’’")
_AFTER_FEET = expression(r"\d['’′]\s?\d{1,2}$")
_MARKS = "'’′\"”″ s"
_STONE = expression(r"\s?st(?=\s\d{1,2}\s?(?:lbs?|pounds?)\b|\s\(\d)")


class UnitMatch(NamedTuple):
    """A unit as written at [start, end) and its canonical name."""

    start: int
    end: int
    name: str


class _Factor(NamedTuple):
    end: int
    name: str
    power: int
    symbol: bool


_POWER = expression(r"(?:square|sq\.?|cubic|cu\.?)[ -]", re.IGNORECASE)
_FIRST_PART = expression(r"\w+|[^\w\s]")


@cache
def _words_by_first_part() -> Mapping[str, tuple[str, ...]]:
    """Return the words for units by what each begins with, up to a blank or mark: "year" for "year-old", too.

    Looking a word up needs no expression of all of them, whose compiling was a tenth of what a first article takes.
    """
    found: dict[str, tuple[str, ...]] = {}
    for word in spellings().words:
        first = _FIRST_PART.match(word)
        if first:
            found[first[0]] = (*found.get(first[0], ()), word)
    return found


@cache
def _longer_pattern(first: str) -> re.Pattern[str]:
    """Return the expression for the words that begin alike."""
    return re.compile(rf"{alternation(_words_by_first_part()[first])}(?!\w)", re.IGNORECASE)


@cache
def _symbol_pattern() -> re.Pattern[str]:
    """Return the expression for a symbol, with the exponent that letters may have."""
    return re.compile(
        rf"""
        (?P<symbol>{alternation(spellings().symbols)})(?:(?<=[a-z][a-z])s(?!\w))?
        (?:(?<=[^\W\d_])(?P<exponent>\^?(?:[-−–]|−[ ]|[ ]−)?[1-4](?![.,]\d)|⁻?[¹²³⁴])?(?!\w)|(?<![^\W\d_]))
        """,
        re.VERBOSE,
    )


@cache
def _short_pattern() -> re.Pattern[str]:
    """Symbols that are words of the language too, and units only where they touch the number or its hyphen."""
    known = spellings()
    return re.compile(
        rf"(?P<attached>{alternation(known.attached)})(?!\w)|-(?P<hyphen>{alternation(known.after_hyphen)})(?![\w-])"
    )


def _short(text: str, position: int) -> UnitMatch | None:
    match = _short_pattern().match(text, position)
    if match is None:
        adverb = _ADVERB.match(text, position)
        return UnitMatch(position + 1, adverb.end(), adverb[1]) if adverb else None
    known = spellings()
    if match["attached"]:
        return UnitMatch(position, match.end(), known.attached[match["attached"]])
    return UnitMatch(match.start("hyphen"), match.end(), known.after_hyphen[match["hyphen"]])


def read_unit(text: str, position: int) -> UnitMatch | None:
    """Return the unit that follows a number which ends at `position`, if one does."""
    gap = _GAP.match(text, position)
    start = gap.end() if gap else position
    first = _factor(text, start)
    if first is None:
        return _short(text, position) or _marks(text, position) or _bracketed(text, position)
    return _quotient(text, start, first.end, _powered(first))


def _marks(text: str, position: int) -> UnitMatch | None:
    """Read the marks of feet and inches, and "st" for stone, where what follows tells them from other marks."""
    if text[position : position + 1] not in _MARKS:
        return None
    if feet := _FEET.match(text, position):
        return UnitMatch(position, feet.end(), "foot")
    if (inches := _INCHES.match(text, position)) and _AFTER_FEET.search(text, max(position - 6, 0), position):
        return UnitMatch(position, inches.end(), "inch")
    stone = _STONE.match(text, position)
    return UnitMatch(stone.end() - 2, stone.end(), "stone") if stone else None


def _bracketed(text: str, position: int) -> UnitMatch | None:
    """Read "3 (g/day)": a unit of several parts that fills a bracket."""
    if not text.startswith(" (", position):
        return None
    first = _factor(text, position + 2)
    found = _quotient(text, position + 2, first.end, _powered(first)) if first else None
    if found is None or text[found.end : found.end + 1] != ")" or " per " not in found.name:
        return None
    return found._replace(end=found.end + 1)


def read_rate(text: str, position: int, numerator: str) -> UnitMatch | None:
    """Return the unit "numerator per …" if "/kg", " per day" or " a month" follows at `position`."""
    found = _quotient(text, position, position, numerator)
    return found if found.end > position else None


def _quotient(text: str, start: int, end: int, numerator: str) -> UnitMatch:
    """Read on after the first factor: "/kg", " per day", " s−1", " a month"."""
    above, below = [numerator], list[str]()
    if product := _divisors(text, end):
        end, below = product
    while len(above) + len(below) < 5 and (follows := _next(text, end, above[0])):
        factor, divides = follows
        (below if divides else above).append(_powered(factor))
        end = factor.end
    return UnitMatch(start, end, " per ".join([" ".join(above), *below]))


def _divisors(text: str, end: int) -> tuple[int, list[str]] | None:
    """Return where "/(kg*day)" ends, and the units in it."""
    product = _PRODUCT.match(text, end + 1) if text.startswith("/(", end) else None
    if product is None:
        return None
    names, position = list[str](), product.start("units")
    while position < product.end("units"):
        factor = _factor(text, position)
        if factor is None:
            return None
        names.append(_powered(factor))
        position = factor.end + 1
    return product.end(), names


_DIVIDES = expression(rf"[{_BLANK}]?/[{_BLANK}]?|[{_BLANK}]per[{_BLANK}]")
_EACH = expression(r" (?:an?|(?:(?:in|for) )?(?:each|every)) ")
BESIDE_A_TIME = expression(
    r"(?: or (?:so|two|more))?,? (?:before|after|prior|earlier|later|ahead|beforehand|afterwards?)\b(?! that\b)"
)
_ADVERB = expression(r"-(hour|day|week|month|year)ly(?!\w)")
_TIMES = expression(rf"[{_BLANK}]?[·⋅∙*.]?[{_BLANK}]?")
_NOUN = expression(r"[a-z]{3,}(?!\w)")
# A day in hours, as in "per 24 hours" and "mg/24 h".
_DAY = expression(r"(?:24|twenty-four)[\s-]?(?:hours?|hrs?|h)(?!\w)")
_INVERSE = expression(r"(?P<word>day|week|month|year|yr|hour|hr|min)(?:\^?[-−–⁻](?:1|¹))(?!\w)")
_PRODUCT = expression(r"\((?P<units>[^\s()]+(?:[ ·*⋅.×][^\s()]+)?)\)")
_SURFACE = expression(r"1\.73 ?m(?:2|²|\^2)")


def _next(text: str, end: int, numerator: str) -> tuple[_Factor, bool] | None:
    """Return the next factor and whether it divides."""
    if sign := _DIVIDES.match(text, end):
        if day := _DAY.match(text, sign.end()):
            return _Factor(day.end(), "day", 1, False), True
        if surface := _SURFACE.match(text, sign.end()):
            return _Factor(surface.end(), "1.73 square metre", 1, True), True
        if factor := _divisor(text, sign.end(), numerator):
            return factor, True
        if "/" not in sign.group() and (noun := _NOUN.match(text, sign.end())):
            return _Factor(noun.end(), noun.group(), 1, False), True
        return None
    if sign := _EACH.match(text, end):
        factor = _factor(text, sign.end())
        each = factor is not None and _per_each(factor, numerator) and not _says_when(text, sign, factor, numerator)
        return (factor, True) if factor and each else None
    sign = _TIMES.match(text, end)
    if sign and sign.end() > end and (inverse := _INVERSE.match(text, sign.end())):
        return _Factor(inverse.end(), spellings().words[inverse["word"]], 1, False), True
    factor = _factor(text, sign.end()) if sign and sign.end() > end else None
    if factor and factor.symbol and factor.power < 0:
        return factor._replace(power=-factor.power), True
    return None


_NUMBERED = expression(rf"(?P<number>\d{{1,3}}(?:\.\d)?)[{_BLANK}-]?(?=[^\W\d_])")


def _divisor(text: str, position: int, numerator: str) -> _Factor | None:
    """Return the unit that divides, with its number: "120 mg/5 ml", "3 g per 100 g", but not "50 mg/12.5 mg"."""
    numbered = _NUMBERED.match(text, position)
    factor = _factor(text, numbered.end() if numbered else position)
    if factor is None or factor.name in spellings().currencies:
        return None
    if numbered is None or numbered["number"] == "1":
        return factor
    divided = dimension(factor.name)
    if divided == "time" or (divided == dimension(numerator) and numbered["number"] != "100"):
        return None
    return factor._replace(name=f"{numbered['number']} {factor.name}") if factor.power == 1 else None


def _says_when(text: str, sign: re.Match[str], factor: _Factor, numerator: str) -> bool:
    """Tell whether "an hour" says how long before or after something: "1 mg an hour before bed"."""
    dosed = factor.name == "hour" and numerator not in spellings().currencies
    return dosed and sign.group() in (" a ", " an ") and BESIDE_A_TIME.match(text, factor.end) is not None


def _per_each(factor: _Factor, numerator: str) -> bool:
    """Tell whether "a" divides: "78 times a minute", "$2 a gallon", but not "5 g a litre of which"."""
    if dimension(factor.name) == "time" or numerator in spellings().currencies:
        return True
    dissolved = dimension(numerator) in ("amount", "mass", "activity units")
    return dissolved and dimension(factor.name) == "length^3"


# "T-tests", "C-sections", "1 in 5 U.S. adults": a letter that opens a word or a name is no unit.
_COMPOUND = expression(r"[-‐‑](?!per\b|equivalent|force)[a-z]{3}|\.[A-Z]\b|\.\s[A-Z]\.")


def _factor(text: str, start: int) -> _Factor | None:
    """Return the unit at a place: a word or a symbol, with its power."""
    power = _POWER.match(text, start)
    factor = _plain_factor(text, power.end()) if power else None
    if power and factor:
        return factor._replace(power=2 if power[0][0] in "sS" else 3)
    return _plain_factor(text, start)


def _plain_factor(text: str, start: int) -> _Factor | None:
    return _word(text, start) or _symbol(text, start)


def _word(text: str, start: int) -> _Factor | None:
    first = _FIRST_PART.match(text, start)
    words = _words_by_first_part().get(first[0].lower()) if first else None
    if first is None or words is None:
        return None
    known, part = spellings().words, first[0].lower()
    if words == (part,):
        return _Factor(first.end(), known[part], 1, False)
    longer = _longer_pattern(part).match(text, start)
    return _Factor(longer.end(), known[re.sub(r"\s+", " ", longer[0].lower())], 1, False) if longer else None


def _symbol(text: str, start: int) -> _Factor | None:
    match = _symbol_pattern().match(text, start)
    if match is None or match.group() == "has":
        return None
    if match.end() == start + 1 and _COMPOUND.match(text, match.end()):
        return None
    known = spellings()
    if match["symbol"] in known.before_number and text[match.end() : match.end() + 1].isdigit():
        return None
    power = int((match["exponent"] or "1").translate(_POWERS).replace("^", "").replace(" ", ""))
    return _Factor(match.end(), known.symbols[re.sub(r"\s+", " ", match["symbol"])], power, True)


def _powered(factor: _Factor) -> str:
    power = abs(factor.power)
    return _ENGLISH.get(power, "") + factor.name if power < 4 else f"{factor.name} to the {power}"


def read_currency(text: str, position: int, floor: int = 0) -> UnitMatch | None:
    """Return the currency between `floor` and a number which begins at `position`, if one stands there."""
    if text[max(position - 3, 0) : position].rstrip(_BETWEEN_SIGN_AND_NUMBER)[-1:] not in _currency_ends():
        return None
    match = _currency_pattern().search(text, max(position - 12, floor), position)
    if match is None:
        return None
    name = spellings().before_number[re.sub(r"\s+", " ", match["sign"])]
    return UnitMatch(match.start("sign"), match.end("sign"), name)


@cache
def _currency_ends() -> frozenset[str]:
    """Return the last characters of currencies: most numbers have none of them right before."""
    return frozenset(sign[-1] for sign in spellings().before_number)


@cache
def _currency_pattern() -> re.Pattern[str]:
    signs = alternation(spellings().before_number)
    return re.compile(rf"(?<![^\W\d_])(?P<sign>{signs})[{_BLANK}]?[-−–]?$")
