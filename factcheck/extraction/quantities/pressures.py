"""Blood pressures: "120/80 mmHg" and "140 over 90" are one measure of two values, no fraction."""

from __future__ import annotations

import re

from factcheck.extraction.quantities.written import Written
from factcheck.text.expressions import expression

_UNIT = "millimetre of mercury"
_SLASH = expression(r"(?P<systolic>\d{2,3})\s?/\s?(?P<diastolic>\d{2,3})")
_OVER = expression(r"\sover\s(?:about\s)?")
_SPOKEN_OF = expression(r"pressure|reading|systolic|hypertens|\bBP\b", re.IGNORECASE)
# What a living person can have, in mmHg; without a unit, only this tells a pressure from "24/7".
SYSTOLIC, DIASTOLIC = range(60, 261), range(30, 161)
# How far before "140 over 90" the words stand that say what it is of.
_REACH = 80


def as_pressure(text: str, read: Written) -> Written:
    """Return the systolic pressure with the diastolic one as `second` if the fraction is a blood pressure."""
    if read.form != "fraction" or read.name not in (None, _UNIT):
        return read
    found = _SLASH.fullmatch(text, read.number_start, read.number_end)
    if found is None or not _is_pressure(float(found["systolic"]), float(found["diastolic"]), any_size=bool(read.name)):
        return read
    return read._replace(raw=float(found["systolic"]), step=1.0, form="digits", second=float(found["diastolic"]))


def over(text: str, between: str, first: Written, second: Written) -> Written | None:
    """Return "140 over 90" as one pressure, if a unit or the words before say that it is one."""
    if first.unit or second.name not in (None, _UNIT) or not _OVER.fullmatch(between):
        return None
    wide = second.name is not None
    if not (first.whole and second.whole and _is_pressure(first.raw, second.raw, any_size=wide)):
        return None
    if first.second or second.second:
        return None
    if not (second.unit or _SPOKEN_OF.search(text, max(first.start - _REACH, 0), first.start)):
        return None
    return first._replace(end=second.end, number_end=second.number_end, second=second.raw, unit=second.unit)


def _is_pressure(systolic: float, diastolic: float, *, any_size: bool = False) -> bool:
    """Tell whether two numbers may be a blood pressure; with its unit, slips of the point are as well."""
    return systolic > diastolic and ((systolic in SYSTOLIC and diastolic in DIASTOLIC) or (any_size and diastolic > 0))
