"""Results that no way of reading the numbers before them leads to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factcheck.model import Derivation, DerivationKind


def contradicted(derivations: Iterable[Derivation], *kinds: DerivationKind) -> Iterator[Derivation]:
    """Yield the results of these kinds that can be made in none of their ways."""
    for one in derivations:
        if one.kind in kinds and not any(way.low <= one.high and one.low <= way.high for way in one.ways):
            yield one
