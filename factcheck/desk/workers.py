"""Worker processes: a check that takes long holds up no other draft, and one that takes too long is ended."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from asyncio import LifoQueue
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, TypeVar

from anyio import to_thread

from factcheck.errors import FactcheckError

T = TypeVar("T")

MEMORY_LIMIT = 3 << 30
"""Bytes of address space that a worker may take."""


class Stopped(Exception):
    """The worker was ended before it answered."""


class TooSlow(FactcheckError):
    """A task took longer than it may."""


class Worker:
    """One process that takes a task at a time and is replaced when it is ended."""

    def __init__(self) -> None:
        """Start with the first task."""
        self._process: Any = None
        self._pipe: Any = None
        self._stopped = False

    def run(self, seconds: float, work: Callable[..., T], *given: Any) -> T:
        """Return what `work` gives in the process, or raise what it raises.

        Raises `TooSlow` after `seconds` and `Stopped` when the process ends meanwhile. Blocks its thread.
        """
        if self._stopped:
            self._forget()
        self.start()
        try:
            self._pipe.send((work, given))
            if not self._pipe.poll(seconds):
                self._forget()
                raise TooSlow(f"This draft took more than {seconds:g} seconds and was given up; take a part of it.")
            good, result = self._pipe.recv()
        except (EOFError, OSError):
            if self._stopped:
                raise Stopped from None
            self._forget()
            raise FactcheckError("The check broke down over this draft; take a part of it.") from None
        if not good:
            raise result
        return result  # type: ignore[no-any-return]

    def stop(self) -> None:
        """End the process, whatever it does."""
        self._stopped = True
        if (process := self._process) is not None:
            process.kill()

    def start(self) -> None:
        """Start the process where none is running."""
        if self._process is not None and self._process.is_alive():
            return
        self._forget()
        get_ready()
        self._pipe, theirs = _CONTEXT.Pipe()
        self._process = _CONTEXT.Process(target=_serve, args=(theirs,), daemon=True)
        self._process.start()
        theirs.close()

    def _forget(self) -> None:
        self._stopped = False
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._pipe.close()
            self._process = self._pipe = None


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


def _serve(pipe: Any) -> None:
    """Do one task after the other until the desk closes the pipe."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit_memory()
    while True:
        try:
            work, given = pipe.recv()
        except EOFError:
            return
        try:
            answer = True, work(*given)
        except FactcheckError as problem:
            answer = False, type(problem)(problem.message)
        except MemoryError:
            answer = False, FactcheckError("This draft takes more memory than a check may use; take a part of it.")
        except RecursionError:
            answer = False, FactcheckError("This draft is nested too deeply to be read.")
        except Exception as problem:
            answer = False, RuntimeError(type(problem).__name__)  # its message might quote the draft
        try:
            pipe.send(answer)
        except OSError:  # the desk is gone
            return


def _limit_memory() -> None:
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))


@dataclass(slots=True)
class Workers:
    """The workers of a desk: `quick` ones for drafts of usual length, one `slow` one for the rest.

    The last one used is taken first, since it remembers most of a draft that is being typed.
    """

    quick: int = 2
    _idle: dict[bool, LifoQueue[Worker]] = field(default_factory=dict)
    _all: list[Worker] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Lay the workers ready; processes start with their first task."""
        for slow, count in ((False, self.quick), (True, 1)):
            self._idle[slow] = LifoQueue()
            for _ in range(count):
                worker = Worker()
                self._all.append(worker)
                self._idle[slow].put_nowait(worker)

    @asynccontextmanager
    async def one(self, *, slow: bool) -> AsyncIterator[Worker]:
        """Give a worker as soon as one is idle."""
        worker = await self._idle[slow].get()
        try:
            yield worker
        finally:
            self._idle[slow].put_nowait(worker)

    def close(self) -> None:
        """End all processes."""
        for worker in self._all:
            worker.stop()


async def run(worker: Worker, seconds: float, work: Callable[..., T], *given: Any) -> T:
    """Run a task on a worker without blocking the loop."""
    return await to_thread.run_sync(lambda: worker.run(seconds, work, *given))
