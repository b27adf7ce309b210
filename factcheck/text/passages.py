"""Checking a draft again while it changes: what was read from a passage that stays is not read again.

    memory = Memory()
    with remembering(memory):
        factcheck.check(article)  # only passages that `memory` has not seen are read

Reading a passage is a pure function of its text, so the findings are those of a fresh check. Outside of
`remembering` nothing is kept.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from threading import Lock
from typing import TypeVar

A = TypeVar("A")
T = TypeVar("T")

LARGEST = 20_000
"""Passages of more characters are read anew each time: a few of them would push everything else out."""


class Memory:
    """What was read from passages, the longest unused forgotten first once they hold more than `room` characters."""

    def __init__(self, room: int = 16_000_000) -> None:
        """Start empty; a 4,500-word article takes 290,000 characters of room, so there is some for fifty tabs."""
        self._room = room
        self._held = 0
        self._kept: OrderedDict[tuple[object, Hashable], tuple[object, int]] = OrderedDict()
        self._lock = Lock()

    def recall(self, read: Callable[[A], T], given: A, key: Hashable, size: int) -> T:
        """Return what `read` gives, which hangs on the key alone; `size` is how many characters were read."""
        whole = (read, key)
        with self._lock:
            if (kept := self._kept.get(whole)) is not None:
                self._kept.move_to_end(whole)
                return kept[0]  # type: ignore[return-value]
        found = read(given)
        with self._lock:
            self._keep(whole, found, size)
        return found

    def _keep(self, whole: tuple[object, Hashable], found: object, size: int) -> None:
        if whole not in self._kept:
            self._held += size
            self._kept[whole] = found, size
        while self._held > self._room:
            _, (_, forgotten) = self._kept.popitem(last=False)
            self._held -= forgotten


_MEMORY: ContextVar[Memory | None] = ContextVar("memory", default=None)


@contextmanager
def remembering(memory: Memory) -> Iterator[None]:
    """Let the readers of passages use this memory inside the block, in this thread or task."""
    before = _MEMORY.set(memory)
    try:
        yield
    finally:
        _MEMORY.reset(before)


def of_passage(read: Callable[[str], T]) -> Callable[[str], T]:
    """Mark a pure reader of one passage's text, whose result is immutable, as one that a memory may serve."""

    @wraps(read)
    def recalled(text: str) -> T:
        return read(text) if len(text) > LARGEST else recall(read, text, text, len(text))

    return recalled


def by_lines(read: Callable[[str], Sequence[T]], text: str) -> Iterator[tuple[int, T]]:
    """Yield what a reader of passages finds in the lines of a text, in order, each with where its line starts.

    It is for expressions that match nothing across the end of a line, as blocks of an article end.
    """
    start = 0
    for line in text.split("\n"):
        for found in read(line) if line else ():
            yield start, found
        start += len(line) + 1


def recall(read: Callable[[A], T], given: A, key: Hashable, size: int) -> T:
    """Return what a pure reader gives, from the memory in use where something of the same key was read.

    The key must say all that the result hangs on, and the result be immutable and true wherever the passage stands;
    `size` is how many characters were read for it.
    """
    memory = _MEMORY.get()
    return read(given) if memory is None else memory.recall(read, given, key, size)


def is_remembering() -> bool:
    """Tell whether a memory is in use, for readers whose keys are work to make."""
    return _MEMORY.get() is not None
