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

FEATURES = ("anchors", "numbers_agreed", "numbers_differed")
"""The names of the features."""

_Value = tuple[float, float]
_Kind = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Companions:
    """The numbers beside one: how many numbers away the nearest of each value stands, and the values of each kind."""

    distances: Mapping[tuple[str, str, _Value], int]
    values: Mapping[_Kind, frozenset[_Value]]
    own: _Kind


def companions(claims: Sequence[Claim]) -> Iterator[Companions]:
    """Yield for each claim of a sentence the numbers that stand beside it."""
    kinds = list(map(_kind, claims))
    values = list(map(_value, claims))
    counts = [claim.statistic not in _NEVER for claim in claims]
    for own in range(len(claims)):
        distances: dict[tuple[str, str, _Value], int] = {}
        found: dict[_Kind, set[_Value]] = {}
        for place in range(max(own - _BESIDE, 0), min(own + _BESIDE + 1, len(claims))):
            if place != own and counts[place]:
                distance, kind, value = abs(place - own), kinds[place], values[place]
                key = kind[0], kind[1], value
                if distance < distances.get(key, _BESIDE + 1):
                    distances[key] = distance
                found.setdefault(kind, set()).add(value)
        yield Companions(distances, {kind: frozenset(of_kind) for kind, of_kind in found.items()}, kinds[own])


def _value(claim: Claim) -> _Value:
    measure = claim.quantity.measure
    return _reach(measure) if measure.dimension == "age" else value_of(measure)


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


def shared(one: Companions, two: Companions) -> tuple[float, ...]:
    """Return how near numbers of one value stand to both, and how many kinds of numbers agree, and differ."""
    distances = two.distances
    near = sum([2.0 / (distance + distances[key]) for key, distance in one.distances.items() if key in distances])
    agreed = differed = 0
    for kind, values in one.values.items():
        others = two.values.get(kind)
        if others is not None:
            if values.isdisjoint(others):
                differed += kind != one.own
            else:
                agreed += 1
    return min(near, 2.0), min(agreed, 3) / 3, differed / (agreed + differed + 0.5)
