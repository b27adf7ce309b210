"""The quantities of a passage as factors with the powers of their dimensions, times in days."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from factcheck.data import word_table
from factcheck.extraction.quantities.unit_types import DAY
from factcheck.extraction.quantities.units import unit
from factcheck.extraction.statements.derivations.levels import noun
from factcheck.extraction.statements.parts import is_proportion, word
from factcheck.extraction.statements.passage import Token, read_once
from factcheck.model import Quantity, Span

_AMOUNTS = frozenset({"mass", "length^3", "energy", "activity units", "length"})
_AT = frozenset({"every", "each", "in", "at", "before", "after", "with"})
_SAME, _HOLDING = 0.02, 6
_VOLUMES = {
    "ml": "millilitre",
    "millilitre": "millilitre",
    "milliliter": "millilitre",
    "mil": "millilitre",
    "teaspoon": "teaspoon",
    "teaspoonful": "teaspoon",
}
"""Units of volume in which strengths are told without a number."""
TIME = (("time", 1),)
"""The powers of a length of time."""

Powers = tuple[tuple[str, int], ...]


class Factor(NamedTuple):
    """A quantity as a factor: both ends in base units, times in days; `noun` is what a count counts.

    `per_day` is how often a rate counts, 0 for what is none; `bound` tells that it is a limit, `counted` that it counts
    things.
    """

    spans: tuple[Span, ...]
    text: str
    low: float
    high: float
    powers: Powers
    noun: str = ""
    per_day: float = 0.0
    bound: bool = False
    counted: bool = False

    @property
    def is_number(self) -> bool:
        """Tell whether the factor has no dimension."""
        return not self.powers


def may_be_factor(quantity: Quantity) -> bool:
    """Tell whether a quantity is of a dimension that others may be multiplied to, and no ratio."""
    return quantity.unit != "ratio" and _powers(quantity.measure.dimension) is not None


def factor(quantity: Quantity) -> Factor | None:
    """Return a quantity as a factor, None for shares, ages, dates and what else is no amount of anything."""
    measure = quantity.measure
    powers = _powers(measure.dimension)
    low, high = (measure.high if measure.low is None else measure.low), measure.high
    if (
        powers is None
        or low is None
        or low <= 0
        or measure.statistic not in ("level", "change")
        or quantity.unit == "ratio"
    ):
        return None
    high = low if high is None else high
    over = measure.dimension == "time" and quantity.text.casefold().startswith("over ")
    scale = (1 / DAY if "time" in dict(powers) else 1.0) * (measure.per_day or 1.0)
    if measure.per_day:
        powers = joined((*powers, ("time", -1)))
    named = noun(quantity) if measure.dimension == "count" else ""
    bound = bool(measure.bound) and not over
    counted = measure.dimension == "count"
    spans, ends = (quantity.span,), (low * scale, high * scale)
    return Factor(spans, quantity.text, *ends, powers, named, measure.per_day, bound, counted)


@read_once
def factors(read: Sequence[Token]) -> list[Factor]:
    """Return the factors among the tokens in order: concentrations told in two amounts as one, doubled ones once."""
    found: list[Factor] = []
    place = 0
    while place < len(read):
        quantity = read[place].quantity
        one = factor(quantity) if quantity and not is_proportion(read, place) else None
        if one and quantity and (strength := _strength(read, place, one) or _holding(read, place, quantity, one)):
            found.append(strength[0])
            place = strength[1]
            continue
        if one and one.counted and not one.per_day and _is_daily(read, place):
            before = next((each.noun for each in reversed(found) if each.noun), "")
            one = one._replace(powers=joined((("time", -1),)), per_day=1.0, noun=one.noun or before)
        if one and found and not one.counted and _is_in(one, found[-1]):
            found[-1] = found[-1]._replace(text=f"{found[-1].text} {one.text}")
        elif one:
            counted = f"{one.text} {word(read, place + 1)}" if one.noun else one.text
            found.append(one._replace(text=counted.rstrip()))
        place += 1
    return found


def without_repeated(every: Iterable[Factor]) -> list[Factor]:
    """Return the factors, one that is said again right away only once: "three months (90 days)"."""
    kept: list[Factor] = []
    for one in every:
        if one.counted or not (kept and one.powers == kept[-1].powers and _is_near(one, kept[-1])):
            kept.append(one)
    return kept


@lru_cache(256)
def _powers(dimension: str) -> Powers | None:
    """Return the powers of a dimension: "mass per length^3" is mass once and volume once less."""
    if dimension in ("count", "times", "multiple"):
        return ()
    above, *below = dimension.split(" per ")
    known = [one in (*_AMOUNTS, "time", "weight") or one.startswith("money") for one in (above, *below)]
    return joined(((above, 1), *((one, -1) for one in below))) if all(known) else None


def joined(powers: Iterable[tuple[str, int]]) -> Powers:
    """Return the powers summed by dimension, those that are left."""
    summed: dict[str, int] = {}
    for name, power in powers:
        summed[name] = summed.get(name, 0) + power
    return tuple(sorted((name, power) for name, power in summed.items() if power))


def _strength(read: Sequence[Token], place: int, above: Factor) -> tuple[Factor, int] | None:
    """Return "250 mg in [every] 5 ml" as one factor, and where it ends."""
    there = place + 1
    if word(read, there) == "of" and word(read, there + 1).isalpha():
        there += 2  # "20 mg of nicotine per ml"
    if word(read, there) not in ("in", "per"):
        return None
    there += 1 + (word(read, there + 1) in ("each", "every"))
    quantity = read[there].quantity if there < len(read) else None
    below = factor(quantity) if quantity else _one_of(read, there)
    if not below or below.powers != (("length^3", 1),) or len(above.powers) != 1 or above.powers == below.powers:
        return None
    powers = joined((*above.powers, ("length^3", -1)))
    text = f"{above.text} in {below.text}"
    return Factor((*above.spans, *below.spans), text, above.low / below.high, above.high / below.low, powers), there + 1


def _one_of(read: Sequence[Token], place: int) -> Factor | None:
    """Return a unit of volume without a number as one: "10 mg in a millilitre", "per ml"."""
    there = place + (word(read, place) in ("a", "one", "single"))
    known = unit(_VOLUMES.get(word(read, there), ""))
    if not known:
        return None
    span = Span(read[there].start, read[there].end)
    return Factor((span,), word(read, there), known.factor, known.factor, (("length^3", 1),))


def _holding(read: Sequence[Token], place: int, quantity: Quantity, below: Factor) -> tuple[Factor, int] | None:
    """Return "a pint of milk has 280 calories" as one factor, and where it ends."""
    if quantity.low != 1 or not below.powers or below.per_day:
        return None
    held = False
    for there in range(place + 1, min(place + 2 + _HOLDING, len(read))):
        if (inside := read[there].quantity) and held and (above := factor(inside)) and not above.per_day:
            powers = joined((*above.powers, *((name, -power) for name, power in below.powers)))
            text = f"{above.text} in {below.text}"
            made = Factor((*below.spans, *above.spans), text, above.low / below.high, above.high / below.low, powers)
            return (made, there + 1) if above.powers and above.powers != below.powers else None
        held = held or word(read, there) in ("has", "have", "contains", "contain", "holds", "weighs", "provides", "is")
        if inside or word(read, there) in (",", ";", "."):
            return None
    return None


def _is_daily(read: Sequence[Token], place: int) -> bool:
    """Tell whether a count is one of every day: "two tablets every morning", "one in the evening"."""
    start = place + 1
    while word(read, start).isalpha() and word(read, start) not in _AT and start < place + 3:
        start += 1
    behind = start + 1 + (word(read, start + 1) == "the")
    return word(read, start) in _AT and word(read, behind) in word_table("products")["dayparts"]


def _is_in(one: Factor, before: Factor) -> bool:
    """Tell whether how often is said by the rate before it: "40 mg once a day"."""
    return (
        bool(before.per_day)
        and not one.noun
        and one.powers == (("time", -1),)
        and (abs(one.low - before.per_day) <= _SAME * one.low)
    )


def _is_near(one: Factor, two: Factor) -> bool:
    return abs(one.low - two.low) <= _SAME * two.low and abs(one.high - two.high) <= _SAME * two.high


def is_weight(one: Factor) -> bool:
    """Tell whether a factor is a body's weight, not an amount of something."""
    return one.powers == (("mass", 1),) and one.low >= 1.0


def as_weight(one: Factor) -> Factor:
    """Return a weight in the dimension by which doses are told for each kilogram."""
    return one._replace(powers=(("weight", 1),))
