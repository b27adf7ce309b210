"""What is told to be left of a whole, with every whole and parts before it: "the other 246", "44 did not".

A closed class of words makes a count a rest: determiners ("the other", "the remaining"), verbs ("leaves", "left"), and
a negation right behind it ("had not"). The whole is the largest count told before it, the parts those between; where
any one of the counts less any one, two or three others comes to the rest, it is right.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations

from factcheck.data import word_table
from factcheck.extraction.statements.derivations.scenes import Scene
from factcheck.extraction.statements.derivations.shares_of_counts import Count, counts
from factcheck.extraction.statements.parts import word
from factcheck.extraction.statements.passage import Tokens
from factcheck.model import Derivation, Span, Way

_REACH, _BEHIND = 2, 3
"""Sentences before a rest, and words behind it, in which what makes it one may stand. By hand, as the next three."""
_MOST, _PARTS = 7, 3
"""Counts near a rest of which any may be its whole: among more, some difference is any number."""
_NEAR = 2.0
"""A rest farther from what is left of the whole is of something else, if it is not off by a power of ten."""
_TENFOLD = 0.05
_ROOM = 1e-6
_YEARS = range(1400, 2100)


def find_told_rests(scene: Scene) -> Iterator[Derivation]:
    """Yield the last count of a sentence that is told to be left, with what the counts before it leave."""
    read = scene.read
    if read.words.isdisjoint(_cues()):
        return
    own = counts(read)
    rests = [one for one in own if _is_rest(read, one.place)]
    for one in rests[-1:]:
        earlier = [counts(other) for other in scene.earlier(_REACH)]
        stretches = [*reversed(earlier), [each for each in own if each.place < one.place]]
        before = [each for stretch in stretches for each in stretch if each.value not in _YEARS]
        if told := _left(before, one):
            known = [*before, *[each for each in own if each.place > one.place][:_PARTS]]
            yield Derivation("rest", one.span, one.value - _ROOM, one.value + _ROOM, (told, *_ways(known)))


def _is_rest(read: Tokens, place: int) -> bool:
    return _is_determined(read, place) or is_negated(read, place) or _is_left(read, place)


def _is_determined(read: Tokens, place: int) -> bool:
    """Tell whether "the other", "the remaining" or "everyone else," stands right before a count."""
    first = place - (word(read, place - 1) in _words("hedges"))
    return word(read, first - 1) in _words("rests") and word(read, first - 2) in _words("determiners")


def _is_left(read: Tokens, place: int) -> bool:
    """Tell whether "leaves", "leaving" or "left us with" stands right before a count."""
    first = place - (word(read, place - 1) in _words("hedges"))
    return any(word(read, there) in _words("leaving") for there in (first - 1, first - 2)) and not _is_time(read, place)


def _is_time(read: Tokens, place: int) -> bool:
    quantity = read[place].quantity
    return quantity is not None and quantity.unit is not None


def is_negated(read: Tokens, place: int) -> bool:
    """Tell whether a count ends its clause with a negation: "44 did not,", not "six among 2,052 who did not"."""
    if word(read, place + 1) == "who" and word(read, place - 1) not in _words("determiners"):
        return False
    for there in range(place + 1, place + 1 + _BEHIND):
        said = word(read, there)
        if said in _words("negated") or (said in _words("auxiliaries") and word(read, there + 1) == "not"):
            end = there + 1 + (said in _words("auxiliaries"))
            return end >= len(read) or not word(read, end).isalnum()
        if not said.isalpha():
            return False
    return False


def _left(before: Sequence[Count], rest: Count) -> Way | None:
    """Return what the counts after the largest one leave of it, if the rest is near it or off by a power of ten."""
    if not 1 < len(before) <= _MOST:
        return None
    whole = max(before, key=lambda one: one.value)
    parts = [one for one in before if one.span.start > whole.span.start or one.span == whole.span]
    parts = [one for one in parts if one is not whole]
    left = whole.value - sum(one.value for one in parts)
    if not parts or len(parts) > _PARTS or left <= 0 or not _may_be_slip(rest.value / left):
        return None
    how = f"{whole.value:,.10g} less {' and '.join(f'{one.value:,.10g}' for one in parts)}"
    spans: tuple[Span, ...] = tuple(dict.fromkeys(one.span for one in (whole, *parts)))
    return Way(left, left, spans, f"{left:,.10g}", how)


def _may_be_slip(ratio: float) -> bool:
    if 1 / _NEAR <= ratio <= _NEAR:
        return True
    return any(abs(ratio * power - 1) < _TENFOLD for power in (0.1, 10.0))


def _ways(known: Sequence[Count]) -> Iterator[Way]:
    """Yield what any of the counts leave of any other, as well as their sums."""
    for size in range(1, _PARTS + 1):
        for parts in combinations(known, size):
            taken = sum(one.value for one in parts)
            yield Way(taken, taken)
            for whole in known:
                if whole.value > taken:
                    yield Way(whole.value - taken, whole.value - taken)


@cache
def _cues() -> frozenset[str]:
    """Return the words of which every sentence with a rest has one."""
    return _words("rests") | _words("leaving") | _words("negated") | {"not"}


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(word_table("rests")[kind])
