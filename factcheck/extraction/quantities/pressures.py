"""Blood pressures: "120/80 mmHg" is two values, not a fraction."""

from __future__ import annotations

import re

from factcheck.extraction.quantities.written import Written

_UNIT = "millimetre of mercury"
_OVER = re.compile(r"(?P<systolic>\d{2,3})\s?/\s?(?P<diastolic>\d{2,3})")
# What a living person can have, in mmHg; without a unit, only this tells a pressure from "24/7".
_SYSTOLIC, _DIASTOLIC = range(60, 261), range(30, 161)


def pressures(text: str, measure: Written) -> tuple[Written, Written] | None:
    """Return systolic and diastolic pressure if the fraction is a blood pressure."""
    if measure.form != "fraction" or measure.name not in (None, _UNIT):
        return None
    over = _OVER.fullmatch(text, measure.number_start, measure.number_end)
    if over is None:
        return None
    systolic, diastolic = int(over["systolic"]), int(over["diastolic"])
    if systolic <= diastolic or systolic not in _SYSTOLIC or diastolic not in _DIASTOLIC:
        return None
    first = measure._replace(end=over.end("systolic"), number_end=over.end("systolic"), raw=float(systolic), step=1.0)
    start = over.start("diastolic")
    return first, measure._replace(start=start, number_start=start, raw=float(diastolic), step=1.0)
