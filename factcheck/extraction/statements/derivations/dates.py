"""The dates of a sentence, as days of the calendar: "3 March", "8 January 2018", "summer of 1994", "in 2009"."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from factcheck.data import word_table
from factcheck.extraction.statements.parts import word
from factcheck.extraction.statements.passage import Token, Tokens, read_once
from factcheck.model import Span
from factcheck.text.dates import YEAR, month_number, month_words
from factcheck.text.expressions import expression

_YEAR = expression(YEAR)
_DAY = expression(r"([1-9]|[12]\d|3[01])(?:st|nd|rd|th)?")
_YEAR_DIGITS = 4
_NO_YEAR = 2001
"""Dates without a year are taken to be of one, which has no 29 February."""


class Date(NamedTuple):
    """A date at the tokens [place, last): its first and last day, counted by `date.toordinal`.

    `year` is None where none is told; `has_day` and `has_month` tell how close the date is.
    """

    place: int
    last: int
    span: Span
    begins: int
    ends: int
    year: int | None
    has_day: bool
    has_month: bool


@read_once
def find_dates(read: Sequence[Token]) -> list[Date]:
    """Return the dates of a sentence in order."""
    found: list[Date] = []
    if not _may_hold_date(read):
        return found
    months, end = month_words(), 0
    for place, token in enumerate(read):
        # A date begins with its month, or with a day or a year in digits.
        if place >= end and (token.word in months or raw(read, place)[:1].isdigit()) and (one := _date(read, place)):
            found.append(one)
            end = one.last
    return found


def _may_hold_date(read: Sequence[Token]) -> bool:
    """Tell whether a sentence has a month or a year, of which every date has one; most sentences have none."""
    said = read.words if isinstance(read, Tokens) else {token.word for token in read}
    if not month_words().isdisjoint(said) or any(map(_may_be_year, said)):
        return True
    return any(_may_be_year(token.quantity.text) for token in read if token.quantity)


def _may_be_year(said: str) -> bool:
    return len(said) == _YEAR_DIGITS and said.isdecimal()


def raw(read: Sequence[Token], place: int) -> str:
    """Return the word at a place, or the plain number that has been read as a quantity there."""
    if not 0 <= place < len(read):
        return ""
    token = read[place]
    return token.word or (token.quantity.text.casefold() if token.quantity else "")


def _date(read: Sequence[Token], place: int) -> Date | None:
    return _with_month(read, place) or _year(read, place)


def _with_month(read: Sequence[Token], place: int) -> Date | None:
    """Return "3 March [2020]", "3rd of March", "March 3[, 2020]" or "March 2020"."""
    day = _day(read, place)
    month_at = place + 1 + (word(read, place + 1) == "of") if day else place
    month = month_number(word(read, month_at))
    if not month:
        return None
    last = month_at + 1
    if not day and (day := _day(read, last)):
        last += 1
    after = last + (word(read, last) == "," and day > 0)
    year = int(raw(read, after)) if _is_year(read, after) else None
    if year is None and (not day or (month_at == place and word(read, place - 1) == "in")):
        return None  # "in May", "in June 11 came"
    last = after + 1 if year else last
    return _made(read, place, last, year, month, day)


def _made(read: Sequence[Token], place: int, last: int, year: int | None, month: int, day: int) -> Date | None:
    of = year or _NO_YEAR
    days = monthrange(of, month)[1]
    if day > days:
        return None
    begins, ends = date(of, month, day or 1).toordinal(), date(of, month, day or days).toordinal()
    return Date(place, last, Span(read[place].start, read[last - 1].end), begins, ends, year, day > 0, True)


def _year(read: Sequence[Token], place: int) -> Date | None:
    """Return "in 2009", "summer of 1994", "New Year's Day 2020", or the year that an item of a list begins with."""
    if not _is_year(read, place):
        return None
    before = word(read, place - 1)
    if before == "day" and word(read, place - 2).startswith("year"):
        return _made(read, place, place + 1, int(raw(read, place)), 1, 1)
    token = read[place]
    heads = place == 0 and word(read, 1) in (":", "–", "—", "-")
    dated = token.quantity is not None and token.quantity.unit == "date"
    if not (dated or heads or before in _words("dating")):
        return None
    year = int(raw(read, place))
    begins, ends = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    return Date(place, place + 1, token.span, begins, ends, year, False, False)


def _day(read: Sequence[Token], place: int) -> int:
    found = _DAY.fullmatch(raw(read, place))
    return int(found[1]) if found else 0


def _is_year(read: Sequence[Token], place: int) -> bool:
    """Tell whether a year stands at a place, and no range of years, whose second may be short."""
    written = raw(read, place)
    ranged = word(read, place + 1) in ("-", "–", "/") and raw(read, place + 2)[:2].isdigit()
    return bool(_YEAR.fullmatch(written)) and not ranged and word(read, place - 1) not in ("-", "–", "/")


def apart(one: Date, two: Date) -> tuple[int, int] | None:
    """Return the least and greatest number of days from one date to another, None where they may not be compared."""
    if (one.year is None) != (two.year is None):
        known = one.year or two.year or _NO_YEAR
        one, two = (each if each.year else _in_year(each, known) for each in (one, two))
    if two.begins < one.begins:
        if one.year is None and two.year is None:
            two = two._replace(begins=two.begins + 365, ends=two.ends + 365)
        else:
            one, two = two, one
    return two.begins - one.ends, two.ends - one.begins


def _in_year(one: Date, year: int) -> Date:
    moved = date.fromordinal(one.begins).replace(year=year).toordinal() - one.begins
    return one._replace(begins=one.begins + moved, ends=one.ends + moved, year=year)


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(word_table("chronology")[kind])
