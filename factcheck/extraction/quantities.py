"""Quantities: numbers as written, read as intervals with a comparator and a unit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from factcheck.extraction.changes import joined_change
from factcheck.extraction.combinations import Pair, combine
from factcheck.extraction.comparators import Bound, bound_after, bound_before
from factcheck.extraction.counted import counted_noun
from factcheck.extraction.idioms import is_idiom
from factcheck.extraction.implied import with_age, with_last_unit
from factcheck.extraction.measures import Measure, measure
from factcheck.extraction.not_quantities import has_letter, is_labelled, is_no_quantity, is_year
from factcheck.extraction.numerals import find_numerals
from factcheck.extraction.rates import is_base, read_base
from factcheck.extraction.units import dimension
from factcheck.model import Comparator, Quantity, Span


def find_quantities(text: str) -> Iterator[Quantity]:
    """Yield the quantities of one block of text in order."""
    yield from _merged(text, _single(text))


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A measure with its neighbourhood; `excluded` if it is no quantity, `year` if it reads like a year."""

    measure: Measure
    counted: str
    before: Bound | None
    excluded: bool
    year: bool = False


def _candidates(text: str) -> list[_Candidate]:
    found: list[_Candidate] = []
    previous: _Candidate | None = None
    for numeral in find_numerals(text):
        read = measure(text, numeral)
        if previous and read.start < previous.measure.end:
            continue
        previous = _candidate(text, read, previous)
        found.append(previous)
    return found


def _candidate(text: str, read: Measure, previous: _Candidate | None) -> _Candidate:
    counted = "" if read.unit else counted_noun(text, read.end, one=read.raw == 1 and read.scale == 1)
    before = bound_before(text, read.start)
    bounded = before is not None
    year = is_year(text, read, counted, bounded=bounded)
    if is_base(text, read):
        excluded = True
    elif text[read.number_start : read.number_end].isalpha():
        excluded = is_idiom(text, read, counted) or is_labelled(text, read, counted)
    else:
        end = previous.measure.end if previous else -1
        excluded = is_no_quantity(text, read, counted, end, bounded=bounded)
    if previous and previous.excluded and not excluded:
        excluded = _continues(text, previous, read, counted)
    return _Candidate(read, counted, before, excluded or year, year and not excluded)


_LISTED = re.compile(r"\s?(?:,|;|,? and|,? or|to|through)\s?")
_DASHED = re.compile(r"\s?(?:[-–—/:.])\s?")


def _continues(text: str, previous: _Candidate, read: Measure, counted: str) -> bool:
    """Tell whether the number goes on a list of labels or dates: "Tables 2, 3 and 5", "phases 3–7"."""
    if read.unit and not has_letter(text, read):
        return False
    between = text[previous.measure.end : read.start]
    if _DASHED.fullmatch(between):
        return True
    return read.whole and not counted and bool(_LISTED.fullmatch(between))


def _single(text: str) -> Iterator[Quantity]:
    """Yield quantities from measures alone and from pairs of them."""
    found = _candidates(text)
    index = 0
    while index < len(found):
        here = found[index]
        follower = found[index + 1] if index + 1 < len(found) else None
        pair = combine(text, here.measure, follower.measure) if follower else None
        if pair and follower and _holds(pair, here, follower):
            index += 2
            yield _from_pair(text, pair, here, follower)
            continue
        index += 1
        if pair and follower and follower.excluded and pair.kind == "range":
            continue
        if not here.excluded:
            yield _from_measure(text, here)


def _holds(pair: Pair, first: _Candidate, second: _Candidate) -> bool:
    """Tell whether both parts of a pair are quantities; what looks like a year is one in "2000–2500 kcal"."""
    if second.excluded:
        return False
    return not first.excluded or (first.year and bool(pair.unit) and pair.first.raw < pair.second.raw)


def _from_measure(text: str, found: _Candidate) -> Quantity:
    read = found.measure
    low = high = read.value
    comparator: Comparator = "="
    if read.form == "magnitude":
        high, comparator = low * 10, "range"
    return _quantity(text, found, Span(read.start, read.end), low, high, comparator)


