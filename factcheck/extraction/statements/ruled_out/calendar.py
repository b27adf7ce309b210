"""Days and minutes that there are not: "31 June", "29 February 2023", "at 7.75pm"."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from functools import cache

from factcheck.extraction.statements.passage import Passage
from factcheck.model import RuledOut, Span
from factcheck.text.cues import words_of
from factcheck.text.expressions import expression

_LEAP = 2024
_TIME = expression(r"(?<![\w.:,£$€])(?P<hour>\d{1,2})[.:](?P<minute>\d{2})\s?(?:am|pm|a\.m\.|p\.m\.|o['’]clock)(?!\w)")
_OPENING = expression(
    r"\b(?:opens|closes|starts|begins|ends|leaves|arrives|open|closed|visiting|appointment)\b[^.;,]{0,40}? "
    r"(?:at|from|until|till|to) (?P<hour>\d{2}):(?P<minute>\d{2})(?![\w:]|\.\d)"
)
_LAST_HOUR, _LAST_MINUTE = 24, 59
_MOST = 39


def find_dates(passage: Passage) -> Iterator[RuledOut]:
    """Yield each day of a month that the month does not have."""
    if words_of(passage.text).isdisjoint(_months()):
        return
    for pattern in _patterns():
        for found in pattern.finditer(passage.text):
            month = _months()[found["month"].casefold()]
            day = int(found["day"])
            year = int(found["year"]) if found["year"] else _LEAP
            last = calendar.monthrange(year, month)[1]
            if last < day <= _MOST:
                named = calendar.month_name[month] + (f" {year}" if found["year"] and month == 2 else "")
                yield RuledOut(Span(*found.span()), "date", f"{last} {named}")


def find_times(passage: Passage) -> Iterator[RuledOut]:
    """Yield each time of the day with more minutes or hours than there are."""
    if ":" in passage.text:
        for found in _OPENING.finditer(passage.text):
            if int(found["hour"]) > _LAST_HOUR or int(found["minute"]) > _LAST_MINUTE:
                yield RuledOut(Span(found.start("hour"), found.end()), "time", "24:00")
    if words_of(passage.text).isdisjoint(("am", "pm", "m", "clock")) or not any(map(str.isdigit, passage.text)):
        return
    for found in _TIME.finditer(passage.text):
        if int(found["hour"]) > _LAST_HOUR or int(found["minute"]) > _LAST_MINUTE:
            yield RuledOut(Span(*found.span()), "time", "12.59")


@cache
def _months() -> dict[str, int]:
    """Return the names of months that are no other words, with their numbers."""
    return {name.casefold(): place for place, name in enumerate(calendar.month_name) if name}


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    months = "|".join(name for name in calendar.month_name if name)
    ending = r"(?:st|nd|rd|th)?"
    year = r"(?:,? (?P<year>(?:19|20)\d\d)\b)?"
    before = rf"(?<![\w.,/–-])(?<!\d )(?P<day>\d{{2}}){ending} (?:of )?(?P<month>{months})\b{year}(?![\w-])"
    end = r"(?=[.,;:)]|$| and | to | at )(?![.,]\d)"
    behind = rf"(?<![\w-])(?P<month>{months}) (?P<day>3\d){ending}(?:, (?P<year>(?:19|20)\d\d)\b)?{end}"
    return expression(before), expression(behind)
