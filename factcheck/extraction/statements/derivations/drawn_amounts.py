"""Amounts that a volume of a known strength holds: "1 mg per ml … draw up 0.3 ml for an adult; it holds 3 mg".

No word needs to say what is multiplied: a strength leads from one volume to one amount of its kind, whatever their
order. The scene has one strength, and the sentence of the volume one amount; with more of either nobody knows which
belong together. A bottle's volume is none that is drawn, and the strength said again is no result.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from math import log10

from factcheck.data import word_table
from factcheck.extraction.statements.derivations.factors_of_products import Factor, factors
from factcheck.extraction.statements.derivations.scenes import Scene
from factcheck.extraction.statements.parts import word
from factcheck.extraction.statements.passage import Token
from factcheck.model import Derivation, Quantity, Span, Way

_DRAWN = ("mass", "activity units")
_VOLUME = (("length^3", 1),)
_ROOM = 0.06
"""Amounts of a dose are rounded to what a spoon or a syringe shows."""
_FARTHEST = 12.0
_BEHIND = 3

_Read = Sequence[Token]


def find_drawn_amounts(scene: Scene) -> Iterator[Derivation]:
    """Yield the amount of a sentence with what its volume holds at the one strength told in it or before."""
    dimensions = {one.measure.dimension for one in scene.quantities}
    if "length^3" not in dimensions or dimensions.isdisjoint(_DRAWN):
        return
    read = scene.read
    if not any("length^3" in quantity.measure.dimension for _, quantity in read.numbers):
        return  # no volume, of which most sentences have none
    volumes = [one for one in factors(read) if one.powers == _VOLUME]
    if len(volumes) != 1 or volumes[0].bound or _is_vessel(read, volumes[0]) or _said(read) & _words("undrawn"):
        return
    strengths = [one for part in (read, *scene.earlier()) for one in factors(part) if _is_strength(one)]
    if len({(round(log10(one.low), 6), one.powers) for one in strengths}) != 1:
        return
    strength = strengths[0]
    kind = next(name for name, power in strength.powers if power > 0)
    told = [one for one in factors(read) if one.powers == ((kind, 1),)]
    if len(told) != 1 or told[0].bound or told[0].per_day > 1:
        return
    quantity = next(token.quantity for token in read if token.quantity and token.quantity.span == told[0].spans[0])
    if _is_strength_again(quantity, strength, scene):
        return
    yield from _derivation(quantity, told[0], strength, volumes[0])


def _is_strength(one: Factor) -> bool:
    return any(one.powers == tuple(sorted(((kind, 1), ("length^3", -1)))) for kind in _DRAWN)


def _is_vessel(read: _Read, volume: Factor) -> bool:
    """Tell whether a volume is that of a vessel: "a 100 ml bottle", "a bottle of 100 ml"."""
    place = next(
        (there for there, token in enumerate(read) if token.quantity and token.quantity.span in volume.spans), 0
    )
    near = {word(read, there) for there in (place - 3, place - 2, place - 1, *range(place + 1, place + _BEHIND))}
    return bool(near & _words("vessels"))


def _is_strength_again(quantity: Quantity, strength: Factor, scene: Scene) -> bool:
    """Tell whether an amount is that of the strength: "the 250 mg one"."""
    return any(span.start <= quantity.span.start < span.end for span in strength.spans) or any(
        token.quantity and token.quantity.span in strength.spans and token.quantity.low == quantity.low
        for read in (scene.read, *scene.earlier())
        for token in read
    )


def _derivation(quantity: Quantity, told: Factor, strength: Factor, volume: Factor) -> Iterator[Derivation]:
    low, high = strength.low * volume.low, strength.high * volume.high
    ratio = (told.low + told.high) / (low + high)
    near = 1 / _FARTHEST < ratio < _FARTHEST or abs(log10(ratio) - round(log10(ratio))) < _ROOM / 3
    if not near:
        return
    scale = told.low / (quantity.low or 1.0)
    written = f"{float(f'{low / scale:.3g}'):,.10g} {quantity.unit_text}"
    spans: tuple[Span, ...] = (*strength.spans, *volume.spans)
    way = Way(low, high, spans, written, f"{strength.text} × {volume.text}")
    yield Derivation("product", quantity.span, told.low * (1 - _ROOM), told.high * (1 + _ROOM), (way,))


def _said(read: _Read) -> set[str]:
    return {token.word for token in read}


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(word_table("products")[kind])
