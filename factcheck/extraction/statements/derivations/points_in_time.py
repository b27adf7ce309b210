"""The points in time of a sentence, by kind: hours of the clock, dates and months, the ages of one person.

Two points have a length of time between them, or a few where it is not told which half of the day is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from factcheck.extraction.quantities.unit_types import DAY
from factcheck.extraction.statements.derivations.dates import Date, apart, find_dates, raw
from factcheck.extraction.statements.derivations.elapsed_times import written as written_days
from factcheck.extraction.statements.parts import word
from factcheck.extraction.statements.passage import Tokens
from factcheck.model import Quantity, Span
from factcheck.text.dates import month_number, month_words
from factcheck.text.expressions import expression

_HOUR = expression(
    r"(?<![\w.:,£$€+/-])(?:(?P<named>noon|midday|midnight)(?!\w)"
    r"|(?P<hour>[01]?\d|2[0-3])(?:[.:](?P<minute>[0-5]\d))?(?:\s?(?P<half>[ap])\.?m\b\.?|(?P<bare>(?!\w|[.,:%/°+-]*\d)(?=\W*(?:$|[.,;:)]|(?:to|and|until|till|on)\b|[–-]\s*\d)))))",
    re.IGNORECASE,
)
_NAMED = {"noon": 720, "midday": 720, "midnight": 0}
_BEFORE_BARE = frozenset(("at", "from", "to", "until", "till", "by", "between", "and", "before", "after", "–", "-"))
_HALF_DAY, _WHOLE_DAY = 720, 1440
_BEFORE_MONTH = frozenset(
    ("in", "from", "to", "of", "until", "till", "between", "and", "by", "since", "through", "early", "late", "mid")
)
_EDGES = {"start": 0, "beginning": 0, "end": 1}
_DAY_OF_MONTH = expression(r"([1-9]|[12]\d|3[01])(?:st|nd|rd|th)")
_YEAR = 365.25
_YOUNGEST, _OLDEST = 5, 105


class Point(NamedTuple):
    """A point in time: at the tokens [place, last), of a kind, with what two of its kind are apart by.

    `minutes` are those after midnight that an hour may be, `date` is a day, a month or a year of the calendar, `age`
    an age in years.
    """

    place: int
    last: int
    span: Span
    minutes: tuple[int, ...] = ()
    date: Date | None = None
    age: float = 0.0


class Apart(NamedTuple):
    """What lies between two points, in days, from `low` to `high`, and how it is written."""

    low: float
    high: float
    written: str


def hours(text: str, sentence: Span, read: Tokens) -> list[Point]:
    """Return the hours of the clock in a sentence in order; one without "am" or "pm" may be in either half of a day."""
    found: list[Point] = []
    for one in _HOUR.finditer(text, sentence.start, sentence.end):
        minutes = _minutes(one.group("named"), one.group("hour"), one.group("minute"), one.group("half"))
        first = next((at for at, token in enumerate(read) if token.start <= one.start() < token.end), None)
        if first is None or not minutes:
            continue
        inside = read[first].start != one.start()
        if one.group("bare") is not None and not (inside or word(read, first - 1) in _BEFORE_BARE):
            continue  # "a score of 7.30"
        last = next((at for at, token in enumerate(read) if token.start >= one.end()), len(read))
        found.append(Point(first, last, Span(one.start(), one.end()), minutes))
    return found


def _minutes(named: str | None, hour: str | None, minute: str | None, half: str | None) -> tuple[int, ...]:
    """Return the minutes after midnight that an hour may be; a bare one is none without its minutes."""
    if named:
        return (_NAMED[named.casefold()],)
    at = int(hour or 0) * 60 + int(minute or 0)
    if half:
        return (at % _HALF_DAY + (_HALF_DAY if half in "pP" else 0),) if 0 < int(hour or 0) <= 12 else ()
    if minute is None:
        return ()
    return (at,) if at >= 780 or at < 60 else (at % _HALF_DAY, at % _HALF_DAY + _HALF_DAY)


def days(text: str, read: Tokens) -> list[Point]:
    """Return the dates of a sentence, months without a year, and days of a month that is not named, in order."""
    dates = find_dates(read)
    taken = {there for one in dates for there in range(one.place, one.last)}
    found = [Point(one.place, one.last, one.span, date=_at_edge(read, one)) for one in dates]
    if not month_words().isdisjoint(read.words):
        found += [one for place in range(len(read)) if place not in taken for one in _month(text, read, place)]
    found += [one for place in range(len(read)) if place not in taken for one in _day(read, place, found)]
    return sorted(found)


def _at_edge(read: Tokens, one: Date) -> Date:
    """Return a date, or the first or last day of a month: "the start of May 2022"."""
    edge = _EDGES.get(word(read, one.place - 2)) if word(read, one.place - 1) == "of" and not one.has_day else None
    if edge is None:
        return one
    day = (one.begins, one.ends)[edge]
    return one._replace(begins=day, ends=day)


def _month(text: str, read: Tokens, place: int) -> Iterator[Point]:
    token = read[place]
    number = month_number(token.word) if text[token.start : token.start + 1].isupper() else 0
    if number and word(read, place - 1) in _BEFORE_MONTH:
        begins = date(2001, number, 1).toordinal()
        ends = date(2001 + number // 12, number % 12 + 1, 1).toordinal() - 1
        one = Date(place, place + 1, token.span, begins, ends, None, False, True)
        yield Point(place, place + 1, token.span, date=_at_edge(read, one))


def _day(read: Tokens, place: int, known: list[Point]) -> Iterator[Point]:
    """Yield "the 9th" as a day of the month of the date told with it, or of any month."""
    found = _DAY_OF_MONTH.fullmatch(raw(read, place)) if word(read, place - 1) == "the" else None
    if found and (word(read, place + 1) in ("and", "to", ",", ".", ")") or not word(read, place + 1)):
        of = next((date.fromordinal(one.date.begins) for one in known if one.date and one.date.has_day), None)
        year, month = (of.year, of.month) if of else (2001, 1)
        try:
            day = date(year, month, int(found[1])).toordinal()
        except ValueError:
            return
        told = known[0].date.year if of and known[0].date else None
        at = Date(place, place + 1, read[place].span, day, day, told, True, True)
        yield Point(place, place + 1, read[place].span, date=at)


def ages(read: Tokens) -> list[Point]:
    """Return the ages of a sentence in order: "at the age of 17 … quit at 52"."""
    if not any(one.measure.dimension == "age" for _, one in read.numbers) and read.words.isdisjoint(("age", "aged")):
        return []
    found = []
    for place, one in read.numbers:
        aged = one.measure.dimension == "age" or word(read, place - 1) in ("at", "aged")
        if aged and _is_age(one):
            found.append(Point(place, place + 1, one.span, age=one.low or 0.0))
    return found


def _is_age(one: Quantity) -> bool:
    plain = one.unit in (None, "year", "year of age") and one.low == one.high and one.step == 1 and not one.approximate
    return plain and not one.measure.bound and _YOUNGEST <= (one.low or 0) <= _OLDEST


def between(one: Point, two: Point) -> Iterator[Apart]:
    """Yield what may lie between two points of one kind, of which the first comes first."""
    if one.minutes and two.minutes:
        for minutes in sorted({(end - start) % _WHOLE_DAY for start in one.minutes for end in two.minutes}):
            if minutes:
                yield Apart(minutes * 60 / DAY, minutes * 60 / DAY, _clock(minutes))
    elif one.date and two.date:
        if one.date.has_month == two.date.has_month and (told := apart(one.date, two.date)):
            yield Apart(*told, written_days(*told))
    elif one.age and two.age and two.age > one.age:
        years = two.age - one.age
        yield Apart((years - 1) * _YEAR, (years + 1) * _YEAR, f"{years:g} years")


def _clock(minutes: int) -> str:
    hour, minute = divmod(minutes, 60)
    told = ([f"{hour} hour{'s' * (hour != 1)}"] if hour else []) + ([f"{minute} minutes"] if minute else [])
    return " ".join(told)
