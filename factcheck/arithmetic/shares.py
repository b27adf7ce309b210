"""Shares as written, and whether a percentage states the same share: "50 of 200", "1 in 5", "a third"."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Literal

from factcheck.extraction.quantities.intervals import roundness
from factcheck.model import Quantity

Form = Literal["count", "ratio"]

_FRACTION = re.compile(r"(\d{1,9})\s?/\s?(\d{1,9})$")
# "Half" and "a third" are said loosely, "about 1 in 5" a little.
_LOOSE, _ABOUT = 0.15, 0.1
# Counts from here on may be rounded ("3,000 of 12,000").
_ROUNDED_FROM = 1000


@dataclass(frozen=True, slots=True)
class Share:
    """A share between `low` and `high`, as fractions of one; `value` as written."""

    form: Form
    value: float
    low: float
    high: float


def share(quantity: Quantity, text: str) -> Share | None:
    """Return the share that a quantity other than a percentage states, None if it states none.

    `text` is the quantity as written. "50 of 200" is counted, "1 in 5" lies between 1 in 5.5 and 1 in 4.5.
    """
    value = quantity.high if quantity.high is not None else quantity.low
    if value is None or not 0 < value <= 1 or quantity.comparator == "range":
        return None
    if fraction := _FRACTION.search(text):
        return _counted(quantity, float(fraction[1]), float(fraction[2]))
    if quantity.unit == "ratio" and quantity.parts and ":" not in text:
        if quantity.step == 0:
            return _counted(quantity, *quantity.parts)
        count, total = quantity.parts
        slack = _ABOUT * value if quantity.approximate else 0.0
        return _share(quantity, "ratio", value, count / (total + 0.5) - slack, count / (total - 0.5) + slack)
    if quantity.unit is None and quantity.step == 0 and not any(map(str.isdigit, text)):
        loose = 0.0 if None in (quantity.low, quantity.high) else _LOOSE
        return _share(quantity, "ratio", value, value * (1 - loose), value * (1 + loose))
    return None


def share_of(part: Quantity, whole: Quantity) -> Share | None:
    """Return the share of two counts, None unless both are bare numbers of which the second is not the smaller."""
    bare = all(count.unit is None and count.comparator in ("=", "~") for count in (part, whole))
    return _counted(part, part.low or 0.0, whole.low or 0.0) if bare else None


def percent(quantity: Quantity) -> tuple[float, float]:
    """Return the fractions of one that a percentage stands for, whether rounded or cut off at its last digit."""
    value = quantity.high if quantity.high is not None else quantity.low
    assert value is not None
    slack = max(quantity.step, 0.05 * value if quantity.approximate else 0.0)
    low = (value if quantity.low is None else quantity.low) - slack
    high = (value if quantity.high is None else quantity.high) + slack
    return _opened(quantity, low / 100, high / 100)


def agree(stated: Share, percentage: Quantity) -> bool:
    """Tell whether the percentage can state the share."""
    low, high = percent(percentage)
    return stated.low <= high and low <= stated.high


def _counted(quantity: Quantity, count: float, total: float) -> Share | None:
    if not 0 < count <= total:
        return None
    part, whole = _slack(count, quantity), _slack(total, quantity)
    low, high = max(count - part, 0) / (total + whole), (count + part) / max(total - whole, 1)
    return _share(quantity, "count", count / total, low, high)


def _slack(count: float, quantity: Quantity) -> float:
    loose = quantity.approximate or count >= _ROUNDED_FROM
    return roundness(count, 1.0) / 2 if loose else 0.0


def _share(quantity: Quantity, form: Form, value: float, low: float, high: float) -> Share:
    return Share(form, value, *_opened(quantity, low, high))


def _opened(quantity: Quantity, low: float, high: float) -> tuple[float, float]:
    """Return the bounds without the one that a one-sided number has not."""
    return (-math.inf if quantity.low is None else low), (math.inf if quantity.high is None else high)
