"""Pairs in the light of all others: a value confirmed elsewhere is no slip, one of many no restatement."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from factcheck.comparison.alignment import Alignment, align, contrast, describe
from factcheck.comparison.candidates import pairs
from factcheck.comparison.idf import RAREST, known, specific
from factcheck.comparison.statements import Statement, Statements
from factcheck.comparison.values import agree, both_can_be_true, far_apart, magnitude, same_digits
from factcheck.extraction.claims.dates import DATE
from factcheck.model import Quantity

# Below this likeness an equal value is chance; small counts are equal by chance more often.
_RESTATED = 0.7
_SMALL = 4
_FLOOR = -0.5
_OLD = "year of age"
# Counts up to here repeat by chance.
_FEW = 10


@dataclass(frozen=True, slots=True)
class Pair:
    """Two statements with values that do not agree, and the features that tell whether they should."""

    one: Statement
    two: Statement
    features: Mapping[str, float]


@dataclass(slots=True)
class _Partners:
    """How alike statements are to others: the best that agrees, the two best that differ, and what blocks restate."""

    agreeing: dict[int, float]
    differing: dict[int, tuple[float, float]]
    sentences: set[tuple[int, int]]
    parallel: Counter[tuple[int, int]]


def find_pairs(
    statements: Statements, wanted: Callable[[Statement, Statement], bool] = lambda one, two: True
) -> Iterator[Pair]:
    """Yield the wanted pairs that disagree, with all features; the others count as their rivals."""
    aligned = [
        (one, two, align(one, two, near, statements.weights), agree(one.claim.quantity, two.claim.quantity))
        for one, two, near in pairs(statements.all)
    ]
    partners = _partners(aligned)
    for one, two, shared, agreeing in aligned:
        apart = agreeing or contrast(one, two) or far_apart(one.claim.quantity, two.claim.quantity)
        if not apart and wanted(one, two):
            standing = _standing(one, two, shared, partners)
            brief = statements.brief and one.block != two.block
            own = {"brief": float(brief), "specific": _specific(one, two) if brief else 0.0}
            yield Pair(one, two, describe(one, two, shared) | standing | own)


def _partners(aligned: Iterable[tuple[Statement, Statement, Alignment, bool]]) -> _Partners:
    found = _Partners({}, {}, set(), Counter())
    for one, two, shared, agreeing in aligned:
        likeness = shared.likeness
        for statement in (one, two):
            if agreeing:
                found.agreeing[statement.index] = max(found.agreeing.get(statement.index, 0.0), likeness)
            else:
                best, second = found.differing.get(statement.index, (0.0, 0.0))
                found.differing[statement.index] = (max(best, likeness), min(best, max(second, likeness)))
        if agreeing:
            found.sentences |= {(one.index, two.sentence), (two.index, one.sentence)}
            if one.block != two.block and likeness > _RESTATED and not _is_small(one):
                found.parallel[one.block, two.block] += 1
    return found


def _specific(one: Statement, two: Statement) -> float:
    """Return how much the words that the two share tell; an event tells as much as the rarest word."""
    event = RAREST if one.event and one.event == two.event else 0.0
    return specific(one.claim, two.claim, known()) + event


def _is_small(statement: Statement) -> bool:
    return statement.key[0] == "" and magnitude(statement.claim.quantity) < _SMALL


def _standing(one: Statement, two: Statement, shared: Alignment, partners: _Partners) -> dict[str, float]:
    """Return how the pair stands among the other pairs of its two statements."""
    own = shared.likeness
    agreeing = sorted(partners.agreeing.get(each.index, 0.0) - own for each in (one, two))
    rivals = sorted(_next_best(*partners.differing[each.index], own) - own for each in (one, two))
    numbers = (one.claim.quantity, two.claim.quantity)
    return {
        "confirmed": max(agreeing[1], _FLOOR),
        "both_confirmed": max(agreeing[0], _FLOOR),
        "unconfirmed": float(not any(each.index in partners.agreeing for each in (one, two))),
        "stated_there": float(
            (one.index, two.sentence) in partners.sentences or (two.index, one.sentence) in partners.sentences
        ),
        "rival": max(rivals[1], _FLOOR),
        "both_rivals": max(rivals[0], _FLOOR),
        "parallel": float(one.block != two.block and partners.parallel[one.block, two.block]),
        "same_block": float(one.block == two.block),
        "small": float(one.key[0] == "" and max(map(magnitude, numbers)) <= _FEW),
        "at_least": float(one.key[0] == "" and all(number.comparator in (">", ">=") for number in numbers)),
        "ages": float(any(map(_is_age, (one, two)))),
        "date": float(one.key[0] == DATE),
        "one_end": float(_share_one_end(*numbers)),
        "same_digits": float(same_digits(*numbers)),
        "compatible": float(both_can_be_true(*numbers)),
    }


def _is_age(statement: Statement) -> bool:
    return statement.claim.statistic == "age" or statement.claim.quantity.unit == _OLD


def _share_one_end(one: Quantity, two: Quantity) -> bool:
    ranges = one.comparator == two.comparator == "range"
    return ranges and (one.low == two.low or one.high == two.high)


def _next_best(best: float, second: float, own: float) -> float:
    """Return the best likeness of the other pairs."""
    return second if best == own else best
