"""What a look-up is doing just now, told to whoever watches it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar

from factcheck.model import Verdict
from factcheck.sources.registry import label
from factcheck.verification.evidence import Evidence
from factcheck.verification.verdicts import settled, verdict

Watcher = Callable[[str], None]
Listener = Callable[[Sequence[Verdict]], None]
_watcher: ContextVar[Watcher | None] = ContextVar("watcher", default=None)
_listener: ContextVar[Listener | None] = ContextVar("listener", default=None)


@contextmanager
def watched(by: Watcher) -> Iterator[None]:
    """Let `by` be told in a few words what look-ups do, and with no words when they are done."""
    token = _watcher.set(by)
    try:
        yield
    finally:
        _watcher.reset(token)


@contextmanager
def heard(by: Listener) -> Iterator[None]:
    """Let `by` be told verdicts as they come: those on sources that are settled, before more services are asked, and
    all of them before texts of sources are fetched. What a later service says of a retraction may add to one."""
    token = _listener.set(by)
    try:
        yield
    finally:
        _listener.reset(token)


def tell_verdicts(verdicts: Sequence[Verdict]) -> None:
    """Say what has been found so far."""
    if (listener := _listener.get()) and verdicts:
        listener(verdicts)


def tell(gathered: Sequence[Evidence], service: str) -> None:
    """Say how many sources are settled and which service is asked; costs nothing where nobody watches."""
    if _listener.get():
        tell_verdicts([verdict(one) for one in gathered if settled(one)])
    if watcher := _watcher.get():
        done = sum(map(settled, gathered))
        watcher(f"{done} of {len(gathered)} sources settled, asking {label(service)}")


def tell_done() -> None:
    """Say that look-ups are over."""
    if watcher := _watcher.get():
        watcher("")
