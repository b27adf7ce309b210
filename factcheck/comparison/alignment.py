"""How far two statements speak of one thing: their slots compared one by one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from factcheck.comparison.statements import Statement, same_event
from factcheck.extraction.claims.dates import DATE

# Kinds of numbers that every comparison made brings anew.
_RESULTS = frozenset({"interval", "effect", "spread"})


@dataclass(frozen=True, slots=True)
class Alignment:
    """What two statements share.

    `near` is the cosine of the words around the numbers, `context` the share of the shorter sentence's words
    that the other one has too, `anchors` the other numbers they share, close ones counting more. `likeness`
    sums them up, to rank the partners of a statement.
    """

    near: float
    context: float
    anchors: float
    same_head: bool
    likeness: float


def align(one: Statement, two: Statement, near: float, weights: Mapping[str, float]) -> Alignment:
    """Return what the two share; `near` is known from the search for candidates."""
    common = sum(weights[word] for word in one.claim.context & two.claim.context)
    context = common / (min(one.mass, two.mass) + 2.0)
    same_head = one.claim.head != "" and one.claim.head == two.claim.head
    anchors = 0.0
    for anchor, distance in one.anchors.items():
        if anchor in two.anchors:
            anchors += 2.0 / (distance + two.anchors[anchor])
    anchors = min(anchors, 2.0)
    likeness = near + 0.5 * context + 0.3 * same_head + 0.3 * anchors
    return Alignment(near, context, anchors, same_head, likeness)


def contrast(one: Statement, two: Statement) -> bool:
    """Tell whether a word sets the two apart: another thing counted, event, date, study, group, or side."""
    heads = (one.claim.head, two.claim.head)
    return (
        (heads[0] != heads[1] and all(heads))
        or (one.event != two.event and all((one.event, two.event)))
        or (bool(one.dates and two.dates) and one.dates.isdisjoint(two.dates) and one.key[0] != DATE)
        or any(one.sides.get(line, side) != side for line, side in two.sides.items())
        or _clash(one.slots.get("role"), two.slots.get("role"))
        or (bool(one.studies and two.studies) and one.studies.isdisjoint(two.studies))
    )


def describe(one: Statement, two: Statement, shared: Alignment) -> dict[str, float]:
    """Return the features of the pair itself, each between about 0 and 2."""
    agreed, differed = _other_numbers(one, two)
    first, second = one.claim, two.claim
    return {
        "near": shared.near,
        "covered": max(_covered(one, two), _covered(two, one)),
        "nearest": float(first.subject[0] == second.subject[0]),
        "context": shared.context,
        "opening": float(first.opening in second.context) + float(second.opening in first.context),
        "mass": min(one.mass, two.mass) / 30,
        "same_head": float(shared.same_head),
        "event": float(same_event(one, two)),
        "anchors": shared.anchors,
        "numbers_agreed": min(agreed, 3) / 3,
        "numbers_differed": differed / (agreed + differed + 0.5),
        "both_lead": float(first.leads and second.leads),
        "adjacent": float(abs(one.sentence - two.sentence) == 1 and one.block == two.block),
        "result": float(first.statistic in _RESULTS),
        "other_kind": float(first.statistic != second.statistic),
        "other_modality": float(one.slots.get("modality") != two.slots.get("modality")),
    }


def _covered(one: Statement, two: Statement) -> float:
    context = two.claim.context
    return sum(weight * weight for word, weight in one.near.items() if word in context)


def _other_numbers(one: Statement, two: Statement) -> tuple[int, int]:
    """Return how many types of other numbers have a value in common, and how many have none."""
    agreed = differed = 0
    unit = one.claim.quantity.unit
    own = (unit or "", "" if unit else one.claim.head, one.claim.statistic)
    for kind, values in one.profile.items():
        others = two.profile.get(kind)
        if others is not None:
            if values.isdisjoint(others):
                differed += kind != own
            else:
                agreed += 1
    return agreed, differed


def _clash(here: str | None, there: str | None) -> bool:
    return here is not None and there is not None and here != there
