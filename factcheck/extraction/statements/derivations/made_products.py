"""Results that the quantities before them are multiplied to: "5 mL three times a day for ten days … 100 mL in all".

Dimensions decide: a way of multiplying and dividing is read only if its units come out as those of the result. It
counts as told by the words only if it takes up every quantity that may belong, and is the only one that does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, product
from math import log10
from typing import NamedTuple

from factcheck.extraction.quantities.intervals import reach
from factcheck.extraction.quantities.unit_types import DAY
from factcheck.extraction.statements.derivations.dates import find_dates
from factcheck.extraction.statements.derivations.factors_of_products import (
    TIME,
    Factor,
    Powers,
    as_weight,
    factor,
    factors,
    is_weight,
    joined,
    may_be_factor,
    without_repeated,
)
from factcheck.extraction.statements.derivations.levels import UNREAD
from factcheck.extraction.statements.derivations.multiples import further
from factcheck.extraction.statements.derivations.result_signs import Sign, is_of_counts, result_sign
from factcheck.extraction.statements.derivations.scenes import Scene
from factcheck.extraction.statements.parts import word
from factcheck.extraction.statements.passage import Token, Tokens, read_once
from factcheck.model import Derivation, Quantity, Way

_MOST, _LARGEST = 7, 4
"""Of more quantities nobody knows which belong together; no more than so many are multiplied."""
_PERIODS = (1.0, 7.0, 14.0, 28.0, 30.0, 365.25 / 12, 365.0)
_ROOM, _ROUNDED, _SAME = 0.02, 0.25, 1e-6
_RANGE = 1.2
"""Ends of a range lie farther apart than what rounding a value may do to it."""
_FARTHEST = 12.0
"""A result farther from what the words tell is no slip of it, unless its point or its unit has slipped."""


_COLLECTIVE = frozenset(product(("the", "a"), ("pair", "set", "lot")))
_EACH_TIME = frozenset(product(("each", "every", "a"), ("time", "go")))
_REPEATING = frozenset({"again", "both", "either"})
"""Words by which something is done twice without a number: "with the knee straight and again with it bent"."""


class Made(NamedTuple):
    """A product of factors with their exponents, between `low` and `high`; `open` tells that it is one by the day."""

    low: float
    high: float
    of: tuple[Factor, ...]
    exponents: tuple[int, ...]
    open: bool


class Pool(NamedTuple):
    """The factors that may have a part in a result, the words around them, and whether they may not be all."""

    known: Sequence[Factor]
    read: Sequence[Sequence[Token]]
    unclear: bool


def find_made_products(scene: Scene) -> Iterator[Derivation]:
    """Yield each result with what the quantities before it come to."""
    if not scene.quantities or (len(scene.quantities) == 1 and not scene.before):
        return
    read = scene.read
    for place, quantity in read.numbers:
        if may_be_factor(quantity) and (sign := result_sign(read, place)) and (result := _result(quantity)):
            yield from _derivations(scene, read, place, quantity, result, sign)


def _result(quantity: Quantity) -> Factor | None:
    """Return a quantity as what others may be multiplied to."""
    measure = quantity.measure
    spent_often = measure.dimension == "time" and measure.per_day
    result = None if spent_often or measure.statistic == "change" else factor(quantity)
    return result if result and not result.bound else None


def _derivations(
    scene: Scene, read: Tokens, place: int, quantity: Quantity, result: Factor, sign: Sign
) -> Iterator[Derivation]:
    held = _held(read, place, result)
    stretches: list[Sequence[Token]] = [read.before(place), *scene.earlier()]
    told: Way | None = None
    for size in range(1, len(stretches) + 1):
        pool = _pool(stretches[:size], held or result)
        if len(pool.known) > _MOST:
            break
        way = _stages(pool, held or result) or (None if told else _told(pool, held or result, sign))
        told = way or told
    if told and _may_be_slip(told, held or result):
        lasting = any(one.powers == TIME and set(one.spans) & set(told.of) for one in pool.known)
        scale = held.low / result.low if held else 1.0
        low, high = (end * scale for end in _stands_for(quantity))
        computed = _written((told.low + told.high) / 2 / scale, quantity)
        ways = (replace(told, written=computed), *_repeated(told, pool), *_all_ways(pool, held or result))
        if end := _wrong_end(low, high, told):
            low, high, told = end
            ways = (replace(told, written=computed), *(one for one in ways[1:] if _has_both_ends(quantity, one)))
        course = lasting and not any(read[0].start <= span.start for span in told.of)
        yield Derivation("course" if course else "product", quantity.span, low, high, ways)


def _wrong_end(low: float, high: float, told: Way) -> tuple[float, float, Way] | None:
    """Return the end of a range that the words lead to otherwise: "3 to 6 mg per kg … 60 kg, that is 240 to 480 mg"."""
    if not (high > low * _RANGE and told.high > told.low * _RANGE):
        return None
    for stated, made in ((low, told.low), (high, told.high)):
        if abs(stated / made - 1) > _ROUNDED / 2:
            return stated, stated, replace(told, low=made, high=made)
    return None


def _has_both_ends(quantity: Quantity, way: Way) -> bool:
    low, high = _stands_for(quantity)
    return abs(way.low / low - 1) < _ROUNDED / 2 and abs(way.high / high - 1) < _ROUNDED / 2 if low and high else False


def _repeated(told: Way, pool: Pool) -> Iterator[Way]:
    """Yield what a result comes to if words say that something is done twice, or so many times more."""
    if any(not _REPEATING.isdisjoint([token.word for token in read]) for read in pool.read):
        yield Way(told.low * 2, told.high * 2)
    for times in further(pool.read):
        for value in (1.0, 1 / (times - 1 or 1)):
            yield Way(told.low * value * times, told.high * value * times)


def _may_be_slip(told: Way, result: Factor) -> bool:
    """Tell whether a result is near enough to what the words tell, or some powers of ten away."""
    ratio = (told.low + told.high) / (result.low + result.high)
    return 1 / _FARTHEST < ratio < _FARTHEST or abs(log10(ratio) - round(log10(ratio))) < _ROOM


def _held(read: Sequence[Token], place: int, result: Factor) -> Factor | None:
    """Return what a number of things holds in all: "two boxes of 30", "eight syringes of 4 ml"."""
    inside = read[place + 3].quantity if place + 3 < len(read) else None
    if not result.is_number or word(read, place + 2) != "of" or not word(read, place + 1).isalpha() or not inside:
        return None
    one = factor(inside)
    if not one or one.per_day or one.bound:
        return None
    return one._replace(low=one.low * result.low, high=one.high * result.high, noun="")


def _pool(stretches: Sequence[Sequence[Token]], result: Factor) -> Pool:
    """Return the factors of a passage that may have a part in a result, in text order."""
    every = [one for read in reversed(stretches) for one in factors(read)]
    by_weight = any(dict(one.powers).get("weight") for one in every)
    hourly = any(one.per_day >= 24 for one in every)
    kept: list[Factor] = []
    for one in every:
        brief = one.powers == TIME and one.high < 1.0 and not hourly and result.powers != TIME
        lone = one.is_number and abs(one.low - 1) + abs(one.high - 1) < _SAME
        if is_weight(one) and by_weight:
            kept.append(as_weight(one))
        elif result.is_number and one.per_day and not one.is_number and one.powers != _rate(()):
            kept.append(one._replace(low=one.per_day, high=one.per_day, powers=_rate(())))
        elif not (brief or lone or _is_reading(one) or (is_weight(one) and not is_weight(result))):
            kept.append(one)
    return Pool(without_repeated(kept), stretches, any(map(_is_unclear, stretches)))


def _is_reading(one: Factor) -> bool:
    """Tell whether a number with decimals is of nothing and never: "a pH of 7.8", "1:2.5 in water"."""
    return one.is_number and not (one.noun or one.per_day) and one.low != round(one.low)


@read_once
def _is_unclear(read: Sequence[Token]) -> bool:
    """Tell whether a share, or a number that is no date and has not been read, may have a part in the result."""
    if any(token.quantity and token.quantity.measure.dimension == "share" for token in read):
        return True
    if _is_for_several(read) or _changes(read):
        return True
    unread = [place for place, token in enumerate(read) if UNREAD.fullmatch(token.word)]
    dates = find_dates(read) if unread else ()
    return not all(any(one.place <= place < one.last for one in dates) for place in unread)


def _is_for_several(read: Sequence[Token]) -> bool:
    """Tell whether an amount is that of several at once, or of each of a number of times that no number tells.

    "$1,800 the pair", "150 mg each time".
    """
    for place, token in enumerate(read):
        if token.quantity and factor(token.quantity) and token.quantity.measure.dimension != "count":
            behind = (word(read, place + 1), word(read, place + 2))
            often = any(one.quantity.measure.dimension == "times" for one in read if one.quantity)
            if behind in _COLLECTIVE or (behind in _EACH_TIME and not often):
                return True
    return False


def _changes(read: Sequence[Token]) -> bool:
    """Tell whether how often something is taken changes on the way: "four times a day …, then twice a day"."""
    often = [
        place for place, token in enumerate(read) if token.quantity and token.quantity.measure.dimension == "times"
    ]
    return len(often) > 1 and any(token.word == "then" for token in read[often[0] : often[-1]])


def _rate(powers: Powers) -> Powers:
    """Return the powers by the day: of a mass those of a mass a day."""
    return joined((*powers, ("time", -1)))


def _told(pool: Pool, result: Factor, sign: Sign) -> Way | None:
    """Return the one way of multiplying all factors that comes out as the result; numbers divide if words say so."""
    known = pool.known
    if not 1 < len(known) <= _LARGEST or pool.unclear or any(one.bound for one in known):
        return None
    choices = [_exponents(one, result, sign) for one in known]
    found = [made for chosen in product(*choices) if (made := _made(known, chosen, result))]
    if sign.each:
        found = [one for one in found if any(a.is_number and b < 0 for a, b in zip(one.of, one.exponents, strict=True))]
    if len(found) != 1 or not is_of_counts(known, result, sign, pool.read):
        return None
    made = found[0]
    over = [one.text for one, exponent in zip(made.of, made.exponents, strict=True) if exponent > 0]
    under = [one.text for one, exponent in zip(made.of, made.exponents, strict=True) if exponent < 0]
    how = " × ".join(over) + "".join(f" ÷ {one}" for one in under)
    spans = tuple(span for one in known for span in one.spans)
    period = max(1.0, *(1 / one.per_day for one in known if one.per_day)) if made.open else 1.0
    return Way(made.low * period * (1 - _ROOM), made.high * period * (1 + _ROOM), spans, how=how)


def _exponents(one: Factor, result: Factor, sign: Sign) -> tuple[int, ...]:
    """Return the exponents that a factor may have: numbers divide where words share out, rates where time is asked."""
    if one.is_number:
        packed = sign.packed and one.noun == result.noun and one.noun != ""
        return (-1,) if packed else (1, -1) if sign.each else (1,)
    per = any(power < 0 for _, power in one.powers)
    return (1, -1) if result.powers == TIME or per or sign.each else (1,)


def _made(known: Sequence[Factor], exponents: Sequence[int], result: Factor) -> Made | None:
    """Return a product if its dimension is that of the result, or that by the day where the result names no time."""
    powers: dict[str, int] = {}
    low = high = 1.0
    for one, exponent in zip(known, exponents, strict=True):
        for name, power in one.powers:
            powers[name] = powers.get(name, 0) + exponent * power
        low, high = (low * one.low, high * one.high) if exponent > 0 else (low / one.high, high / one.low)
    left = joined(powers.items())
    plain = left == result.powers
    if not plain and not (left == _rate(result.powers) and any(one.per_day for one in known)):
        return None
    return Made(low, high, tuple(known), tuple(exponents), not plain)


def _stages(pool: Pool, result: Factor) -> Way | None:
    """Return the sum over the stages of a course: a rate and how long, then another rate and how long."""
    known = pool.known
    rates = [one for one in known if one.powers == _rate(result.powers) and not one.bound]
    lengths = [one for one in known if one.powers == TIME and not one.bound]
    alternate = len(rates) == len(lengths) and known[::2] == rates
    at_once = len(lengths) == 1 and known[:-1] == rates
    if len(rates) < 2 or len(rates) + len(lengths) != len(known) or not (alternate or at_once) or pool.unclear:
        return None
    parts = list(zip(rates, lengths if alternate else lengths * len(rates), strict=True))
    low, high = (sum(getattr(one, end) * getattr(two, end) for one, two in parts) for end in ("low", "high"))
    spans = tuple(span for one in known for span in one.spans)
    how = " + ".join(f"{one.text} × {two.text}" for one, two in parts)
    return Way(low * (1 - _ROOM), high * (1 + _ROOM), spans, how=how)


def _all_ways(pool: Pool, result: Factor) -> Iterator[Way]:
    """Yield every product, quotient, sum and difference that comes out as the result, for any usual period."""
    values: list[tuple[float, float, frozenset[int]]] = []
    usual = (1.0,) if any(one.powers == TIME for one in pool.known) else _PERIODS
    for chosen in product((0, 1, -1), repeat=len(pool.known)):
        used = [place for place, exponent in enumerate(chosen) if exponent]
        if 0 < len(used) <= _LARGEST:
            made = _made([pool.known[place] for place in used], [chosen[place] for place in used], result)
            periods = () if not made else usual if made.open else (1.0,)
            values += [(made.low * period, made.high * period, frozenset(used)) for period in periods if made]
    yield from (_loosely(low, high) for low, high, _ in values)
    for one, two in combinations(values, 2):
        if not one[2] & two[2]:
            yield _loosely(one[0] + two[0], one[1] + two[1])
            yield _loosely(abs(one[0] - two[0]), abs(one[1] - two[1]))


def _loosely(low: float, high: float) -> Way:
    return Way(min(low, high) * (1 - _ROOM), max(low, high) * (1 + _ROOM))


def _stands_for(quantity: Quantity) -> tuple[float, float]:
    """Return what a result stands for by its rounding, in base units, a rate by the day."""
    measure = quantity.measure
    ends = [end for end in (measure.low, measure.high) if end is not None]
    least = max(reach(measure, ends[0], converted=True)[0], ends[0] * (1 - _ROUNDED))
    most = min(reach(measure, ends[-1], converted=True)[1], ends[-1] * (1 + _ROUNDED))
    scale = (1 / DAY if measure.dimension == "time" else 1.0) * (measure.per_day or 1.0)
    return least * scale, most * scale


def _written(value: float, result: Quantity) -> str:
    """Return a value in the unit of the result, with three digits."""
    low, high = _stands_for(result)
    scale = (low + high) / 2 / (result.low or 1.0)
    return f"{float(f'{value / scale:.3g}'):,.10g} {result.unit_text}".strip()
