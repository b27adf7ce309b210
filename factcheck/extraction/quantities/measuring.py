"""Measures: what a quantity is of, and its interval in one base unit, from its unit and the words around it."""

from __future__ import annotations

import re
from functools import cache

from factcheck.data import word_list
from factcheck.extraction.quantities.hedges import Stance, stance
from factcheck.extraction.quantities.periods import is_repeated, per_day_after, per_day_before
from factcheck.extraction.quantities.pressures import SYSTOLIC
from factcheck.extraction.quantities.statistic_types import is_change, statistic_of
from factcheck.extraction.quantities.unit_types import DAY, UnitType, unit_type
from factcheck.model import Measure, MeasureKind, Quantity
from factcheck.text.expressions import expression
from factcheck.text.trie import alternation

_COUNT = UnitType("count", "count")
_SHARE = UnitType("proportion", "share")
_BODY_MASS = UnitType("amount", "mass per length^2")
_PRESSURE = UnitType("amount", "pressure", 133.322387415)
# How often is asked of what is taken or happens, not of shares, ages and temperatures.
_COUNTED_BY_TIME = frozenset({"count", "amount", "dose", "duration", "multiple", "rate"})
_OWN_KINDS: dict[str, MeasureKind] = {"change": "change", "effect": "effect", "p-value": "probability"}


def measured(text: str, quantity: Quantity) -> Quantity:
    """Return the quantity of a block of text with its measure."""
    one = quantity
    # `dataclasses.replace` takes three times as long, for each number of a text.
    return Quantity(
        one.span,
        one.text,
        one.number,
        one.low,
        one.high,
        one.comparator,
        one.unit,
        one.step,
        one.approximate,
        one.unit_text,
        one.counted,
        one.parts,
        one.second,
        measure_of(text, one),
    )


def measure_of(text: str, quantity: Quantity) -> Measure:
    """Return what a quantity of a block of text measures."""
    end = quantity.span.end
    statistic = _statistic(text, quantity)
    type_ = _per_weight(text, end, _type(text, quantity))
    kind = _kind(text, quantity, statistic, type_)
    per_day = type_.per_day or (_per_day(text, quantity, type_) if type_.kind in _COUNTED_BY_TIME else 0.0)
    offset = 0.0 if kind == "change" else type_.offset
    held: Stance = stance(quantity)
    low, high = quantity.low, quantity.high
    if held.hedge:
        low, high = (high if low is None else low), (low if high is None else high)
    if per_day and type_.dimension == "time" and _are_occasions(quantity, type_, per_day):
        type_ = UnitType("rate", "times")
    return Measure(
        kind="rate" if per_day and kind in ("amount", "count", "multiple", "duration") else kind,
        dimension="times" if type_.dimension == "multiple" and per_day else type_.dimension,
        low=None if low is None else low * type_.factor + offset,
        high=None if high is None else high * type_.factor + offset,
        bound=held.bound,
        limit=held.limit,
        hedge=held.hedge,
        per_day=per_day,
        second=quantity.second and (quantity.second[0] * type_.factor, quantity.second[1] * type_.factor),
        statistic=statistic,
        unit=quantity.unit or "",
        written=_written(quantity),
        step=quantity.step * type_.factor,
        loose=_is_loose(quantity, type_),
        of=quantity.counted,
    )


def _statistic(text: str, quantity: Quantity) -> str:
    """Return what kind of statistic the number is; a capital P before more than one is phosphorus, power or parity."""
    start = quantity.span.start
    statistic = statistic_of(text, start, quantity.span.end)
    if statistic == "p-value" and (quantity.low or 0.0) > 1 and not _P_VALUE.search(text, max(start - 24, 0), start):
        return "level"
    return statistic


_P_VALUE = expression(r"\bp\b|[Pp][ -][Vv]alues?")


def _kind(text: str, quantity: Quantity, statistic: str, type_: UnitType) -> MeasureKind:
    if quantity.comparator == "range" and is_change(text, quantity.span.start, opened=quantity.text[:4].lower()):
        return "change"
    return _OWN_KINDS.get(statistic, type_.kind)


# "0.8 grams of protein per kilogram", "2 mg for each kg".
_WEIGHT = expression(
    r"(?:\sof(?:\s[a-z-]+){1,3}?)?\s(?:per|for (?:every|each)|(?:for|to) the|a)\s(?:kg|kilo(?:gram)?)\b"
)


def _per_weight(text: str, end: int, type_: UnitType) -> UnitType:
    """Return the type with the body weight that stands behind what is dosed."""
    if type_.kind != "amount" or type_.dimension == "length" or not _WEIGHT.match(text, end):
        return type_
    return type_._replace(kind="dose", dimension=f"{type_.dimension} per weight")


