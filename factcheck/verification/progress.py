"""What a look-up is doing just now, told to whoever watches it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar

from factcheck.sources.registry import label
from factcheck.verification.evidence import Evidence
from factcheck.verification.verdicts import settled

Watcher = Callable[[str], None]
_watcher: ContextVar[Watcher | None] = ContextVar("watcher", default=None)


@contextmanager
def watched(by: Watcher) -> Iterator[None]:
    """Let `by` be told in a few words what look-ups do, and with no words when they are done."""
    token = _watcher.set(by)
    try:
        yield
    finally:
        _watcher.reset(token)


def tell(gathered: Sequence[Evidence], service: str) -> None:
    """Say how many sources are settled and which service is asked; costs nothing where nobody watches."""
    if watcher := _watcher.get():
        done = sum(map(settled, gathered))
        watcher(f"{done} of {len(gathered)} sources settled, asking {label(service)}")


def tell_done() -> None:
    """Say that look-ups are over."""
    if watcher := _watcher.get():
        watcher("")
