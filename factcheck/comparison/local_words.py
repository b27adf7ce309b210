"""Features that weigh words by how rare they are in the article itself: what it is about sets nothing apart."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from factcheck.model import Claim
from factcheck.values import dataclass

# Each word further from the number says less of what it measures.
_DECAY = 0.85


@dataclass(frozen=True, slots=True)
class LocalWords:
    """The words around a number as a vector of unit length, and the weight of all words of its sentence."""

    claim: Claim
    near: Mapping[str, float]
    context: Mapping[str, float]
    mass: float


def local_words(claim: Claim, weigh: Callable[[str], float]) -> LocalWords:
    """Return the words of a claim, weighed by how rare they are in its article."""
    raw = {word: weigh(word) * _DECAY**rank for rank, word in enumerate(claim.subject)}
    length = math.sqrt(math.fsum(weight * weight for weight in raw.values())) or 1.0
    context = {word: weigh(word) for word in claim.context}
    return LocalWords(
        claim, {word: weight / length for word, weight in raw.items()}, context, math.fsum(context.values())
    )


def likeness(one: LocalWords, two: LocalWords) -> dict[str, float]:
    """Return what the two share, each feature between 0 and about 1."""
    here, there = one.claim, two.claim
    near = math.fsum([one.near[word] * two.near[word] for word in one.near.keys() & two.near.keys()])
    common = math.fsum(map(one.context.__getitem__, one.context.keys() & two.context.keys()))
    return {
        "local_near": near,
        "local_covered": max(_covered(one, two), _covered(two, one)),
        "local_context": common / (min(one.mass, two.mass) + 2.0),
        "local_mass": min(one.mass, two.mass) / 30,
        "nearest_same": float(bool(here.subject and there.subject) and here.subject[0] == there.subject[0]),
        "opening_shared": float(here.opening in there.context) + float(there.opening in here.context),
        "both_lead": float(here.leads and there.leads),
    }


def _covered(one: LocalWords, two: LocalWords) -> float:
    context = two.context
    return math.fsum([weight * weight for word, weight in one.near.items() if word in context])
