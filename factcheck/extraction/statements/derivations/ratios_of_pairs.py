"""Changes and factors of the last values of a kind before them: "… 18,240 people. … 16,000 …, so demand rose by 14%".

A change or a factor draws on what was told where its clause concludes, or is set apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from factcheck.data import word_table
from factcheck.extraction.statements.derivations.nearby import Value, around, earlier, may_be_one_kind, pair
from factcheck.extraction.statements.derivations.scenes import Scene
from factcheck.extraction.statements.derivations.shares_by_reference import SCHOLARLY
from factcheck.extraction.statements.derivations.told_ratios import derived, is_of_values, told_ratio
from factcheck.extraction.statements.parts import word
from factcheck.extraction.statements.passage import Tokens
from factcheck.extraction.statements.set_apart import OPENING, set_apart
from factcheck.extraction.statements.stated_changes import direction
from factcheck.model import Derivation

_BACK, _AROUND = 2, 3
_MOST = 16
"""Values around a ratio: of more, two make nearly any."""
_CLAUSE = 10


def find_ratios_of_pairs(scene: Scene) -> Iterator[Derivation]:
    """Yield each factor, and each change in percent, with the values that it draws on."""
    read = scene.read
    if not read.words.isdisjoint(SCHOLARLY):
        return
    for place, quantity in read.numbers:
        told = told_ratio(read, place, quantity)
        if told is None or not (told.change or (told.times and is_of_values(read, place))):
            continue
        pairs = list(_pairs([one for one in earlier(scene, place, _BACK) if one.plain and one.value != 1.0]))
        known = around(scene, _AROUND) if pairs and _concludes(read, place, pairs[0][0], factor=told.times) else ()
        if 0 < len(known) <= _MOST:
            same = [one for one in known if one.value != 1.0 and pair(one, pairs[0][0])]
            both = [each for one, two in pairs for each in ((one, two), (two, one))]
            if found := derived(told, both, same):
                yield found


def _pairs(known: Sequence[Value]) -> Iterator[tuple[Value, Value]]:
    """Yield the pairs of the nearest value that has others of its kind, and these, the nearest first."""
    for first, one in enumerate(known):
        others = [two for two in known[first + 1 :] if one.value != two.value and may_be_one_kind(one, two)]
        if others:
            yield from ((one, two) for two in others)
            return


def _concludes(read: Tokens, place: int, nearest: Value, *, factor: bool) -> bool:
    """Tell whether the clause of a change draws on what was told: ", so demand has risen by 14%", ", 30% more"."""
    if word(read, place + 1) == "off" or "than" in (word(read, place + 1), word(read, place + 2)):
        return False
    mark = set_apart(read, place)
    if nearest.dimension == "time" or (mark is not None and word(read, mark) in ("(", "[")):
        return False  # "at 22 weeks (7% better)"
    if mark == OPENING or (mark is not None and nearest.sentence == read[0].start):
        return True
    for there in range(place - 1, max(place - 1 - _CLAUSE, -1), -1):
        if word(read, there) in _concluding():
            return not factor or not any(_moves(read, at) for at in range(there, place))
        if read[there].quantity:
            return False
    return False


def _moves(read: Tokens, place: int) -> bool:
    """Tell whether a word makes a factor one of something else: a change, or what comes then."""
    return bool(direction(word(read, place))) or (word(read, place) == "then" and word(read, place + 1) != ",")


@cache
def _concluding() -> frozenset[str]:
    return frozenset(word_table("told-ratios")["concluding"])
