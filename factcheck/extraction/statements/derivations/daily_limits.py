"""Doses by the day against the most that a passage allows: "400 mg four times a day … no more than 1,200 mg a day".

The dose must be the only amount of its kind besides the limit: told with how often a day it is taken, as what each of a
number of things holds, or at several times of the day. What is taken at need, on a doctor's word, or by others than
the limit is for, is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from factcheck.data import word_table
from factcheck.extraction.quantities.unit_types import DAY
from factcheck.extraction.statements.derivations.scenes import Scene
from factcheck.extraction.statements.parts import word
from factcheck.extraction.statements.passage import Token
from factcheck.extraction.statements.tokens import tokens
from factcheck.model import Derivation, Quantity, Span, Way

_KINDS = frozenset({"mass", "activity units", "length^3"})
_REACH = 5
_ROOM = 0.02
_FARTHEST = 6.0
"""A dose by the day so many times the limit is one of something else."""

_Read = Sequence[Token]


class _Often(NamedTuple):
    """How often in a day something is taken, and where that is said."""

    times: float
    span: Span
    text: str


def find_daily_limits(scene: Scene) -> Iterator[Derivation]:
    """Yield each most for a day that the only dose around exceeds."""
    if _KINDS.isdisjoint(one.measure.dimension for one in scene.quantities):
        return
    read = scene.read
    for place, token in enumerate(read):
        limit = _limit(scene, read, place, token.quantity) if token.quantity else None
        if not limit or not token.quantity:
            continue
        around = [tokens(scene.passage, one) for one in (*scene.before, *scene.after)]
        way = _dose(token.quantity, [read, *around])
        if way and limit * (1 + _ROOM) < way.low < limit * _FARTHEST:
            yield Derivation("product", token.quantity.span, 0.0, limit, (way,))


def _limit(scene: Scene, read: _Read, place: int, quantity: Quantity) -> float | None:
    """Return the most that a quantity sets for a day, None for any other quantity."""
    measure = quantity.measure
    if measure.dimension not in _KINDS:
        return None
    before = {word(read, there) for there in range(max(0, place - _REACH), place)}
    denied = measure.bound == "lower" and bool(before & _words("denying"))
    named = not measure.bound and (bool(before & _words("limits")) or _is_called_limit(scene))
    value = measure.low if denied or named else measure.high if measure.bound == "upper" else None
    daily = measure.per_day == 1 or any(
        (one := token.quantity) and one.measure.low == DAY and one.measure.high == DAY
        for token in read[place + 1 : place + 1 + _REACH]
    )
    return value if daily else None


def _is_called_limit(scene: Scene) -> bool:
    """Tell whether a later sentence takes up an amount as a limit: "who wants to stay within the line"."""
    for one in scene.after:
        if "within" in scene.passage.text[one.start : one.end]:
            read = tokens(scene.passage, one)
            places = [place for place, token in enumerate(read) if token.word == "within"]
            return any(word(read, place + 2) in _words("lines") for place in places)
    return False


def _dose(limit: Quantity, window: Sequence[_Read]) -> Way | None:
    """Return what the only other amount of a passage comes to in a day."""
    found = [
        (read, place, one)
        for read in window
        if read is window[0] or not _said(read) & _groups()
        for place, token in enumerate(read)
        if (one := token.quantity) and one is not limit and one.measure.dimension == limit.measure.dimension
    ]
    if len(found) != 1:
        return None
    read, place, dose = found[0]
    low = dose.measure.low
    if not low or dose.measure.bound or low != dose.measure.high or dose.measure.statistic != "level":
        return None
    often = _taken(read, place, dose) or _counted(window)
    if not often or often.times < 2 or not _is_for_all(window, [read, *_holding(window, often.span)]):
        return None
    value = low * often.times
    scale = low / (dose.low or 1.0)
    written = f"{float(f'{value / scale:.4g}'):,.10g} {dose.unit_text}"
    return Way(value, value, (dose.span, often.span), written, f"{dose.text} × {often.text}")


def _holding(window: Sequence[_Read], span: Span) -> Sequence[_Read]:
    return [read for read in window if read and read[0].start <= span.start < read[-1].end]


def _is_for_all(window: Sequence[_Read], of_dose: Sequence[_Read]) -> bool:
    """Tell whether a dose is for whom the limit is for, and taken whether there is need or not."""
    groups = _said(window[0]) & _groups()
    for read in of_dose:
        said = _said(read)
        others = said & _groups() if read is window[0] else (said & _groups()) ^ groups
        if others or said & _words("at_need"):
            return False  # "children no more than", "increasing to", "if needed"
        apart = any(_is_apart(one) for one in _quantities(read))
        if apart and not said & _words("steadily"):
            return False  # "every four hours, no more than 4 g" tells how far apart doses must be
    return True


def _is_apart(quantity: Quantity) -> bool:
    """Tell whether a quantity says how far apart doses are: "every four hours", "1 g every four hours"."""
    spaced = quantity.measure.dimension == "time" or "hour" in quantity.text or "hour" in (quantity.unit or "")
    return spaced and quantity.measure.per_day > 1


def _quantities(read: _Read) -> Iterator[Quantity]:
    return (token.quantity for token in read if token.quantity)


def _said(read: _Read) -> set[str]:
    return {token.word for token in read}


def _taken(read: _Read, place: int, dose: Quantity) -> _Often | None:
    """Return how often a day an amount is taken, "four times a day" or at so many times of it."""
    for token in read[place:]:
        quantity = token.quantity
        plain = quantity and quantity.measure.dimension == "times" and quantity.measure.per_day == 1
        if quantity and plain and not quantity.measure.bound and quantity.low == quantity.high:
            return _Often(quantity.low or 0.0, quantity.span, quantity.text)
    if dose.measure.per_day > 1:
        return _Often(dose.measure.per_day, dose.span, f"{dose.measure.per_day:.10g}")
    parts = [token for token in read[place:] if token.word in _words("dayparts")]
    return _Often(float(len(parts)), parts[-1].span, str(len(parts))) if len(parts) > 1 else None


def _counted(window: Sequence[_Read]) -> _Often | None:
    """Return how many things are taken in a day that each hold the dose: "two tablets every four hours"."""
    found = [
        (read, place, one)
        for read in window
        for place, token in enumerate(read)
        if (one := token.quantity) and one.unit is None and one.counted in _holders() and one.high
    ]
    if len(found) != 1:
        return None
    read, place, one = found[0]
    if one.low not in (None, one.high) or one.measure.bound == "lower":
        return None
    daily = one.measure.per_day or float(_is_within_day(read, place, one))
    times = (one.high or 0.0) * daily
    return _Often(times, one.span, f"{times:.10g} {one.counted}s") if times else None


def _is_within_day(read: _Read, place: int, quantity: Quantity) -> bool:
    """Tell whether so many things are taken in one day: with meals, in the morning, or at most so many."""
    said = {token.word for token in read[place:]}
    return quantity.measure.bound == "upper" or bool(said & (_words("dayparts") | _words("mealtimes")))


@cache
def _groups() -> frozenset[str]:
    return frozenset(word_table("classes")["words"]["groups"]) - _words("mealtimes") - _words("times")


@cache
def _holders() -> frozenset[str]:
    return _words("forms") | _words("holders")


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(word_table("products")[kind])
