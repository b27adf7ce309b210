"""Wholes with parts that nothing is left of by their shape: "14 g of fat, of which 6 g are …", a start and a finish.

What "of which" opens cannot come to more than its whole. A class of 45 minutes that starts, goes on and finishes has no
other parts. Where the sentence before tells how many places there are, and as many names have a number each, these are
all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from factcheck.data import word_table
from factcheck.extraction.claims.words import form, is_person
from factcheck.extraction.statements.derivations.addends import Addend, addend, addends, amounts, total
from factcheck.extraction.statements.derivations.scenes import Scene
from factcheck.extraction.statements.derivations.sums import derivation, may_be_slip
from factcheck.extraction.statements.parts import word
from factcheck.extraction.statements.passage import Tokens
from factcheck.model import Derivation, Quantity

_FEWEST, _MOST = 3, 8
_PLACES = range(2, 7)
_NAME = 2
_BACK = 3


def find_closed_lists(scene: Scene) -> Iterator[Derivation]:
    """Yield each whole that its parts, which are all there are, do not come to."""
    if len(scene.quantities) + len(scene.before) < 2:
        return
    yield from _of_which(scene.read)
    yield from _from_start_to_finish(scene)
    yield from _of_places(scene)


def _of_which(read: Tokens) -> Iterator[Derivation]:
    """Yield "14 g of fat, of which 6 g are saturated, 9 g monounsaturated and 3 g polyunsaturated"."""
    if "which" not in read.words or "and" not in read.words:
        return
    for place in range(1, len(read)):
        if word(read, place) != "which" or word(read, place - 1) != "of":
            continue
        before = [(at, one) for at, one in read.numbers if at < place]
        if not before or not (whole := addend(before[-1][1], before[-1][0])) or not whole.unit:
            continue
        here = amounts(Tokens(read[place:]), before[-1][1].measure.dimension)
        parts = here.found
        exceeds = len(parts) > 1 and total(parts)[0] > whole.value + whole.room
        if here.clear and exceeds and len(parts) <= _MOST and all(one.value < whole.value for one in parts):
            made = derivation(whole, parts, before[-1][1])
            yield replace(made, ways=made.ways[:1])


def _from_start_to_finish(scene: Scene) -> Iterator[Derivation]:
    """Yield "The 45-minute class starts with ten minutes of … . Then … , and we finish with 15"."""
    read = scene.read
    if read.words.isdisjoint(_words("finishing")):
        return
    stretches = [*reversed(list(scene.earlier(_BACK))), read]
    starts = [place for place, one in enumerate(stretches) if not one.words.isdisjoint(_words("starting"))]
    if not starts:
        return
    stretches = stretches[starts[0] :]
    whole = next(((at, one) for at, one in stretches[0].numbers if one.measure.dimension == "time"), None)
    first = next(at for at, token in enumerate(stretches[0]) if token.word in _words("starting"))
    if not whole or whole[0] > first or not (told := addend(whole[1], whole[0])) or "-" not in whole[1].text:
        return
    found = [amounts(one, "time") for one in stretches]
    parts = [one for each in found for one in each.found if one.span != told.span]
    clear = all(one.clear for one in found)
    if clear and _FEWEST <= len(parts) <= _MOST and may_be_slip(told, parts):
        yield derivation(told, parts, whole[1])


def _of_places(scene: Scene) -> Iterator[Derivation]:
    """Yield "120 patients were enrolled at three hospitals. Leeds took 50, York 35 and Hull 45"."""
    read, before = scene.read, next(scene.earlier(1), None)
    if before is None or "and" not in read.words:
        return
    numbers = [(at, one) for at, one in before.numbers if one.unit is None and at in addends(before)]
    wholes = [(at, one) for at, one in numbers if is_person(form((one.counted.split() or [""])[-1]))]
    places = [one.low for _, one in numbers if one.low in _PLACES and one not in (each for _, each in wholes)]
    if len(wholes) != 1 or len(places) != 1:
        return
    here = amounts(read, "count")
    if not here.clear or len(here.found) != places[0]:
        return
    named = all(_is_named(scene, read, one) for one in here.found)
    whole = addend(wholes[0][1], wholes[0][0])
    if whole and named and may_be_slip(whole, here.found):
        last: Quantity = wholes[0][1]
        yield derivation(whole, here.found, last)


def _is_named(scene: Scene, read: Tokens, part: Addend) -> bool:
    """Tell whether a name stands right before a number, or before its verb."""
    before: Sequence[int] = range(max(part.place - _NAME, 0), part.place)
    return any(scene.passage.text[read[there].start].isupper() for there in before)


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(word_table("complements")[kind])
