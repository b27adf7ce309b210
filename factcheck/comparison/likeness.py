"""Features that tell whether two frames state one fact, blind to the values: slots, coverage, layout, other numbers."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from factcheck.comparison.candidate_pairs import Weights
from factcheck.comparison.frames import Frame, value_of
from factcheck.comparison.measures import comparable, compare
from factcheck.extraction.claims.words import head_class
from factcheck.model import Measure

Weigh = Callable[[str], float]

SLOTS = ("whom", "condition", "subject", "governor", "following")
# Below so much weight of words, shares of words say little; from the trial that the first fit started from.
_LEAST_NEAR, _LEAST_WORDS, _LEAST_COVERED = 4.0, 4.0, 3.0


@dataclass(frozen=True, slots=True)
class Coverage:
    """How far one frame's words stand in the other (0 to 1), and the weight of the heaviest word that does not."""

    share: float
    missing: float


def likeness(one: Frame, two: Frame, weights: Weights, of: Callable[[int], Frame]) -> dict[str, float]:
    """Return the features of a pair of frames, each between about -1 and 3; absent ones are 0.

    `weights` tell how rare words are, `of` gives the frame of a claim by its number.
    """
    weigh = weights.anywhere
    return {
        **_shared_words(one, two, weigh),
        **_shared_here(one, two, weights.here),
        **_coverage(one, two, weigh),
        **_heads(one, two),
        **_contrasts(one, two),
        **_layout(one, two),
        **_measures(one, two),
        **_slots(one, two, weigh),
        **_companions(one, two, of),
        **_shared_numbers(one, two),
    }


def _shared_words(one: Frame, two: Frame, weigh: Weigh) -> dict[str, float]:
    fewer, more = sorted((one.near, two.near), key=len)
    both = sorted(
        ((weigh(word) * min(near, more[word]), word) for word, near in fewer.items() if word in more), reverse=True
    )
    product = sum(weight for weight, _ in both)
    all_shared = sum(weigh(word) for _, word in both)
    near = [sum(weigh(word) * weight for word, weight in each.near.items()) for each in (one, two)]
    words = [sum(map(weigh, each.near)) for each in (one, two)]
    runs = sum(min(weigh(first) + weigh(second), 6.0) for first, second in one.pairs & two.pairs)
    near_share = product / max(min(near), _LEAST_NEAR)
    best = sum(weight for weight, _ in both[:3]) / 6
    return {
        "near_share": near_share,
        "near_shared": min(product, 14.0) / 5,
        "best_words": best,
        "share_of_fewer": all_shared / max(min(words), _LEAST_WORDS),
        "share_of_more": all_shared / max(max(words), 6.0),
        "shared": min(all_shared, 24.0) / 8,
        "runs": min(runs, 18.0) / 6,
        "words": math.log1p(min(words)) / 3,
        "near_and_best": near_share * best,
    }


def _shared_here(one: Frame, two: Frame, weigh: Weigh) -> dict[str, float]:
    """Return the cosine of the near words, and the share of the shorter sentence's, by how rare they are here."""
    vectors = [{word: weigh(word) * near for word, near in each.near.items()} for each in (one, two)]
    product = sum(weight * vectors[1].get(word, 0.0) for word, weight in vectors[0].items())
    lengths = math.prod(math.sqrt(sum(weight * weight for weight in vector.values())) for vector in vectors)
    shared = sum(weigh(word) for word in one.near.keys() & two.near.keys())
    least = min(sum(map(weigh, each.near)) for each in (one, two))
    return {"cosine_here": product / lengths if lengths else 0.0, "shared_here": shared / (least + 2.0)}


def _covers(one: Frame, two: Frame, weigh: Weigh) -> Coverage:
    """Return how far the near words of the first stand in the second or its setting."""
    total = covered = missing = 0.0
    near, support = two.near, two.support
    for word, closeness in one.near.items():
        weight = weigh(word) * closeness
        total += weight
        held = 1.0 if word in near else support.get(word, 0.0)
        covered += weight * held
        missing = max(missing, weight * (1.0 - held))
    return Coverage(covered / max(total, _LEAST_COVERED), missing)


def _coverage(one: Frame, two: Frame, weigh: Weigh) -> dict[str, float]:
    here, there = _covers(one, two, weigh), _covers(two, one, weigh)
    low, high = sorted((here.share, there.share))
    lent = max(_lent(one, two, weigh), _lent(two, one, weigh))
    return {
        "covered_least": low,
        "covered_most": high,
        "covered_both": low * high,
        "missing_least": min(here.missing, there.missing) / 3,
        "missing_most": max(here.missing, there.missing) / 3,
        "lent": min(lent, 6.0) / 3,
    }


def _lent(one: Frame, two: Frame, weigh: Weigh) -> float:
    """Return the weight of the words that the first frame's setting lends it and the second's sentence says."""
    return sum(
        weigh(word) * weight for word, weight in one.support.items() if word in two.near and word not in one.near
    )


def _heads(one: Frame, two: Frame) -> dict[str, float]:
    here, there = (head_class(head(each)) if head(each) else "" for each in (one, two))
    counted = one.claim.quantity.measure.dimension == "count"
    same = bool(here) and here == there
    return {
        "head_same": float(same),
        "head_other": float(bool(here and there) and not same and counted),
        "behind_same": float(bool(one.behind) and one.behind == two.behind),
        "before_same": float(bool(one.before) and one.before == two.before),
    }


