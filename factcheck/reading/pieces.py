"""Pieces of text with the source ranges that they stand for, and changes to their text that keep the way back."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field
from itertools import accumulate

from factcheck.reading.cleaning import Change
from factcheck.values import dataclass

Piece = tuple[str, int, int]
"""Text and the source range it stands for; as long as the range, or else mapped to it as a whole."""


def changed(pieces: Sequence[Piece], changes: Iterable[Change]) -> list[Piece]:
    """Return the pieces with changes to their joined text, in order; what is written anew maps to what it replaces."""
    reader = _Reader(pieces)
    done: list[Piece] = []
    for change in changes:
        done += reader.up_to(change.start)
        replaced = list(reader.up_to(change.end))
        if change.text:
            start = replaced[0][1] if replaced else reader.source
            done.append((change.text, start, replaced[-1][2] if replaced else start))
    done += reader.up_to(None)
    return done


@dataclass(frozen=True, slots=True)
class Moves:
    """Where the offsets of a text lie after changes to it."""

    changes: Sequence[Change]
    shifts: Sequence[int]

    @classmethod
    def of(cls, changes: Sequence[Change]) -> Moves:
        """Return the moves that changes make, which are in order."""
        return cls(changes, (0, *accumulate(len(change.text) - (change.end - change.start) for change in changes)))

    def start(self, offset: int) -> int:
        """Return where something lies that starts at an offset: behind what is inserted there."""
        return self._moved(offset, bisect_right(self.changes, (offset, offset), key=_extent))

    def end(self, offset: int) -> int:
        """Return where something lies that ends at an offset: before what is inserted there."""
        return self._moved(offset, bisect_left(self.changes, (offset, offset), key=_extent))

    def _moved(self, offset: int, number: int) -> int:
        if number and offset < self.changes[number - 1].end:
            change = self.changes[number - 1]
            return change.start + self.shifts[number - 1] + min(offset - change.start, len(change.text))
        return offset + self.shifts[number]


def _extent(change: Change) -> tuple[int, int]:
    return change.start, change.end


@dataclass(slots=True)
class _Reader:
    """Pieces that are read from their start; `source` is where the source of what comes next starts."""

    pieces: Sequence[Piece]
    index: int = 0
    position: int = 0
    within: int = 0
    source: int = field(init=False)

    def __post_init__(self) -> None:
        self.source = self.pieces[0][1] if self.pieces else 0

    def up_to(self, end: int | None) -> Iterator[Piece]:
        """Yield what stands before an offset of the joined text, all that is left for None."""
        while self.index < len(self.pieces) and (end is None or self.position < end):
            text, _, source_end = self.pieces[self.index]
            rest = len(text) - self.within
            length = rest if end is None else min(rest, end - self.position)
            yield self._cut(length)
            self.position += length
            self.within += length
            if length == rest:
                self.index, self.within, self.source = self.index + 1, 0, source_end
                if self.index < len(self.pieces):
                    self.source = self.pieces[self.index][1]

    def _cut(self, length: int) -> Piece:
        """Return the next characters of a piece; one that maps as a whole gives its range to its first part."""
        text, start, end = self.pieces[self.index]
        words = text[self.within : self.within + length]
        if len(text) == end - start:
            first = start + self.within
            self.source = first + length
            return words, first, first + length
        first, self.source = self.source, end
        return words, first, end
