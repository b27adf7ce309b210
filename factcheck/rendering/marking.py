"""The text of a block cut where marks begin and end, so that marks which overlap nest in no wrong way."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from factcheck.model import Block, Span
from factcheck.values import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """Words to mark: `id` is the anchor there, `target` the anchor it leads to, `kind` what it is drawn as.

    Of marks that overlap, the one of the smallest `rank` is the link. `label` says in words what it is.
    """

    span: Span
    id: str
    target: str
    kind: str
    rank: int
    label: str
    number: int = 0


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text under the same marks; `starts` are those that begin with it, `ends` those that end."""

    text: str
    marks: tuple[Mark, ...] = ()
    starts: tuple[Mark, ...] = ()
    ends: tuple[Mark, ...] = ()

    @property
    def link(self) -> Mark:
        """Return the mark whose link the stretch is; there must be one."""
        return min(self.marks, key=lambda mark: (mark.rank, len(mark.span)))


def by_block(blocks: Sequence[Block], marks: Iterable[Mark]) -> list[list[Mark]]:
    """Return the marks of each block, a mark over several blocks in each of them."""
    starts = [block.span.start for block in blocks]
    held: list[list[Mark]] = [[] for _ in blocks]
    for mark in marks:
        index = max(bisect_right(starts, mark.span.start) - 1, 0)
        while index < len(blocks) and blocks[index].span.start < max(mark.span.end, mark.span.start + 1):
            if blocks[index].span.end > mark.span.start:
                held[index].append(mark)
            index += 1
    return held


def segments(text: str, span: Span, marks: Sequence[Mark]) -> Iterator[Segment]:
    """Yield the text of `span` in stretches; each mark must touch it. An empty mark takes the next character."""
    if not marks:
        yield Segment(text[span.start : span.end])
        return
    ranges = {mark: _clipped(mark.span, span) for mark in marks}
    cuts = sorted({span.start, span.end, *(cut for start, end in ranges.values() for cut in (start, end))})
    opening: dict[int, list[Mark]] = {}
    closing: dict[int, list[Mark]] = {}
    for mark, (start, end) in ranges.items():
        opening.setdefault(start, []).append(mark)
        closing.setdefault(end, []).append(mark)
    active: dict[Mark, None] = {}
    for start, end in pairwise(cuts):
        for mark in closing.get(start, ()):
            active.pop(mark, None)
        active |= dict.fromkeys(opening.get(start, ()))
        first = tuple(mark for mark in opening.get(start, ()) if mark.span.start >= span.start)
        last = tuple(mark for mark in closing.get(end, ()) if mark.span.end <= span.end)
        yield Segment(text[start:end], tuple(active), first, last)


def _clipped(mark: Span, span: Span) -> tuple[int, int]:
    start = min(max(mark.start, span.start), max(span.end - 1, span.start))
    return start, max(min(mark.end, span.end), min(start + 1, span.end))
