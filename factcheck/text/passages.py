"""Checking a draft again while it changes: what was read from a passage that stays is not read again.

    memory = Memory()
    with remembering(memory):
        factcheck.check(article)  # only passages that `memory` has not seen are read

Reading a passage is a pure function of its text, so the findings are those of a fresh check. Outside of
`remembering` nothing is kept.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from threading import Lock
from typing import TypeVar

T = TypeVar("T")

LARGEST = 20_000
"""Passages of more characters are read anew each time: a few of them would push everything else out."""


class Memory:
    """What was read from passages, the longest unused forgotten first once they hold more than `room` characters."""

    def __init__(self, room: int = 4_000_000) -> None:
        """Start empty; a 4,500-word article takes 52,000 characters of room and 200 kB."""
        self._room = room
        self._held = 0
        self._kept: OrderedDict[tuple[object, str], object] = OrderedDict()
        self._lock = Lock()

    def recall(self, read: Callable[[str], T], text: str) -> T:
        """Return what `read` gives for a passage."""
        key = (read, text)
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]  # type: ignore[return-value]
        found = read(text)
        with self._lock:
            self._keep(key, found)
        return found

    def _keep(self, key: tuple[object, str], found: object) -> None:
        if key not in self._kept:
            self._held += len(key[1])
        self._kept[key] = found
        while self._held > self._room:
            (_, forgotten), _ = self._kept.popitem(last=False)
            self._held -= len(forgotten)


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
        memory = _MEMORY.get()
        return read(text) if memory is None or len(text) > LARGEST else memory.recall(read, text)

    return recalled
