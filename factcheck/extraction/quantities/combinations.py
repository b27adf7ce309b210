"""Two numbers that say one thing: ranges, tolerances, ratios, sums; and the scores of games, which say none."""

from __future__ import annotations

from typing import Literal, NamedTuple

from factcheck.data import word_list
from factcheck.extraction.quantities.head_noun import counted_noun
from factcheck.extraction.quantities.pressures import over
from factcheck.extraction.quantities.unit_reader import FEET_MARKS, UnitMatch
from factcheck.extraction.quantities.units import convert
from factcheck.extraction.quantities.words import speaks_of_ratio
from factcheck.extraction.quantities.written import Written
from factcheck.text.expressions import expression

# "0°-40°C": the scale stands once.
_SCALES = ("celsius", "fahrenheit")
# No connector is longer.
_REACH = 24


class Pair(NamedTuple):
    """Two measures read as one: [start, end) with the words between and before them."""

    start: int
    end: int
    first: Written
    second: Written
    kind: Literal["range", "tolerance", "ratio", "sum", "score", "apart", "pressure"]

    @property
    def unit(self) -> UnitMatch | None:
        """Return the unit of both."""
        return self.second.unit or self.first.unit


_DASH = expression(
    r"\s?(?:-{1,2}|[‐‑–—−~∼])\s?|\s(?:through|thru)\s|-?\s?(?:to|through)\s?-\s?|-\s?(?:to|through)\s|\s?(?:\.\.\.?|…)\s?"
)
_TO = expression(r",?\s(?:up |down )?to\s(?:(?:about|around|approximately|nearly|almost|roughly)\s)?[~∼]?\s?|\s?to\s?")
_AND = expression(r"\s(?:and|to)\s(?:about\s|around\s|approximately\s|[~∼]\s?)?")
_OR = expression(r"\s(?:or|to)\s")
_TOLERANCE = expression(r"\s?(?:±|\+/[-−–]|\+[-−–])\s?")
_BETWEEN = expression(
    r"\b[Bb]etween\s(?:the\s)?(?:ages?\s(?:of\s)?|about\s|around\s|approximately\s|a\s|an\s|[~∼]\s?)?$"
)
_FROM = expression(r"\b[Ff]rom\s(?:about\s|around\s|approximately\s|as low as\s|a\s|an\s|[~∼]\s?)?$")
_INCHES = expression(r"\sin\b")
# "1 kg 200 g" and "2 hours 36 seconds" are one measure; "15 kg, 600 mg" is a weight and its dose.
_SMALLEST_PART = 0.0001
_PLUS = expression(r",?\s(?:and\s)?|")
_IN = expression(r"(?:\s[a-z][a-z’'-]*){0,3}?\s(?:in|out of)\s(?:every\s|about\s|each\s)?|-in-")
_EVERY = expression(r"(?:\s[a-z][a-z’'-]*){0,3}?\s(?:of|in|out of|for|per)\s(?:every|each)\s")
_OWN = r"its|our|his|her|their|my|your"
_OF = expression(rf"\s(?:out\s)?of\s(?:the\s|these\s|those\s|all\s|all the\s|(?:{_OWN})\s|every\s)?(?:total\s)?")
_COLON = expression(r"\s?:\s?")


def combine(text: str, first: Written, second: Written) -> Pair | None:
    """Return the pair that two neighbouring measures make, if they make one."""
    if second.start - first.end > _REACH or second.start < first.end:
        return None
    between = text[first.end : second.start].removesuffix("+")
    if first.name == "degree" and second.name in _SCALES:
        first = first._replace(unit=second.unit)
    return (
        _tolerance(between, first, second)
        or _sum(text, between, first, second)
        or _pressure(text, between, first, second)
        or _ratio(text, between, first, second)
        or _range(text, between, first, second)
    )


def _tolerance(between: str, first: Written, second: Written) -> Pair | None:
    if not _TOLERANCE.fullmatch(between):
        return None
    first, second = _shared_scale(first, second)
    return Pair(first.start, second.end, first, second, "tolerance") if _same_unit(first, second) else None


def _sum(text: str, between: str, first: Written, second: Written) -> Pair | None:
    """Read "5 ft 2 in", "1 hour and 30 minutes", "thirteen dollars and forty-five cents" as one value."""
    if between == "" and not (first.unit and text[first.end - 1] in FEET_MARKS):
        return None
    if between == "" and second.unit is None:
        second = second._replace(unit=UnitMatch(second.end, second.end, "inch"))
    if first.name == "foot" and _are_inches(text, between, second):
        second = second._replace(unit=UnitMatch(second.end, second.end, "inch"))
    if first.name == "foot" and second.unit is None and (inches := _INCHES.match(text, second.end)):
        second = second._replace(end=inches.end(), unit=UnitMatch(inches.start() + 1, inches.end(), "inch"))
    if _PLUS.fullmatch(between) is None or first.name is None or second.name is None:
        return None
    part = convert(1, second.name, first.name)
    if part is None or not part * second.value < 1 <= first.value or not second.whole:
        return None
    if part < _SMALLEST_PART:
        return None
    return Pair(first.start, second.end, first, second, "sum") if first.whole or first.form == "sum" else None


