"""Shares in words that a percentage set apart says again: "three quarters of the members of the choir, 58 per cent"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.extraction.statements.derivations.scenes import Scene
from factcheck.extraction.statements.derivations.shares_of_counts import shares_in, stands_for
from factcheck.extraction.statements.parts import closes, word
from factcheck.extraction.statements.passage import Token
from factcheck.model import Derivation, Quantity, Way

_LONGEST = 16
"""So many words may name those of whom the share is told."""
_ROOM = 0.15
"""A share in words may be off by this part of it, as where it is told again in other words."""
_OPENING = frozenset({",", "–", "—", "("})
_BETWEEN = frozenset(
    {"namely", "or", "exactly", "precisely", "to", "be", "precise", "exact", "about", "some", "that", "is"}
)
_LESS = frozenset({"barely", "scarcely", "hardly", "nearly", "almost"})
_MORE = frozenset({"over"})


def find_worded_shares(scene: Scene) -> Iterator[Derivation]:
    """Yield each percentage that is set apart behind a share in words, as one that the words lead to."""
    if len(scene.quantities) < 2:
        return
    read = scene.read
    for place, again in shares_in(read):
        if again.unit != "percent":
            continue
        worded = _before(read, place)
        if worded is not None:
            yield Derivation("share", again.span, *stands_for(again), (_way(read, worded),))


def _before(read: Sequence[Token], place: int) -> int | None:
    """Return where the share in words stands that a percentage set apart follows, with nothing but words between."""
    behind = place + 1
    while word(read, behind) in _BETWEEN:
        behind += 1
    opening = place - 1
    while word(read, opening) in _BETWEEN:
        opening -= 1
    if not closes(read, behind) or word(read, opening) not in _OPENING:
        return None
    for there in range(opening - 1, max(opening - 1 - _LONGEST, -1), -1):
        quantity = read[there].quantity
        if quantity:
            return there if _is_worded(quantity) and word(read, there + 1) == "of" else None
        if not word(read, there).replace("'", "").replace("’", "").replace("-", "").isalpha():
            return None
    return None


def _is_worded(quantity: Quantity) -> bool:
    """Tell whether a share is a fraction in words: "a third", "three quarters", "fewer than half"."""
    value = quantity.measure.low if quantity.measure.low is not None else quantity.measure.high
    plain = quantity.step == 0 and not any(map(str.isdigit, quantity.text))
    return plain and quantity.measure.dimension == "share" and quantity.unit != "percent" and 0 < (value or 0.0) < 1


def _way(read: Sequence[Token], place: int) -> Way:
    """Return what a share in words may stand for, with the word before it that keeps it on one side."""
    quantity = read[place].quantity
    low, high = (quantity.measure.low, quantity.measure.high) if quantity else (None, None)
    value = (high if low is None else low) or 0.0
    room = _ROOM * value
    hedge = word(read, place - 1)
    least = 0.0 if low is None else value if hedge in _MORE else value - room
    most = 1.0 if high is None else value + (0.0 if hedge in _LESS else room)
    return Way(least, most, (read[place].span,), f"{100 * value:.3g}%", quantity.text if quantity else "")
