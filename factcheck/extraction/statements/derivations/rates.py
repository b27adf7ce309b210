"""Amounts told for one of several things, or for a stretch of time: "£11 a head", "a cup is 240 ml", "£4 a day".

What one is told by is a determiner behind the amount, "each" and its like, or a singular subject before it.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from factcheck.data import word_table
from factcheck.extraction.claims.words import form, is_person
from factcheck.extraction.quantities.unit_types import DAY
from factcheck.extraction.statements.derivations.nearby import Value, values
from factcheck.extraction.statements.parts import closes, word
from factcheck.extraction.statements.passage import Tokens, kept
from factcheck.model import Quantity

_MANY = 2
"""A noun has so many words at most: "per wasted slot"."""
_SINGULAR = 3


class Rate(NamedTuple):
    """An amount for each of things of these nouns, of any with none, or for so many days, 0 for no time.

    `single` tells that one thing is named as the subject: "a cup is 240 ml".
    """

    value: Value
    quantity: Quantity
    nouns: frozenset[str]
    days: float = 0.0
    single: bool = False

    def is_of(self, count: Quantity) -> bool:
        """Tell whether a count is one of the things that this is told for each of."""
        noun = form("".join(count.measure.of.split()[-1:]))
        if not noun or not self.nouns:
            return False
        return noun in self.nouns or (is_person(noun) and any(is_person(one) or one in _heads() for one in self.nouns))


@kept
def rates(read: Tokens) -> tuple[Rate, ...]:
    """Return the amounts of a sentence that are told for each, in order."""
    return tuple(one for place, quantity in read.numbers if (one := _rate(read, place, quantity)))


def _rate(read: Tokens, place: int, quantity: Quantity) -> Rate | None:
    measure = quantity.measure
    if measure.low != measure.high or measure.bound or quantity.comparator not in ("=", "~"):
        return None
    if measure.dimension in ("share", "temperature", "times", "multiple", "age"):
        return None
    value = next((one for one in values(read) if one.place == place), None)
    if value is None:
        return None
    things = [one for one in (quantity.unit or "").split(" per ")[1:] if not _is_time(one)]
    if things:
        nouns = frozenset(
            (form(things[0]), form(word(read, place + 1))) if not closes(read, place + 1) else (form(things[0]),)
        )
        return Rate(value, quantity, nouns - {""}, 1 / measure.per_day if measure.per_day else 0.0)
    if measure.per_day:
        return Rate(value, quantity, frozenset(), 1 / measure.per_day)
    counted = measure.dimension == "count"
    behind = None if counted else _behind(read, place)
    if behind is not None:
        return Rate(value, quantity, behind)
    subject = _subject(read, place)
    return Rate(value, quantity, frozenset((subject,)), single=True) if subject else None


def _is_time(unit: str) -> bool:
    return unit in ("second", "minute", "hour", "day", "night", "week", "fortnight", "month", "year")


def _behind(read: Tokens, place: int) -> frozenset[str] | None:
    """Return the nouns that a determiner behind an amount tells it for, none for "each", None where none follows."""
    there = place + 1
    if word(read, there) in ("apiece", "each") and closes(read, there + 1):
        return frozenset()
    if word(read, there) in ("for", "in") and word(read, there + 1) in ("each", "every"):
        there += 1
        if word(read, there + 1) == "of":
            return frozenset()
    elif word(read, there) not in ("a", "an", "per"):
        return None
    said = [word(read, at) for at in range(there + 1, there + 1 + _MANY)]
    nouns = frozenset(form(one) for one in said if one.isalpha()) - {""}
    return nouns or None


def _subject(read: Tokens, place: int) -> str:
    """Return the noun of which one has an amount: "a cup is 240 ml", "one bottle holds six", "a lost day at £130"."""
    if word(read, place - 1) not in _words("holding") or not word(read, place - 2).isalpha():
        return ""
    for there in range(place - 3, place - 3 - _SINGULAR, -1):
        if there < 0:
            break
        quantity = read[there].quantity
        if word(read, there) in _words("singular") or (quantity and quantity.low == 1 and quantity.unit is None):
            return form(word(read, place - 2))
        if not word(read, there).isalpha():
            break
    return ""


def days_of(quantity: Quantity) -> float:
    """Return how many days a length of time is, 0 for what is none."""
    measure = quantity.measure
    plain = measure.dimension == "time" and not measure.per_day and not measure.bound and measure.low == measure.high
    return (measure.low or 0.0) / DAY if plain else 0.0


@cache
def _heads() -> frozenset[str]:
    return frozenset(form(one) for one in _words("heads"))


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(word_table("rates")[kind])
