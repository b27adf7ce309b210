"""Engines: who runs shards. Each has `slots` workers, takes a task, and says what became of the tasks given.

An engine is left through `close`. It never retries anything: that is decided in one place, `supervision.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from factcheck.audit.model import Job, Outcome, Task
from factcheck.errors import UsageError
from factcheck.extras import install


class Engine(Protocol):
    """What every engine can do."""

    slots: int

    def submit(self, task: Task) -> None:
        """Give a task to a free worker; there must be one."""

    def wait(self, seconds: float) -> list[Outcome]:
        """Return what has ended, after so many seconds at the latest."""

    def kill(self, task: Task) -> None:
        """Stop the worker that has this task; it is then among those that died."""

    def close(self) -> None:
        """Stop all workers."""


@contextmanager
def started(name: str, job: Job, jobs: int) -> Iterator[Engine]:
    """Start an engine of so many workers; they are gone when the block is left."""
    engine = _engine(name, job, jobs)
    try:
        yield engine
    finally:
        engine.close()


def _engine(name: str, job: Job, jobs: int) -> Engine:
    if name == "ray":
        try:
            from factcheck.audit.engines.actors import Actors
        except ImportError:
            raise UsageError(f"The engine 'ray' needs the extra 'ray': {install('ray')}") from None
        return Actors(job, jobs)
    from factcheck.audit.engines.processes import Processes

    return Processes(job, jobs)
