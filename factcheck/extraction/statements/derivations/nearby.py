"""The values around a result as terms of one, whatever their units: counts, amounts and sums of money."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from factcheck.extraction.claims.words import form, is_person
from factcheck.extraction.statements.derivations.dates import find_dates
from factcheck.extraction.statements.derivations.levels import is_from_to, noun, room
from factcheck.extraction.statements.derivations.scenes import Scene
from factcheck.extraction.statements.parts import count
from factcheck.extraction.statements.passage import Tokens, kept
from factcheck.model import Quantity, Span

_YEARS = range(1400, 2100)
_OTHERS = frozenset({"share", "temperature", "multiple", "times", "points", "probability", "age"})
_COINS = {
    "money in penny": ("money in pound sterling", 0.01),
    "money in cent": ("money in united states dollar", 0.01),
}
_LARGEST_PROPORTION = 10
"""In "one in eight" nothing is counted, in "1 in 12" and "3 of 8" something may be."""

_MANY_TIMES = 10
"""What is done so often at least is counted: "they went out 230 times"."""


class Value(NamedTuple):
    """A value in the base unit of its dimension, how far rounding may have moved it, and the noun that it counts.

    `written` is the number as written, `bare` tells that it has neither unit nor noun, and `like` is then the dimension
    before it, whose unit may have been left out. `bound` tells that it is a limit, `plain` that it is no end of a range
    or part of a ratio. `place` is its token, `sentence` where its sentence starts.
    """

    value: float
    room: float
    dimension: str
    noun: str
    span: Span
    place: int
    written: float
    bare: bool = False
    bound: bool = False
    plain: bool = True
    like: str = ""
    unit: str = ""
    sentence: int = 0


@kept
def values(read: Tokens) -> tuple[Value, ...]:
    """Return the values of a sentence in order, both ends of ranges and both numbers of ratios among them."""
    dated = {there for one in find_dates(read) for there in range(one.place, one.last)}
    found: list[Value] = []
    for place, token in enumerate(read):
        if place in dated:
            continue
        if token.quantity:
            found += _of(token.quantity, place)
        elif token.word[:1].isdigit() and (one := count(read, place)) and one.number.value not in _YEARS:
            found.append(Value(one.number.value, 0.0, "count", "", token.span, place, one.number.value, bare=True))
    return tuple(one._replace(sentence=read[0].start) for one in found)


def _of(quantity: Quantity, place: int) -> Iterator[Value]:
    measure, span = quantity.measure, quantity.span
    if quantity.parts and (quantity.parts[0] > 1 or quantity.parts[1] > _LARGEST_PROPORTION):
        yield from (Value(part, 0.0, "count", "", span, place, part, plain=False) for part in quantity.parts)
        return
    if measure.dimension == "times" and not measure.per_day and (quantity.low or 0) >= _MANY_TIMES:
        yield Value(quantity.low or 0.0, 0.0, "count", "", span, place, quantity.low or 0.0)
        return
    if measure.dimension in _OTHERS or quantity.unit in ("date", "ratio"):
        return
    named = noun(quantity)
    bare = measure.dimension == "count" and not named
    dimension, coin = _COINS.get(measure.dimension, (measure.dimension, 1.0))
    scale = (measure.high or measure.low or 0.0) / (quantity.high or quantity.low or 1.0) * coin
    bound = bool(measure.bound)
    plain = quantity.low == quantity.high or bound or is_from_to(quantity)
    whole = measure.dimension == "count" and quantity.step == 1
    for end in dict.fromkeys((quantity.low, quantity.high)):
        if not end or end < 0 or (bare and end in _YEARS and "," not in quantity.text):
            continue
        near = room(end, quantity.step, loose=quantity.approximate, counted=whole) * scale
        unit = quantity.unit or ""
        yield Value(end * scale, near, dimension, named, span, place, end, bare, bound, plain, unit=unit)


def around(scene: Scene, reach: int) -> list[Value]:
    """Return the values of the sentences so near a scene's, in text order."""
    return _with_likes(one for read in scene.around(reach) for one in values(read))


def earlier(scene: Scene, place: int, reach: int) -> list[Value]:
    """Return the values before a place, and those of so many sentences before its own, the nearest first."""
    before = [one for read in reversed(list(scene.earlier(reach))) for one in values(read)]
    return _with_likes([*before, *(one for one in values(scene.read) if one.place < place)])[::-1]


def _with_likes(found: Iterable[Value]) -> list[Value]:
    """Return values in text order, bare ones with the dimension of the last before them that is not bare."""
    told: list[Value] = []
    last = ""
    for one in found:
        last = last if one.bare else one.dimension
        told.append(one._replace(like=last) if one.bare else one)
    return told


def pair(one: Value, two: Value) -> tuple[float, float] | None:
    """Return two values that compare, in one unit, None for those of two dimensions."""
    if one.dimension == two.dimension:
        return one.value, two.value
    if (one.bare and one.like == two.dimension) or (two.bare and two.like == one.dimension):
        return one.written, two.written
    return None


def may_be_one_kind(one: Value, two: Value) -> bool:
    """Tell whether two values may be of one kind of things: their nouns are the same, people, or left out."""
    if pair(one, two) is None:
        return False
    first, last = form(one.noun), form(two.noun)
    return not first or not last or first == last or (is_person(first) and is_person(last))
