"""Numbers above one of what is at most one: "the probability that she has it works out at 1.3"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from factcheck.data import word_table
from factcheck.extraction.statements.parts import closes, word
from factcheck.extraction.statements.passage import Passage, Token
from factcheck.extraction.statements.tokens import tokens
from factcheck.model import RuledOut, Span
from factcheck.text.cues import words_of

_REACH = 14
"""So many tokens before its number a probability is named."""


def find_fractions(passage: Passage, sentence: Span) -> Iterator[RuledOut]:
    """Yield each bare number above one that is told as the value of what is at most one."""
    if words_of(passage.text).isdisjoint(_words("fractions")):
        return
    read = tokens(passage, sentence)
    if read.words.isdisjoint(_words("fractions")):
        return
    for place, quantity in read.numbers:
        if quantity.unit or quantity.counted or not 1 < (quantity.low or 0.0) < 100:
            continue
        whole = quantity.step >= 1
        if not whole and closes(read, place + 1) and _is_named(read, place):
            yield RuledOut(quantity.span, "fraction", "1")


def _is_named(read: Sequence[Token], place: int) -> bool:
    """Tell whether a number is linked to a name of a fraction before it, with no other number between."""
    if word(read, place - 1) not in _words("links"):
        return False
    for there in range(place - 1, max(-1, place - 1 - _REACH), -1):
        if read[there].quantity or word(read, there) in _words("other_values"):
            return False
        if word(read, there) in _words("fractions"):
            tested = word(read, there).startswith("probabilit") or any(one.word in _words("tests") for one in read)
            return tested and word(read, there - 1) not in _words("of_fractions")
    return False


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(word_table("ruled-out")[kind])
