"""Lists: in "5, 10 and 20 mg" the unit stands once, after the last number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from factcheck.data import word_table
from factcheck.model import Quantity
from factcheck.text.expressions import expression

_JOINED = expression(r"-?\s?(?:,|,?\s(?:and|or)|,?\s(?:versus|vs\.?))\s")
_EQUAL = frozenset({"is", "=", "equals", "means", "makes", "becomes", "→"})
# Longer lists are tables.
_LONGEST = 12
_ALL = 100
"""Percent."""


def with_shared_units(text: str, quantities: Iterable[Quantity]) -> Iterator[Quantity]:
    """Yield the quantities, bare numbers with the unit or noun of the last in their list."""
    waiting: list[Quantity] = []
    told: Quantity | None = None
    for found in quantities:
        if waiting and not _JOINED.fullmatch(text, waiting[-1].span.end, found.span.start):
            yield from waiting
            waiting = []
        if not (found.unit or found.counted) and len(waiting) < _LONGEST:
            waiting.append(found)
            continue
        if _ends_no_list(text, waiting, found) or _is_equated(text, told, waiting, found):
            yield from waiting
        else:
            yield from (replace(bare, unit=found.unit, counted=found.counted) for bare in waiting)
        waiting = []
        told = found
        yield found
    yield from waiting


def _is_equated(text: str, told: Quantity | None, before: Sequence[Quantity], last: Quantity) -> bool:
    """Tell whether a bare number is what another comes to in a unit left out: "38 °C is 100.4, and 40 °C …"."""
    if not told or not before or not told.unit or told.unit != last.unit:
        return False
    return text[told.span.end : before[0].span.start].strip() in _EQUAL


def _ends_no_list(text: str, before: Sequence[Quantity], last: Quantity) -> bool:
    """Tell whether the last is of another kind: "0.90, 95% CI", "0.17, or 17%" (said again), "90, twice the 45".

    A ratio has no unit to share, and a count is more than all of it: "330, about 22 in 100", "1,898, or 73%".
    """
    if before and last.unit == "ratio":
        return True
    if before and last.unit == "count":
        return text[before[-1].span.end : last.span.start].strip() == ","
    if len(before) == 1 and _is_apposed(text, before[0], last):
        return True
    if not before or last.unit != "percent":
        return False
    share, percentage = before[-1].low, last.low
    again = share and percentage is not None and abs(share * 100 - percentage) <= last.step / 2
    counts = (share or 0.0) > _ALL >= (percentage or 0.0)
    return again or counts or bool(_confidence().match(text, last.span.end))


def _is_apposed(text: str, one: Quantity, last: Quantity) -> bool:
    """Tell whether a comma alone parts a number in words from one in digits: "packs of two, 260 g together"."""
    comma = text[one.span.end : last.span.start].strip() == ","
    return comma and text[one.span.start].isalpha() and text[last.span.start].isdigit()


@cache
def _confidence() -> re.Pattern[str]:
    words = "|".join(map(re.escape, word_table("number-kinds")["after"]["confidence"]))
    return re.compile(rf"\s?-?(?:{words})\b")