def head(frame: Frame) -> str:
    """Return the noun that the number counts, as far as it can be told."""
    measure = frame.claim.quantity.measure
    counted = measure.of.split()[-1] if measure.of else ""
    return counted or (frame.behind if measure.dimension in ("count", "times") else "")


def _contrasts(one: Frame, two: Frame) -> dict[str, float]:
    near = _clashes(one.contrasts, two.contrasts)
    over = _clashes(one.context_contrasts, {**two.contrasts, **two.context_contrasts})
    over += _clashes(two.context_contrasts, one.contrasts)
    names = len(one.names & two.names)
    return {
        "contrast": min(near, 3.0),
        "contrast_over": min(over, 3.0),
        "names_same": min(names, 3) / 2,
        "names_other": float(bool(one.names and two.names) and not names),
        "years_other": float(bool(one.years and two.years) and not one.years & two.years),
        "rest": float(one.rest != two.rest),
        "change": float(one.change != two.change),
        "negated": float(one.negated != two.negated),
    }


def _clashes(here: Mapping[int, Collection[int]], there: Mapping[int, Collection[int]]) -> float:
    return float(sum(line in there and not set(sides) & set(there[line]) for line, sides in here.items()))


def _layout(one: Frame, two: Frame) -> dict[str, float]:
    here, there = one.setting, two.setting
    apart = abs(one.sentence - two.sentence)
    tables = bool(here.table), bool(there.table)
    return {
        "same_block": float(here.block == there.block),
        "neighbours": 1.0 / (1 + apart),
        "tables": float(all(tables)),
        "one_table": float(tables[0] != tables[1]),
        "same_table": float(all(tables) and here.table == there.table),
        "same_list": float(bool(here.list) and here.list == there.list and here.block != there.block),
        "same_section": float(here.section == there.section),
        "one_summary": float(here.summary != there.summary),
        "summaries": float(here.summary and there.summary),
    }


def _measures(one: Frame, two: Frame) -> dict[str, float]:
    here, there = one.claim.quantity.measure, two.claim.quantity.measure
    dimension = here.dimension
    roles = bool(one.role and two.role)
    other_role = float(roles and one.role != two.role)
    return {
        "kind_same": float(here.kind == there.kind),
        "unit_same": float(here.unit == there.unit),
        "statistic_other": float(here.statistic != there.statistic),
        "per_day_same": float(bool(here.per_day) and here.per_day == there.per_day),
        "per_day_one": float(bool(here.per_day) != bool(there.per_day)),
        "per_day_other": float(bool(here.per_day and there.per_day) and here.per_day != there.per_day),
        "bound_other": float(here.bound != there.bound),
        "range_one": float(_is_range(here) != _is_range(there)),
        "hedge_one": float(bool(here.hedge) != bool(there.hedge)),
        "of_parts": float(bool(one.claim.quantity.parts and two.claim.quantity.parts)),
        "shares": float(dimension == "share"),
        "times": float(dimension in ("time", "age")),
        "counts": float(dimension == "count"),
        "role_same": float(roles and one.role == two.role),
        "role_other": other_role,
        "role_other_of_time": other_role * (dimension in ("time", "age")),
        "kind_other_age": float(("age" in (here.kind, there.kind)) and here.kind != there.kind),
    }


def _is_range(measure: Measure) -> bool:
    return measure.low is not None and measure.high is not None and measure.low != measure.high


def _slots(one: Frame, two: Frame, weigh: Weigh) -> dict[str, float]:
    found: dict[str, float] = {}
    for slot in SLOTS:
        here, there = one.phrases.get(slot, ()), two.phrases.get(slot, ())
        if here and there:
            shared = sum(map(weigh, set(here) & set(there)))
            found[f"{slot}_same"] = min(shared, 8.0) / 4
            if not shared:
                own = (_heaviest(here, two, weigh), _heaviest(there, one, weigh))
                found[f"{slot}_other"] = min(own) / 3
    return found


def _heaviest(words: Collection[str], other: Frame, weigh: Weigh) -> float:
    """Return the weight of the heaviest of the words that the other frame knows nowhere."""
    return max((weigh(w) * (1.0 - other.support.get(w, 0.0)) for w in words if w not in other.near), default=0.0)


def _companions(one: Frame, two: Frame, of: Callable[[int], Frame]) -> dict[str, float]:
    """Return how many kinds of other numbers of the two clauses agree, and how many do not."""
    same: set[str] = set()
    other: set[str] = set()
    for here in one.companions:
        for there in two.companions:
            first, second = of(here).claim.quantity.measure, of(there).claim.quantity.measure
            if comparable(first, second) and first.dimension != one.claim.quantity.measure.dimension:
                (same if compare(first, second) == "agree" else other).add(first.dimension)
    return {"companions_same": float(min(len(same), 2)), "companions_other": float(min(len(other - same), 2))}


def _shared_numbers(one: Frame, two: Frame) -> dict[str, float]:
    """Return how many numbers beside their own the two sentences share, whatever their words."""
    here, there = _value(one), _value(two)
    alike = [sum(value[0] == here[0] for value in each.values) for each in (one, two)]
    return {
        "numbers_same": min(len((one.values - {here}) & (two.values - {there})), 3) / 2,
        "series": math.log(max(*alike, 1)),
    }


def _value(frame: Frame) -> tuple[str, float | None, float | None]:
    return value_of(frame.claim.quantity.measure)
