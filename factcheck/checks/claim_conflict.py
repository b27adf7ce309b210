"""Two claims about the same thing whose values do not fit together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.checks import Material, Problem

FIELDS = ("subject", "factor")


@dataclass(frozen=True, slots=True)
class Options:
    """`ratio`: bounds that differ by less than this factor are taken for rounding."""

    ratio: float = 1.5


def check(material: Material, options: Options) -> Iterator[Problem]:
    """Yield a problem for each pair of claims that conflict."""
    yield from ()
