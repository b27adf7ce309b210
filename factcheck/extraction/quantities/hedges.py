"""How a comparator's words take their number: as a limit, as a bound near the value, or loosely."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from factcheck.data import word_table
from factcheck.model import Bound, Hedge, Quantity
from factcheck.text.trie import alternation

_UPPER, _LOWER = ("<", "<="), (">", ">=")


class Stance(NamedTuple):
    """The side a comparator closes, whether the statement is the bound itself, and how the value is loosened."""

    bound: Bound = ""
    limit: bool = False
    hedge: Hedge = ""


_PLAIN = Stance()


def stance(quantity: Quantity) -> Stance:
    """Return what the words around a number make of it, from its comparator and the words in its span."""
    if quantity.comparator in ("=", "range") and not quantity.approximate:
        return _PLAIN
    start, number, end = quantity.span.start, quantity.number, quantity.span.end
    before = quantity.text[: number.start - start].lower()
    after = quantity.text[number.end - start : end - start].lower()
    if hedge := _hedge(before):
        return Stance(hedge=hedge)
    if quantity.comparator in _UPPER or quantity.comparator in _LOWER:
        side: Bound = "upper" if quantity.comparator in _UPPER else "lower"
        strict = quantity.comparator in ("<", ">")
        return Stance(side, not _loosens(before, after, strict=strict))
    return Stance(hedge="about")


def _hedge(before: str) -> Hedge:
    """Return the side on which "nearly" or "just over" leaves the value, "" for other words."""
    found = _hedges().search(before) if before else None
    return "" if found is None else "nearly" if found["nearly"] else "over"


def _loosens(before: str, after: str, *, strict: bool) -> bool:
    """Tell whether the words leave the value near the bound ("over 30 percent"), instead of setting a limit."""
    if not before.strip():
        return after.rstrip().endswith(("+", "plus"))
    return bool(_near()["strict" if strict else "wide"].search(before))


@cache
def _hedges() -> re.Pattern[str]:
    table = word_table("comparators")["hedge"]
    return re.compile(rf"(?<!\w)(?:(?P<nearly>{alternation(table['nearly'])})|(?:{alternation(table['over'])}))(?!\w)")


@cache
def _near() -> dict[str, re.Pattern[str]]:
    return {
        name: re.compile(rf"(?<!\w)(?:{alternation(words)})(?!\w)")
        for name, words in word_table("comparators")["near"].items()
    }