def _type(text: str, quantity: Quantity) -> UnitType:
    """Return the type of the unit, or of a bare number: a fraction in words is a share, "a BMI of 30" a body mass."""
    if quantity.unit == "degree":
        return _degrees(quantity)
    if quantity.unit == "year" and _OLDER.search(quantity.text):
        return unit_type("year of age")
    if quantity.unit:
        return unit_type(quantity.unit)
    if quantity.step == 0 and 0 < (quantity.high or quantity.low or 0.0) < 1:
        return _SHARE
    before = max(quantity.span.start - 40, 0)
    told = text[before : quantity.span.start]
    if ("BMI" in told or "mass" in told) and _body_mass().search(text, before, quantity.span.start):
        return _BODY_MASS
    if quantity.second or (not quantity.counted and _is_systolic(text, before, quantity)):
        return _PRESSURE
    if _speaks_of_age(text, quantity):
        return unit_type("year of age")
    return _COUNT


# "65 years or older", "from 12 years upwards": no time that passes is bounded so.
_OLDER = expression(r"\b(?:older|younger|upwards?|onwards?)$")
# "At 35, …", "After 40 the risk rises": a number of years that opens a sentence.
_OPENING = expression(r"(?:^|[.!?\n]\s?)(?:At|After|By|Before|Past|From|Until)\s$")
_ADULT = range(18, 100)


def _speaks_of_age(text: str, quantity: Quantity) -> bool:
    """Tell whether a bare number is an age: "50 or older", "adults 65 and over", "After 40 the risk rises"."""
    if quantity.counted or quantity.step != 1:
        return False
    start = quantity.span.start
    value = quantity.high if quantity.high is not None else quantity.low or 0.0
    if value not in _ADULT:
        return value < _ADULT.stop and bool(_OLDER.search(quantity.text))
    if _OLDER.search(quantity.text):
        return True
    if quantity.text.endswith(("and over", "or over", "and above", "or above", "and under", "or under")):
        return bool(_people().search(text, max(start - 24, 0), start))
    return quantity.comparator == "=" and bool(_OPENING.search(text, max(start - 9, 0), start))


def _is_systolic(text: str, begin: int, quantity: Quantity) -> bool:
    """Tell whether a bare number is a pressure by the words before it: "a systolic pressure of 140"."""
    value = quantity.high if quantity.high is not None else quantity.low or 0.0
    return value in SYSTOLIC and bool(_systolic().search(text, begin, quantity.span.start))


# Body temperatures in either scale; other degrees without a scale are angles.
_CELSIUS, _FAHRENHEIT = (34.0, 44.0), (94.0, 111.0)


def _degrees(quantity: Quantity) -> UnitType:
    value = quantity.high if quantity.high is not None else quantity.low or 0.0
    if _CELSIUS[0] <= value <= _CELSIUS[1]:
        return unit_type("celsius")
    if _FAHRENHEIT[0] <= value <= _FAHRENHEIT[1]:
        return unit_type("fahrenheit")
    return unit_type("degree")


def _per_day(text: str, quantity: Quantity, type_: UnitType) -> float:
    if type_.kind == "duration":
        return _per_day_of_time(text, quantity, type_)
    after = per_day_after(text, quantity.span.end)
    return after or (0.0 if type_.kind in ("count", "multiple") else per_day_before(text, quantity.number.start))


def _per_day_of_time(text: str, quantity: Quantity, type_: UnitType) -> float:
    """Return how often "every 8 hours" is, and how often the time of "30 minutes a day" is spent."""
    length = (quantity.high or quantity.low or 0.0) * type_.factor
    if not length:
        return 0.0
    if is_repeated(text, quantity.span.start) or quantity.text.endswith("ly"):
        return DAY / length
    after = per_day_after(text, quantity.span.end)
    return after if after * length < DAY else 0.0


def _are_occasions(quantity: Quantity, type_: UnitType, per_day: float) -> bool:
    """Tell whether the days of "three days a week" count how often, as "three times a week" does."""
    if type_.factor != DAY or per_day > 1 / 6.9:
        return False
    return abs(per_day * (quantity.high or quantity.low or 0.0) - 1) > 1e-6


def _written(quantity: Quantity) -> tuple[float, float]:
    low, high = quantity.low, quantity.high
    if quantity.parts:
        return quantity.parts
    first, last = (high if low is None else low), (low if high is None else high)
    return first or 0.0, last or 0.0


def _is_loose(quantity: Quantity, type_: UnitType) -> bool:
    """Tell whether the value is said in few words: a fraction, or one in so many."""
    if type_.dimension != "share":
        return False
    if quantity.parts:
        return quantity.step > 0
    return quantity.unit is None and not any(map(str.isdigit, quantity.text))


@cache
def _systolic() -> re.Pattern[str]:
    return re.compile(r"(?:\b[Ss]ystolic|[Bb]lood pressure|\bSBP|\bBP)\b[a-z ,:=≥≤<>(-]{0,30}$")


@cache
def _people() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternation(word_list('people'))})\s(?:of\s|aged\s|who are\s)?$", re.IGNORECASE)


@cache
def _body_mass() -> re.Pattern[str]:
    return re.compile(r"(?:\bBMI|[Bb]ody[ -]mass index)\b[a-z ,:=≥≤<>(-]{0,30}$")
