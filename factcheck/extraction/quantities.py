"""Quantities: numbers as written, read as intervals with a comparator and a unit."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model import Quantity


def find_quantities(text: str) -> Iterator[Quantity]:
    """Yield the quantities of one block of text in order."""
    yield from ()
