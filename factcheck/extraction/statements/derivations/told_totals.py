"""Wholes that a closed class of words calls so, with the values before them: "So 470 calories altogether".

The parts may stand in the sentence itself or in those before it, with any verb; a bare number shares the unit of the
whole. Where any two or more of the values, or a product of two, come to the whole, these are its parts. Only where none
do, and all together come near it, they are told not to.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import combinations

from factcheck.data import word_table
from factcheck.extraction.statements.derivations.addends import Addend, addend, total
from factcheck.extraction.statements.derivations.scenes import Scene
from factcheck.extraction.statements.derivations.sums import derivation, may_be_slip
from factcheck.extraction.statements.passage import Token, Tokens
from factcheck.model import Derivation, Quantity
from factcheck.text.cues import Phrases
from factcheck.text.digits import whole as number_of

_FEWEST, _MOST = 3, 10
"""Parts of one total: of two, one may belong to something else; of very many, some sum is any number."""
_BEHIND, _BEFORE = 5, 9
_YEARS = range(1400, 2100)
_APART = frozenset({"date", "age", "rank"})
_MARKS = frozenset(".;(")


def find_told_totals(scene: Scene) -> Iterator[Derivation]:
    """Yield each whole with all values before it, or with those of them that come to it."""
    read = scene.read
    if not scene.quantities or not _phrases().may_be_in(read.words):
        return
    for place, told in read.numbers:
        quantity = _with_unit(read, place, told)
        whole = addend(quantity, place)
        if not whole or not _is_whole(read, place) or quantity.measure.dimension == "share":
            continue
        stretches = [*reversed(list(scene.earlier())), read[:place]]
        parts = [one for stretch in stretches for one in _values(stretch, quantity)]
        if _is_plain(stretches) and _FEWEST <= len(parts) <= _MOST and may_be_slip(whole, parts):
            yield derivation(whole, _coming_to(whole, parts) or parts, quantity)


def _with_unit(read: Tokens, place: int, bare: Quantity) -> Quantity:
    """Return a bare number in the unit of the ones before it in its sentence: "10 minutes … for 5, done in 45"."""
    last = next((one for at, one in reversed(read.numbers) if at < place and one.unit), None)
    if bare.unit or bare.counted or not last or not last.low or not last.measure.low or not bare.low:
        return bare
    scale = last.measure.low / last.low
    measure = replace(last.measure, low=bare.low * scale, high=bare.low * scale)
    return replace(bare, unit=last.unit, unit_text=last.unit_text, measure=measure)


def _is_whole(read: Sequence[Token], place: int) -> bool:
    """Tell whether words right behind a value, or before it, call it the whole of what was told."""
    behind = _run(read[place + 1 : place + 1 + _BEHIND])
    before = _run(reversed(read[max(place - _BEFORE, 0) : place]))[::-1]
    return _holds(behind, "closing") or _holds(before, "closing") or _holds(before, "leading")


def _run(read: Sequence[Token] | Iterator[Token]) -> list[str]:
    """Return the words up to the next value or the end of the clause."""
    said: list[str] = []
    for token in read:
        if token.quantity or token.word in _MARKS:
            break
        said.append(token.word)
    return said


def _holds(said: Sequence[str], kind: str) -> bool:
    words = f" {' '.join(said)} "
    return any(f" {phrase} " in words for phrase in word_table("complements")["wholes_told"][kind])


def _is_plain(stretches: Sequence[Sequence[Token]]) -> bool:
    """Tell whether nothing multiplies or takes away: "each", "times", "per", "minus", "of them"."""
    apart = word_table("complements")["wholes_told"]["apart"]
    return not any(token.word in apart for stretch in stretches for token in stretch)


def _values(stretch: Sequence[Token], whole: Quantity) -> Iterator[Addend]:
    """Yield the values of the whole's dimension, and the bare numbers as values in its unit."""
    scale = (whole.measure.low or 1.0) / (whole.low or 1.0)
    for place, token in enumerate(stretch):
        one = token.quantity
        if not one:
            number = number_of(token.word)
            if number is not None and whole.unit is None and number not in _YEARS:
                yield Addend(float(number), 0.0, "", token.span, place, False)
        elif one.comparator in ("=", "~") and one.low and one.measure.low == one.measure.high and not one.parts:
            if one.measure.dimension == whole.measure.dimension and one.measure.kind not in _APART:
                if not (one.unit is None and one.low in _YEARS and not one.counted):
                    room = one.step / 2 * (one.measure.low or 0.0) / one.low
                    yield Addend(one.measure.low or 0.0, room, one.counted, one.span, place, one.unit is not None)
            elif one.unit is None and not whole.measure.dimension.startswith("money"):
                yield Addend(one.low * scale, 0.0, one.counted, one.span, place, False)


def _coming_to(whole: Addend, parts: Sequence[Addend]) -> Sequence[Addend] | None:
    """Return two or more of the values that come to the whole, None where none do."""
    for size in range(2, len(parts) + 1):
        for some in combinations(parts, size):
            low, high = total(some)
            if low <= whole.value + whole.room and whole.value - whole.room <= high:
                return some
    return None


@cache
def _phrases() -> Phrases:
    """Return the phrases without which a sentence calls nothing the whole."""
    table = word_table("complements")["wholes_told"]
    return Phrases(phrase for kind in ("closing", "leading") for phrase in table[kind])
