"""Lengths of time that follow from the two points in time told right before: "from 2.10 to 2.55. In those 45 minutes".

The structure ties a length to its points: in apposition to the second one, as what the clause concludes, or taken up
with a demonstrative in the sentence behind. A length that any two points near have between them is sound, as is one
that another length told near takes up or takes from it, or that adds up over so many days.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations, product
from typing import NamedTuple

from factcheck.data import word_table
from factcheck.extraction.quantities.unit_types import DAY
from factcheck.extraction.statements.derivations.outcome_roles import role
from factcheck.extraction.statements.derivations.points_in_time import Apart, Point, ages, between, days, hours
from factcheck.extraction.statements.derivations.scenes import Scene
from factcheck.extraction.statements.parts import word
from factcheck.extraction.statements.passage import Tokens
from factcheck.extraction.statements.set_apart import set_apart
from factcheck.extraction.statements.tokens import tokens
from factcheck.model import Derivation, Quantity, Span, Way

_UNITS = {
    "minute": 1 / 1440,
    "hour": 1 / 24,
    "day": 1.0,
    "night": 1.0,
    "week": 7.0,
    "fortnight": 14.0,
    "month": 365.25 / 12,
    "year": 365.25,
}
_CLOCK = frozenset(("minute", "hour"))
_BACK, _AROUND = 2, 2
_PAIR = 2
_NEAR, _CLAUSE = 2, 12
"""Tokens between the second point and the mark of what is set apart, or of the clause that concludes."""
_MOST_POINTS, _WEEK = 8, 7
_ROUND_MINUTES, _HOUR = 5, 60
_PART = 0.6
"""A length in days or more may be off by so much of its unit: the last one may not be over, or both ends count."""
_HEDGED = 0.15
_AFTER_LENGTH = 5
_PARTS_OF_TIME = ("the", "of", "start", "end", "beginning", "mid", "early", "late")
_OPENINGS = ([",", "from"], ["from"], [",", "between"], ["(", "from"], ["between"])
"""What stands between a length and the first of its ends behind it, but for which part of a month it is."""
_LESS = frozenset((*product(("without",), ("the", "his", "her", "their", "our", "counting")), ("apart", "from")))
"""Behind a length: what it leaves out, or runs from."""


class Pair(NamedTuple):
    """The two points that a length is told of, and all points near."""

    first: Point
    last: Point
    known: Sequence[Point]


def find_spans_between(scene: Scene) -> Iterator[Derivation]:
    """Yield each length of time that is tied to two points with what lies between these."""
    read = scene.read
    for place, quantity in read.numbers:
        if _is_length(quantity) and not _is_other(read, place):
            for kind in _kinds(quantity):
                if pair := _pair(scene, place, kind):
                    yield from _derived(scene, quantity, pair)
                    break


def _is_length(quantity: Quantity) -> bool:
    measure = quantity.measure
    over = quantity.text.casefold().startswith("over ")
    exact = measure.dimension == "time" and not measure.per_day and measure.statistic in ("level", "change")
    plain = (over or (measure.low == measure.high and not measure.bound)) and not quantity.parts
    return exact and plain and quantity.unit in _UNITS and bool(measure.low)


def _is_other(read: Tokens, place: int) -> bool:
    """Tell whether the words around a length say that it runs from elsewhere, or which part it is."""
    near = {word(read, there) for there in range(place - 2, place + 2) if there != place}
    near |= {word(read, place + 2)} if word(read, place + 1) in ("later", "afterwards") else set()
    behind = word(read, place + 1)
    if behind == "after" and not (word(read, place + 2) in _words("pronouns_after") or _closes_after(read, place)):
        return True  # "at 2 pm, an hour after lunch"
    if (behind, word(read, place + 2)) in _LESS:
        return True
    return bool(near & (_words("elsewhere") - {"only", "until"})) or "than" in near or behind in _words("not_between")


def _closes_after(read: Tokens, place: int) -> bool:
    return word(read, place + 2) == "the" and word(read, place + 3) in _words("beginnings")


def _kinds(quantity: Quantity) -> Sequence[str]:
    if quantity.unit in _CLOCK:
        return ("hours",)
    return ("days", "ages") if quantity.unit == "year" else ("days",)


def _points(scene: Scene, sentence: Span, kind: str) -> list[Point]:
    read = tokens(scene.passage, sentence)
    if kind == "ages":
        return ages(read)
    return days(scene.passage.text, read) if kind == "days" else hours(scene.passage.text, sentence, read)


def _pair(scene: Scene, place: int, kind: str) -> Pair | None:
    """Return the two points that the words tie a length to."""
    here = _points(scene, scene.sentence, kind)
    before = [one for one in here if one.last <= place]
    behind = [one for one in here if one.place > place]
    earlier = [_points(scene, one, kind) for one in scene.before[:_BACK]] if len(before) < _PAIR else []
    pair: Sequence[Point] = ()
    if len(before) == _PAIR and not behind and _follows(scene, place, before[-1]):
        pair = before
    elif len(before) == 1 and not behind and earlier and len(earlier[0]) == 1 and _is_later(scene.read, place, before):
        pair = (*earlier[0], *before)
    elif not here and earlier and _takes_up(scene.read, place):
        pair = earlier[0] if earlier[0] else ()
        if len(pair) == 1 and len(earlier) > 1 and len(earlier[1]) == 1:
            pair = (*earlier[1], *pair)
    elif len(behind) == _PAIR and not before and _is_told_behind(scene.read, place, behind):
        pair = behind
    if len(pair) != _PAIR:
        return None
    near = (*scene.before[:_AROUND][::-1], scene.sentence, *scene.after[:_AROUND])
    if kind == "hours" and any(not _words("zones").isdisjoint(read.words) for read in scene.around(_AROUND)):
        return None
    known = [one for each in near for one in _points(scene, each, kind)]
    return Pair(pair[0], pair[1], known) if len(known) <= _MOST_POINTS else None


def _follows(scene: Scene, place: int, last: Point) -> bool:
    """Tell whether a length is in apposition to the point before it, or is what its clause concludes from it."""
    read = scene.read
    mark = set_apart(read, place)
    if mark is not None and 0 <= mark - last.last <= _NEAR:
        return True
    if place - last.last > _CLAUSE or any(last.last <= there < place for there, _ in read.numbers):
        return False
    opening = {word(read, last.last), word(read, last.last + 1), word(read, last.last + 2)}
    if opening & {",", "–", "—", ";"} and opening & {"so", "thus", "hence"} and word(read, place - 1) in ("for", "of"):
        return read.words.isdisjoint(_words("research"))
    demonstrative = word(read, place - 1) in ("those", "these") and word(read, place - 2) in ("in", "for", "of", "over")
    return demonstrative or role(read, place) == "open" or (mark is not None and word(read, mark) == ":")


def _is_later(read: Tokens, place: int, before: Sequence[Point]) -> bool:
    """Tell whether a length set apart behind a point says how long after another it was: ", 24 minutes later"."""
    mark = set_apart(read, place)
    tied = mark is not None and 0 <= mark - before[-1].last <= _NEAR
    return tied and word(read, place + 1) in ("later", "afterwards", "after", "on")


def _takes_up(read: Tokens, place: int) -> bool:
    """Tell whether a length is one that has just been told: "Those six hours", "In the 14 hours between"."""
    before = word(read, place - 1)
    if before in ("those", "these", "that"):
        return place - 1 <= 2
    return before == "the" and "between" in (word(read, place + 1), word(read, place + 2)) and place <= 3


def _is_told_behind(read: Tokens, place: int, behind: Sequence[Point]) -> bool:
    """Tell whether both ends of a length stand right behind it: "over 5 months, from the start of May to …"."""
    first, last = behind
    opening = [word(read, there) for there in range(place + 1, first.place)]
    if not read.words.isdisjoint(_words("research")) or len(opening) > _AFTER_LENGTH:
        return False
    opening = [one for one in opening if one not in _PARTS_OF_TIME]
    linked = [one for there in range(first.last, last.place) if (one := word(read, there)) not in _PARTS_OF_TIME]
    return opening in _OPENINGS and linked in (["to"], ["and"], ["until"], ["till"])


def _derived(scene: Scene, quantity: Quantity, pair: Pair) -> Iterator[Derivation]:
    told = [_way(one, pair.first, pair.last) for one in between(pair.first, pair.last)]
    if not told:
        return
    value = (quantity.measure.low or 0.0) / DAY
    told.sort(key=lambda way: abs(way.low - value))
    low, high = _stands_for(quantity, value)
    every = [way for one, two in combinations(pair.known, _PAIR) for way in between(one, two)]
    lengths = [one for one in _lengths(scene) if one.span != quantity.span]
    others = [way for one in every for way in _with_others(one, lengths)]
    held = (scene.quantities, *scene.held[:_AROUND])
    counts = {one.low for each in held for one in each if one.unit in (None, "day", "night") and one.low}
    days_a_week = [many for many in counts if 1 < many <= _WEEK] if quantity.unit in _CLOCK else []
    others += [Way(one.low * many, one.high * many) for one in every for many in days_a_week]
    others += [Way(one, one) for other in lengths if (one := (other.measure.low or 0.0) / DAY)]
    yield Derivation("elapsed", quantity.span, low, high, (*told, *others))


def _way(one: Apart, first: Point, last: Point) -> Way:
    return Way(one.low, one.high, (first.span, last.span), one.written)


def _lengths(scene: Scene) -> Iterator[Quantity]:
    """Yield the other lengths of time near, such as breaks."""
    for read in scene.around(_AROUND):
        yield from (one for _, one in read.numbers if _is_length(one))


def _with_others(one: Apart, lengths: Sequence[Quantity]) -> Iterator[Way]:
    """Yield what lies between two points by itself, and with each other length added or taken away."""
    yield Way(one.low, one.high)
    for other in lengths:
        value = (other.measure.low or 0.0) / DAY
        yield Way(one.low + value, one.high + value)
        yield Way(one.low - value, one.high - value)


def _stands_for(quantity: Quantity, value: float) -> tuple[float, float]:
    """Return the days that a length may stand for: lengths by the clock to what their last digit tells."""
    unit = _UNITS[quantity.unit or ""]
    loose = _HEDGED * value if quantity.approximate or quantity.measure.hedge else 0.0
    minutes = value * 1440
    if quantity.unit in _CLOCK:
        whole = abs(minutes / _HOUR - round(minutes / _HOUR)) < 0.01
        room = 15.5 if whole and quantity.unit == "hour" else 2.6 if minutes % _ROUND_MINUTES < 0.1 else 1.1
        return value - room / 1440 - loose, value + room / 1440 + loose
    if quantity.unit == "year" and abs(value / unit - round(value / unit)) > 0.05:
        unit = _UNITS["month"]  # "3 years 6 months"
    room = _PART * unit + 1 + loose
    return value - room, value + room


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(word_table("chronology")[kind])
