"""Results of well-known formulas: a body mass index of height and weight, units of alcohol of volume and strength.

The body mass index is weight (kg) by the square of height (m) (WHO, Technical Report Series 894, 2000). A unit of
alcohol is 10 ml of pure alcohol (UK Chief Medical Officers' Low Risk Drinking Guidelines, 2016).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from factcheck.extraction.statements.derivations.scenes import Scene
from factcheck.extraction.statements.parts import word
from factcheck.extraction.statements.passage import Token, Tokens
from factcheck.extraction.statements.tokens import tokens
from factcheck.model import Derivation, Quantity, Way

_HEIGHTS, _WEIGHTS, _INDICES = (1.2, 2.3), (25.0, 350.0), (10.0, 90.0)
_INDEX = "mass per length^2"
_LATER = frozenset(
    {"after", "later", "now", "today", "since", "then", "currently", "meanwhile", "down", "fell", "dropped", "by"}
)
"""Words by which an index is of another time than the weight of the sentence before."""
_BACK = 3
_REACH = 6
_UNIT_OF_ALCOHOL = 1e-5
"""Ten millilitres, in cubic metres."""
_DRINKS = frozenset(
    [
        "wine",
        "beer",
        "lager",
        "cider",
        "spirits",
        "alcohol",
        "abv",
        "gin",
        "vodka",
        "whisky",
        "prosecco",
        "sherry",
        "ale",
    ]
)
_LEFT = frozenset({"left", "remain", "remains", "remaining"})
_CUES = _LEFT | {"bmi", "index"}
"""Words of which a sentence with a formula has one, unless it tells units."""
_HALF, _PAIR = 0.5, 2
_IMPERIAL, _LARGER = frozenset({"pint"}), 568.26 / 473.18
"""A pint is 473 ml in the United States, 568 ml where beer is drunk by it."""


def find_formulas(scene: Scene) -> Iterator[Derivation]:
    """Yield each body mass index and each number of units of alcohol with what its formula gives."""
    read = scene.read
    if read.words.isdisjoint(_CUES) and not any(quantity.unit == "unit" for _, quantity in read.numbers):
        return
    window = [read, *(tokens(scene.passage, one) for one in scene.before[:_BACK])]
    for place, quantity in read.numbers:
        if not quantity.low or quantity.low != quantity.high or quantity.measure.bound:
            continue
        own = _own_weight(read, place) if _may_be_index(quantity) and "bmi" in read.words else None
        if own or _is_index(read, place, quantity):
            yield from _index(quantity, window, own)
        elif _is_left(read, place) and (left := _halved(read, quantity)):
            yield left
        elif quantity.unit == "unit" and not quantity.measure.per_day:
            yield from _units(quantity, window[:2])


def _is_index(read: Sequence[Token], place: int, quantity: Quantity) -> bool:
    """Tell whether a bare number is told as a body mass index: "a BMI of 31", "body mass index is 24.2"."""
    before = [word(read, there) for there in range(max(0, place - _REACH), place)]
    named = "bmi" in before or before[-4:-1] == ["body", "mass", "index"] or "index" in before
    low = quantity.low or 0.0
    return named and quantity.unit is None and not quantity.counted and _INDICES[0] <= low <= _INDICES[1]


def _every(window: Sequence[Sequence[Token]]) -> list[Quantity]:
    return [token.quantity for read in window for token in read if token.quantity]


def _own_weight(read: Tokens, place: int) -> Quantity | None:
    """Return the weight of an index where a sentence tells as many, by turns: "At 90 kg it was 31, at 75 kg 26"."""
    told = [(there, _is_weight(one)) for there, one in read.numbers if _is_weight(one) or _may_be_index(one)]
    weighs = [weight for _, weight in told]
    by_turns = len(told) >= 2 * _PAIR and len(told) % 2 == 0 and all(one != two for one, two in pairwise(weighs))
    if not by_turns:
        return None
    at = [there for there, _ in told].index(place) if place in [there for there, _ in told] else -1
    return read[told[at - 1 if weighs[0] else at + 1][0]].quantity if at >= 0 else None


def _may_be_index(one: Quantity) -> bool:
    return one.unit is None and not one.counted and _INDICES[0] <= (one.low or 0.0) <= _INDICES[1]


def _is_weight(one: Quantity) -> bool:
    plain = bool(one.measure.low) and one.measure.low == one.measure.high and one.measure.statistic == "level"
    return plain and one.measure.dimension == "mass" and _lies(one, _WEIGHTS)


def _index(quantity: Quantity, window: Sequence[Sequence[Token]], own: Quantity | None = None) -> Iterator[Derivation]:
    """Yield an index with the one height and the one weight told with it, or the weight that is its own."""
    every = [one for one in _every(window) if one.measure.low == one.measure.high and one.measure.low]
    heights = [one for one in every if one.measure.dimension == "length" and _lies(one, _HEIGHTS)]
    weights = [own] if own else [one for one in every if one.measure.dimension == "mass" and _lies(one, _WEIGHTS)]
    others = [one for one in _every(window) if one.measure.dimension == _INDEX and one is not quantity and not own]
    here = weights and any(token.quantity is weights[0] for token in window[0])
    if not here and not _LATER.isdisjoint([token.word for token in window[0]]):
        return  # "After the operation his BMI was 27": his weight was another one then
    if len(heights) != 1 or len(weights) != 1 or others or weights[0].measure.statistic == "change":
        return
    low, high = (_of(weights[0], heights[0], sign) for sign in (-1, 1))
    written = f"{(low + high) / 2:.3g}"
    way = Way(low, high, (weights[0].span, heights[0].span), written, f"{weights[0].text} ÷ {heights[0].text} squared")
    room = max(quantity.step, _HALF) if quantity.step >= 1 else _HALF
    yield Derivation("product", quantity.span, (quantity.low or 0.0) - room, (quantity.low or 0.0) + room, (way,))


def _lies(quantity: Quantity, ends: tuple[float, float]) -> bool:
    return ends[0] <= (quantity.measure.low or 0.0) <= ends[1]


def _of(weight: Quantity, height: Quantity, sign: int) -> float:
    """Return the index at one end of what weight and height are rounded to."""
    kilograms = (weight.measure.low or 0.0) + sign * weight.measure.step / 2
    metres = (height.measure.low or 1.0) - sign * min(height.measure.step, 0.0254) / 2
    return kilograms / metres**2


def _is_left(read: Sequence[Token], place: int) -> bool:
    return word(read, place + 1) in _LEFT or word(read, place + 2) in _LEFT


def _halved(read: Sequence[Token], left: Quantity) -> Derivation | None:
    """Return what is told to be left of the one other amount of its sentence after so many half-lives."""
    amounts = [one for token in read if (one := token.quantity) and one.measure.dimension == left.measure.dimension]
    lives = [
        one
        for place, token in enumerate(read)
        if (one := token.quantity) and word(read, place + 1).startswith(("half-li", "half"))
    ]
    first = next((one for one in amounts if one is not left), None)
    if len(amounts) != _PAIR or len(lives) != 1 or not first or not lives[0].low or not first.measure.low:
        return None
    value = first.measure.low * _HALF ** lives[0].low
    number, scale = left.measure.low or 0.0, (left.measure.low or 1.0) / (left.low or 1.0)
    way = Way(value, value, (first.span, lives[0].span), f"{value / scale:,.4g} {left.unit_text}", "")
    how = f"{first.text} halved {lives[0].text.split()[0]} times"
    return Derivation("product", left.span, number * 0.9, number * 1.1, (replace(way, how=how),))


def _units(quantity: Quantity, window: Sequence[Sequence[Token]]) -> Iterator[Derivation]:
    """Yield the units of one drink whose volume and strength are told with it."""
    said = {token.word for read in window for token in read}
    every = _every(window)
    volumes = [one for one in every if one.measure.dimension == "length^3" and one.measure.low == one.measure.high]
    strengths = [one for one in every if one.unit == "percent" and one.low and one.low == one.high and one.low < 100]
    units = [one for one in every if one.unit == "unit"]
    if not said & _DRINKS or len(volumes) != 1 or len(strengths) != 1 or len(units) != 1:
        return
    value = (volumes[0].measure.low or 0.0) * (strengths[0].low or 0.0) / 100 / _UNIT_OF_ALCOHOL
    number = quantity.low or 0.0
    if not value or not 1 / 3 < number / value < 3:
        return
    room = max(quantity.step / 2, 0.1 * number) + 0.05
    how = f"{volumes[0].text} × {strengths[0].text}"
    ways = [Way(value, value, (volumes[0].span, strengths[0].span), f"{value:.2g} units", how)]
    if volumes[0].unit in _IMPERIAL:
        ways.insert(0, Way(value * _LARGER, value * _LARGER, ways[0].of, f"{value * _LARGER:.2g} units", how))
    yield Derivation("product", quantity.span, number - room, number + room, tuple(ways))
