"""Two measures: whether they agree, and what slip would make one of the other.

    one, two = (quantity.measure for quantity in extraction.quantities[:2])
    if comparable(one, two) and compare(one, two) == "differ":
        print(slip(one, two))  # "tenfold", "unit", "digit" or "other"

Values are compared in the base unit, within the reach of what is written (`quantities.intervals.reach`): "12%" and
"12.3%" agree, as do "a third" and "34%", "two weeks" and "14 days". The words of the sentences play no part: whether
two measures are of one thing is another question.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Literal

from factcheck.extraction.quantities.intervals import reach
from factcheck.extraction.quantities.unit_types import DAY
from factcheck.model import Measure
from factcheck.text.digits import digits, one_digit

Agreement = Literal["agree", "compatible", "differ", "turned"]
Slip = Literal["tenfold", "unit", "digit", "other"]

# Of "more than 30%" a value this many times as high is true, but not what anybody would have said of it.
_NEAR_BOUND = 1.3
# Bounds that point opposite ways are turned if they are bounds at one number: "under 60" and "over 60".
_SAME_NUMBER = 0.02
# How many of one unit of time are the next: seconds, hours, days, weeks, months, years.
_TIMES = (60.0, 3600.0, 24.0, 1440.0, 7.0, 168.0, 30.4, 4.35, 12.0, 52.2, 365.25)
_PREFIXES = (1000.0, 1e6, 1e9)


def comparable(one: Measure, two: Measure) -> bool:
    """Tell whether two measures have one dimension, or both say how often ("every 8 hours", "three times a day")."""
    return one.dimension == two.dimension or _are_frequencies(one, two)


def scale(measure: Measure) -> str:
    """Return the dimension of a measure, ages among the times: "from six to 63 years" may be said of ages."""
    return "time" if measure.dimension == "age" else measure.dimension


def compare(one: Measure, two: Measure) -> Agreement:
    """Return how two comparable measures stand to each other.

    "agree": both state one value or one bound. "compatible": both can be true, but neither says what the other does
    ("up to 10%" and "5%"). "turned": bounds at one number that point opposite ways. "differ": both cannot be true
    of one thing, or they set two limits.
    """
    one, two = _on_one_scale(one, two)
    if one.bound and two.bound:
        return _bounds(one, two)
    if one.bound:
        return _bound_and_value(one, two)
    if two.bound:
        return _bound_and_value(two, one)
    if one.hedge and two.hedge and {one.hedge, two.hedge} == {"nearly", "over"} and _is_same(_least(one), _least(two)):
        return "turned"
    return _values(one, two)


def slip(one: Measure, two: Measure) -> Slip:
    """Return what would make one of two comparable measures that differ of the other.

    "tenfold" is a power of ten in the same digits (five years are none of six months), "unit" the same number with
    another unit or another unit's size, "digit" one digit changed or two changed about.
    """
    one, two = _on_one_scale(one, two)
    ratios = [_ratio(first, second) for first, second in zip(_ends(one), _ends(two), strict=True)]
    if one.written == two.written and one.unit != two.unit:
        return "unit"
    if all(_is_power_of_ten(ratio) for ratio in ratios) and _digits(one) == _digits(two):
        return "unit" if one.unit != two.unit and _is_one_of(ratios, _PREFIXES) else "tenfold"
    if one.dimension in ("time", "age") and _is_one_of(ratios, _TIMES):
        return "unit"
    pairs = [(digits(first), digits(second)) for first, second in zip(one.written, two.written, strict=True)]
    return "digit" if all(first == second or one_digit(first, second) for first, second in pairs) else "other"


def are_swapped(one: Measure, two: Measure) -> bool:
    """Tell whether two measures are written with the same digits in another order."""
    return one.written != two.written and all(
        sorted(digits(first)) == sorted(digits(second)) for first, second in zip(one.written, two.written, strict=True)
    )


def _digits(measure: Measure) -> tuple[str, ...]:
    return tuple(map(digits, measure.written))


def factor(one: Measure, two: Measure) -> float:
    """Return how many times the larger of two comparable measures is the smaller, by upper ends; infinity for zero."""
    one, two = _on_one_scale(one, two)
    return _ratio(_ends(one)[1], _ends(two)[1])


def _are_frequencies(one: Measure, two: Measure) -> bool:
    return all(_is_frequency(measure) for measure in (one, two))


def _is_frequency(measure: Measure) -> bool:
    """Tell whether a measure says how often: "three times a day", "every 8 hours", "three meals a day"."""
    return bool(measure.dimension in ("times", "count") and measure.per_day) or _is_interval(measure)


def _is_interval(measure: Measure) -> bool:
    """Tell whether a time is the one between repetitions, as in "every 8 hours", not the one spent a day."""
    if measure.dimension != "time" or not measure.per_day:
        return False
    return abs(measure.per_day * _ends(measure)[1] / DAY - 1) < 1e-6


def _on_one_scale(one: Measure, two: Measure) -> tuple[Measure, Measure]:
    """Return the measures by the day, if both are rates of different times."""
    if one.dimension != two.dimension and scale(one) != scale(two):
        return _as_times(one), _as_times(two)
    if one.per_day and two.per_day and one.per_day != two.per_day and one.dimension != "time":
        return _by_day(one), _by_day(two)
    return one, two


def _as_times(measure: Measure) -> Measure:
    """Return how many times a day "every 8 hours" is."""
    if measure.dimension in ("times", "count"):
        return replace(_by_day(measure), dimension="times", unit="")
    low, high = (None if end is None else DAY / end for end in (measure.high, measure.low))
    return replace(measure, dimension="times", low=low, high=high, per_day=1.0, step=0.0, unit="")


def _by_day(measure: Measure) -> Measure:
    low, high = (None if end is None else end * measure.per_day for end in (measure.low, measure.high))
    return replace(measure, low=low, high=high, step=measure.step * measure.per_day, per_day=1.0)


def _least(measure: Measure) -> float:
    low, high = measure.low, measure.high
    return -math.inf if low is None else low if high is None or low <= high else high


def _greatest(measure: Measure) -> float:
    low, high = measure.low, measure.high
    return math.inf if high is None else high if low is None or low <= high else low


def _edge(measure: Measure) -> float:
    """Return the end that the measure's bound closes."""
    return _least(measure) if measure.bound == "lower" else _greatest(measure)


