"""What became of each made-up file, within a limit of its own: a hang ends in an exception and not in a wait."""

from __future__ import annotations

import signal
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

LIMIT = 60.0
"""Seconds of processor time a file: a hundred times what the slowest takes, so that load makes no hang."""


class HangError(BaseException):
    """A file took longer than `LIMIT`; none of factcheck's handlers of exceptions takes it."""


@contextmanager
def limited() -> Iterator[None]:
    """Raise `HangError` where the code within uses more processor time than `LIMIT` (where the system has a timer)."""
    if not hasattr(signal, "setitimer"):
        yield
        return
    former = signal.signal(signal.SIGPROF, _ended)
    signal.setitimer(signal.ITIMER_PROF, LIMIT)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, former)


def _ended(_signal: int, _frame: FrameType | None) -> None:
    raise HangError


def told(kind: str, outcomes: Counter[str]) -> None:
    """Print how many of a kind came to what; `pytest -rP` shows it."""
    parts = ", ".join(f"{count} {outcome}" for outcome, count in sorted(outcomes.items()))
    print(f"{kind}: {sum(outcomes.values())} files, {parts}")
