"""Wholes whose parts are told behind them up to the last: "312 babies …: 214 alone, 41 with forceps, the other 67 …".

What closes the parts is a word for what is left before the last of them, or a sentence that says that nothing is left.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from factcheck.data import word_table
from factcheck.extraction.statements.derivations.addends import (
    Addend,
    addends,
    amounts,
    dimension_of,
    is_remainder,
    total,
)
from factcheck.extraction.statements.derivations.scenes import Scene
from factcheck.extraction.statements.derivations.sums import counts_alike, derivation, may_be_slip
from factcheck.extraction.statements.parts import word
from factcheck.extraction.statements.passage import Token, Tokens
from factcheck.model import Derivation, Quantity, Way

_BEHIND, _PAIR, _HEAD = 120, 3, 7
_EXISTENTIAL = frozenset((("there", "were"), ("they", "were"), ("there", "are"), ("they", "are")))
_FARTHEST = 600
"""Characters from a whole to its last part: three or four sentences."""
_FEWEST, _MOST = 2, 9
"""Of more parts too many sums are possible to tell that none of them was meant."""


def find_partitions(scene: Scene) -> Iterator[Derivation]:
    """Yield each whole with its parts, at the part that is what is left of it, or the last before nothing is left."""
    if not scene.quantities:
        return
    read = scene.read
    closed: bool | None = None
    for place in reversed(addends(read)):
        closed = _is_exhaustive(scene) if closed is None else closed
        if closed or is_remainder(read, place) or _is_complement(read, place) or _is_listed(read, place):
            yield from _divided([read, *scene.earlier()], place, dimension_of(read, place))
            return


def _is_exhaustive(scene: Scene) -> bool:
    """Tell whether the sentence, the one before or the one behind says that nothing is left out."""
    text = scene.passage.text
    start = min((one.start for one in scene.before[:1]), default=scene.sentence.start)
    said = text[start : scene.sentence.end + _BEHIND].partition("\n\n")[0].casefold()
    return any(map(said.__contains__, word_table("complements")["exhaustive"]))


def _is_listed(read: Tokens, place: int) -> bool:
    """Tell whether a value is the last of a list that a colon opens right behind a whole, or that "There were" does."""
    colon = next((there for there in range(place - 1, 0, -1) if read[there].word == ":"), 0) if ":" in read.words else 0
    opens = colon and any(read[there].quantity for there in range(max(colon - _HEAD, 0), colon))
    if not opens and (word(read, 0), word(read, 1)) not in _EXISTENTIAL:
        return False
    between = read[max(colon, 0) : place]
    last = any(word(read, there) in ("and", "&") for there in range(max(place - 3, 0), place))
    told = sum(token.quantity is not None or token.word.isdigit() for token in between)
    return last and told >= _PAIR - 1


def _is_complement(read: Sequence[Token], place: int) -> bool:
    """Tell whether a count closes a pair that makes a whole: "110 men and 120 women"."""
    last = read[place].quantity
    other = read[place - 3].quantity if place >= _PAIR and word(read, place - 1) == "and" else None
    if not last or not other:
        return False
    return [word(read, place - 2), word(read, place + 1)] in word_table("complements")["pairs"]


def _divided(stretches: Sequence[Sequence[Token]], last: int, dimension: str) -> Iterator[Derivation]:
    """Yield a whole before the last part, at a place of the first stretch, with all that stand between them.

    That is one that they come to, or else the first of all.
    """
    if dimension == "share":
        return
    found: list[Addend] = []
    for stretch in stretches:
        here = amounts(stretch, dimension)
        if not here.clear:
            break
        found = [*(one for one in here.found if found or one.place <= last), *found]
    made = [one for place in range(len(found)) if (one := _whole(stretches, found[place:], found))]
    fitting = [one for one in made if any(way.low <= one.high and one.low <= way.high for way in one.ways)]
    yield from (fitting or made)[:1]


def _whole(stretches: Sequence[Sequence[Token]], run: Sequence[Addend], found: Sequence[Addend]) -> Derivation | None:
    """Return the first value of a run as the whole of those that count what it does, if it may be."""
    whole, *behind = run
    parts = [one for one in behind if counts_alike(whole, one)]
    if not _FEWEST <= len(parts) <= _MOST or parts[-1] is not behind[-1] or not may_be_slip(whole, parts):
        return None
    if parts[-1].span.end - whole.span.start > _FARTHEST:
        return None
    quantity = _quantity(stretches, whole)
    if not quantity:
        return None
    made = derivation(whole, parts, quantity)
    return replace(made, ways=(*made.ways, *_others(found, parts, behind, made)))


def _others(
    found: Sequence[Addend], parts: Sequence[Addend], behind: Sequence[Addend], made: Derivation
) -> Iterator[Way]:
    """Yield what any of the values with the last come to, for the whole and for another value that they may make."""
    *first, last = behind[-_MOST:]
    for size in range(1, len(first) + 1):
        for some in combinations(first, size):
            yield Way(*total((*some, last)), tuple(one.span for one in (*some, last)))
    low, high = total(parts)
    if any(low <= one.value <= high for one in found if one not in parts):
        yield Way(made.low, made.high)


def _quantity(stretches: Sequence[Sequence[Token]], one: Addend) -> Quantity | None:
    """Return the quantity of a value, None for a number that has not been read as one."""
    tokens = (token for read in stretches for token in read if token.span == one.span)
    return next((token.quantity for token in tokens), None)
