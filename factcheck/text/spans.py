"""Many spans at once: whether a place lies in one of them, in logarithmic time."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate

from factcheck.model import Span
from factcheck.values import dataclass


@dataclass(frozen=True, slots=True)
class SpanIndex:
    """Spans by their starts, each with the furthest end of those up to it."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @classmethod
    def of(cls, spans: Iterable[Span]) -> SpanIndex:
        """Return the index of spans in any order."""
        ordered = sorted([(span.start, span.end) for span in spans])  # pairs, which compare at once
        if not ordered:
            return _NO_SPANS
        starts, ends = zip(*ordered, strict=True)
        return cls(starts, tuple(accumulate(ends, max)))

    def overlap(self, start: int, end: int) -> bool:
        """Tell whether one of the spans shares a character with [start, end)."""
        before = bisect_left(self.starts, end)
        return before > 0 and self.ends[before - 1] > start


_NO_SPANS = SpanIndex((), ())
