"""Figures: each number of a text by itself, both ends of a range apart, in terms that compare."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from factcheck.extraction.quantities import find_quantities
from factcheck.model import Measure, Quantity, Span
from factcheck.text.expressions import expression
from factcheck.values import dataclass

_NUMBER = expression(r"(?<![\w.,])\d{1,3}(?:[,\u202f\u2009\xa0]\d{3})+(?:\.\d+)?(?![\d])|\d+(?:[.·]\d+)?")
_WORD = expression(r"[^\W\d_]+")
# What links the ends of a range, and is neither of them.
_LINKS = ("to", "and", "or", "through", "until")
# Marks of notes and powers of ten: "[6–10]", "10−30".
_MARKS = expression(r"\[\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*\]|\b10\s?[\^−–-]\s?\d{1,3}")
# Shares are told in so many.
_ROUND = (100, 1000, 10_000, 100_000)
_SEPARATORS = {ord("·"): ".", **dict.fromkeys(map(ord, ",\u202f\u2009\xa0"))}


@dataclass(frozen=True, slots=True)
class Figure:
    """One number: where its numerals stand, what it measures, with `low` equal to `high`, and what it counts.

    `read` tells that it belongs to a quantity; other numerals ("SPSS 18", "chromosome 5") measure a count of nothing.
    `is_base` tells that it is the round whole that a share is told in ("57 out of 100").
    """

    span: Span
    measure: Measure
    read: bool = True
    is_base: bool = False

    @property
    def value(self) -> float:
        """Return the value in the base unit."""
        return self.measure.low or 0.0

    @property
    def written(self) -> float:
        """Return the number as written."""
        return self.measure.written[0]

    @property
    def digits(self) -> int:
        """Return how many digits tell the value, zeros around them not counted: 1 for "20", 3 for "0.125"."""
        return len(f"{abs(self.written):.8g}".partition("e")[0].replace(".", "").strip("0"))

    @property
    def is_decimal(self) -> bool:
        """Tell whether the number is written with decimals, as "14.0" is."""
        scale = abs(self.value / self.written) if self.written else 1.0
        return self.measure.step < 0.5 * scale


def figures(text: str) -> tuple[Figure, ...]:
    """Return the figures of one block of text in order."""
    found = [figure for quantity in find_quantities(text) for figure in _of_quantity(text, quantity)]
    taken = sorted(figure.span for figure in found)
    starts = [span.start for span in taken]
    marks = [mark.span() for mark in _MARKS.finditer(text)]
    for match in _NUMBER.finditer(text):
        before = bisect_right(starts, match.start()) - 1
        inside = before >= 0 and taken[before].end > match.start()
        following = before + 1 < len(taken) and taken[before + 1].start < match.end()
        if not (inside or following or any(first <= match.start() < last for first, last in marks)):
            found.append(_bare(Span(*match.span()), match.group()))
    return tuple(sorted(found, key=lambda figure: figure.span))


def _bare(span: Span, words: str, *, read: bool = False) -> Figure:
    plain = words.translate(_SEPARATORS)
    value, step = float(plain), 10.0 ** -len(plain.partition(".")[2])
    return Figure(span, Measure(low=value, high=value, written=(value, value), step=step), read=read)


def _of_quantity(text: str, quantity: Quantity) -> Iterator[Figure]:
    measure = quantity.measure
    spans = [Span(*match.span()) for match in _NUMBER.finditer(text, quantity.span.start, quantity.span.end)]
    if quantity.parts:
        share = measure.high if measure.low is None else measure.low
        yield Figure(quantity.number, _single(measure, share, share or 0.0))
        told = {_number(text, span): span for span in spans}
        for part in quantity.parts if quantity.parts[0] != 1 else ():
            counted = Measure(low=part, high=part, written=(part, part), step=1.0)
            yield Figure(told.get(part, quantity.number), counted, is_base=part == quantity.parts[1] and part in _ROUND)
        return
    ends = _ends(measure)
    numerals = [_number(text, span) for span in spans]
    if len(ends) > 1 and len(spans) >= 2 and numerals[:2] != [written for _, written in ends]:
        yield from _tolerance(measure, spans, numerals, ends)
    elif len(ends) > 1 and len(spans) >= 2:
        for span, (value, written) in zip(spans, ends, strict=False):
            yield Figure(span, _single(measure, value, written))
    elif len(ends) > 1 and len(spans) == 1:
        yield from _half_in_words(text, quantity, spans[0], ends)
    elif ends:
        value, written = ends[0]
        yield Figure(quantity.number, _single(measure, value, written))
        if len(spans) > 1 and written not in numerals:
            yield from (_bare(span, text[span.start : span.end], read=True) for span in spans)


def _half_in_words(
    text: str, quantity: Quantity, numeral: Span, ends: Sequence[tuple[float, float]]
) -> Iterator[Figure]:
    """Yield the ends of "six to 44 years", the one in words at its first word."""
    last = quantity.number.end
    for place, (value, written) in enumerate(ends):
        if written == _number(text, numeral):
            span = numeral
        else:
            start = quantity.number.start if place == 0 else numeral.end
            words = (word for word in _WORD.finditer(text, start, last) if word.group().lower() not in _LINKS)
            span = next((Span(*word.span()) for word in words), quantity.number)
        yield Figure(span, _single(quantity.measure, value, written))


def _number(text: str, span: Span) -> float:
    return float(text[span.start : span.end].translate(_SEPARATORS))


def _tolerance(
    measure: Measure, spans: Sequence[Span], numerals: Sequence[float], ends: Sequence[tuple[float, float]]
) -> Iterator[Figure]:
    """Yield the numbers of "48.2 ± 31.9" as they are written, not the ends of what they say."""
    (value, written), (other, other_written) = ends
    apart = other_written - written
    factor = (other - value) / apart if apart else 1.0
    offset = value - written * factor
    for span, numeral in zip(spans, numerals, strict=True):
        yield Figure(span, _single(measure, numeral * factor + offset, numeral))


def _ends(measure: Measure) -> list[tuple[float, float]]:
    """Return the stated ends in the base unit, each with the number as written; one end where both are one."""
    written = zip((measure.low, measure.high), measure.written, strict=True)
    both = [(end, said) for end, said in written if end is not None]
    return both[:1] if len(both) == 2 and both[0] == both[1] else both


def _single(measure: Measure, value: float | None, written: float) -> Measure:
    return replace(measure, low=value, high=value, written=(written, written), second=None, bound="", limit=False)
