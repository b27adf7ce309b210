"""Changes: "from 12 deaths in 2010 to 8 in 2020" as one quantity from the first value to the second."""

from __future__ import annotations

from dataclasses import replace

from factcheck.model import Quantity, Span
from factcheck.text.expressions import expression

_FROM = expression(r"\b[Ff]rom\s(?:an?\s)?$")
_NOUN = r"(?:\s[A-Za-z-]+){0,4}?"
_YEAR = r"(?:1[89]|20)\d\d"
_WHEN = rf"(?:,?\s(?:in|during|by|at)\s(?:the\s)?(?:[A-Z][a-z]+\s)?(?:baseline|{_YEAR})|\s\({_YEAR}\))"
_TO = expression(rf"{_NOUN}{_WHEN}?,?\s(?:up\s|down\s)?to\s(?:an?\s)?")


def joined_change(text: str, first: Quantity, second: Quantity) -> Quantity | None:
    """Return the change that two neighbouring quantities state, None if they state none."""
    if second.low != second.high or first.low != first.high or first.parts or second.parts:
        return None
    if first.low == second.low:  # "from one of risk to one of benefit"
        return None
    if second.span.start - first.span.end > 60 or not _alike(first, second):
        return None
    opening = _FROM.search(text, max(first.span.start - 9, 0), first.span.start)
    if opening is None or not _TO.fullmatch(text, first.span.end, second.span.start):
        return None
    span = Span(opening.start(), second.span.end)
    return replace(
        second,
        span=span,
        text=text[span.start : span.end],
        number=Span(first.number.start, second.number.end),
        low=first.low,
        comparator="range",
        counted=first.counted or second.counted,
        approximate=first.approximate or second.approximate,
    )


def _alike(first: Quantity, second: Quantity) -> bool:
    if first.unit or second.unit:
        return first.unit == second.unit
    return first.counted == second.counted or not second.counted
