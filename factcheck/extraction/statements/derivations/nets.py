"""Net amounts beside the total and what is taken off: "Total carbs: 296 g … Fibre: 86 g … Net carbs: 212 g"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from factcheck.extraction.statements.derivations.scenes import Scene
from factcheck.extraction.statements.passage import Token
from factcheck.extraction.statements.tokens import tokens
from factcheck.model import Derivation, Quantity, Way

_NEAR = 0.15
"""A net amount farther from what is left is one of something else."""


class Line(NamedTuple):
    """The one amount of an item, and the words before it."""

    quantity: Quantity
    label: frozenset[str]


def find_nets(scene: Scene) -> Iterator[Derivation]:
    """Yield each net amount with what is left of the total told before it, less the one amount between."""
    net = _line(scene.read) if "net" in scene.read.words else None
    if not net or "net" not in net.label:
        return
    lines = [line for one in reversed(scene.before) if (line := _line(tokens(scene.passage, one)))]
    same = [line for line in lines if line.quantity.unit == net.quantity.unit]
    totals = [place for place, line in enumerate(same) if "total" in line.label]
    if len(totals) != 1 or len(same) - totals[0] != 2:
        return
    total, off = same[totals[0]].quantity, same[totals[0] + 1].quantity
    left = (total.low or 0.0) - (off.low or 0.0)
    value, step = net.quantity.low or 0.0, net.quantity.step
    room = (total.step + off.step) / 2
    if left <= 0 or abs(value - left) > _NEAR * left:
        return
    how = f"{total.text} − {off.text}"
    way = Way(left - room, left + room, (total.span, off.span), f"{left:,.10g} {net.quantity.unit_text}", how)
    yield Derivation("product", net.quantity.span, value - step / 2, value + step / 2, (way,))


def _line(read: Sequence[Token]) -> Line | None:
    """Return the first amount of an item with the words before it."""
    for place, token in enumerate(read):
        quantity = token.quantity
        if quantity:
            exact = quantity.unit is not None and quantity.low is not None and quantity.low == quantity.high
            return Line(quantity, frozenset(one.word for one in read[:place])) if exact and quantity.step else None
    return None