_AFTER_HEIGHT = expression(r"\s(?:tall|high|in height)\b|[.,;)]|$")


def _are_inches(text: str, between: str, second: Written) -> bool:
    """Tell whether the bare number of "5 foot 4" is of inches."""
    return between == " " and second.unit is None and second.value < 12 and bool(_AFTER_HEIGHT.match(text, second.end))


def summed(pair: Pair) -> Written:
    """Return the two parts of "5 feet, 4 inches" as one number in the unit of the first, "140 over 90" as read."""
    first, second = pair.first, pair.second
    if pair.kind == "pressure":
        return first
    part = convert(1, second.name or "", first.name or "") or 0.0
    raw, step = first.value + part * second.value, part * second.step
    return first._replace(
        end=second.end, number_end=second.number_end, raw=raw, scale=1.0, step=step, form="sum", unit=first.unit
    )


def _pressure(text: str, between: str, first: Written, second: Written) -> Pair | None:
    read = over(text, between, first, second)
    return read and Pair(first.start, second.end, read, second, "pressure")


def _ratio(text: str, between: str, first: Written, second: Written) -> Pair | None:
    if (
        first.unit
        or second.unit
        or first.second
        or not (first.whole and _is_integer(second) and first.raw > 0 and second.raw > 0)
    ):
        return None
    if _COLON.fullmatch(between):
        minutes = second.number_end - second.number_start == 2 and second.raw < 60 and first.raw < 25
        found = not minutes or speaks_of_ratio(text, first.start, second.end)
    else:
        found = first.raw <= second.value and (
            _is_one_in(text, between, first, second)
            or bool(_OF.fullmatch(between) and not _is_partitive(first, between))
        )
    return Pair(first.start, second.end, first, second, "ratio") if found else None


# "One trial in 12 countries" is no share of them.
_NOT_SHARED = frozenset(("study", "trial", "review", "survey", "group", "site", "centre", "center", "project", "team"))


def _is_integer(number: Written) -> bool:
    return number.form in ("digits", "words") and number.step >= 1 and number.value == int(number.value)


def _is_one_in(text: str, between: str, first: Written, second: Written) -> bool:
    """Tell whether the two are "1 in 8", "one adult in ten", "3 women of every 5"; not "3 trials in 12 countries"."""
    if _EVERY.fullmatch(between) or (_IN.fullmatch(between) and second.value in (100, 1000, 10_000, 100_000)):
        return True
    if not _IN.fullmatch(between) or first.raw >= 100 or 1900 < second.raw < 2100:
        return False
    if between.startswith((" in ", " out ", "-in-")):
        return True
    if first.raw == 1 and _NOT_SHARED.isdisjoint(between.split()):
        return True
    return "out of" in between or counted_noun(text, second.end, one=False) == ""


def _strengths(text: str, between: str, first: Written, second: Written) -> bool:
    """Tell whether a falling pair is the strengths of a combined drug: "losartan-hydrochlorothiazide 50-12.5 mg"."""
    if first.value <= second.value or between not in ("-", "–", "/") or second.unit is None:
        return False
    before = text[max(first.start - 60, 0) : first.start]
    if _COMBINED.search(before):
        return True
    brand = _BRAND.search(before) if second.name in _STRENGTHS else None
    if brand is None:
        return False
    return not (_OPENS.search(before, 0, brand.start()) and _is_opener(brand["name"]))


# "Losartan-hydrochlorothiazide 50-12.5 mg", "co-codamol 30-500 mg", "drospirenone and ethinyl estradiol 3-0.02 mg".
_COMBINED = expression(
    r"(?:[^\W\d_]{3,}[-/–][^\W\d_]{3,}|\b[Cc]o-[^\W\d_]+)\s(?:\w+\s)?\(?$"
    r"|\b[a-z]{5,} (?:and|plus|with) (?:[a-z]{5,} )?[a-z]{5,} \(?$"
)
_BRAND = expression(r"(?<![^\s(])(?P<name>[A-Z][a-z]{3,})\s(?:[A-Z]{1,3}\s)?\(?$")
_OPENS = expression(r"(?:^|[.!?:•\n])[\s(\"“]*$")


def _is_opener(word: str) -> bool:
    """Tell whether a capitalised word that opens a sentence may be any word: "Adults", "Take", "Cook"."""
    return len(word) < _SHORTEST_BRAND or word.endswith("s") or word.casefold() in word_list("function-words/opener")


_SHORTEST_BRAND = 7
_STRENGTHS = ("milligram", "microgram", "gram", "international unit")


