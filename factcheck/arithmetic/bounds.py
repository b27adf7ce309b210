"""Values that cannot be, after the bounds in `rules/lexicon/bounds.toml`."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from factcheck.data import word_table
from factcheck.extraction.quantities.units import convert
from factcheck.model import Quantity

_REACH = 60
_ALL = 100.0


@dataclass(frozen=True, slots=True)
class Bound:
    """What a quantity is called, its unit, and the least and greatest value it can have."""

    name: str
    unit: str
    low: float
    high: float
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None


def broken_bound(text: str, quantity: Quantity) -> Bound | None:
    """Return the bound that a quantity of the text breaks, None if it breaks none."""
    for bound in _bounds():
        values = list(_values(quantity, bound.unit))
        outside = bool(values) and (max(values) > bound.high or min(values) < bound.low)
        if outside and _is_of(text, quantity, bound):
            return bound
    return None


def is_more_than_all(text: str, quantity: Quantity) -> bool:
    """Tell whether the quantity is a percentage above 100 of people or of something else that is counted."""
    low = quantity.low
    if quantity.unit != "percent" or low is None or low <= _ALL or quantity.comparator == "range":
        return False
    return bool(_share_of().match(text, quantity.span.end, quantity.span.end + _REACH))


def _values(quantity: Quantity, unit: str) -> Iterator[float]:
    for value in (quantity.low, quantity.high):
        if value is not None and quantity.comparator in ("=", "~", "range"):
            converted = convert(value, quantity.unit or "", unit) if unit else None if quantity.unit else value
            if converted is not None:
                yield converted


def _is_of(text: str, quantity: Quantity, bound: Bound) -> bool:
    """Tell whether the bound is one of this quantity: by the words around it, or by its unit alone."""
    if not bound.before:
        return quantity.unit == bound.unit
    start, end = quantity.span.start, quantity.span.end
    before = bound.before.search(text, max(0, start - _REACH), start)
    return bool(before or (bound.after and bound.after.match(text, end, end + _REACH)))


@cache
def _bounds() -> tuple[Bound, ...]:
    return tuple(_bound(entry) for entry in word_table("bounds")["quantity"])


def _bound(entry: dict[str, str | float | list[str]]) -> Bound:
    words = entry.get("words")
    every = "|".join(words) if isinstance(words, list) else ""
    return Bound(
        name=str(entry["name"]),
        unit=str(entry.get("unit", "")),
        low=float(str(entry.get("low", -math.inf))),
        high=float(str(entry.get("high", math.inf))),
        before=re.compile(rf"(?i:\b(?:{every})){_words_between(entry)}[ :=(]{{1,3}}$") if every else None,
        after=re.compile(rf" (?:of )?(?i:{every})\b") if every and "between" not in entry else None,
    )


def _words_between(entry: dict[str, str | float | list[str]]) -> str:
    """Return a pattern of what may stand between the quantity's name and the number: any few words, or those listed."""
    between = entry.get("between")
    return rf"(?: (?:{'|'.join(between)}))?" if isinstance(between, list) else "(?: [a-z]{1,12}){0,4}"


@cache
def _share_of() -> re.Pattern[str]:
    bases = "|".join(word_table("bounds")["share"]["bases"])
    filler = r"(?:(?:all|the|these|those|our|its|their|adult|older|young|elderly|pregnant|treated) ){0,3}"
    return re.compile(rf" (?:of )?{filler}(?i:{bases})\b(?!['’-])")
