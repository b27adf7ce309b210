"""Doses for a weight, where the dose for each kilogram is told elsewhere: "He weighs 4.5 kg. Give about a litre"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.extraction.statements.passage import Passage
from factcheck.model import Product, Quantity

_WEIGHTS = ("kilogram", "pound", "stone")
_PER_WEIGHT = " per weight"
_LIGHTEST, _HEAVIEST = 0.3, 250.0
"""What people weigh, in kilograms."""
_IN = ("in", "per", "in each", "in every", "to", "/")
_SAME = 0.03
_PARTS = range(2, 13)
_NEAR = (0.2, 5.0)


def find_weighed_doses(passage: Passage) -> Iterator[Product]:
    """Yield the amounts told for one weight with the only dose for each kilogram that the article has of their kind."""
    rates = [one for one in passage.quantities if one.measure.dimension.endswith(_PER_WEIGHT)]
    for dimension in {one.measure.dimension for one in rates}:
        same = [one for one in rates if one.measure.dimension == dimension]
        if len({(one.measure.low, one.measure.high) for one in same}) == 1 and same[0].measure.low:
            yield from _doses(passage, same[0], dimension.removesuffix(_PER_WEIGHT))


def _doses(passage: Passage, rate: Quantity, dimension: str) -> Iterator[Product]:
    before: Sequence[Quantity] = ()
    end = 0
    for sentence in passage.sentences:
        here = passage.within(sentence)
        near = [*(before if "\n" not in passage.text[end : sentence.start] else ()), *here]
        weights = [one for one in near if _is_weight(one)]
        kind = [one for one in here if one.measure.dimension == dimension and one.unit not in _WEIGHTS]
        amounts = [one for one in kind if not _is_strength(passage, one, here)]
        told = weights and len(amounts) == 1 and _are_one(weights)
        apart = told and (rate not in here or rate.span.start > amounts[0].span.end)
        if apart and _may_be(rate, weights[0], amounts[0]):
            yield Product((rate, weights[0]), amounts[0], (rate, *weights))
        before, end = here, sentence.end


def _is_strength(passage: Passage, amount: Quantity, here: Sequence[Quantity]) -> bool:
    """Tell whether an amount is what a volume holds: "100 mg in 5 mL"."""
    behind = next((one for one in here if one.span.start >= amount.span.end), None)
    between = passage.text[amount.span.end : behind.span.start] if behind else ""
    return between.strip() in _IN and behind is not None and behind.measure.dimension == "length^3"


def _is_weight(quantity: Quantity) -> bool:
    measure = quantity.measure
    plain = quantity.unit in _WEIGHTS and not measure.bound and measure.statistic == "level" and not measure.per_day
    return plain and _LIGHTEST <= (measure.low or 0.0) <= _HEAVIEST


def _are_one(weights: Sequence[Quantity]) -> bool:
    values = [one.measure.low or 0.0 for one in weights]
    return max(values) <= min(values) * (1 + _SAME)


def _may_be(rate: Quantity, weight: Quantity, amount: Quantity) -> bool:
    """Tell whether an amount may be the dose of a day: not a bound, no part or multiple of it, of about its size."""
    measure = amount.measure
    if measure.bound or measure.statistic != "level" or not measure.low:
        return False
    whole = (rate.measure.low or 0.0) * (weight.measure.low or 0.0) * (rate.measure.per_day or 1.0)
    ratio = measure.low / whole
    part = any(abs(ratio * by - 1) < 2 * _SAME for parts in _PARTS for by in (parts, 1 / parts))
    return not part and _NEAR[0] <= measure.low / whole <= _NEAR[1]
