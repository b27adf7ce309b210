"""Dates and ranks that a statement gives; they are claims, but measure nothing, so they are no quantities."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from factcheck.data import word_table
from factcheck.extraction.quantities.measuring import measured
from factcheck.model import Quantity, Span
from factcheck.text.cues import has_digit, words_of
from factcheck.text.dates import YEAR, month_names, month_number
from factcheck.text.expressions import expression
from factcheck.text.spans import SpanIndex

DATE, RANK = "date", "rank"

_YEAR = expression(YEAR)
_RANKED = ("week", "month", "day", "night", "year", "decade", "birthday")
_COUNTED_OFF = frozenset((*_RANKED, "weeks", "months", "days", "years"))
_NUMBERED = expression(r"\d ?(?:st|nd|rd|th)")
_RANGE = expression(r" ?(?:to|and|until|through|[-–]) ?$")
_OPENING = expression(r"\b(?:[Ff]rom|[Bb]etween)(?: the)? $")


def find_dates(text: str, cited: SpanIndex, counted: SpanIndex) -> Iterator[Quantity]:
    """Yield dates as intervals of the unit "date", ranks of the unit "rank" and counted times, none in a citation.

    A date's bounds are years of the calendar, with month and day as fractions: May 2014 is [2014.33, 2014.42].
    A bare year is a date only where it is no quantity. "From 1811 to 1886" is one date.
    """
    if has_digit(text) and _YEAR.search(text):
        for date in _joined(text, _dates(text, cited, counted)):
            yield measured(text, date)
    words = words_of(text)
    ranked = not words.isdisjoint(_ranks()) or (has_digit(text) and _NUMBERED.search(text))
    counted_off = not words.isdisjoint(_COUNTED_OFF) and (ranked or has_digit(text))
    for match in _ordinal_pattern().finditer(text) if counted_off else ():
        if _free(span := Span(*match.span()), cited) and _free(span, counted):
            yield measured(text, _ordinal(match, span))
    for match in _patterns()[1].finditer(text) if ranked else ():
        span = Span(*match.span("rank"))
        if _free(span, cited):
            word = match["rank"]
            value = float(_ranks().get(word) or int(re.sub(r"\D", "", word)))
            yield measured(text, Quantity(span, word, span, value, value, "=", RANK))


@cache
def _ordinal_pattern() -> re.Pattern[str]:
    """Return how times and ages are counted off: "week 12", "days 3 to 5", "the 12th week", "her 40th birthday"."""
    after = r"\b(?P<unit>[Ww]eek|[Mm]onth|[Dd]ay|[Yy]ear)s?"
    number = r"(?P<low>\d{1,2})(?:\s?(?:to|[-–]|and)\s?(?P<high>\d{1,2}))?(?![\w%]|[.,]\d)"
    rank = rf"\b(?P<rank>\d{{1,3}}(?:st|nd|rd|th)|{'|'.join(_ranks())})"
    return re.compile(rf"{after}\s{number}|{rank}\s(?P<ranked>{'|'.join(_RANKED)})\b")


def _ordinal(match: re.Match[str], span: Span) -> Quantity:
    unit = (match["unit"] or match["ranked"]).lower()
    if word := match["rank"]:
        low = high = float(_ranks().get(word) or int(re.sub(r"\D", "", word)))
        number = Span(*match.span("rank"))
    else:
        low, high = float(match["low"]), float(match["high"] or match["low"])
        number = Span(match.start("low"), span.end)
    unit = "year of age" if unit == "birthday" else unit
    return Quantity(span, match.group(), number, low, high, "=" if low == high else "range", unit)


def _dates(text: str, cited: SpanIndex, counted: SpanIndex) -> Iterator[Quantity]:
    for match in _patterns()[0].finditer(text):
        span = Span(*match.span())
        bare = not (match["month"] or match["us_month"])
        if _free(span, cited) and (not bare or _free(span, counted)):
            low, high = _years(match)
            yield Quantity(span, match.group(), span, low, high, "=", DATE, step=0.0)


def _joined(text: str, dates: Iterator[Quantity]) -> Iterator[Quantity]:
    """Yield the dates with the two ends of a period made one."""
    before: Quantity | None = None
    for date in dates:
        if before and _is_period(text, before.span, date.span):
            span = Span(before.span.start, date.span.end)
            before = Quantity(span, text[span.start : span.end], span, before.low, date.high, "range", DATE, step=0.0)
            continue
        if before:
            yield before
        before = date
    if before:
        yield before


def _is_period(text: str, first: Span, second: Span) -> bool:
    between = text[first.end : second.start]
    if len(between) > 9 or not _RANGE.match(between):
        return False
    return between.strip() != "and" or bool(_OPENING.search(text[max(0, first.start - 14) : first.start]))


def _years(match: re.Match[str]) -> tuple[float, float]:
    year = float(match["year"])
    month = match["month"] or match["us_month"]
    if not month:
        return year, year + 0.999
    first = year + (month_number(month) - 1) / 12
    day = match["day"] or match["us_day"]
    if not day:
        return first, first + 0.999 / 12
    at = first + (int(re.sub(r"\D", "", day)) - 1) / 12 / 31
    return at, at


def _free(span: Span, taken: SpanIndex) -> bool:
    return not taken.overlap(span.start, span.end)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return how dates are written ("7 May 2014", "May 7, 2014", "May 2014") and how ranks are stated."""
    month = month_names()
    rank = "|".join(_ranks())
    day = r"\d{1,2}(?:st|nd|rd|th)?"
    return (
        re.compile(
            rf"(?:(?<![\w.,/–-])(?P<day>{day}) (?P<month>{month})\b,? ?"
            rf"|\b(?P<us_month>{month})\.? (?:(?P<us_day>{day}) ?, )?)?"
            rf"(?<![\w.,/-])(?P<year>{YEAR})(?![\w/-]|[.,]\d)"
        ),
        re.compile(
            r"\b(?:is|was|are|were|be|become|became|remains?|as) (?:now |still |also )?"
            rf"(?:the|an?|his|her|its|their|our) (?P<rank>(?:{rank})\b|\d{{1,3}} ?(?:st|nd|rd|th)\b)"
        ),
    )


@cache
def _ranks() -> dict[str, int]:
    return {word: rank for rank, word in enumerate(word_table("dates")["ranks"], 1)}
