"""Products that are not what the sentence says they come to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations
from math import prod

from factcheck.checks import Diagnostic, RuleContext
from factcheck.comparison.derivations import contradicted
from factcheck.comparison.other_accounts import is_made_otherwise
from factcheck.extraction.quantities.intervals import reach
from factcheck.extraction.quantities.unit_types import DAY
from factcheck.model import Measure, Product, Quantity, Related
from factcheck.values import dataclass

FIELDS = ("factors", "computed")
# The days that a result may be told for, where neither it nor its factors say so.
_PERIODS = (1.0, 7.0, 14.0, 28.0, 30.0, 365.0)
_ROOM = 0.02
_ROUNDED = 0.25
"""A result is rounded by no more than this part of it."""
# Numbers beside a result that one account of it may leave out; more make nearly any result possible.
_LARGEST_SET = 3


@dataclass(frozen=True, slots=True)
class Options:
    """No settings."""


def check(context: RuleContext, options: Options) -> Iterator[Diagnostic]:
    """Yield a diagnostic at each result that its factors do not come to, and at each most that they exceed."""
    derivations = context.extraction.statements.derivations
    derived = {one.span for one in derivations}
    for product in (one for one in context.extraction.statements.products if one.result.span not in derived):
        low, high = _come_to(product.factors)
        most = product.result.measure.high or 0.0
        exceeded = low > most * (product.result.measure.per_day or 1.0) * (1 + _ROOM)
        if product.limit and exceeded and not _is_spaced(product):
            yield _diagnostic(context, product, low, "limit")
        elif (
            not product.limit
            and not _fits(product.result.measure, low, high, _periods(product))
            and not _comes_of_others(product)
            and not is_made_otherwise(context.extraction, product.result.span, [one.span for one in product.factors])
        ):
            yield _diagnostic(context, product, low, "")
    for one in contradicted(derivations, "product", "quotient"):
        way = one.ways[0]
        if one.kind == "product" and is_made_otherwise(context.extraction, one.span, way.of):
            continue
        related = tuple(Related(span, f"{way.written} by this") for span in way.of)
        yield Diagnostic(one.span, {"factors": way.how, "computed": way.written}, related=related)


def _come_to(factors: Sequence[Quantity]) -> tuple[float, float]:
    """Return the least and greatest value of the factors, in base units, rates by the day, durations in days."""
    ends = [_ends(factor.measure) for factor in factors]
    return prod(low for low, _ in ends), prod(high for _, high in ends)


def _ends(measure: Measure) -> tuple[float, float]:
    """Return both ends of a factor; a time that lasts counts in days, one that is spent in seconds."""
    low, high = (measure.high if measure.low is None else measure.low), measure.high
    low, high = low or 0.0, (low if high is None else high) or 0.0
    if measure.dimension == "time" and not measure.per_day and low >= DAY:
        return low / DAY, high / DAY
    return low * (measure.per_day or 1.0), high * (measure.per_day or 1.0)


def _fits(result: Measure, low: float, high: float, periods: Sequence[float] = (1.0,)) -> bool:
    """Tell whether a result can be told of a value, for a day or another time, both rounded."""
    bounds = [bound for bound in (result.low, result.high) if bound is not None]
    least = max(reach(result, bounds[0], converted=True)[0], bounds[0] * (1 - _ROUNDED))
    most = min(reach(result, bounds[-1], converted=True)[1], bounds[-1] * (1 + _ROUNDED))
    times = result.per_day or 1.0
    least, most = least * times * (1 - _ROOM), most * times * (1 + _ROOM)
    return any(least <= high * period and low * period <= most for period in periods)


def _is_spaced(product: Product) -> bool:
    """Tell whether a dose is told by how far apart doses must be: "every four hours, no more than 4 g a day"."""
    return any(one.measure.dimension == "time" and one.measure.per_day > 1 for one in product.others)


def _periods(product: Product) -> Sequence[float]:
    """Return the days that a result may be told for, where neither it nor its factors say so."""
    rate = any(one.measure.per_day for one in product.factors)
    lasts = any(one.measure.dimension == "time" and not one.measure.per_day for one in product.factors)
    return _PERIODS if rate and not lasts and not product.result.measure.per_day else (1.0,)


def _comes_of_others(product: Product) -> bool:
    """Tell whether numbers before the result make it otherwise: one by some of the others, or two of its kind."""
    result = product.result.measure
    same = [_least(one) for one in product.others if one.measure.dimension == result.dimension]
    numbers = [_least(one) for one in product.others if one.measure.dimension in ("count", "times")]
    numbers += [_least(one) / DAY for one in product.others if one.measure.dimension == "time"]
    whole = [1.0] if result.dimension == "count" else same
    made = [value * prod(some) for value in whole for some in _sets(numbers)]
    made += [value for one, two in combinations(same, 2) for value in (one + two, abs(one - two))]
    made += [one / two for pair in combinations(numbers, 2) for one, two in (pair, pair[::-1]) if two]
    return any(_fits(replace(result, per_day=0.0), value, value) for value in made)


def _least(quantity: Quantity) -> float:
    measure = quantity.measure
    return (measure.high if measure.low is None else measure.low) or 0.0


def _sets(numbers: Sequence[float]) -> Iterator[tuple[float, ...]]:
    for size in range(min(len(numbers), _LARGEST_SET) + 1):
        yield from combinations(numbers, size)


def _diagnostic(context: RuleContext, product: Product, value: float, variant: str) -> Diagnostic:
    computed = _written(value, product.result)
    fields = {"factors": " × ".join(one.text for one in product.factors), "computed": computed}
    related = tuple(Related(one.span, f"{computed} by this") for one in product.factors)
    return Diagnostic(product.result.span, fields, variant, related)


def _written(value: float, result: Quantity) -> str:
    """Return a value in the unit of the result, with three digits."""
    bound = result.high if result.high is not None else result.low
    base = result.measure.high if result.measure.high is not None else result.measure.low
    scale = (base / bound) * (result.measure.per_day or 1.0) if base and bound else 1.0
    number = f"{float(f'{value / scale:.3g}'):,.10g}"
    return f"{number} {result.unit_text}".strip()
