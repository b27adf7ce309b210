"""Ages that nobody has reached: "who turned 174 on Sunday", "a 174-year-old man"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from factcheck.data import word_table
from factcheck.extraction.claims.words import form, is_person
from factcheck.extraction.statements.parts import word
from factcheck.extraction.statements.passage import Token
from factcheck.model import Quantity, RuledOut

_OLDEST = 123.0
"""Jeanne Calment lived for 122 years and 164 days (Robine and Allard, "The oldest human", Science, 1998)."""
_FAR = 300.0
"""What is older is no slip of an age."""
_REACH = 8


def find_ages(read: Sequence[Token]) -> Iterator[RuledOut]:
    """Yield each age of a person beyond the oldest that is known."""
    for place, token in enumerate(read):
        quantity = token.quantity
        if not quantity or not _OLDEST < (quantity.low or 0.0) < _FAR or quantity.low != quantity.high:
            continue
        if _is_age(read, place, quantity) and _is_of_person(read, place):
            yield RuledOut(quantity.span, "age", "122")


def _is_age(read: Sequence[Token], place: int, quantity: Quantity) -> bool:
    if quantity.measure.dimension == "age":
        return quantity.measure.unit.startswith("year") and not quantity.measure.bound
    turned = word(read, place - 1) in ("turned", "turns", "aged")
    behind = word(read, place + 1)
    return (
        turned
        and not quantity.unit
        and not quantity.counted
        and (not behind.isalpha() or behind in _words("behind_age"))
    )


def _is_of_person(read: Sequence[Token], place: int) -> bool:
    """Tell whether a person is named near an age, and nothing else that grows old."""
    near = [token.word for token in read[max(0, place - _REACH) : place + _REACH]]
    if set(near) & _words("old_things"):
        return False
    return any(one in _words("persons") or is_person(form(one)) for one in near if one)


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(word_table("ruled-out")[kind])
