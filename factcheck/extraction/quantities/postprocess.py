"""What neighbouring quantities say of each other: joint bounds, changes, conversions, units left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from factcheck.extraction.quantities.changes import joined_change
from factcheck.extraction.quantities.lists import with_shared_units
from factcheck.extraction.quantities.of_every import with_wholes
from factcheck.extraction.quantities.unit_inference import with_age, with_last_unit, with_money
from factcheck.extraction.quantities.units import dimension
from factcheck.model import Quantity, Span
from factcheck.text.expressions import expression


def settled(text: str, quantities: Iterable[Quantity]) -> Iterator[Quantity]:
    """Yield the quantities with all that the one before says of each."""
    last: Quantity | None = None
    for bare in with_wholes(text, with_shared_units(text, quantities)):
        found = with_last_unit(text, last, with_money(text, with_age(text, bare)))
        if last is None:
            last = found
        elif joined := _joined_bounds(text, last, found) or joined_change(text, last, found):
            last = joined
        elif found.number.start >= last.span.end:
            yield last
            last = _apart(text, last, _converted(text, last, found))
    if last:
        yield last


def _apart(text: str, first: Quantity, second: Quantity) -> Quantity:
    """Leave a comparator that both could claim to the first: "5 or more, at least"."""
    if first.span.end <= second.span.start:
        return second
    span = Span(first.span.end, second.span.end)
    return replace(second, span=span, text=text[span.start : span.end])


_BOTH = expression(r",?\s(?:and|but)\s(?:is\s|are\s)?")
# "10 < x < 20", "18.5 ≤ BMI < 25".
_INEQUALITY = expression(r"\s?[<≤]\s?[^\W\d][\w .-]{0,20}?\s?")
# "From 80 mg to less than 160 mg", "80 to <160".
_UP_TO = expression(r",?\s?(?:to|up to|through|–|-)\s?")
_BELOW, _ABOVE = ("<", "<="), (">", ">=")


def _joined_bounds(text: str, first: Quantity, second: Quantity) -> Quantity | None:
    """Return the range of "greater than 10 and less than 40", None if the two are no such bounds."""
    lower, upper = (second, first) if first.comparator in _BELOW else (first, second)
    if upper.comparator not in _BELOW or (first.unit and first.unit != second.unit):
        return None
    if lower.comparator == "=" and _INEQUALITY.fullmatch(text, first.number.end, second.span.start):
        lower = replace(lower, comparator=">")
    elif (
        lower is first
        and lower.comparator in ("=", *_ABOVE)
        and _UP_TO.fullmatch(text, first.span.end, second.span.start)
    ):
        lower = replace(lower, comparator=">=")
    elif not _BOTH.fullmatch(text, first.span.end, second.span.start):
        return None
    if lower.comparator not in _ABOVE or (lower.low or 0.0) >= (upper.high or 0.0):
        return None
    span = Span(first.span.start, second.span.end)
    number = Span(first.number.start, second.number.end)
    words = text[span.start : span.end]
    joined = replace(second, span=span, text=words, number=number, low=lower.low, high=upper.high, comparator="range")
    return joined if joined.unit or not first.unit else replace(joined, unit=first.unit, unit_text=first.unit_text)


_BRACKETS = (" (", " [", "(", " / ", "; ")


def _converted(text: str, first: Quantity, second: Quantity) -> Quantity:
    """Give a conversion the comparator of its original: "more than 100 km (60 miles)"."""
    if second.comparator != "=" or first.comparator in ("=", "range") or first.unit == second.unit:
        return second
    if text[first.span.end : min(second.span.start, first.span.end + 4)] not in _BRACKETS:
        return second
    if not (first.unit and second.unit) or dimension(first.unit) != dimension(second.unit):
        return second
    low = None if first.comparator in ("<", "<=") else second.low
    high = None if first.comparator in (">", ">=") else second.high
    return replace(second, comparator=first.comparator, low=low, high=high, approximate=first.approximate)
