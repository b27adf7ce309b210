"""More hours than a day has: "26 hours out of every day", "30 hours of television per day"."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.extraction.quantities.unit_types import DAY
from factcheck.extraction.statements.parts import word
from factcheck.extraction.statements.passage import Tokens
from factcheck.model import Quantity, RuledOut

_UNITS = frozenset({"hour", "minute"})
_REACH = 5
_HOURS = 24.0
_MOST = 3 * DAY
"""More hours are those of many people, or of a machine's many parts. By hand."""
_IN = frozenset({"in", "of", "out", "per", "over", "from"})
_EVERY = frozenset({"every", "each", "a", "any", "per", "the"})
_OF_SEVERAL = frozenset({"between", "together", "combined", "staff", "team", "teams", "total", "nurses"})


def find_hours(read: Tokens) -> Iterator[RuledOut]:
    """Yield each time that is told to be part of a day, and is longer."""
    for place, quantity in read.numbers:
        if _is_longer(quantity) and _is_of_day(read, place) and not read.words & _OF_SEVERAL:
            yield RuledOut(quantity.span, "content", "a day of 24 hours")


def _is_longer(quantity: Quantity) -> bool:
    measure = quantity.measure
    high = measure.high if measure.high is not None else measure.low
    plain = quantity.unit in _UNITS and not measure.per_day and measure.statistic == "level"
    return plain and measure.bound != "lower" and DAY < (high or 0.0) <= _MOST


def _is_of_day(read: Tokens, place: int) -> bool:
    """Tell whether a time is told of a day: "out of every day", "per day", "in every 24 hours"."""
    for there in range(place + 1, place + _REACH + 1):
        linked = word(read, there - 1) in _EVERY and there > place + 1
        other = read[there].quantity if there < len(read) else None
        if other:
            of_day = (other.measure.dimension == "time" and other.measure.low == other.measure.high == DAY) or (
                other.unit is None and other.low == other.high == _HOURS and not other.counted
            )
            return of_day and bool({word(read, there - 1), word(read, there - 2)} & _IN)
        if word(read, there) == "day" and linked:
            a_day = word(read, there - 1) not in ("the",) or word(read, there - 2) in _IN
            return a_day and word(read, there + 1) not in ("for", "before", "after", "later", "and")
        if not word(read, there).isalpha():
            return False
    return False
