"""Whether a result that does not come out as the words tell can be made of the numbers around it in another way.

Writers leave out what everybody sees: three slices of those above, another four tablets, a rest of four hours. A result
that two or three of the numbers near it do make, by their dimensions, is no slip of the one product that its words
suggest. Only what is about to be told as wrong is looked at, so that every product of three may be tried.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, permutations
from math import isfinite
from typing import NamedTuple

from factcheck.extraction.quantities.intervals import reach
from factcheck.extraction.quantities.unit_types import DAY
from factcheck.model import Extraction, Measure, Quantity, Span

_NEAR = 1
"""Sentences to either side of a result's in which what it is made of may stand. By hand, as the next two."""
_MOST = 12
_LONGEST_SUM = 6
_ROOM, _EXACT = 0.01, 1e-6
"""The factors of a product were rounded as well."""
_CHANGE_ROOM = 0.02
"""Both values of a change were rounded as well."""
_LOOSEST = 0.1
"""A result is no farther from what makes it, however it is rounded: by chance too much would make "about a litre"."""
_FIRST_YEAR, _LAST_YEAR = 1500, 2100
_PLAIN = frozenset({"count", "times", "multiple", "share"})
_DAILY = {"time": -1}

Dimensions = Mapping[str, int]


class Term(NamedTuple):
    """A number that may have a part in a result: its value in base units, times in days, and its dimensions.

    `often` tells that it says how often as well: "75 mg twice a day" comes to no more by its own "twice"; `other` that
    a number is in it which is none of the factors that the words tell; `unit` is its unit as read.
    """

    value: float
    dimensions: Dimensions
    often: bool = False
    other: bool = True
    unit: str | None = None


class Goal(NamedTuple):
    """What a result may be, between `low` and `high`, in the units of terms."""

    low: float
    high: float
    dimensions: Dimensions


def is_made_otherwise(extraction: Extraction, span: Span, factors: Iterable[Span]) -> bool:
    """Tell whether the result that stands at `span` is made of the numbers around it, and not of its factors alone."""
    quantities, told = extraction.quantities, list(factors)
    at = bisect_left(quantities, span.start, key=lambda one: one.span.start)
    results = [one for one in quantities[max(at - 1, 0) : at + 2] if one.span.overlaps(span)]
    return any(made_of_others(one, told, quantities, extraction.sentences) for one in results)


def made_of_others(
    result: Quantity, factors: Sequence[Span], quantities: Sequence[Quantity], sentences: Sequence[Span]
) -> bool:
    """Tell whether the numbers near a result make it, by product, quotient, sum, difference, or one in another unit.

    `factors` are the places of what it is told to be made of; to leave one of these out is a slip, so a product has
    another number as well. `quantities` and `sentences` are those of the article, in order.
    """
    if result.measure.bound:
        return False
    around = near(result, quantities, sentences)
    told = {_value(one) for one in around if any(one.span.overlaps(span) for span in factors)}
    terms = [[term._replace(other=_value(one) not in told, unit=one.unit) for term in _terms(one)] for one in around]
    products = [one for one in _products(terms) if one.other]
    sums = [*_sums(terms), *(term for one in around for term in _between(one))]
    again = [term for versions in terms for term in versions if term.unit != result.unit and term.dimensions]
    ends = {result.measure.low or 0.0, result.measure.high or 0.0}
    return all(
        any(
            _is_among(products, goal, _ROOM) or _is_among([*sums, *again], goal) for goal in _goals(result.measure, end)
        )
        for end in ends
    )


def is_change_of_others(extraction: Extraction, span: Span, values: Iterable[Span]) -> bool:
    """Tell whether a change in percent or by a factor is that of two other numbers around it than its `values`."""
    quantities, told = extraction.quantities, list(values)
    at = bisect_left(quantities, span.start, key=lambda one: one.span.start)
    results = [one for one in quantities[max(at - 1, 0) : at + 2] if one.span.overlaps(span)]
    return any(_changes_so(one, near(one, quantities, extraction.sentences), told) for one in results)


