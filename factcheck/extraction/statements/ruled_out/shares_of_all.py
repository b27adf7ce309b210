"""Percentages above 100 of what is at most all: "a success rate of 112%", "a 130% chance", "140% effective"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from factcheck.data import word_table
from factcheck.extraction.statements.parts import word
from factcheck.extraction.statements.passage import Token
from factcheck.extraction.statements.stated_changes import direction
from factcheck.model import Quantity, RuledOut

_ALL = 100.0
_REACH, _BEHIND = 6, 3


def find_shares_of_all(read: Sequence[Token]) -> Iterator[RuledOut]:
    """Yield each percentage above 100 that is the value of a share that is never more than all."""
    for place, token in enumerate(read):
        quantity = token.quantity
        if quantity and _is_above(quantity) and not _is_compared(read, place) and _is_share(read, place):
            yield RuledOut(quantity.span, "share", "100%")


def _is_above(quantity: Quantity) -> bool:
    plain = quantity.unit == "percent" and quantity.comparator in ("=", "~") and not quantity.measure.bound
    return plain and (quantity.low or 0.0) > _ALL and quantity.measure.statistic == "level"


def _is_compared(read: Sequence[Token], place: int) -> bool:
    """Tell whether a percentage is one of something else: "120% of predicted", "130% higher", "rose by 120%"."""
    near = [word(read, there) for there in range(place - _REACH, place + _REACH)]
    of_other = word(read, place + 1) in ("of", "that", "as")
    return of_other or any(one in _words("comparing") or direction(one) for one in near)


def _is_share(read: Sequence[Token], place: int) -> bool:
    """Tell whether a share is named right behind a percentage, or before it and linked to it."""
    if any(word(read, there) in _words("shares_behind") for there in range(place + 1, place + 1 + _BEHIND)):
        return True
    if word(read, place - 1) not in _words("links"):
        return False
    for there in range(place - 1, max(-1, place - 1 - _REACH), -1):
        other = read[there].quantity
        if other and other.measure.dimension not in ("time", "age"):
            return False  # "survival at five years is 103%" is of survival all the same
        if word(read, there) in _words("shares_before"):
            return True
    return False


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(word_table("ruled-out")[kind])
