"""Features that tell whether two frames state one fact, blind to the values: words, slots, coverage, layout."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Mapping, Sequence
from operator import itemgetter

from factcheck.comparison.companions import shared
from factcheck.comparison.echoes import echo
from factcheck.comparison.frames import Frame
from factcheck.comparison.local_words import LocalWords, local_words
from factcheck.comparison.local_words import likeness as local_likeness
from factcheck.extraction.claims.words import event, head_class
from factcheck.model import Claim, Measure
from factcheck.values import dataclass

Weigh = Callable[[str], float]

SLOTS = ("whom", "condition", "subject", "governor")
# Below so much weight of words, shares of words say little; from the trial that the first fit started from.
_LEAST_NEAR, _LEAST_WORDS, _LEAST_COVERED = 4.0, 4.0, 3.0
# What stands in two sections is as far apart as if so many sentences with numbers stood between.
_SECTION = 3
# Kinds of numbers that every comparison made brings anew.
_RESULTS = frozenset({"interval", "effect", "spread"})
# From this share of the longer sentence's words on, one sentence is the other again.
_MOST_WORDS = 0.6


@dataclass(frozen=True, slots=True)
class Weighed:
    """A frame with what its words tell, summed up once for all its pairs.

    `words` maps each near word to its weight, `near` to its weight times how much it says of the number; `all_words`
    and `all_near` are their sums, `heaviest` are the words with their weights, the heaviest first. `head` is the class
    of what the number counts, empty where it cannot be told.
    """

    frame: Frame
    words: Mapping[str, float]
    near: Mapping[str, float]
    all_words: float
    all_near: float
    heaviest: Sequence[tuple[str, float]]
    head: str
    local: LocalWords


def weighed(frame: Frame, weigh: Weigh, here: Weigh) -> Weighed:
    """Return a frame with its words weighed by how rare they are, in all articles and `here`."""
    words = {word: weigh(word) for word in frame.near}
    near = {word: words[word] * closeness for word, closeness in frame.near.items()}
    counted = _head(frame)
    head = head_class(counted) if counted else ""
    heaviest = sorted(words.items(), key=itemgetter(1), reverse=True)
    sums = sum(words.values()), sum(near.values())
    return Weighed(frame, words, near, *sums, heaviest, head, local_words(frame.claim, here))


def likeness(one: Weighed, two: Weighed, weigh: Weigh) -> dict[str, float]:
    """Return the features of a pair of frames, each between about -1 and 3; absent ones are 0."""
    here, there = one.frame, two.frame
    features = _shared_words(one, two)
    features |= _coverage(one, two)
    features |= _heads(one, two)
    features |= _contrasts(here, there)
    features |= _layout(here, there)
    features |= _measures(here, there)
    features |= _slots(here, there, weigh)
    features |= local_likeness(one.local, two.local)
    said = {**here.near, **here.support}, {**there.near, **there.support}
    date = here.claim.quantity.measure.dimension == "date"
    features |= echo(here.around, there.around, weigh, said, date=date)
    features |= shared(here.companions, there.companions)
    features |= _statements(here.claim, there.claim)
    replaced = min(_missing(one, there), _missing(two, here)) / 3
    features["neighbours_whole"] = features["neighbours"] * features["whole"]
    features["replaced"] = replaced
    features["whole_replaced"] = features["whole"] * replaced
    return features


def _shared_words(one: Weighed, two: Weighed) -> dict[str, float]:
    """Return how much the words of both tell; sums over sets are exact, so that their order changes nothing."""
    common = one.words.keys() & two.words.keys()
    both = list(map(min, map(one.near.__getitem__, common), map(two.near.__getitem__, common)))
    product, known = math.fsum(both), math.fsum(map(one.words.__getitem__, common))
    fewer, more = sorted((one.all_words, two.all_words))
    runs = math.fsum(
        min(one.words.get(first, 0.0) + one.words.get(second, 0.0), 6.0)
        for first, second in one.frame.pairs & two.frame.pairs
    )
    share_of_more = known / max(more, 6.0)
    return {
        "near_share": product / max(min(one.all_near, two.all_near), _LEAST_NEAR),
        "near_shared": min(product, 14.0) / 5,
        "best_words": math.fsum(sorted(both, reverse=True)[:3]) / 6,
        "share_of_fewer": known / max(fewer, _LEAST_WORDS),
        "share_of_more": share_of_more,
        "contained": float(known > 0 and known >= fewer - 1e-6) * min(known, 12.0) / 6,
        "whole": max(min(share_of_more, 1.0) - _MOST_WORDS, 0.0) / (1.0 - _MOST_WORDS),
        "shared": min(known, 24.0) / 8,
        "runs": min(runs, 18.0) / 6,
        "words": math.log1p(fewer) / 3,
    }


def _coverage(one: Weighed, two: Weighed) -> dict[str, float]:
    low, high = sorted((_covered(one, two.frame), _covered(two, one.frame)))
    return {"covered_least": low, "covered_most": high, "covered_both": low * high}


def _covered(one: Weighed, two: Frame) -> float:
    """Return how far the near words of the first stand in the second or its setting (0 to 1)."""
    near, support = two.near, two.support
    covered = 0.0  # a loop, since this is asked of each pair twice
    for word, weight in one.near.items():
        if word in near:
            covered += weight
        elif word in support:
            covered += weight * support[word]
    return covered / max(one.all_near, _LEAST_COVERED)


def _missing(one: Weighed, two: Frame) -> float:
    """Return the weight of the heaviest word that the other frame knows nowhere.

    Where both have one, in else the same words, the one is put for the other: "if you are sedentary", "if you train".
    """
    near, support = two.near, two.support
    return next((weight for word, weight in one.heaviest if word not in near and word not in support), 0.0)


def _heads(one: Weighed, two: Weighed) -> dict[str, float]:
    same = bool(one.head) and one.head == two.head
    counted = one.frame.claim.quantity.measure.dimension == "count"
    return {"head_same": float(same), "head_other": float(bool(one.head and two.head) and not same and counted)}


def _head(frame: Frame) -> str:
    """Return the noun that the number counts, as far as it can be told."""
    measure = frame.claim.quantity.measure
    counted = measure.of.split()[-1] if measure.of else ""
    return counted or (frame.behind if measure.dimension in ("count", "times") else "")


def _contrasts(one: Frame, two: Frame) -> dict[str, float]:
    near = _clashes(one.contrasts, two.contrasts)
    over = _clashes(one.context_contrasts, {**two.contrasts, **two.context_contrasts}) if one.context_contrasts else 0.0
    over += _clashes(two.context_contrasts, one.contrasts)
    names = len(one.names & two.names)
    own, their = one.names - two.names - two.support.keys(), two.names - one.names - one.support.keys()
    return {
        "contrast": min(near, 3.0),
        "contrast_over": min(over, 3.0),
        "names_same": min(names, 3) / 2,
        "names_other": float(bool(one.names and two.names) and not names),
        "names_apart": float(bool(own and their)),
        "years_other": float(bool(one.years and two.years) and not one.years & two.years),
        "rest": float(one.rest != two.rest),
        "change": float(one.change != two.change),
        "negated": float(one.negated != two.negated),
    }


def _clashes(here: Mapping[int, frozenset[int]], there: Mapping[int, frozenset[int]]) -> float:
    return float(sum(sides.isdisjoint(there[line]) for line, sides in here.items() if line in there))


def _layout(one: Frame, two: Frame) -> dict[str, float]:
    here, there = one.setting, two.setting
    apart = abs(one.sentence - two.sentence) + (_SECTION if here.section != there.section else 0)
    tables = bool(here.table), bool(there.table)
    return {
        "same_block": float(here.block == there.block),
        "neighbours": 1.0 / (1 + apart),
        "tables": float(all(tables)),
        "one_table": float(tables[0] != tables[1]),
        "same_table": float(all(tables) and here.table == there.table),
        "same_list": float(bool(here.list) and here.list == there.list and here.block != there.block),
        "one_summary": float(here.summary != there.summary),
        "summaries": float(here.summary and there.summary),
    }


def _measures(one: Frame, two: Frame) -> dict[str, float]:
    here, there = one.claim.quantity.measure, two.claim.quantity.measure
    dimension = here.dimension
    return {
        "kind_same": float(here.kind == there.kind),
        "unit_same": float(here.unit == there.unit),
        "per_day_same": float(bool(here.per_day) and here.per_day == there.per_day),
        "per_day_one": float(bool(here.per_day) != bool(there.per_day)),
        "per_day_other": float(bool(here.per_day and there.per_day) and here.per_day != there.per_day),
        "bound_other": float(here.bound != there.bound),
        "range_one": float(_is_range(here) != _is_range(there)),
        "hedge_one": float(bool(here.hedge) != bool(there.hedge)),
        "shares": float(dimension == "share"),
        "times": float(dimension in ("time", "age")),
        "counts": float(dimension == "count"),
        "dates": float(dimension == "date"),
        "kind_other_age": float(("age" in (here.kind, there.kind)) and here.kind != there.kind),
    }


def _statements(one: Claim, two: Claim) -> dict[str, float]:
    here, there = dict(one.qualifiers), dict(two.qualifiers)
    return {
        "result": float(one.statistic in _RESULTS),
        "other_kind": float(one.statistic != two.statistic),
        "other_modality": float(here.get("modality") != there.get("modality")),
        "other_role": float(bool(here.get("role") and there.get("role")) and here.get("role") != there.get("role")),
        "other_rate": float(here.get("rate") != there.get("rate")),
        "incomplete": float(not (one.complete and two.complete)),
        "event": float(bool(happened(one)) and happened(one) == happened(two)),
        "event_other": float(bool(happened(one) and happened(two)) and happened(one) != happened(two)),
    }


def happened(claim: Claim) -> str:
    """Return what happened to the people counted, empty for other numbers and other events."""
    if claim.quantity.unit or claim.head not in ("", "person"):
        return ""
    return next(filter(None, map(event, claim.subject)), "")


def _is_range(measure: Measure) -> bool:
    return measure.low is not None and measure.high is not None and measure.low != measure.high


def _slots(one: Frame, two: Frame, weigh: Weigh) -> dict[str, float]:
    found: dict[str, float] = {}
    for slot in SLOTS:
        here, there = one.phrases.get(slot, ()), two.phrases.get(slot, ())
        if here and there:
            common = math.fsum(map(weigh, set(here) & set(there)))
            found[f"{slot}_same"] = min(common, 8.0) / 4
            if not common:
                own = (_heaviest(here, two, weigh), _heaviest(there, one, weigh))
                found[f"{slot}_other"] = min(own) / 3
    return found


def _heaviest(words: Collection[str], other: Frame, weigh: Weigh) -> float:
    """Return the weight of the heaviest of the words that the other frame knows nowhere."""
    return max((weigh(w) * (1.0 - other.support.get(w, 0.0)) for w in words if w not in other.near), default=0.0)
