"""Doses by the day against the most that a passage allows: "400 mg four times a day … no more than 1,200 mg a day".

The dose must be the only amount of its kind besides the limit, told with how often a day it is taken, or at several
times of the day. What is taken when needed, up to so often, or every so many hours, is no dose by the day.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from factcheck.data import word_table
from factcheck.extraction.quantities.unit_types import DAY
from factcheck.extraction.statements.derivations.scenes import Scene
from factcheck.extraction.statements.parts import word
from factcheck.extraction.statements.passage import Token
from factcheck.extraction.statements.tokens import tokens
from factcheck.model import Derivation, Quantity, Span, Way

_KINDS = frozenset({"mass", "activity units", "length^3"})
_MOST = frozenset({"most", "max", "maximum", "until", "unless"})
_REACH = 5
_ROOM = 0.02
_FARTHEST = 6.0
"""A dose by the day so many times the limit is one of something else."""


def find_daily_limits(scene: Scene) -> Iterator[Derivation]:
    """Yield each most for a day that the only dose around exceeds."""
    read = scene.read
    for place, token in enumerate(read):
        limit = _limit(read, place, token.quantity) if token.quantity else None
        if not limit or not token.quantity:
            continue
        around = [tokens(scene.passage, one) for one in (*scene.before, *scene.after)]
        way = _dose(token.quantity, [read, *around])
        if way and limit * (1 + _ROOM) < way.low < limit * _FARTHEST:
            yield Derivation("product", token.quantity.span, 0.0, limit, (way,))


def _limit(read: Sequence[Token], place: int, quantity: Quantity) -> float | None:
    """Return the most that a quantity sets for a day, None for any other quantity."""
    measure = quantity.measure
    if measure.dimension not in _KINDS:
        return None
    before = {word(read, there) for there in range(max(0, place - _REACH), place)}
    denied = measure.bound == "lower" and bool(before & _words("denying"))
    value = measure.low if denied else measure.high if measure.bound == "upper" else None
    daily = measure.per_day == 1 or any(
        (one := token.quantity) and one.measure.low == DAY and one.measure.high == DAY
        for token in read[place + 1 : place + 1 + _REACH]
    )
    return value if daily else None


def _dose(limit: Quantity, window: Sequence[Sequence[Token]]) -> Way | None:
    """Return what the only other amount of a passage comes to in a day."""
    found: list[tuple[Quantity, float, Span]] = []
    for read in window:
        said = {token.word for token in read}
        amounts = [
            (place, one)
            for place, token in enumerate(read)
            if (one := token.quantity) and one is not limit and one.measure.dimension == limit.measure.dimension
        ]
        here = {token.word for token in window[0]} & _groups()
        others = here if read is window[0] else here - said
        if amounts and (others or said & (_words("as_needed") - _MOST)):
            return None  # "children no more than", "increasing to", "if needed"
        for place, one in amounts:
            often = _often(read, place)
            found.append((one, often[0], often[1]))
    if len(found) != 1:
        return None
    dose, times, span = found[0]
    low = dose.measure.low
    if times < 2 or not low or dose.measure.bound or low != dose.measure.high:
        return None
    value = low * times
    scale = low / (dose.low or 1.0)
    return Way(
        value, value, (dose.span, span), f"{value / scale:,.10g} {dose.unit_text}", f"{dose.text} × {times:.10g}"
    )


def _often(read: Sequence[Token], place: int) -> tuple[float, Span]:
    """Return how often a day an amount is taken, "four times a day" or at so many times of it, and where it says so."""
    for token in read[place:]:
        quantity = token.quantity
        plain = quantity and quantity.measure.dimension == "times" and quantity.measure.per_day == 1
        if quantity and plain and not quantity.measure.bound and quantity.low == quantity.high:
            return quantity.low or 0.0, quantity.span
    parts = [token for token in read[place:] if token.word in _words("dayparts")]
    return float(len(parts)), (parts[-1].span if parts else read[place].span)


@cache
def _groups() -> frozenset[str]:
    return frozenset(word_table("classes")["words"]["groups"])


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(word_table("products")[kind])
