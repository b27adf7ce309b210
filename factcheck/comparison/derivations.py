"""Results that no way of reading the numbers before them leads to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factcheck.model import Derivation, DerivationKind, Span, Way


def contradicted(derivations: Iterable[Derivation], *kinds: DerivationKind) -> Iterator[Derivation]:
    """Yield the results of these kinds that can be made in none of their ways."""
    for one in derivations:
        if one.kind in kinds and not any(_fits(one, way) for way in one.ways):
            yield one


def explained(derivations: Iterable[Derivation]) -> frozenset[Span]:
    """Return where results stand that come out as the words tell."""
    return frozenset(one.span for one in derivations if _fits(one, one.ways[0]))


def _fits(one: Derivation, way: Way) -> bool:
    return way.low <= one.high and one.low <= way.high
