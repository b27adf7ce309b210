"""Values told to be what is left, a sum or a gap, with whatever the values of their kind around them come to.

The part that a value has in its sentence says that it is one; which values it follows from, their dimensions and the
nouns that they count. Where any of the values come to it in any of these ways, it is right.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from factcheck.extraction.statements.derivations.like_values import Like, like, likes, unit_of, with_unit
from factcheck.extraction.statements.derivations.outcome_roles import Role, role
from factcheck.extraction.statements.derivations.scenes import Scene
from factcheck.extraction.statements.derivations.told_outcomes import EXACT, Around, Told, is_made, may_be_slip, told_of
from factcheck.extraction.statements.parts import word
from factcheck.extraction.statements.passage import Token, Tokens
from factcheck.extraction.statements.tokens import tokens
from factcheck.model import Derivation, DerivationKind, Quantity, Span, Way

_REACH, _MOST = 4, 9
"""Sentences before a result, and values in them, that it may follow from: among more, some come to any value."""
_PAIR = 2
_PLAIN = frozenset({"mass", "length^3", "length", "energy", "time", "count", "activity units"})


def find_outcomes(scene: Scene) -> Iterator[Derivation]:
    """Yield each value with a part that makes it an outcome, with what the values around it come to."""
    read = scene.read
    before = next(scene.earlier(1), Tokens())
    of: set[Span] = set()
    for place, quantity in read.numbers:
        part = role(read, place, before) if quantity.span not in of and _may_be(quantity) else ""
        found = _outcome(scene, with_unit(read, place, quantity), place, part) if part else None
        if found and of.isdisjoint((found.span, *found.ways[0].of)):
            of |= {found.span, *found.ways[0].of}
            yield found


def _may_be(quantity: Quantity) -> bool:
    """Tell whether a quantity is one plain amount, and no part of a name: "the 24-hour patch"."""
    measure = quantity.measure
    if measure.low is None or measure.low != measure.high or quantity.parts or "-" in quantity.text:
        return False
    return measure.dimension in _PLAIN or measure.dimension.startswith("money")


def _outcome(scene: Scene, quantity: Quantity, place: int, part: Role) -> Derivation | None:
    goal = next(iter(like(quantity, place)), None)
    if not goal:
        return None
    own, *earlier = _stretches(scene, quantity)
    own = [one for one in own if one.span != goal.span]
    around = part == "rest" or (part == "difference" and _is_beside(scene.read, place))
    stretches = [[one for one in own if one.place < place or around], *earlier]
    while len(stretches) > 1 and sum(map(len, stretches)) > _MOST:
        stretches.pop()
    behind = () if around else [one for one in own if one.place > place]
    every = [*(one for stretch in reversed(stretches) for one in stretch), *behind]
    told = told_of(stretches, goal, part) if len(every) >= _PAIR else None
    if not told:
        return _so_many(scene, quantity, goal, every) if part in ("sum", "open") else None
    after = [one for sentence in scene.after[:1] for one in likes(tokens(scene.passage, sentence), quantity, -1)]
    near = goal.room + EXACT * goal.value
    low, high = goal.value - near, goal.value + near
    right = is_made(goal, Around(every, after, _numbers(scene, goal)), part, told)
    kind: DerivationKind = "sum" if told.sum else "rest"
    return Derivation(kind, goal.span, low, high, (Way(low, high) if right else told.way(quantity),))


def _stretches(scene: Scene, quantity: Quantity) -> Iterator[list[Like]]:
    """Yield the values of the kind of a result in its sentence, then in each one before it, the nearest first."""
    earlier = list(scene.earlier(_REACH))
    units = [*(unit_of(one, quantity) for one in earlier), 0.0]
    for away, (read, unit) in enumerate(zip((scene.read, *earlier), units, strict=True)):
        yield likes(read, quantity, away, unit)


def _so_many(scene: Scene, quantity: Quantity, goal: Like, every: Sequence[Like]) -> Derivation | None:
    """Return a result with the only amount of each of so many things before it: "3 spoons at 45 calories each"."""
    own = [one for one in every if not one.away and one.place < goal.place]
    numbers = [(place, one) for place, one in scene.read.numbers if place < goal.place and _counts(one)]
    if len(own) != 1 or not own[0].each or not numbers or goal.value == own[0].value:
        return None
    place, number = numbers[-1]
    each, times = own[0], number.low or 0.0
    if place > each.place or number.comparator != "=" or number.step != 1 or times < _PAIR:
        return None
    known = Around(every, (), _numbers(scene, goal))
    low, high = goal.value - goal.room, goal.value + goal.room
    value = each.value * times
    if not may_be_slip(goal.value / value):
        return None
    if is_made(goal, known, "open", Told(True, (each,))):
        return Derivation("product", goal.span, low, high, (Way(low, high),))
    way = Told(True, (each,)).way(quantity, times)
    way = replace(way, of=(number.span, each.span), how=f"{number.text} × {each.text}")
    return Derivation("product", goal.span, low, high, (way,))


def _counts(quantity: Quantity) -> bool:
    """Tell whether a quantity is a number of things, spoons among them."""
    spoons = quantity.measure.dimension == "length^3" and quantity.unit_text.casefold().rstrip("s").endswith("spoon")
    return spoons or (quantity.unit is None and quantity.counted != "")


def _is_beside(read: Sequence[Token], place: int) -> bool:
    """Tell whether a difference names what it is one from behind it: "ten weeks ahead of the usual 40"."""
    return not {word(read, place + 2), word(read, place + 3)}.isdisjoint(("than", "of"))


def _numbers(scene: Scene, goal: Like) -> frozenset[float]:
    """Return the numbers of the passage without their units: how often something may be taken."""
    found: set[float] = set()
    for read in (scene.read, *scene.earlier(_REACH)):
        for _, one in read.numbers:
            if one.low and one.unit != "date" and one.span != goal.span:
                found |= {one.low, one.high or one.low, *(one.parts or ())}
    return frozenset(one for one in found if one > 0)