def _range(text: str, between: str, first: Written, second: Written) -> Pair | None:
    """Read "5–10", "5 to 10", "between 5 and 10", "from 5 to 10" and "five or six"."""
    first, second = _shared_scale(_converted(first, second), second)
    if first.name and _is_a_day_or_two(text, between, first, second):
        return Pair(first.start, second.end, first, second._replace(unit=first.unit), "range")
    if first.form == "magnitude" or not _same_unit(first, second):
        return None
    if _is_change_to(text, between, first, second):
        return None
    start = _opening(text, between, first)
    if start is None and not _connects(between, first, second):
        return None
    bare = first.whole and second.whole and not second.unit and not _are_grouped(text, first, second)
    if start is None and bare and first.value >= second.value and _DASH.fullmatch(between):
        kind: Literal["apart", "score"] = "apart" if _EQUALS.match(text, second.end) else "score"
        return Pair(first.start, second.end, first, second, kind)
    if start is None and _strengths(text, between, first, second):
        return Pair(first.start, second.end, first._replace(unit=second.unit), second, "apart")
    begin = first.start if start is None else start
    return Pair(begin, second.end, first, second, "range")


_GROUPED = expression(r"\d{1,3}(?:,\d{3})+")


def _are_grouped(text: str, first: Written, second: Written) -> bool:
    """Tell whether both numbers have marks of thousands: no score and no page has."""
    return all(_GROUPED.fullmatch(text, one.number_start, one.number_end) for one in (first, second))


# "10 - 3 = 7" subtracts.
_EQUALS = expression(r"\s?=\s?[-\d]")

# "Rose by 3,000 to 237,000": nobody gives a range so wide.
_BY = expression(r"\bby\s(?:about\s|nearly\s|almost\s|some\s)?$")
_WIDEST = 5


def _is_change_to(text: str, between: str, first: Written, second: Written) -> bool:
    """Tell whether two numbers are a change and the value it leads to, not the ends of a range."""
    if not _TO.fullmatch(between) or second.value <= _WIDEST * first.value:
        return False
    return bool(_BY.search(text, max(first.start - 12, 0), first.start))


_ENDS = expression(r"(?![\w%]|\s[a-z]*s\b)")


def _is_a_day_or_two(text: str, between: str, first: Written, second: Written) -> bool:
    """Tell whether the unit of "a day or two" stands after the first number for both."""
    if second.unit or not _OR.fullmatch(between) or "or" not in between or first.raw != 1 or second.raw != 2:
        return False
    return text[first.start] in "aA" and bool(_ENDS.match(text, second.end))


def _opening(text: str, between: str, first: Written) -> int | None:
    """Return where "between" or "from" of the range begins, if it has one."""
    window = max(first.start - _REACH, 0)
    if _AND.fullmatch(between) and (found := _BETWEEN.search(text, window, first.start)):
        return found.start()
    if (_TO.fullmatch(between) or _DASH.fullmatch(between)) and (found := _FROM.search(text, window, first.start)):
        return found.start()
    return None


def _connects(between: str, first: Written, second: Written) -> bool:
    if _DASH.fullmatch(between) or _TO.fullmatch(between):
        return True
    if first.unit and not (_DASH.fullmatch(between) or _TO.fullmatch(between)):
        return bool(_OR.fullmatch(between)) and first.name == second.name and second.raw == first.raw + 1
    if between in (" ", "") and second.raw < 0 < first.raw < -second.raw:
        return True
    return bool(_OR.fullmatch(between)) and first.whole and second.raw == first.raw + 1 and not first.unit


def _shared_scale(first: Written, second: Written) -> tuple[Written, Written]:
    """Give the first number the scale word of the second: "10 to 15 million", "one to two million"."""
    if first.form == second.form == "words" and second.step >= 1000 and first.raw < second.raw / second.step:
        return first.scaled(second.step), second
    if first.scale == 1 and second.scale > 1 and first.raw <= second.raw and first.form == "digits":
        return first.scaled(second.scale), second
    return first, second


def _converted(first: Written, second: Written) -> Written:
    """Return the first in the unit of the second: "8 weeks to 23 months"."""
    if first.name is None or second.name is None or first.name == second.name:
        return first
    if second.name.startswith(f"{first.name} per "):
        return first._replace(unit=second.unit)
    value = convert(first.value, first.name, second.name)
    return first if value is None else first._replace(raw=value, scale=1.0, unit=second.unit)


def _same_unit(first: Written, second: Written) -> bool:
    """Tell whether both may have one unit: the same, or one before the first or after the second."""
    if first.unit is None or first.name == second.name:
        return True
    return second.unit is None and first.unit.start <= first.start


def _is_partitive(first: Written, between: str) -> bool:
    """Tell whether "one of the two" picks one, instead of giving a share."""
    return first.form == "words" and first.raw == 1 and "out" not in between and "of the" in between
