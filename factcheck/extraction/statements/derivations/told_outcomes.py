"""What values come to that a result may be told of, and whether they come to it in any other way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from factcheck.extraction.claims.words import form, is_person
from factcheck.extraction.statements.derivations.like_values import Like
from factcheck.extraction.statements.derivations.outcome_roles import Role
from factcheck.model import Quantity, Way

_PAIR, _FEW = 2, 3
_AGAIN = 0.03
"""A value in another unit that is so near the one before says that one again. By hand, as all that follow."""
_LEAST = 0.005
"""A part is no smaller part of a sum: "80 kg … 64 grams"."""
_NEAR, _TENFOLD = 2.3, 0.05
"""A result farther from what the values come to is of something else, unless its point has slipped."""
EXACT = 1e-6
_LOOSEST = 0.1
"""Rounding makes no more than this part of a result."""


class Told(NamedTuple):
    """A sum of values, or what is left of the first of them."""

    sum: bool
    of: tuple[Like, ...]

    @property
    def value(self) -> float:
        """What they come to."""
        first, *more = (one.value for one in self.of)
        return first + sum(more) if self.sum else first - sum(more)

    def way(self, quantity: Quantity, times: float = 1.0) -> Way:
        """Return it, so many times, as the way that the words tell."""
        first, *more = (one.text for one in self.of)
        scale = (quantity.measure.low or 1.0) / (quantity.low or 1.0)
        value = self.value * times
        written = f"{value / scale:,.10g} {quantity.unit_text}".strip()
        how = "" if self.sum else f"{first} less {' and '.join(more)}"
        return Way(value, value, tuple(dict.fromkeys(one.span for one in self.of)), written, how)


def told_of(stretches: Sequence[Sequence[Like]], goal: Like, part: Role) -> Told | None:
    """Return what the values of the nearest sentences that hold two come to, if the result may be a slip of it."""
    reach: list[Like] = []
    for at, stretch in enumerate(stretches):
        reach = [*_once(one for one in stretch if not one.aside), *reach]
        beyond = stretches[at + 1] if 0 < at < len(stretches) - 1 else ()  # an item above, where items are taken
        if part in ("sum", "open") and any(one.each for one in (*stretch, *beyond)):
            return None
        if len(reach) < _PAIR or not stretch:
            continue
        made = [one for one in _candidates(reach, part) if one.value > 0 and may_be_slip(goal.value / one.value)]
        made = [one for one in made if _counts_alike(one, goal)]
        if made:
            return min(made, key=lambda one: max(goal.value / one.value, one.value / goal.value))
    return None


def _once(values: Iterable[Like]) -> Iterator[Like]:
    """Yield values, one that is said again in another unit only once: "25 cm (10 inches)"."""
    last: Like | None = None
    for one in values:
        if not (last and one.text[-1:] != last.text[-1:] and abs(one.value / last.value - 1) < _AGAIN):
            yield one
        last = one


def _candidates(values: Sequence[Like], part: Role) -> Iterator[Told]:
    if part in ("sum", "open"):
        yield Told(True, tuple(values))
    largest = max(values, key=lambda one: one.value)
    others = tuple(one for one in values if one is not largest)
    if part in ("rest", "open"):
        yield Told(False, (largest, *others))
        if len(values) > _PAIR and part == "rest":
            last = max(others, key=lambda one: (-one.away, one.place))
            yield from (Told(False, (one, last)) for one in values if one.value > last.value)
    if part == "difference" and len(values) == _PAIR:
        yield Told(False, (largest, *others))


def _counts_alike(told: Told, goal: Like) -> bool:
    """Tell whether counts are of one kind of thing, or add up in one breath."""
    kinds = {_kind(one.noun) for one in told.of if one.noun}
    if told.sum and min(one.value for one in told.of) < _LEAST * told.value:
        return False
    if len({one.span for one in told.of}) < len(told.of):
        return not told.sum  # both ends of a range
    if len(kinds) <= 1:
        return not (told.sum and goal.noun and kinds and _kind(goal.noun) not in kinds and len(told.of) == _PAIR)
    listed = told.sum and len(told.of) > _PAIR and len({one.away for one in told.of}) == 1
    return listed and _kind(goal.noun) not in kinds


def _kind(noun: str) -> str:
    return "person" if is_person(form(noun)) else noun


def may_be_slip(ratio: float) -> bool:
    """Tell whether a result that is so many times what values come to is a slip of it, not something else."""
    return 1 / _NEAR <= ratio <= _NEAR or any(abs(ratio * power - 1) < _TENFOLD for power in (0.1, 10.0))


class Around(NamedTuple):
    """The values before a result or in its sentence, those of the next one, and all numbers whatever their units."""

    every: Sequence[Like]
    after: Sequence[Like]
    numbers: frozenset[float]


def is_made(goal: Like, known: Around, part: Role, told: Told) -> bool:
    """Tell whether values come to a result: by sums, by what they leave of each other, or so many times."""
    every, around, numbers = known.every, [*known.every, *known.after], known.numbers
    most = _LOOSEST * goal.value

    def fits(value: float, room: float) -> bool:
        return abs(value - goal.value) <= goal.room + min(room, most) + EXACT * goal.value

    for one in around:
        if fits(one.value, one.room) and not (part == "sum" and one in told.of):
            return True
        if part in ("sum", "open") and any(fits(one.value * number, 0.0) for number in numbers):
            return True
        if part == "open" and any(fits(one.value / number, 0.0) for number in numbers):
            return True
    for one, two in combinations(around, 2):
        if fits(abs(one.value - two.value), one.room + two.room) or fits(one.value + two.value, one.room + two.room):
            return True
    for parts in _runs(every) if part != "difference" else ():
        taken, room = sum(one.value for one in parts), sum(one.room for one in parts)
        if fits(taken, room) or any(fits(one.value - taken, room + one.room) for one in every if one not in parts):
            return True
        if part != "sum" and any(fits(taken - 2 * one.value, room) for one in parts):
            return True  # "412, 157 and 81 came in, and 65 were thrown away"
    return False


def _runs(every: Sequence[Like]) -> Iterator[Sequence[Like]]:
    """Yield two or three of the values, every run of more, and all but one of them."""
    for size in (_PAIR, _FEW):
        yield from combinations(every, size)
    for first in range(len(every)):
        for last in range(first + _FEW + 1, len(every) + 1):
            yield every[first:last]
    for left in range(len(every)):
        yield [*every[:left], *every[left + 1 :]]
