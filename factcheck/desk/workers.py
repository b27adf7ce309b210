"""Worker processes: a check that takes long holds up no other draft, and one that takes too long is ended."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from asyncio import CancelledError, Future, get_running_loop
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import field
from threading import Lock
from typing import Any, TypeVar

from anyio import to_thread

from factcheck import worker as processes
from factcheck.desk.sending import Sender, arrived
from factcheck.errors import FactcheckError
from factcheck.values import dataclass
from factcheck.worker import TooSlow

T = TypeVar("T")

MEMORY_LIMIT = 3 << 30
"""Bytes of address space that a worker may take."""


class Stopped(Exception):
    """The worker was ended before it answered."""


class Worker(processes.Worker):
    """A worker for drafts: whatever happens over one is told in a sentence, and none of them quotes it."""

    def __init__(self) -> None:
        """Start with the first task."""
        super().__init__(memory=MEMORY_LIMIT, context=_CONTEXT)
        self._sender = Sender()

    def start(self) -> None:
        """Start the process where none is running."""
        get_ready()
        super().start()

    def close(self) -> None:
        """End the process and forget it, and what it was sent."""
        super().close()
        self._sender = Sender()

    def _task(self, work: Callable[..., Any], given: tuple[Any, ...]) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        return arrived, (work, *self._sender.packed(given))

    def run(self, seconds: float, work: Callable[..., T], *given: Any) -> T:
        """Return what `work` gives in the process, or raise `FactcheckError` where it is a problem of the draft.

        Raises `TooSlow` after `seconds`, `Stopped` when the worker is stopped meanwhile, and for any other failure a
        `RuntimeError` without its words. Blocks its thread.
        """
        try:
            return super().run(seconds, work, *given)
        except TooSlow:
            message = f"This draft took more than {seconds:g} seconds and was given up; take a part of it."
            raise TooSlow(message) from None
        except FactcheckError as problem:
            raise type(problem)(problem.message) from None
        except processes.Ended as end:
            if end.wanted:
                raise Stopped from None
            raise FactcheckError("The check broke down over this draft; take a part of it.") from None
        except MemoryError:
            raise FactcheckError("This draft takes more memory than a check may use; take a part of it.") from None
        except RecursionError:
            raise FactcheckError("This draft is nested too deeply to be read.") from None
        except Exception as problem:
            raise RuntimeError(type(problem).__name__) from None  # its message might quote the draft


def _context() -> Any:
    """Return how processes start: from one that has loaded everything once, where the platform can."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["factcheck.desk.warm"])
    return context


_CONTEXT = _context()
_STARTING = Lock()


def get_ready() -> None:
    """Start the process that workers come from, so that the first draft need not wait for all that is loaded there.

    It gets this process's import path, which Python hands on from 3.13 only, and hears of no Ctrl-C.
    """
    if _CONTEXT.get_start_method() != "forkserver":
        return
    from multiprocessing import forkserver

    with _STARTING:
        before = os.environ.get("PYTHONPATH")
        os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, sys.path))
        signals = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            forkserver.ensure_running()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, signals)
            if before is None:
                del os.environ["PYTHONPATH"]
            else:
                os.environ["PYTHONPATH"] = before


@dataclass(slots=True)
class _Queue:
    """Workers of one kind: those that are idle, the last one used at the end, and the tasks that wait for one."""

    idle: list[Worker] = field(default_factory=list)
    waiting: list[tuple[Worker | None, Future[Worker]]] = field(default_factory=list)

    async def take(self, last: Worker | None) -> Worker:
        """Return the worker that had the draft last where it is idle, else another that is, else the next to be."""
        if self.idle:
            return self.idle.pop(self.idle.index(last) if last in self.idle else -1)
        turn: Future[Worker] = get_running_loop().create_future()
        self.waiting.append((last, turn))
        try:
            return await turn
        except CancelledError:
            if not turn.cancelled():  # a worker came in the same moment
                self.give(turn.result())
            raise

    def give(self, worker: Worker) -> None:
        """Let the first task have a worker whose draft it had last, or else the first of all."""
        self.waiting = [one for one in self.waiting if not one[1].cancelled()]
        if not self.waiting:
            self.idle.append(worker)
            return
        known = (place for place, (last, _) in enumerate(self.waiting) if last is worker)
        _, turn = self.waiting.pop(next(known, 0))
        turn.set_result(worker)


@dataclass(slots=True)
class Workers:
    """The workers of a desk: `quick` ones for drafts of usual length, one `slow` one for the rest.

    A draft goes to the one that had it last rather than to another, which would have to read all of it.
    """

    quick: int = 2
    _queues: dict[bool, _Queue] = field(default_factory=dict)
    _all: list[Worker] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Lay the workers ready; processes start with their first task."""
        for slow, count in ((False, self.quick), (True, 1)):
            self._queues[slow] = _Queue([Worker() for _ in range(count)])
            self._all += self._queues[slow].idle

    @asynccontextmanager
    async def one(self, *, slow: bool, last: Worker | None = None) -> AsyncIterator[Worker]:
        """Give a worker as soon as one is idle; `last` is the one that had the draft before."""
        worker = await self._queues[slow].take(last)
        try:
            yield worker
        finally:
            self._queues[slow].give(worker)

    def close(self) -> None:
        """End all processes."""
        for worker in self._all:
            worker.stop()


async def run(worker: Worker, seconds: float, work: Callable[..., T], *given: Any) -> T:
    """Run a task on a worker without blocking the loop."""
    return await to_thread.run_sync(lambda: worker.run(seconds, work, *given))
