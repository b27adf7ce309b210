"""Lists: in "5, 10 and 20 mg" the unit stands once, after the last number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from factcheck.model import Quantity

_JOINED = re.compile(r"\s?(?:,|,?\s(?:and|or)|,?\s(?:versus|vs\.?))\s")
# Longer lists are tables.
_LONGEST = 12


def with_shared_units(text: str, quantities: Iterable[Quantity]) -> Iterator[Quantity]:
    """Yield the quantities, bare numbers with the unit or noun of the last in their list."""
    waiting: list[Quantity] = []
    for found in quantities:
        if waiting and not _JOINED.fullmatch(text, waiting[-1].span.end, found.span.start):
            yield from waiting
            waiting = []
        if not (found.unit or found.counted) and len(waiting) < _LONGEST:
            waiting.append(found)
            continue
        yield from (replace(bare, unit=found.unit, counted=found.counted) for bare in waiting)
        waiting = []
        yield found
    yield from waiting
