"""Other mentions that say what one side of a conflict says, so that of three the odd one can be named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.comparison.measures import comparable, compare
from factcheck.model import Claim

_SHARE = 0.6
"""Of the words that two conflicting sentences share, how many a third one must have; fewer name another thing."""
_LEAST = 2
"""How many words these are at least."""


def supporters(claims: Sequence[Claim], one: Claim, other: Claim) -> tuple[tuple[Claim, ...], tuple[Claim, ...]]:
    """Return the other claims that agree with the one, and those that agree with the other, both in text order.

    They must hold most of the words that the two conflicting sentences share.
    """
    shared = one.context & other.context
    wanted = max(_LEAST, _SHARE * len(shared))
    near = [each for each in claims if each is not one and each is not other and len(each.context & shared) >= wanted]
    return tuple(_agreeing(near, one)), tuple(_agreeing(near, other))


def _agreeing(near: Sequence[Claim], claim: Claim) -> Iterator[Claim]:
    measure = claim.quantity.measure
    for each in near:
        if comparable(each.quantity.measure, measure) and compare(each.quantity.measure, measure) == "agree":
            yield each
