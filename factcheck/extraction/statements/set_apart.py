"""Numbers that are set apart from what they say again: ", or 5 km", "– that's a fifth –", "(which makes 12)"."""

from __future__ import annotations

from functools import cache

from factcheck.data import word_table
from factcheck.extraction.statements.parts import word
from factcheck.extraction.statements.passage import Tokens, kept

MARKS = frozenset((",", "(", "[", "–", "—", "-", ":", ";"))
OPENING = -1
"""The mark of a number whose sentence takes up the one before: "That is a fifth"."""


_OTHERS = 1
"""So many other words may stand there behind a pronoun: "That's a bill of about £344"."""


@kept
def set_apart(read: Tokens, place: int) -> int | None:
    """Return where the mark stands behind which a number follows with small words alone, None where none does."""
    start, others = place, 0
    small = _words("small")
    while start and ((said := word(read, start - 1)) in small or (others < _OTHERS and said.isalpha())):
        others += said not in small
        start -= 1
    opens = word(read, start) in _words("openers")
    start -= opens and word(read, start - 1) == "and" and word(read, start - 2) in MARKS  # ", and that is 5 km"
    if start:
        mark = word(read, start - 1)
        apart = opens or not (others or mark == ";")
        return start - 1 if mark in MARKS and apart else None
    return OPENING if place and opens else None


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(word_table("set-apart")[kind])