def _changes_so(result: Quantity, around: Sequence[Quantity], told: Sequence[Span]) -> bool:
    measure = result.measure
    if measure.dimension not in _PLAIN or measure.low is None or measure.low != measure.high:
        return False
    low, high = reach(measure, measure.low, converted=True)
    room = _CHANGE_ROOM * measure.low
    for one, two in permutations([one for one in around if _is_value(one)], 2):
        if all(any(each.span.overlaps(span) for span in told) for each in (one, two)) or not _may_be_alike(one, two):
            continue
        first, second = one.measure.low or 0.0, two.measure.low or 0.0
        ratio = (second / first) if measure.dimension in ("times", "multiple") else abs(second - first) / first
        if low - room <= ratio <= high + room:
            return True
    return False


def _is_value(one: Quantity) -> bool:
    return bool(one.measure.low) and one.measure.low == one.measure.high and not one.measure.bound


def _may_be_alike(one: Quantity, two: Quantity) -> bool:
    """Tell whether two numbers may be of one kind: of one dimension, or one of them without a unit."""
    bare = [each for each in (one, two) if each.unit is None and not each.counted]
    return one.measure.dimension == two.measure.dimension or bool(bare)


def near(result: Quantity, quantities: Sequence[Quantity], sentences: Sequence[Span]) -> Sequence[Quantity]:
    """Return the numbers of the sentences around a result, the nearest of many, in text order, without itself."""
    at = max(bisect_left(sentences, result.span.start + 1, key=lambda one: one.start) - 1, 0)
    start = sentences[max(at - _NEAR, 0)].start
    end = sentences[min(at + _NEAR, len(sentences) - 1)].end
    first = bisect_left(quantities, start, key=lambda one: one.span.start)
    last = bisect_left(quantities, end, key=lambda one: one.span.start)
    found = [one for one in quantities[first:last] if not one.span.overlaps(result.span) and not _is_year(one)]
    nearest = sorted(found, key=lambda one: abs(one.span.start - result.span.start))[:_MOST]
    return sorted(nearest, key=lambda one: one.span.start)


def _value(one: Quantity) -> tuple[str, float | None, float | None]:
    """Return what is the same where a factor is told again."""
    return one.measure.dimension, one.measure.low, one.measure.high


def _is_year(one: Quantity) -> bool:
    return one.unit is None and one.low == one.high and _FIRST_YEAR <= (one.low or 0) <= _LAST_YEAR and one.step == 1


def _goals(measure: Measure, end: float) -> Iterator[Goal]:
    """Yield what an end of a result may be, rounded: of a rate also without the day that it is told for."""
    low, high = reach(measure, end, converted=True)
    low, high = max(low, end * (1 - _LOOSEST)), min(high, end * (1 + _LOOSEST))
    scale = 1 / DAY if measure.dimension == "time" else 1.0
    dimensions = _dimensions(measure.dimension)
    yield Goal(low * scale, high * scale, dimensions)
    if measure.per_day:
        scale *= measure.per_day
        yield Goal(low * scale, high * scale, _product(dimensions, _DAILY, 1))


def _is_among(made: Iterable[Term], goal: Goal, room: float = _EXACT) -> bool:
    low, high = goal.low * (1 - room), goal.high * (1 + room)
    return any(low <= one.value <= high and one.dimensions == goal.dimensions for one in made)


def _terms(one: Quantity) -> Iterator[Term]:
    """Yield a number in each part that it may have; days and nights also count what is done once in each."""
    measure = one.measure
    value = measure.high if measure.low is None else measure.low
    if one.parts:
        yield from (Term(part, {}) for part in one.parts if part != 1)
    if not value or not isfinite(value) or (value == 1 and not _dimensions(measure.dimension)):
        return
    if one.comparator == "range" and measure.high:
        yield Term(measure.high / (DAY if measure.dimension == "time" else 1), _dimensions(measure.dimension))
    if measure.dimension == "time":
        yield Term(value / DAY, {"time": 1})
        yield Term(measure.written[0], {})
        return
    dimensions = _dimensions(measure.dimension)
    yield Term(value, dimensions, measure.dimension == "times")
    if measure.per_day:
        yield Term(value * measure.per_day, _product(dimensions, _DAILY, 1), often=True)


