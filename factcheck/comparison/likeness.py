"""Features that tell whether two frames state one fact, blind to the values: words, slots, coverage, layout."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence

from factcheck.comparison import companions, same_words
from factcheck.comparison.echoes import ECHOES, echo
from factcheck.comparison.frames import Frame
from factcheck.comparison.same_words import Together
from factcheck.comparison.weighed import Weigh, Weighed
from factcheck.model import Measure
from factcheck.text.passages import recall

SLOTS = ("whom", "condition", "subject", "governor")
FEATURES = (
    *same_words.FEATURES,
    "near_share", "near_shared", "best_words", "covered_least", "covered_most", "covered_both",
    "head_same", "head_other", "contrast", "contrast_over", "years_other", "rest", "change", "negated",
    "kind_same", "unit_same", "per_day_same", "per_day_one", "per_day_other", "bound_other", "range_one", "hedge_one",
    "shares", "times", "counts", "dates", "kind_other_age",
    *(f"{slot}_{which}" for slot in SLOTS for which in ("same", "other")),
    "local_near", "local_covered", "nearest_same", "opening_shared", "both_lead",
    *ECHOES, *companions.FEATURES,
    "result", "other_kind", "other_modality", "other_role", "other_rate", "incomplete", "event", "event_other",
)  # fmt: skip
"""The names of the features, in the order of their values."""
PLACES: Mapping[str, int] = {name: place for place, name in enumerate(FEATURES)}
"""Where each feature stands among the values."""

Values = tuple[float, ...]

# Below so much weight of words, shares of words say little; from the trial that the first fit started from.
_LEAST_NEAR, _LEAST_COVERED = 4.0, 3.0
ROOM = 300
"""The values of a pair take as much room in a memory as a passage of so many characters."""
# Kinds of numbers that every comparison made brings anew.
_RESULTS = frozenset({"interval", "effect", "spread"})
_NO_SLOT = (0.0, 0.0)


def likeness(one: Weighed, two: Weighed, both: Together, weigh: Weigh) -> Values:
    """Return the values of the `FEATURES` of a pair of frames, each between about -1 and 3; absent ones are 0.

    `both` is what their sentences have in common, the same for all pairs of their numbers.
    """
    given = one, two, both.common, weigh
    head, rest = recall(_own, given, (one.read, two.read), ROOM) if one.read and two.read else _own(given)
    return *both.features, *head, *_local(one, two), *rest


def _own(given: tuple[Weighed, Weighed, Collection[str], Weigh]) -> tuple[Values, Values]:
    """Return the values that hang on the two frames alone, wherever they stand: those before and behind the local."""
    one, two, common, weigh = given
    here, there = one.frame, two.frame
    date = here.claim.quantity.measure.dimension == "date"
    return (
        *_near(one, two, common),
        *_coverage(one, two),
        *_heads(one, two),
        *_contrasts(here, there),
        *_measures(here.claim.quantity.measure, there.claim.quantity.measure),
        *_slots(here, there, weigh),
    ), (
        *echo(here.around, there.around, weigh, (one.said, two.said), date=date),
        *companions.shared(here.companions, there.companions),
        *_statements(one, two),
    )


def named(values: Values) -> dict[str, float]:
    """Return the values of features by their names."""
    return dict(zip(FEATURES, values, strict=True))


def _near(one: Weighed, two: Weighed, common: Collection[str]) -> Values:
    """Return how much the shared words tell of both numbers; sums over sets are exact, in whatever order."""
    if not common:
        return 0.0, 0.0, 0.0
    both = list(map(min, map(one.near.__getitem__, common), map(two.near.__getitem__, common)))
    product = math.fsum(both)
    both.sort(reverse=True)
    return (
        product / max(min(one.total, two.total), _LEAST_NEAR),
        min(product, 14.0) / 5,
        math.fsum(both[:3]) / 6,
    )


def _coverage(one: Weighed, two: Weighed) -> Values:
    here, there = _covered(one, two.frame), _covered(two, one.frame)
    return (here, there, here * there) if here < there else (there, here, here * there)


def _covered(one: Weighed, two: Frame) -> float:
    """Return how far the near words of the first stand in the second or its setting (0 to 1)."""
    near, support = two.near, two.support
    covered = 0.0  # a loop, since this is asked of each pair twice
    for word, weight in one.near.items():
        if word in near:
            covered += weight
        elif word in support:
            covered += weight * support[word]
    return covered / max(one.total, _LEAST_COVERED)


def _heads(one: Weighed, two: Weighed) -> Values:
    if not one.head or not two.head:
        return 0.0, 0.0
    counted = one.frame.claim.quantity.measure.dimension == "count"
    return (1.0, 0.0) if one.head == two.head else (0.0, float(counted))


def _contrasts(one: Frame, two: Frame) -> Values:
    over = 0.0
    if one.context_contrasts:
        over = _clashes(one.context_contrasts, {**two.contrasts, **two.context_contrasts})
    if two.context_contrasts:
        over += _clashes(two.context_contrasts, one.contrasts)
    return (
        min(_clashes(one.contrasts, two.contrasts), 3.0),
        min(over, 3.0),
        float(bool(one.years and two.years) and one.years.isdisjoint(two.years)),
        float(one.rest != two.rest),
        float(one.change != two.change),
        float(one.negated != two.negated),
    )


def _clashes(here: Mapping[int, frozenset[int]], there: Mapping[int, frozenset[int]]) -> float:
    if not here or not there or here.keys().isdisjoint(there):
        return 0.0
    return float(sum([sides.isdisjoint(there[line]) for line, sides in here.items() if line in there]))


def _measures(here: Measure, there: Measure) -> Values:
    dimension = here.dimension
    own, their = bool(here.per_day), bool(there.per_day)
    return (
        float(here.kind == there.kind),
        float(here.unit == there.unit),
        float(own and here.per_day == there.per_day),
        float(own != their),
        float(own and their and here.per_day != there.per_day),
        float(here.bound != there.bound),
        float(_is_range(here) != _is_range(there)),
        float(bool(here.hedge) != bool(there.hedge)),
        float(dimension == "share"),
        float(dimension in ("time", "age")),
        float(dimension == "count"),
        float(dimension == "date"),
        float(here.kind != there.kind and "age" in (here.kind, there.kind)),
    )


def _is_range(measure: Measure) -> bool:
    return measure.low is not None and measure.high is not None and measure.low != measure.high


def _slots(one: Frame, two: Frame, weigh: Weigh) -> list[float]:
    found: list[float] = []
    ours, theirs = one.phrases, two.phrases
    for slot in SLOTS:
        found += _slot(ours[slot], one, theirs[slot], two, weigh) if slot in ours and slot in theirs else _NO_SLOT
    return found


def _slot(here: Sequence[str], one: Frame, there: Sequence[str], two: Frame, weigh: Weigh) -> Values:
    """Return the weight of what both say in a slot, and, if they share no word there, of what each says instead."""
    both = set(here).intersection(there)
    common = math.fsum(map(weigh, both)) if both else 0.0
    other = 0.0 if common else min(_heaviest(here, two, weigh), _heaviest(there, one, weigh)) / 3
    return min(common, 8.0) / 4, other


def _heaviest(words: Collection[str], other: Frame, weigh: Weigh) -> float:
    """Return the weight of the heaviest of the words that the other frame knows nowhere."""
    near, support = other.near, other.support
    return max([weigh(word) * (1.0 - support.get(word, 0.0)) for word in words if word not in near], default=0.0)


def _local(one: Weighed, two: Weighed) -> Values:
    here, there = one.frame.claim, two.frame.claim
    own, their = one.local, two.local
    both = own.keys() & their.keys()
    near = math.fsum([own[word] * their[word] for word in both]) if both else 0.0
    covered = max(_square(own, there.context), _square(their, here.context))
    return (
        near,
        covered,
        float(bool(here.subject and there.subject) and here.subject[0] == there.subject[0]),
        float(here.opening in there.context) + float(there.opening in here.context),
        float(here.leads and there.leads),
    )


def _square(local: Mapping[str, float], context: frozenset[str]) -> float:
    return math.fsum([weight * weight for word, weight in local.items() if word in context])


def _statements(one: Weighed, two: Weighed) -> Values:
    first, second = one.frame.claim, two.frame.claim
    here, there = one.qualifiers, two.qualifiers
    roles = here.get("role"), there.get("role")
    return (
        float(first.statistic in _RESULTS),
        float(first.statistic != second.statistic),
        float(here.get("modality") != there.get("modality")),
        float(all(roles) and roles[0] != roles[1]),
        float(here.get("rate") != there.get("rate")),
        float(not (first.complete and second.complete)),
        float(bool(one.event) and one.event == two.event),
        float(bool(one.event and two.event) and one.event != two.event),
    )
