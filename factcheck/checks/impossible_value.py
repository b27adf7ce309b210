"""Values that nothing of their kind can have, after `rules/lexicon/bounds.toml` and `body-measures.toml`."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import cache

from factcheck.checks import Diagnostic, RuleContext
from factcheck.data import word_table
from factcheck.extraction.quantities.units import convert, written
from factcheck.model import BodyValue, Quantity, Span
from factcheck.values import dataclass

FIELDS = ("quantity", "bound")
# What a change of units may add to a value that is at its bound, such as seven days a week.
_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Options:
    """No settings: the bounds are in `rules/lexicon/bounds.toml`."""


@dataclass(frozen=True, slots=True)
class Bound:
    """The least and greatest value of what has a name, in its unit; `acted_on` where readers treat by it."""

    unit: str
    low: float
    high: float
    acted_on: bool


def check(context: RuleContext, options: Options) -> Iterator[Diagnostic]:
    """Yield a diagnostic at each quantity that breaks a bound, and at each share of more than all."""
    told: Quantity | None = None
    broken: set[Span] = set()
    for value in context.extraction.statements.named_values:
        if value.quantity == told:
            continue
        if not value.name:
            told = value.quantity
            broken.add(told.span)
            yield Diagnostic(value.quantity.span, variant="share")
        elif _breaks(value.quantity, bound := _bounds()[value.name]):
            told = value.quantity
            broken.add(told.span)
            limit = bound.high if (told.high or 0) > bound.low else bound.low
            fields = {"quantity": value.name, "bound": written(limit, bound.unit)}
            yield Diagnostic(told.span, fields, variant="acted-on" if bound.acted_on else "")
    for of_body in context.extraction.statements.body_values:
        if of_body.quantity.span not in broken and (end := beyond_all(of_body)):
            broken.add(of_body.quantity.span)
            yield Diagnostic(of_body.quantity.span, {"quantity": of_body.name, "bound": end})
    for one in context.extraction.statements.ruled_out:
        if one.span not in broken:
            broken.add(one.span)
            yield Diagnostic(one.span, {"bound": one.bound}, one.of)


def beyond_all(value: BodyValue) -> str:
    """Return the end of a measure of the body that a value lies beyond, "" if it lies within."""
    low, high = _ends_of_measures()[value.name, value.unit]
    ends = [end for end in (value.low, value.high) if end is not None]
    if not ends or low <= min(ends) <= max(ends) <= high:
        return ""
    return written(high if max(ends) > high else low, value.unit)


def _breaks(quantity: Quantity, bound: Bound) -> bool:
    values = list(_values(quantity, bound.unit))
    room = _ROUNDING * abs(max(values, default=0.0))
    return bool(values) and (max(values) > bound.high + room or min(values) < bound.low - room)


def _values(quantity: Quantity, unit: str) -> Iterator[float]:
    for value in (quantity.low, quantity.high):
        if value is not None and quantity.comparator in ("=", "~", "range"):
            converted = convert(value, quantity.unit or "", unit) if unit else value
            if converted is not None:
                yield converted


@cache
def _ends_of_measures() -> dict[tuple[str, str], tuple[float, float]]:
    entries = word_table("body-measures")["measure"]
    return {
        (str(one["name"]), str(one["units"][0])): (float(one.get("low", -math.inf)), float(one.get("high", math.inf)))
        for one in entries
        if one["units"]
    }


@cache
def _bounds() -> dict[str, Bound]:
    entries = word_table("bounds")["quantity"]
    return {
        str(entry["name"]): Bound(
            unit=str(entry.get("unit", "")),
            low=float(entry.get("low", -math.inf)),
            high=float(entry.get("high", math.inf)),
            acted_on=bool(entry.get("acted_on")),
        )
        for entry in entries
    }