def _values(one: Measure, two: Measure) -> Agreement:
    converted = one.unit != two.unit
    low, high = _whole_reach(one, converted)
    other_low, other_high = _whole_reach(two, converted)
    if low > other_high or other_low > high or not _seconds_meet(one, two):
        return "differ"
    if one.low == one.high or two.low == two.high or one.dimension == "date":
        return "agree"
    if _near(one, two, _least(one), _least(two)) and _near(one, two, _greatest(one), _greatest(two)):
        return "agree"
    return "compatible" if one.hedge or two.hedge else "differ"


def _whole_reach(measure: Measure, converted: bool) -> tuple[float, float]:
    """Return the least and the greatest value that both ends of a measure stand for."""
    least, greatest = _least(measure), _greatest(measure)
    low, high = reach(measure, least, converted=converted)
    return (low, high) if greatest == least else (low, reach(measure, greatest, converted=converted)[1])


def _seconds_meet(one: Measure, two: Measure) -> bool:
    if one.second is None or two.second is None:
        return True
    return min(one.second) <= max(two.second) and min(two.second) <= max(one.second)


def _bounds(one: Measure, two: Measure) -> Agreement:
    value, other = _edge(one), _edge(two)
    if one.bound == two.bound:
        return "agree" if _near(one, two, value, other) else "differ"
    if _is_same(value, other):
        return "turned"
    lower, upper = (value, other) if one.bound == "lower" else (other, value)
    return "compatible" if lower < upper else "differ"


def _bound_and_value(bound: Measure, value: Measure) -> Agreement:
    at, low, high = _edge(bound), _least(value), _greatest(value)
    if _near(bound, value, at, low) or _near(bound, value, at, high):
        return "agree"
    end, inside = (low, low > at) if bound.bound == "lower" else (high, high < at)
    if not inside:
        return "compatible" if low < at < high else "differ"
    far = not _is_same(end, at) and _ratio(end, at) > _NEAR_BOUND and not _within_one(bound, value)
    return "compatible" if bound.limit or far else "agree"


def _within_one(bound: Measure, value: Measure) -> bool:
    """Tell whether one value lies between both: "more than two years" and "almost three years"."""
    opposite = (bound.bound == "lower" and value.hedge == "nearly") or (
        bound.bound == "upper" and value.hedge == "over"
    )
    apart = abs(_edge(replace(bound, low=bound.written[0], high=bound.written[1])) - value.written[0])
    return opposite and bound.unit == value.unit and apart <= 1


def _near(one: Measure, two: Measure, value: float, other: float) -> bool:
    """Tell whether two stated ends may be one value, within the reach of each."""
    converted = one.unit != two.unit
    low, high = reach(one, value, converted=converted)
    other_low, other_high = reach(two, other, converted=converted)
    return low <= other_high and other_low <= high


def _is_same(value: float, other: float) -> bool:
    return abs(value - other) <= _SAME_NUMBER * max(abs(value), abs(other))


def _ends(measure: Measure) -> tuple[float, float]:
    """Return both ends, the one stated end twice."""
    low, high = measure.low, measure.high
    first, last = (high if low is None else low), (low if high is None else high)
    return first or 0.0, last or 0.0


def _ratio(value: float, other: float) -> float:
    small, large = sorted((abs(value), abs(other)))
    return large / small if small else (1.0 if not large else math.inf)


def _is_power_of_ten(ratio: float) -> bool:
    """Tell whether one value is ten, a hundred … times the other, as after a slip of the decimal point."""
    if not 5 < ratio < 1e10:
        return False
    power = math.log10(ratio)
    return abs(power - round(power)) < 0.003


def _is_one_of(ratios: list[float], sizes: tuple[float, ...]) -> bool:
    return any(all(abs(ratio / size - 1) < 0.03 for ratio in ratios) for size in sizes)