def _between(one: Quantity) -> Iterator[Term]:
    """Yield how far the ends of a range are apart: "from 9 to 6 grams, which is 3 grams less"."""
    low, high = one.measure.low, one.measure.high
    if one.comparator == "range" and low is not None and high is not None:
        scale = 1 / DAY if one.measure.dimension == "time" else 1.0
        yield Term(abs(high - low) * scale, _dimensions(one.measure.dimension))


def _dimensions(name: str) -> Dimensions:
    """Return the exponents of a dimension, none of a count: {"mass": 1, "length^3": -1} of "mass per length^3"."""
    upper, _, lower = name.partition(" per ")
    found: dict[str, int] = {}
    for part, exponent in ((upper, 1), (lower, -1)):
        if part and part not in _PLAIN:
            part = "mass" if part == "weight" else part
            found[part] = found.get(part, 0) + exponent
    return {part: exponent for part, exponent in found.items() if exponent}


def _product(one: Dimensions, two: Dimensions, sign: int) -> Dimensions:
    both = {name: one.get(name, 0) + sign * two.get(name, 0) for name in {*one, *two}}
    return {name: exponent for name, exponent in both.items() if exponent}


def _products(terms: Sequence[Sequence[Term]]) -> Iterator[Term]:
    """Yield what two or three of the numbers make: a × b, a ÷ b, a × b × c, a × b ÷ c, a × (b + c)."""
    for one, two in _choices(terms, 2):
        yield _times(one, two)
        yield from _quotients(one, two)
    for some in _choices(terms, 3):
        first, second, third = some
        yield _times(_times(first, second), third)
        if first.dimensions == second.dimensions:
            yield _times(first._replace(value=first.value + second.value), third)
        if second.dimensions == third.dimensions:
            yield _times(first, second._replace(value=second.value + third.value))
        for divisor in range(3):
            above = [term for place, term in enumerate(some) if place != divisor]
            yield from _over(_times(*above), some[divisor])


def _choices(terms: Sequence[Sequence[Term]], size: int) -> Iterator[tuple[Term, ...]]:
    for some in combinations(terms, size):
        found: Iterable[tuple[Term, ...]] = [()]
        for versions in some:
            found = [(*before, version) for before in found for version in versions]
        yield from found


def _times(one: Term, two: Term) -> Term:
    """Return a product, which is nothing where both say how often."""
    value = 0.0 if one.often and two.often else one.value * two.value
    return Term(value, _product(one.dimensions, two.dimensions, 1), one.often or two.often, one.other or two.other)


def _over(one: Term, two: Term) -> Iterator[Term]:
    if two.value and not (one.often and two.often):
        often, other = one.often or two.often, one.other or two.other
        yield Term(one.value / two.value, _product(one.dimensions, two.dimensions, -1), often, other)


def _quotients(one: Term, two: Term) -> Iterator[Term]:
    yield from _over(one, two)
    yield from _over(two, one)


def _sums(terms: Sequence[Sequence[Term]]) -> Iterator[Term]:
    """Yield the differences of two numbers, and the sums of several that follow each other, of one kind."""
    for one, two in _choices(terms, 2):
        if one.dimensions == two.dimensions and one.unit == two.unit:
            yield Term(abs(one.value - two.value), one.dimensions)
    for place in range(len(terms)):
        for first in terms[place]:
            total = first.value
            for versions in terms[place + 1 : place + _LONGEST_SUM]:
                alike = [term.value for term in versions if term.dimensions == first.dimensions]
                if not alike:
                    break
                total += alike[0]
                yield Term(total, first.dimensions)
