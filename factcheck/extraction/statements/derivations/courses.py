"""Things, how many a day are taken of them, and how long they last: "60 tablets last 20 days at two a day".

A sentence that tells the three once each, in whatever order, tells one of them twice; so do neighbouring sentences of
which the last says what lasts. Months and years are of no fixed
length, and who takes something on workdays takes it on five days of a week.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from factcheck.data import word_table
from factcheck.extraction.quantities.unit_types import DAY
from factcheck.extraction.statements.derivations.scenes import Scene
from factcheck.extraction.statements.parts import word
from factcheck.extraction.statements.passage import Token, Tokens
from factcheck.model import Derivation, Quantity, Span, Way

_ROOM, _LONG = 0.05, 0.12
"""A course is told to the day, a supply of months roughly."""
_FARTHEST = 8.0
_MONTH = 28.0
_WORKDAYS = 5 / 7
_ONE = {"one": 1.0}
_ENDING = frozenset({"until", "left"})
"""All things are taken "until none are left"."""
_BY = frozenset({"a", "per", "each", "every"})
_PERIODS = {"day": 1.0, "night": 1.0, "week": 7.0, "fortnight": 14.0}


def find_courses(scene: Scene) -> Iterator[Derivation]:
    """Yield the time of a sentence that its things do not last for at the one rate told with them."""
    if not any(one.measure.dimension == "time" for one in scene.quantities):
        return
    read = scene.read
    told = _told([read])
    if not told and not read.words.isdisjoint(_words("lasting")) and read.words & (_words("supplies") | _holders()):
        told = next((one for reach in (1, 2) if (one := _told([read, *scene.earlier(reach)]))), None)
    if told:
        said = frozenset().union(*(one.words for one in (read, *scene.earlier(2))))
        yield from _derivation(*told, parts=(1.0, _WORKDAYS) if said & _words("workdays") else (1.0,))


def _told(stretches: Sequence[Tokens]) -> tuple[Quantity, float, Span, Quantity] | None:
    """Return the one number of things of some sentences, their one rate and where it is told, and the one time."""
    quantities = [quantity for read in stretches for _, quantity in read.numbers]
    things = [one for one in quantities if _is_things(one)]
    rates = [one for read in stretches for one in _rates(read)]
    taken = {span.start for _, span in rates}
    times = [one for one in quantities if _is_lasting(one) and one.span.start not in taken]
    known = {one.span.start for one in (*things, *times)} | taken
    others = [one for one in quantities if one.span.start not in known and not _is_one(one, stretches)]
    plain = stretches[0].words.isdisjoint(_words("uneven")) and all(
        read.words.isdisjoint(_words("uneven") - _ENDING) for read in stretches[1:]
    )
    if len(things) == len(rates) == len(times) == 1 and not others and plain and rates[0][0]:
        return things[0], *rates[0], times[0]
    return None


def _is_one(quantity: Quantity, stretches: Sequence[Tokens]) -> bool:
    """Tell whether a quantity is one thing of a passage of several sentences: "in one strip"."""
    return len(stretches) > 1 and quantity.unit is None and quantity.low == quantity.high == 1


def _derivation(
    of: Quantity, rate: float, span: Span, lasting: Quantity, parts: Sequence[float]
) -> Iterator[Derivation]:
    things = [of]
    days, told = (things[0].low or 0.0) / rate, (lasting.measure.low or 0.0) / DAY
    room = _LONG if told >= _MONTH else _ROOM
    ratio = told / days
    if any(abs(ratio * by - 1) <= room for by in parts) or not 1 / _FARTHEST < ratio < _FARTHEST:
        return
    how = f"{things[0].text} {things[0].counted}s ÷ {rate:.3g} a day"
    way = Way(days, days, (things[0].span, span), f"{float(f'{days:.3g}'):,.10g} days", how)
    yield Derivation("product", lasting.span, told * (1 - room), told * (1 + room), (way,))


def _is_things(quantity: Quantity) -> bool:
    measure = quantity.measure
    plain = quantity.unit is None and measure.dimension == "count" and not measure.per_day and not measure.bound
    return plain and quantity.low == quantity.high and (quantity.low or 0.0) > 1 and quantity.counted in _holders()


def _rates(read: Sequence[Token]) -> Iterator[tuple[float, Span]]:
    """Yield each number that is told by the day or another period, in a day: "two a day", "one per week"."""
    for place, token in enumerate(read):
        number = token.quantity.low if token.quantity else _ONE.get(token.word)
        period = _PERIODS.get(word(read, place + 2))
        if number and period and word(read, place + 1) in _BY and not (token.quantity and token.quantity.measure.bound):
            yield number / period, token.span
        elif (
            (one := token.quantity) and one.measure.per_day and one.measure.dimension in ("count", "times") and one.low
        ):
            yield one.low * one.measure.per_day, one.span


def _is_lasting(quantity: Quantity) -> bool:
    measure = quantity.measure
    plain = measure.dimension == "time" and not measure.per_day and not measure.bound and measure.low == measure.high
    return plain and (measure.low or 0.0) >= DAY


@cache
def _holders() -> frozenset[str]:
    return _words("forms") | _words("holders")


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(word_table("products")[kind])
