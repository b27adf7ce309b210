"""Results that are one amount as often as the numbers around it say: "two of the 5 ml spoons … so that's 360 mg".

There is one amount of the result's kind, and numbers of things, of times and of days. A result that no product of
some of them comes to, though one of these is near it, is told. What other way of reckoning may explain it keeps it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations
from math import log10
from typing import NamedTuple

from factcheck.extraction.claims.words import form, is_person
from factcheck.extraction.quantities.intervals import reach
from factcheck.extraction.quantities.unit_types import DAY
from factcheck.extraction.statements.derivations.amount_pools import Base, Item, Pool, gather
from factcheck.extraction.statements.derivations.levels import noun
from factcheck.extraction.statements.derivations.result_signs import result_sign
from factcheck.extraction.statements.derivations.scenes import Scene
from factcheck.extraction.statements.derivations.told_results import is_definite, is_told_result
from factcheck.extraction.statements.parts import word
from factcheck.extraction.statements.passage import Token, Tokens
from factcheck.extraction.statements.tokens import tokens
from factcheck.model import Derivation, Measure, Quantity, Span, Way

_KINDS = frozenset({"mass", "activity units", "energy", "length^3", "absorbed dose", "time", "count"})
_ROOM = 0.02
_MOST_ITEMS, _FEW_ITEMS = 7, 4
"""Of more numbers nobody knows which belong together."""
_NEAR = 2.6
"""A result farther from every product is no slip of one, unless its point has slipped."""
_FARTHEST, _LARGEST = 3.5, 4
"""A point that has slipped farther is none, and of more numbers no result is made."""
_EACH = 0.05
"""Of products about as near the result, the one of fewer numbers is named."""
_SHORT, _LEAST_BITS = 300.0, 2
_HOURLY = 24.0


_FURTHER = frozenset({"more", "further", "additional", "extra", "other", "again"})
"""Words behind a number of doses that come on top of the first."""


class Made(NamedTuple):
    """A product of the base with items."""

    value: float
    used: tuple[Item, ...]


def find_multiples(scene: Scene) -> Iterator[Derivation]:
    """Yield each result of a sentence that is one amount a number of times."""
    read = scene.read
    for place, quantity in read.numbers:
        if not _may_be_result(read, place, quantity) or not is_told_result(read, place):
            continue
        before = [read.before(place), *_leading(scene)]
        found = _derivation(quantity, before)
        if not found and is_definite(read, place):
            found = _derivation(
                quantity, [Tokens(read[place + 1 :]), *(tokens(scene.passage, one) for one in scene.after)]
            )
        if found:
            yield found


def _leading(scene: Scene) -> Iterator[Tokens]:
    """Yield the sentences before that a result may draw on: an item of a list has amounts of its own."""
    own = scene.sentence in scene.items
    yield from (read for read in scene.earlier() if not (own and read and _is_item(scene, read)))


def _is_item(scene: Scene, read: Tokens) -> bool:
    return any(one.start <= read[0].start < one.end for one in scene.items)


def _may_be_result(read: Sequence[Token], place: int, quantity: Quantity) -> bool:
    """Tell whether a quantity is an exact amount, a span of less than two days, or a number of things that it names."""
    measure = quantity.measure
    if measure.dimension not in _KINDS or quantity.unit in ("date", "ratio", "percent"):
        return False
    if measure.bound or not measure.low or measure.low != measure.high or measure.low < 0:
        return False
    if measure.dimension == "time":
        told = _SHORT < measure.low < DAY * 2 and result_sign(read, place) is not None
    else:
        counts = quantity.step == 1 and noun(quantity) != "" and not _is_of_people(quantity)
        told = measure.dimension != "count" or counts
    return told and not _is_clock(read, place)


def _is_clock(read: Sequence[Token], place: int) -> bool:
    """Tell whether a number is a time of the day: "seven in the morning", "nine at night"."""
    behind = [word(read, there) for there in range(place + 1, place + 4)]
    return behind[:1] in (["in"], ["at"], ["o'clock"], ["am"], ["pm"]) and bool(
        set(behind) & {"morning", "evening", "afternoon", "night", "o'clock", "am", "pm"}
    )


def _is_of_people(quantity: Quantity) -> bool:
    return any(is_person(form(one)) for one in quantity.counted.split())


def _derivation(quantity: Quantity, stretches: Sequence[Tokens]) -> Derivation | None:
    """Return a result with what one amount comes to, from the nearest sentences that hold such an amount."""
    found: Derivation | None = None
    pool: Pool | None = None
    for pool in gather(stretches, quantity):
        counted = quantity.measure.dimension == "count"
        bases = {one.value: one for one in pool.bases} if counted else _distinct(pool)
        if len(bases) > 1 or len(pool.items) > _MOST_ITEMS or pool.steps:
            return None if len(bases) > 1 and _comes_of_one(quantity, bases.values(), pool) else found
        if bases and (pool.items or len(pool.volumes) > 1):
            found = _judged(quantity, next(iter(bases.values())), pool, further(stretches))
    if found:
        return found
    return _judged(quantity, None, pool) if pool and quantity.measure.dimension == "count" else None


def _comes_of_one(quantity: Quantity, bases: Iterable[Base], pool: Pool) -> bool:
    """Tell whether one of several amounts leads to a result, which is then that of another than the nearest."""
    low, high = _stands_for(quantity.measure)
    made = _products(pool.items[:_FEW_ITEMS])
    return any(
        low <= one.value * value * (1 + _ROOM) and one.value * value * (1 - _ROOM) <= high
        for one in bases
        for value in made
    )


def _distinct(pool: Pool) -> dict[float, Base]:
    """Return the different amounts of a pool, without those that are products of one before them themselves."""
    bases: dict[float, Base] = {}
    made: list[float] = []
    for one in pool.bases:
        if not any(abs(one.value - value) <= _ROOM * value for value in made):
            bases[round(one.value, 15)] = one
            ratios = {1.0, *(a.value / b.value for a in pool.volumes for b in pool.volumes)}
            made += [one.value * value * ratio for value in _products(pool.items[:_FEW_ITEMS]) for ratio in ratios]
    return bases


def further(stretches: Iterable[Sequence[Token]]) -> list[float]:
    """Return how often something is done with the times that come on top: 4 for "up to three more times"."""
    return [
        (one.high or one.low or 0.0) + 1
        for read in stretches
        for place, token in enumerate(read)
        if (one := token.quantity) and one.unit in (None, "count") and word(read, place + 1) in _FURTHER
    ]


def _judged(quantity: Quantity, base: Base | None, pool: Pool, times: Sequence[float] = ()) -> Derivation | None:
    """Return the result if one product is near it, with all products that may be meant; times are in days then."""
    measure = quantity.measure
    one = base.value if base else 1.0
    counted = measure.dimension == "count"
    if counted and not {"often", "long"} <= {item.kind for item in pool.items}:
        return None  # "Of the 31 studies", "Five trials"
    products = _products(pool.items)
    ratios = {1.0, *(a.value / b.value for a in pool.volumes for b in pool.volumes if a.value != b.value)}
    low, high = _stands_for(measure)
    if low <= one <= high or any(low <= same.value <= high for same in pool.bases):
        return None
    told = _nearest(measure.low or 1.0, one, products, ratios, least=1 if base else _LEAST_BITS)
    if told is None:
        return None
    made, ratio = told
    if measure.per_day >= _HOURLY and "often" not in {item.kind for item in made.used}:
        return None  # "two workers … a cup of 8 ounces each time. That is 32 ounces an hour"
    days = 1 / DAY if measure.dimension == "time" else 1.0
    exact = [value * one * ratio for value in products for ratio in ratios]
    exact += [value + bare * base.scale for value in exact for bare in pool.bare] if base else []
    exact += [one + base.scale * value for value in _sums(pool)] if base else []
    exact += [value * one for value in times]
    if counted:
        exact += [one + value for value in products]
    parts, spans = _written_factors(base, pool, made, ratio)
    value = made.value * one * ratio
    first = replace(_way(value * days), of=spans, written=_written(value, quantity), how=" × ".join(parts))
    return Derivation("product", quantity.span, low * days, high * days, (first, *(_way(one * days) for one in exact)))


def _sums(pool: Pool) -> Iterator[float]:
    """Yield what numbers whose unit may be left out add to the amount: "Ten minutes on the bike, twenty of weights"."""
    values = [*pool.bare, *(value for item in pool.items for value in item.values)][:_MOST_ITEMS]
    for size in range(1, len(values) + 1):
        yield from map(sum, combinations(values, size))


def _nearest(
    middle: float, one: float, products: dict[float, Made], ratios: set[float], *, least: int
) -> tuple[Made, float] | None:
    """Return the product and the ratio of volumes that come nearest to a result, None if all are far from it."""
    near = [
        (abs(log10(made.value * one * ratio / middle)) + _EACH * len(made.used), made, ratio)
        for made in products.values()
        for ratio in ratios
        if _LARGEST >= len(made.used) + (ratio != 1.0) >= least and _may_be_slip(made.value * one * ratio / middle)
    ]
    return min(near, key=lambda found: found[0])[1:] if near else None


def _written_factors(base: Base | None, pool: Pool, made: Made, ratio: float) -> tuple[list[str], tuple[Span, ...]]:
    """Return what is multiplied, as written, and where it stands."""
    parts, spans = ([base.text], [base.span]) if base else ([], [])
    if ratio != 1.0:
        pair = next((a, b) for a in pool.volumes for b in pool.volumes if a.value / b.value == ratio)
        parts.append(f"{pair[0].text} ÷ {pair[1].text}")
        spans += [pair[0].span, pair[1].span]
    return [*parts, *(item.text for item in made.used)], (*spans, *(item.span for item in made.used))


def _way(value: float) -> Way:
    return Way(value * (1 - _ROOM), value * (1 + _ROOM))


def _may_be_slip(ratio: float) -> bool:
    power = log10(ratio)
    return 1 / _NEAR < ratio < _NEAR or (abs(power - round(power)) < _ROOM and abs(power) < _FARTHEST)


def _products(items: Sequence[Item]) -> dict[float, Made]:
    """Return every product of some of the numbers by its value, with the fewest numbers that make it."""
    found = {1.0: Made(1.0, ())}
    for item in items:
        for made in list(found.values()):
            for value in item.values:
                product = round(made.value * value, 9)
                if product not in found or len(found[product].used) > len(made.used) + 1:
                    found[product] = Made(product, (*made.used, item))
    return found


def _stands_for(measure: Measure) -> tuple[float, float]:
    """Return what a result stands for by its rounding, in base units."""
    middle = measure.low or 0.0
    low, high = reach(measure, middle, converted=True)
    return max(low, middle * 0.9), min(high, middle * 1.1)


def _written(value: float, result: Quantity) -> str:
    """Return a value in the unit of the result, with three digits."""
    scale = (result.measure.low or 1.0) / (result.low or 1.0)
    return f"{float(f'{value / scale:.3g}'):,.10g} {result.unit_text or noun(result)}".strip()