def _from_pair(text: str, pair: Pair, first: _Candidate, second: _Candidate) -> Quantity:
    low, high = pair.first.value, pair.second.value
    span = Span(pair.start, pair.end)
    whole = replace(second, measure=replace(pair.second, unit=pair.unit, start=pair.start), before=first.before)
    if pair.start < pair.first.start:
        whole = replace(whole, before=bound_before(text, pair.start))
    if pair.kind == "ratio":
        found = _quantity(text, whole, span, low / high, low / high, "=")
        return replace(found, unit="ratio", parts=(low, high), step=_ratio_step(text, pair))
    if pair.kind == "tolerance":
        low, high = low - high, low + high
    found = _quantity(text, whole, span, low, high, "range")
    return replace(found, number=Span(pair.first.number_start, pair.second.number_end))


def _ratio_step(text: str, pair: Pair) -> float:
    """Return how coarse a ratio is: "1 in 8" lies between 1 in 8.5 and 1 in 7.5, "50 of 200" is counted."""
    if " in " not in text[pair.first.end : pair.second.start]:
        return 0.0
    count, total = pair.first.value, pair.second.value
    return count / (total - 0.5) - count / (total + 0.5)


def _quantity(
    text: str, found: _Candidate, span: Span, low: float, high: float, comparator: Comparator
) -> Quantity:
    read = found.measure
    before, after = found.before, bound_after(text, read.end, found.before)
    bound = after if after and (before is None or before.comparator in ("~", "<", ">")) else before
    start = before.start if before else span.start
    end = after.end if after and bound is after else span.end
    lower: float | None = low
    upper: float | None = high
    if bound and bound.comparator in ("<", "<=", ">", ">=") and low == high:
        comparator = bound.comparator
        lower, upper = (None, high) if comparator in ("<", "<=") else (low, None)
    elif bound and bound.comparator == "~" and comparator == "=":
        comparator = "~"
    elif bound and bound.comparator == "=" and comparator == "=":
        comparator = "range"
    unit, unit_text = read.name, text[read.unit.start : read.unit.end] if read.unit else ""
    if unit is None and (rate := read_base(text, read.end)):
        end, unit, unit_text = rate.end, rate.name, text[rate.start : rate.end]
    return Quantity(
        span=Span(start, end),
        text=text[start:end],
        number=Span(read.number_start, read.number_end),
        low=lower,
        high=upper,
        comparator=comparator,
        unit=unit,
        step=read.step,
        approximate=bool(bound and bound.approximate) or bool(before and before.comparator == "~"),
        unit_text=unit_text,
        counted=found.counted,
    )


_BOTH = re.compile(r",?\s(?:and|but)\s(?:is\s|are\s)?")


def _merged(text: str, quantities: Iterator[Quantity]) -> Iterator[Quantity]:
    """Join "greater than 10 and less than 40", and give a converted value its neighbour's comparator."""
    last: Quantity | None = None
    for bare in quantities:
        found = with_last_unit(text, last, with_age(text, bare))
        if last is None:
            last = found
            continue
        if joined := _joined(text, last, found) or joined_change(text, last, found):
            last = joined
            continue
        yield last
        last = _inherited(text, last, found)
    if last:
        yield last


def _joined(text: str, first: Quantity, second: Quantity) -> Quantity | None:
    if first.comparator not in (">", ">=") or second.comparator not in ("<", "<="):
        return None
    if not _BOTH.fullmatch(text, first.span.end, second.span.start):
        return None
    if (first.unit and first.unit != second.unit) or (first.low or 0.0) >= (second.high or 0.0):
        return None
    span = Span(first.span.start, second.span.end)
    return replace(second, span=span, text=text[span.start : span.end], low=first.low, comparator="range")


def _inherited(text: str, first: Quantity, second: Quantity) -> Quantity:
    """Read "more than 100 km (60 miles)" as more than 60 miles."""
    if not (first.unit and second.unit and first.unit != second.unit and second.comparator == "="):
        return second
    if text[first.span.end : second.span.start] not in (" (", " [", "(", " / ", "; ") or dimension(
        first.unit
    ) != dimension(second.unit):
        return second
    if first.comparator in ("<", "<="):
        return replace(second, comparator=first.comparator, low=None)
    if first.comparator in (">", ">="):
        return replace(second, comparator=first.comparator, high=None)
    return replace(second, comparator=first.comparator) if first.comparator == "~" else second
