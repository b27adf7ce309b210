"""Shares as written, and whether a percentage states the same share: "50 of 200", "1 in 5", "a third"."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import NamedTuple

from factcheck.extraction.quantities.intervals import approximation, roundness
from factcheck.extraction.statements.counted_shares import find_counted_shares
from factcheck.extraction.statements.glosses import counted_shares, glosses
from factcheck.extraction.statements.passage import Passage
from factcheck.extraction.statements.restated_shares import find_restated_shares
from factcheck.model import Number, Quantity, Share, ShareForm, Span
from factcheck.text.digits import digits
from factcheck.text.expressions import expression

_WORDS_BETWEEN = 4
_FRACTION = expression(r"(\d{1,9})\s?/\s?(\d{1,9})$")
# "Half" and "a third" are said loosely.
_LOOSE = 0.15
# One digit may be the same by chance.
_TELLING_DIGITS = 2
# "Nearly half" is said of 44% at least.
_NEARLY = 0.12
# Counts from here on may be rounded ("3,000 of 12,000").
_ROUNDED_FROM = 1000


class Written(NamedTuple):
    """A share as written: `value`, a fraction of one, between `low` and `high`."""

    form: ShareForm
    value: float
    low: float
    high: float


def find_shares(passage: Passage) -> Iterator[Share]:
    """Yield each share that is told again as a percentage, in the order of the percentages."""
    found = list(_beside(passage))
    told = {share.percentage.span for share in found}
    for part, whole, span, percentage in find_counted_shares(passage):
        if percentage.span not in told and (written := _of_numbers(part, whole)):
            words = _told(part.span, whole.span, passage.text)
            found.append(Share("count", span, *written[1:], percentage, words))
    told = {share.percentage.span for share in found}
    found += [share for share in find_restated_shares(passage) if share.percentage.span not in told]
    yield from sorted(found, key=lambda share: share.percentage.span)


def _beside(passage: Passage) -> Iterator[Share]:
    """Yield each share with the percentage in the bracket next to it."""
    text, quantities = passage.text, passage.quantities
    for pair in glosses(text, quantities, words=_WORDS_BETWEEN):
        for whole, percentage in (pair, pair[::-1]):
            if percentage.unit == "percent" and (written := share(whole, whole.text) or _factor(whole, percentage)):
                yield Share(written.form, whole.span, *written[1:], percentage)
    for part, percentage, total in counted_shares(text, quantities):
        if percentage.unit == "percent" and (written := share_of(part, total)):
            span = Span(min(part.span, total.span).start, max(part.span, total.span).end)
            yield Share(written.form, span, *written[1:], percentage, _told(part.span, total.span, text))


def _factor(times: Quantity, percentage: Quantity) -> Written | None:
    """Return "4.2 times (42%)", where the same two digits or more say another power of ten; else both may hold."""
    one, two = times.measure, percentage.measure
    if one.dimension != "multiple" or times.low is None or times.low != times.high or percentage.low is None:
        return None
    if digits(one.written[0]) != digits(two.written[0]) or len(digits(one.written[0])) < _TELLING_DIGITS:
        return None
    return Written("ratio", times.low, times.low - times.step / 2, times.low + times.step / 2)


def _told(part: Span, whole: Span, text: str) -> str:
    """Return the two counts as a share where the whole comes first: "Of 200 people, 50"."""
    return f"{text[part.start : part.end]} of {text[whole.start : whole.end]}" if whole.end <= part.start else ""


def share(quantity: Quantity, text: str) -> Written | None:
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
        slack = approximation(value, 0.0) if quantity.approximate else 0.0
        return _share(quantity, "ratio", value, count / (total + 0.5) - slack, count / (total - 0.5) + slack)
    if quantity.unit is None and quantity.step == 0 and not any(map(str.isdigit, text)):
        loose = 0.0 if None in (quantity.low, quantity.high) else _LOOSE
        return _share(quantity, "ratio", value, value * (1 - loose), value * (1 + loose))
    return None


def share_of(part: Quantity, whole: Quantity) -> Written | None:
    """Return the share of two counts, None unless both are bare numbers of which the second is not the smaller."""
    bare = all(count.unit is None and count.comparator in ("=", "~") for count in (part, whole))
    return _counted(part, part.low or 0.0, whole.low or 0.0) if bare else None


def _of_numbers(part: Number, whole: Number) -> Written | None:
    """Return the share of two counts; numbers from a thousand on may be rounded."""
    slack = [roundness(each.value, 1.0) / 2 if each.value >= _ROUNDED_FROM else 0.0 for each in (part, whole)]
    low = max(part.value - slack[0], 0) / (whole.value + slack[1])
    high = (part.value + slack[0]) / max(whole.value - slack[1], 1)
    return Written("count", part.value / whole.value, low, high) if whole.value else None


def _counted(quantity: Quantity, count: float, total: float) -> Written | None:
    if not 0 < count <= total:
        return None
    part, whole = _slack(count, quantity), _slack(total, quantity)
    low, high = max(count - part, 0) / (total + whole), (count + part) / max(total - whole, 1)
    return _share(quantity, "count", count / total, low, high)


def _slack(count: float, quantity: Quantity) -> float:
    loose = quantity.approximate or count >= _ROUNDED_FROM
    return roundness(count, 1.0) / 2 if loose else 0.0


def _share(quantity: Quantity, form: ShareForm, value: float, low: float, high: float) -> Written:
    if form == "ratio" and quantity.measure.hedge == "nearly":
        low = value * (1 - _NEARLY)
    return Written(form, value, *_opened(quantity, low, high))


def _opened(quantity: Quantity, low: float, high: float) -> tuple[float, float]:
    """Return the bounds without the one that a one-sided number has not."""
    return (-math.inf if quantity.low is None else low), (math.inf if quantity.high is None else high)
