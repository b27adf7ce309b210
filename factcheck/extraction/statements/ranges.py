"""Ranges written with a dash, apart from changes, scores, powers and times that count backwards."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.extraction.statements.passage import Passage
from factcheck.model import Quantity

_JOINT = re.compile(r"[\d.,]+\s?[^\s\d]{0,4}\s?[-‐‑–—−]\s?[\d.,]+\b")
# Time runs backwards before an event, and a clock starts again at midnight.
_BACKWARDS = re.compile(
    r"[\s-]{0,2}(?:ago\b|before\b|prior\b|earlier\b|previously\b|BP\b|B\.?C|preceding\b|a\.?m\b|p\.?m\b|o['’]clock)"
)
_PRESSURE = "millimetre of mercury"  # 120–80 mmHg is systolic and diastolic
_EXPONENT = re.compile(r"[-‐‑–—−×^]$")
_MIXED_NUMBER = re.compile(r"[/½⅓⅔¼¾⅛⅜⅝⅞]")


def find_ranges(passage: Passage) -> Iterator[Quantity]:
    """Yield the quantities written as a range with a dash.

    Whole numbers without a unit may be a score or a page, "from 10% to 5%" is a change, "between 10 and 5" may compare
    two groups.
    """
    return (each for each in passage.quantities if each.comparator == "range" and _is_range(each, passage.text))


def _is_range(quantity: Quantity, text: str) -> bool:
    start, end = quantity.number.start, quantity.number.end
    written = text[start:end]
    measured = (bool(quantity.unit_text) and quantity.unit != _PRESSURE) or quantity.step < 1
    joined = bool(_JOINT.match(written)) and not _EXPONENT.search(text, max(0, start - 1), start)
    after = text[quantity.span.end : quantity.span.end + 12]
    return measured and joined and not _MIXED_NUMBER.search(written) and not _BACKWARDS.match(after)
