"""The other numbers of two sentences: two accounts of one thing share them, sentences on two things do not."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from factcheck.extraction.claims.words import head_class
from factcheck.model import Claim, Measure
from factcheck.values import dataclass

# How many numbers to either side count as beside one: a row of a table is no sentence.
_BESIDE = 20
# Numbers about other numbers say nothing of what a sentence is about.
_NEVER = frozenset({"confidence", "p-value", "heterogeneity"})

_Value = tuple[float, float]
_Kind = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Companions:
    """The numbers beside one: how many numbers away the nearest of each value stands, and the values of each kind."""

    distances: Mapping[tuple[str, str, _Value], int]
    values: Mapping[_Kind, frozenset[_Value]]
    own: _Kind


def companions(claims: Sequence[Claim], place: int) -> Companions:
    """Return the numbers that stand beside the one at the place among the claims of a sentence."""
    distances: dict[tuple[str, str, _Value], int] = {}
    values: dict[_Kind, set[_Value]] = {}
    for distance, claim in _beside(claims, place):
        dimension, of, statistic = _kind(claim)
        value = _reach(claim.quantity.measure) if dimension == "age" else value_of(claim.quantity.measure)
        key = dimension, of, value
        distances[key] = min(distances.get(key, distance), distance)
        values.setdefault((dimension, of, statistic), set()).add(value)
    return Companions(distances, {kind: frozenset(found) for kind, found in values.items()}, _kind(claims[place]))


def _beside(claims: Sequence[Claim], place: int) -> Iterator[tuple[int, Claim]]:
    first = max(0, place - _BESIDE)
    for there, claim in enumerate(claims[first : place + _BESIDE + 1], first):
        if there != place and claim.statistic not in _NEVER:
            yield abs(there - place), claim


def _kind(claim: Claim) -> _Kind:
    measure = claim.quantity.measure
    counted = head_class(measure.of.split()[-1]) if measure.of and measure.dimension == "count" else ""
    return measure.dimension, counted, claim.statistic


def _reach(measure: Measure) -> _Value:
    """Return the ends of an age to four digits, those left open with none: 32 years are below 35."""
    return _rounded(measure.low or 0.0), math.inf if measure.high is None else _rounded(measure.high)


def value_of(measure: Measure) -> _Value:
    """Return both ends of a measure to four digits, the one stated end twice."""
    low = measure.high if measure.low is None else measure.low
    high = measure.low if measure.high is None else measure.high
    return _rounded(low or 0.0), _rounded(high or 0.0)


@lru_cache(4096)
def _rounded(value: float) -> float:
    """Return a value with four digits; each is asked for by all the numbers beside it."""
    return float(f"{value:.4g}")


def shared(one: Companions, two: Companions) -> dict[str, float]:
    """Return how near numbers of one value stand to both, and how many kinds of numbers agree, and differ."""
    near = sum(2.0 / (distance + two.distances[key]) for key, distance in one.distances.items() if key in two.distances)
    agreed = differed = 0
    for kind, values in one.values.items():
        others = two.values.get(kind)
        if others is not None:
            if values.isdisjoint(others):
                differed += kind != one.own
            else:
                agreed += 1
    return {
        "anchors": min(near, 2.0),
        "numbers_agreed": min(agreed, 3) / 3,
        "numbers_differed": differed / (agreed + differed + 0.5),
    }
