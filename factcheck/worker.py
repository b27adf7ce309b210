"""A worker process: it takes one task at a time, within limits of memory and time, and may die of it.

The one kind of process that factcheck starts: the files of a run, the drafts of the desk and whatever is read by a
library in C are given to such. The standard library's pools either hang or break as a whole when a worker is killed
(by the system for want of memory, say), and neither says which task it had.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from types import ModuleType
from typing import Any, TypeVar

from factcheck.collector import collect_seldom
from factcheck.errors import FactcheckError

T = TypeVar("T")
SPAWN = multiprocessing.get_context("spawn")
_STARTING = threading.Lock()


class Ended(Exception):
    """The process ended over its task, or was ended; `exitcode` is what `multiprocessing` gives it."""

    def __init__(self, exitcode: int | None, *, wanted: bool = False) -> None:
        """Keep the exit code, and whether `Worker.stop` was called."""
        super().__init__(exitcode)
        self.exitcode = exitcode
        self.wanted = wanted


class TooSlow(FactcheckError):
    """A task took longer than it may."""


class Worker:
    """One process that takes a task at a time, and is replaced when it has ended.

    `memory` are the bytes of address space that it may take, 0 for as many as there are. `context` says how it is
    started.
    """

    def __init__(self, *, memory: int = 0, context: Any = SPAWN) -> None:
        """Start with the first task."""
        self._memory = memory
        self._context = context
        self._process: BaseProcess | None = None
        self._line: Connection | None = None
        self._stopped = False

    @property
    def line(self) -> Connection:
        """What becomes readable once the task is done, or the process has ended."""
        assert self._line
        return self._line

    def run(self, seconds: float, work: Callable[..., T], *given: Any) -> T:
        """Return what `work` gives in the process, or raise what it raises.

        Raises `TooSlow` after `seconds` and `Ended` when the process ends meanwhile. Blocks its thread.
        """
        self.give(work, *given)
        try:
            late = not self.line.poll(seconds)
        except OSError:  # it was stopped
            late = False
        if late:
            self.close()
            raise TooSlow(f"This took more than {seconds:g} seconds and was given up.")
        result: T = self.take()
        return result

    def give(self, work: Callable[..., Any], *given: Any) -> None:
        """Hand a task over, to a new process where none is alive."""
        if self._stopped:
            self.close()
        self.start()
        try:
            self.line.send(self._task(work, given))
        except OSError:  # it has died already; taking the result will tell
            return

    def _task(self, work: Callable[..., Any], given: tuple[Any, ...]) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        """Return what is sent to the process, which is there by now."""
        return work, given

    def take(self) -> Any:
        """Return the result of the task once it is there, or raise what the task raised or `Ended`."""
        try:
            good, result = self.line.recv()
        except (EOFError, OSError):
            ended = Ended(self._exitcode(), wanted=self._stopped)
            self.close()
            raise ended from None
        if not good:
            raise result
        return result

    def stop(self) -> None:
        """End the process, whatever it does; from any thread."""
        self._stopped = True
        if (process := self._process) is not None:
            process.kill()

    def start(self) -> None:
        """Start the process where none is running."""
        if self._process is not None and self._process.is_alive():
            return
        self.close()
        self._line, theirs = self._context.Pipe()
        process = self._context.Process(target=_serve, args=(theirs, self._memory), daemon=True)
        with _STARTING, _deaf_to_interrupts(), _without_script():
            process.start()
        self._process = process
        theirs.close()

    def close(self) -> None:
        """End the process and forget it; the next task starts another."""
        self._stopped = False
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self.line.close()
            self._process = self._line = None

    def _exitcode(self) -> int | None:
        assert self._process
        self._process.join()
        return self._process.exitcode


def is_worker() -> bool:
    """Tell whether this process is a worker, which may start none of its own and whose death costs one task."""
    return multiprocessing.current_process().daemon


@contextmanager
def bounded(memory: int, seconds: int) -> Iterator[None]:
    """Let this process take so much more memory (bytes) and processor time inside the block, where the platform can.

    Beyond the first a `MemoryError` is raised, or a library in C ends the process; beyond the second that does.
    """
    if sys.platform == "win32":
        yield
        return
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    limits = {resource.RLIMIT_CPU: int(used.ru_utime + used.ru_stime) + 1 + seconds}
    if held := _address_space():
        limits[resource.RLIMIT_AS] = held + memory
    before = {kind: resource.getrlimit(kind) for kind in limits}
    try:
        for kind, most in limits.items():
            low, high = before[kind]
            known = [one for one in (low, high, most) if one != resource.RLIM_INFINITY]
            resource.setrlimit(kind, (min(known), high))
        yield
    finally:
        for kind, limit in before.items():
            resource.setrlimit(kind, limit)


def _address_space() -> int:
    """Return the bytes of address space that this process has, 0 where the platform does not tell."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123 - no file of anybody's
            pages = int(file.read().split()[0])
    except OSError:
        return 0
    import resource

    return pages * resource.getpagesize()


def _serve(line: Connection, memory: int) -> None:
    """Do one task after the other until the line is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    collect_seldom()
    _limit(memory)
    while True:
        try:
            work, given = line.recv()
        except (EOFError, OSError):
            return
        try:
            answer = True, work(*given)
        except Exception as problem:
            problem.add_note(traceback.format_exc())
            answer = False, problem
        try:
            line.send(answer)
        except OSError:  # nobody waits for it any more
            return
        except Exception as problem:
            line.send((False, RuntimeError(f"what came of it cannot be handed over: {problem}")))


def _limit(memory: int) -> None:
    """Bound the memory of this process, and let its end leave no core file."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        if memory:
            resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Let a process that is started hear of no Ctrl-C from its first moment: its parent decides what to stop.

    A signal that comes meanwhile waits for the parent, where the platform can hold it back.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
    elif sys.platform == "win32":
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, before)
    else:
        blocked = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            yield
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, blocked)


@contextmanager
def _without_script() -> Iterator[None]:
    """Keep a new process from running the script again that started it, which need not be written for that.

    Nor does it look for modules in the current folder, which may be a stranger's.
    """
    script, safe = sys.modules["__main__"], os.environ.get("PYTHONSAFEPATH")
    sys.modules["__main__"] = ModuleType("__main__")
    os.environ["PYTHONSAFEPATH"] = safe or "1"
    try:
        yield
    finally:
        sys.modules["__main__"] = script
        if safe is None:
            del os.environ["PYTHONSAFEPATH"]
