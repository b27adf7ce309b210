"""Shares and factors set apart behind a value: "345, or 30% of births", "£8.40, four times as much", "(a fifth)".

The value is the last one before the mark. What it is a share of, or so many times, is another value of its kind, there
or in the sentences before. Where any two values near lead to the ratio, it is sound.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.data import word_table
from factcheck.extraction.statements.derivations.nearby import Value, around, earlier, may_be_one_kind, pair, values
from factcheck.extraction.statements.derivations.scenes import Scene
from factcheck.extraction.statements.derivations.shares_by_reference import SCHOLARLY
from factcheck.extraction.statements.derivations.told_ratios import ToldRatio, derived, is_of_values, told_ratio
from factcheck.extraction.statements.parts import closes, word
from factcheck.extraction.statements.passage import Tokens
from factcheck.extraction.statements.set_apart import OPENING, set_apart
from factcheck.model import Derivation

_BACK, _AROUND = 3, 3
_MOST = 16
"""Values around a ratio: of more, two make nearly any."""
_GAP = 12
"""So many tokens may stand between a value and the mark of what is said of it."""


def find_ratios_set_apart(scene: Scene) -> Iterator[Derivation]:
    """Yield each share or factor of a sentence that is set apart behind a value."""
    read = scene.read
    if not read.words.isdisjoint(SCHOLARLY):
        return
    told = [(place, one) for place, quantity in read.numbers if (one := told_ratio(read, place, quantity))]
    shares = sum(not one.times for _, one in told)
    for place, one in told:
        if shares > 1 and not one.times:
            continue  # each of several groups has a share of its own
        mark = set_apart(read, place)
        own = None if mark is None else _own(scene, mark)
        if own and mark is not None and not _is_of_another(read, place, one, own, mark):
            yield from _derived(scene, place, one, own)


def _own(scene: Scene, mark: int) -> Value | None:
    """Return the last value before a mark, of the sentence before for one that opens its own."""
    found = earlier(scene, max(mark, 0), 1)
    if not found or mark == OPENING:
        return found[0] if found else None
    near = found[0].sentence == scene.read[0].start and mark - found[0].place <= _GAP
    return found[0] if near else None


def _is_of_another(read: Tokens, place: int, told: ToldRatio, own: Value, mark: int) -> bool:
    """Tell whether a share is one of others, or in brackets, which the readers of lists know: "of these, half left"."""
    if told.times:
        return False
    if word(read, mark) in ("(", "[") or own.dimension == "time":
        return True
    if told.change:
        return False
    of = word(read, place + 1) == "of" and word(read, place + 2) != "all" and own.dimension == "count"
    return not (of or closes(read, place + 1))


def _derived(scene: Scene, place: int, told: ToldRatio, own: Value) -> Iterator[Derivation]:
    known = around(scene, _AROUND)
    if len(known) > _MOST:
        return
    before = [one for one in earlier(scene, place, _BACK) if one.span != own.span]
    others = [one for one in before if may_be_one_kind(own, one)] or (
        [] if told.times or told.change else _wholes(scene.read, place, own, before)
    )
    same = [one for one in known if one.value != 1.0 and pair(one, own)]
    pairs = [(own, one) for one in others]
    if told.times and (compared := _compared(scene.read, place)):
        pairs = [(own, compared)]
    elif told.times and told.low > 1.0 and is_of_values(scene.read, place):
        pairs = [(one, two) if one.value > two.value else (two, one) for one, two in pairs]
    if found := derived(told, pairs, same):
        yield found


def _compared(read: Tokens, place: int) -> Value | None:
    """Return the value that a factor is told of: "30 times the 64 of last year"."""
    there = place + 1 + (word(read, place + 1) == "the")
    return next((one for one in values(read) if one.place == there), None) if there > place + 1 else None


def _wholes(read: Tokens, place: int, own: Value, before: Sequence[Value]) -> Sequence[Value]:
    """Return the larger count that a part is of, whatever either counts: the nearest one, or that of its sentence.

    "45 of the calls, or 1%", "reviewed 640 visits and found that 416 patients, or 65%".
    """
    if own.dimension != "count":
        return ()
    larger = [one for one in before if one.dimension == "count" and one.value > own.value]
    if word(read, own.place + 1) == "of" and word(read, own.place + 2) in word_table("told-ratios")["taking_up"]:
        return larger[:1]
    here = [one for one in larger if one.sentence == own.sentence]
    return here if len(here) == 1 and own.noun and closes(read, place + 1) else ()
