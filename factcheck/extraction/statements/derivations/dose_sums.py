"""All of a day's doses: "10 units at bedtime and 12 units at each of her three meals, 52 units per day".

The last amount of a sentence is the sum if it is told by the day or as all. Each dose before it counts as often as the
number behind it says; what any such sum leads to is right.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from math import prod

from factcheck.extraction.statements.derivations.result_signs import adds_more, result_sign
from factcheck.extraction.statements.derivations.scenes import Scene
from factcheck.extraction.statements.passage import Token
from factcheck.model import Derivation, Quantity, Way

_KINDS = frozenset({"mass", "activity units", "energy"})
_ROOM = 0.02
_FARTHEST = 2.5
_FEWEST, _MOST = 2, 4


def find_dose_sums(scene: Scene) -> Iterator[Derivation]:
    """Yield the last amount of a sentence with the sum of the doses before it."""
    amounts = [one for one in scene.quantities if one.measure.dimension in _KINDS]
    if not _FEWEST < len(amounts) <= _MOST + 1 or len({one.measure.dimension for one in amounts}) > 1:
        return
    *doses, result = amounts
    read = scene.read
    place = next((there for there, token in enumerate(read) if token.quantity is result), 0)
    told = result.measure.per_day == 1 or (place and result_sign(read, place))
    if not told or not all(map(_is_plain, amounts)) or adds_more(read, place) or any(map(_is_rate, doses)):
        return
    often = [_often(read, dose) for dose in doses]
    if any(not values for values in often) or len({one.unit for one in doses}) > 1:
        return
    stated = result.measure.low or 0.0
    sizes = [dose.measure.low or 0.0 for dose in doses]
    sums = [sum(a * b for a, b in zip(sizes, chosen, strict=True)) for chosen in product(*often)]
    usual = sum(a * values[-1] for a, values in zip(sizes, often, strict=True))
    ratio = stated / usual
    if (
        any(abs(stated / one - 1) <= _ROOM for one in (*sums, *sizes, prod(sizes)) if one)
        or not 1 / _FARTHEST < ratio < _FARTHEST
    ):
        return
    scale = stated / (result.low or 1.0)
    written = f"{float(f'{usual / scale:.4g}'):,.10g} {result.unit_text}"
    terms = (
        f"{dose.text} × {values[-1]:.10g}" if values[-1] != 1 else dose.text
        for dose, values in zip(doses, often, strict=True)
    )
    way = Way(usual, usual, tuple(one.span for one in doses), written, " + ".join(terms))
    yield Derivation("product", result.span, stated * (1 - _ROOM), stated * (1 + _ROOM), (way,))


def _is_plain(quantity: Quantity) -> bool:
    measure = quantity.measure
    level = measure.statistic == "level" and not measure.bound and measure.low == measure.high
    return level and bool(measure.low)


def _is_rate(quantity: Quantity) -> bool:
    return quantity.measure.per_day == 1


def _often(read: Sequence[Token], dose: Quantity) -> tuple[float, ...]:
    """Return how often a dose may count: once, or as the one number behind it says, () where several do."""
    start = next(there for there, token in enumerate(read) if token.quantity is dose)
    found: list[float] = []
    for token in read[start + 1 :]:
        other = token.quantity
        if other and other.measure.dimension == dose.measure.dimension:
            break
        if other and (other.measure.dimension not in ("count", "times") or other.measure.bound or not other.low):
            return ()
        if other and other.low:
            found.append(other.low)
    if len(found) > 1:
        return ()
    return (1.0, *found)
