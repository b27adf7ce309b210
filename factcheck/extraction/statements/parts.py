"""Counts in a list of tokens: "120 men", "90 (45%) women and 110 men"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from factcheck.data import word_list, word_table
from factcheck.extraction.claims.words import form, is_person
from factcheck.extraction.statements.tokens import Token
from factcheck.model import Number
from factcheck.text.expressions import expression

_DIGITS = expression(r"\d{1,3}(?:,\d{3})+|\d{1,9}")
_CLOSING = frozenset({".", ",", ";", ")", "]", ":", "–", "—", "!", "?", ""})
_PART_WORDS = 3


class Part(NamedTuple):
    """A number of a list, the tokens that it takes up to `last`, and where they end; `name` is what it counts."""

    number: Number
    last: int
    end: int
    name: str = ""
    verb: bool = False

    def closed(self, read: Sequence[Token], last: int) -> Part:
        """Return the part with the tokens up to `last`, and a percentage in brackets behind them, as its own."""
        return self._replace(last=_aside(read, last), end=read[last - 1].end)


def word(read: Sequence[Token], place: int) -> str:
    """Return the word at a place, an empty string beyond the ends and for a quantity."""
    return read[place].word if 0 <= place < len(read) else ""


def count(read: Sequence[Token], place: int) -> Part | None:
    """Return the whole number without a unit at a place, with the percentage in brackets behind it."""
    if not 0 <= place < len(read):
        return None
    token = read[place]
    if quantity := token.quantity:
        bare = quantity.step == 1 and (quantity.unit is None or _DIGITS.fullmatch(quantity.text) is not None)
        return number(read, place, quantity.unit) if bare else None
    if not _DIGITS.fullmatch(token.word) or is_label(read, place - 1):
        return None
    return Part(Number(token.span, float(token.word.replace(",", "")), 1.0), _aside(read, place + 1), token.end)


def is_label(read: Sequence[Token], place: int) -> bool:
    """Tell whether the word at a place makes a name of the number behind it."""
    return word(read, place).casefold() in _labels()


@cache
def _labels() -> frozenset[str]:
    """Return the words whose number is a name: "rhinovirus type 39"."""
    return frozenset(word_list("number-labels"))


def number(read: Sequence[Token], place: int, unit: str | None) -> Part | None:
    """Return the quantity at a place if it is a value in that unit."""
    quantity = read[place].quantity if 0 <= place < len(read) else None
    if not quantity or quantity.comparator != "=" or quantity.unit != unit or quantity.low is None:
        return None
    value = Number(quantity.span, quantity.low, quantity.step, quantity.unit)
    return Part(value, _aside(read, place + 1), quantity.span.end)


def joint(read: Sequence[Token], place: int) -> int | None:
    """Return where the next part of a list starts, None if nothing joins it."""
    start = place
    if word(read, place) in (",", ";"):
        place += 1
    if word(read, place) in ("and", "while", "whereas"):
        place += 1
    return place if place > start else None


def closes(read: Sequence[Token], place: int) -> bool:
    """Tell whether a clause ends at a place."""
    return place >= len(read) or (read[place].quantity is None and read[place].word in _CLOSING)


def listed_before(read: Sequence[Token], end: int) -> tuple[Part, ...]:
    """Return the parts of a list that ends right before a place, of two at least: "12 doctors and 20 nurses"."""
    parts: list[Part] = []
    while (found := _part_before(read, end)) is not None:
        place, part = found
        parts.insert(0, part)
        end = place
        while word(read, end - 1) in ("and", ",", ";"):
            end -= 1
        if end == place:
            break
    return tuple(parts) if len(parts) > 1 else ()


def _part_before(read: Sequence[Token], end: int) -> tuple[int, Part] | None:
    """Return the count with its noun that ends right before a place, and where it starts."""
    for place in range(end - 2, max(end - 2 - _PART_WORDS, -1), -1):
        if part := count(read, place):
            return place, part.closed(read, end)
        if not read[place].word[:1].isalpha():
            return None
    return None


def _aside(read: Sequence[Token], place: int) -> int:
    """Return the place behind a percentage in brackets, or the place itself."""
    if word(read, place) in ("(", "[") and word(read, place + 2) in (")", "]"):
        inside = read[place + 1].quantity
        if inside and inside.unit == "percent":
            return place + 3
    return place


def is_whole(noun: str) -> bool:
    """Tell whether a noun names those who can be men or women, apart from families and couples."""
    table = word_table("complements")
    return noun in table["wholes"] or (is_person(form(noun)) and noun not in table["not_wholes"])


def is_taken_up(read: Sequence[Token], place: int) -> bool:
    """Tell whether a number only takes up things told before: "the last of the three"."""
    return (word(read, place - 2), word(read, place - 1)) == ("of", "the")


def is_proportion(read: Sequence[Token], place: int) -> bool:
    """Tell whether a number is the second of two with a colon between them and no space: "1:2.5 in water"."""
    if place < 2 or word(read, place - 1) != ":":
        return False
    first, colon, second = read[place - 2 : place + 1]
    return first.span.end == colon.span.start and colon.span.end == second.span.start
