"""What makes a quantity one that follows from others, by its place in the sentence and not by what announces it.

A definite one ("those 475 mg", "the 24 capsules you need") leans on what was told; one in apposition to a number of
things ("two spoonfuls, 45 mg,") and one that stands alone ("Fifty-six drops," said his wife) say what they come to.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from factcheck.data import word_table
from factcheck.extraction.statements.derivations.result_signs import adds_more, result_sign
from factcheck.extraction.statements.parts import word
from factcheck.extraction.statements.passage import Token, read_once

_QUOTES = frozenset("\"“”'‘’«»")
_APPOSED = 7
"""What an apposition says again begins so many tokens before it at most."""
_HELD = 3


@read_once
def is_told_result(read: Sequence[Token], place: int) -> bool:
    """Tell whether the quantity at a place is told as what others come to."""
    if not read[place].quantity or _is_of_things(read, place):
        return False
    told = (
        result_sign(read, place) or _is_definite(read, place) or _is_apposed(read, place) or _stands_alone(read, place)
    )
    return bool(told) and not adds_more(read, place)


def is_definite(read: Sequence[Token], place: int) -> bool:
    """Tell whether the quantity at a place is a definite one, which is also told before what it follows from."""
    return not _is_of_things(read, place) and _is_definite(read, place)


def _is_of_things(read: Sequence[Token], place: int) -> bool:
    """Tell whether a quantity is one of each thing: "500 mg tablets", "tablets of 500 mg", "40 mg each"."""
    behind = {word(read, place + 1), word(read, place + 2) if word(read, place + 1).isalpha() else ""}
    of_things = word(read, place - 1) == "of" and (word(read, place - 2) in _words("things") or _held(read, place))
    counted = read[place].quantity
    thing = bool(behind & _words("things")) and not (counted and counted.unit is None)
    return of_things or thing or word(read, place + 1) in _words("each")


def _held(read: Sequence[Token], place: int) -> bool:
    return place >= _HELD and read[place - _HELD].quantity is not None


def _is_definite(read: Sequence[Token], place: int) -> bool:
    there = place - 1 - (word(read, place - 1) in _words("between") and word(read, place - 1) not in _words("definite"))
    return word(read, there) in _words("definite") and word(read, there - 1) not in _words("bounding")


def _is_apposed(read: Sequence[Token], place: int) -> bool:
    """Tell whether a quantity says what the one before it comes to, and is all that its part of the sentence says."""
    opens = place - 1 - (word(read, place - 1) in ("or", "so", "altogether", "together", "thus"))
    if word(read, opens) not in (",", "(", "–", "—") or word(read, place + 1).isalpha():
        return False
    near = [token.quantity for token in read[max(0, opens - _APPOSED) : opens] if token.quantity]
    quantity = read[place].quantity
    if not near or not quantity or near[-1].measure.dimension == quantity.measure.dimension:
        return False  # one of a list: "10 mg, 150 mg, or 1,000 mg"
    if near[-1].unit is None and near[-1].low == near[-1].high == 1:
        return False  # what one holds: "1 alcopop, 1.1 units"
    following = [token.quantity for token in read[place + 1 : place + 4] if token.quantity]
    return all(one.measure.dimension != quantity.measure.dimension for one in following)


def _stands_alone(read: Sequence[Token], place: int) -> bool:
    """Tell whether a quantity begins its sentence, or what is said in it, and has no verb."""
    start = 0
    while start < place and read[start].word in _QUOTES:
        start += 1
    if place != start:
        return False
    for there in range(place + 1, min(place + 6, len(read))):
        if read[there].word in (",", ".", "!", ":", ";") or read[there].word in _QUOTES:
            return True
        if read[there].quantity or word(read, there) in _words("verbs"):
            return False
    return False


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(word_table("products")[kind])
