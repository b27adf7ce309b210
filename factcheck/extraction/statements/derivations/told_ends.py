"""Changes whose last value stands behind its verb, the first one in a sentence before: "waited 5.5 hours. … cut to 4".

What is taken up is named by a pronoun or by a noun of that sentence, which holds one value of the kind.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from factcheck.extraction.quantities.units import dimension
from factcheck.extraction.statements.derivations.change_signs import is_phrasal
from factcheck.extraction.statements.derivations.levels import Level, levels
from factcheck.extraction.statements.derivations.scenes import Scene
from factcheck.extraction.statements.derivations.told_factors import (
    PARTING,
    SCHOLARLY,
    Told,
    factor_verb,
    ratio_of,
    takes_up,
)
from factcheck.extraction.statements.derivations.two_times import is_open
from factcheck.extraction.statements.parts import closes, word
from factcheck.extraction.statements.passage import Token
from factcheck.extraction.statements.stated_changes import direction, is_verb
from factcheck.model import Derivation, Direction, Span, Way

_FARTHEST = 4.0
_BACK, _CLOSE = 2, 3
_LINKS = frozenset(("to", "from", "by", "up", "down", "again", "even", "further", "about", "around", "just", "only"))


def find_told_ends(scene: Scene) -> Iterator[Derivation]:
    """Yield each verb of a change with the ratio of the value behind it to the one told before."""
    read = scene.read
    if "to" not in read.words or not scene.before or not read.words.isdisjoint(SCHOLARLY) or is_open(read):
        return
    for place, token in enumerate(read):
        factor, way = (None, "") if token.quantity else (factor_verb(read, place), _way(read, place))
        if not (factor or way):
            continue
        end = _end(read, place)
        start = _start(scene, place, end) if end else None
        if not end or not start:
            continue
        if factor:
            found = ratio_of(Told(place, factor, "", token.span), start, end)
            yield from [found] if found else []
        elif way:
            yield _directed(token.span, way, start, end)


def _way(read: Sequence[Token], place: int) -> Direction:
    said = word(read, place)
    if said in ("up", "down"):
        return "" if is_phrasal(word(read, place - 1)) else "rise" if said == "up" else "fall"
    return direction(said) if is_verb(said) else ""


def _end(read: Sequence[Token], place: int) -> Level | None:
    """Return the value of "rose to 60", "dropped by 24 points to 128": the one behind "to" in the verb's clause."""
    there = place + 1
    while there < len(read) and there < place + _CLOSE + 2:
        if word(read, there) == "from":
            return None
        if word(read, there) == "to" and there + 1 < len(read):
            after = there + 1
            while word(read, after) in _LINKS:
                after += 1
            found = levels(read[after : after + 1])
            return found[0] if len(found) == 1 and not found[0].pair and _is_plain(read, after) else None
        if not (read[there].quantity or word(read, there) in _LINKS):
            return None
        there += 1
    return None


def _is_plain(read: Sequence[Token], place: int) -> bool:
    """Tell whether a value is not the first of several, nor a fraction of what was told."""
    quantity = read[place].quantity
    return not (quantity and quantity.step == 0) and (closes(read, place + 1) or word(read, place + 1).isalpha())


def _start(scene: Scene, place: int, end: Level) -> Level | None:
    """Return the only value of the kind of the last one in the sentence before that has any, if it is taken up."""
    read = scene.read
    own = [one for one in levels(read) if _is_alike(one, end) and one.span != end.span]
    if any(one.span.start < read[place].start for one in own) or any(_is_alike(one, end) for one in own):
        return None
    for earlier in list(scene.earlier(_BACK)):
        found = [one for one in levels(earlier) if _is_alike(one, end)]
        if found:
            one = found[0]
            fits = (
                len(found) == 1 and not one.group and not one.pair and 1 / _FARTHEST < one.value / end.value < _FARTHEST
            )
            return one if fits and one.value != end.value and _is_taken_up(read, place, earlier) else None
    return None


def _is_alike(one: Level, two: Level) -> bool:
    if dimension(one.unit) == "time" != dimension(two.unit) or one.unit != two.unit:
        return False
    return one.unit is not None or one.noun == two.noun or "" in (one.noun, two.noun)


def _is_taken_up(read: Sequence[Token], place: int, earlier: Sequence[Token]) -> bool:
    """Tell whether the subject of a verb is a pronoun, or named in the sentence before."""
    first = next((there for there in range(place - 1, -1, -1) if word(read, there) in PARTING), -1) + 1
    return first < place and takes_up(read[first:place], earlier)


def _directed(span: Span, way: Direction, one: Level, two: Level) -> Derivation:
    """Return which way a verb says that something went, as a ratio on that side of one, with the ratio that it is."""
    ratio = two.value / one.value
    slack = one.room / one.value + two.room / two.value
    low, high = (1.0, math.inf) if way == "rise" else (0.0, 1.0)
    how = Way(ratio * (1 - slack), ratio * (1 + slack), (one.span, two.span), f"{ratio:.2g} times")
    return Derivation("change", span, low, high, (how,))
