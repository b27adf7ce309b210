"""Changes of a risk in percent, where nothing says how large the risk is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.checks import Material, Problem

FIELDS = ()


@dataclass(frozen=True, slots=True)
class Options:
    """No settings."""


def check(material: Material, options: Options) -> Iterator[Problem]:
    """Yield a problem at each change of a risk in percent, in a block without absolute numbers."""
    for change in material.extraction.statements.risk_changes:
        if not change.absolute:
            yield Problem(change.quantity.span)
