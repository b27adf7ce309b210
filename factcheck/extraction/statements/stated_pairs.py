"""Which of several values of a sentence a name is given to: "38 dB, mild, and his right at 66 dB, severe"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from factcheck.data import word_table
from factcheck.extraction.statements.parts import word
from factcheck.extraction.statements.passage import Token
from factcheck.model import Quantity

_LONGEST = 8
"""A name stands so many tokens behind its value at most."""

Value = tuple[Quantity, float]


def paired(read: Sequence[Token], values: Sequence[Value], names: Sequence[int]) -> Iterator[tuple[Value, int]]:
    """Yield each value of a sentence with the place of the one name behind it, before the next value and clause.

    A name belongs to the value before it if nothing that parts clauses of two people or things stands between, and
    if each value of the sentence has one such name at most.
    """
    places = {token.start: place for place, token in enumerate(read)}
    at = sorted((places[value[0].span.start], value) for value in values if value[0].span.start in places)
    for number, (start, value) in enumerate(at):
        end = at[number + 1][0] if number + 1 < len(at) else len(read)
        behind = [place for place in names if start < place < min(end, start + 1 + _LONGEST)]
        if len(behind) != 1:
            continue
        if number + 1 == len(at) > len(names):
            continue  # "the leg, at 6%, and the arm, at 7%, his burns are moderate"
        between = {word(read, there) for there in range(start + 1, behind[0])}
        if not between & _words("denying") and _ends_there(read, behind[0], end):
            yield value, behind[0]


def _ends_there(read: Sequence[Token], place: int, end: int) -> bool:
    """Tell whether the clause of a name ends before the next value: the name does not lead on to that one."""
    last = end >= len(read)
    return last or any(word(read, there) in _words("parting") for there in range(place + 1, end))


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(word_table("classes")["scale"][kind])
