"""Worker processes: each takes one job at a time, and one that dies costs the job it had, no more.

The standard library's pools either hang or break as a whole when a worker is killed (by the system for want of
memory, say), and neither says which job it had.
"""

from __future__ import annotations

import signal
import threading
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, TypeVar

Job = TypeVar("Job")
Work = Callable[[Any], Any]
Indexed = tuple[int, Any]

_SPAWN = get_context("spawn")


@dataclass(frozen=True, slots=True)
class Died:
    """In place of a result: the worker was stopped, with the exit code that `multiprocessing` gives it."""

    exitcode: int | None


@dataclass(frozen=True, slots=True)
class _Raised:
    problem: Exception


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    line: Connection
    job: int


def mapped(work: Callable[[Job], Any], jobs: Sequence[Job], workers: int) -> Iterator[Any]:
    """Yield `work(job)` for each job in order, done in `workers` processes.

    `work` is a function of a module, jobs and results are picklable. An exception that `work` raises is raised
    here; where a worker was killed, a `Died` stands in place of the result.
    """
    known: dict[int, Any] = {}
    finished = _finished(work, jobs, workers)
    for index in range(len(jobs)):
        while index not in known:
            number, result = next(finished)
            known[number] = result
        result = known.pop(index)
        if isinstance(result, _Raised):
            raise result.problem
        yield result


def _finished(work: Work, jobs: Sequence[Job], count: int) -> Iterator[Indexed]:
    """Yield each job's number with its result, as they come; no worker outlives the generator."""
    waiting = iter(enumerate(jobs))
    workers: dict[Connection, _Worker] = {}
    try:
        for number, job in (next(waiting, (-1, None)) for _ in range(count)):
            if number >= 0:
                _begin(work, workers, number, job)
        while workers:
            for worker in _ready(workers):
                del workers[worker.line]
                number, result = worker.job, _received(worker)
                _go_on(work, workers, worker, result, next(waiting, None))
                yield number, result
    finally:
        for worker in workers.values():
            worker.process.terminate()


def _ready(workers: dict[Connection, _Worker]) -> list[_Worker]:
    """Wait until a worker has a result or has died, and return those that have."""
    ready = wait(list(workers))
    return [worker for line, worker in workers.items() if line in ready]


def _begin(work: Work, workers: dict[Connection, _Worker], number: int, job: Any) -> None:
    """Start a worker on its first job."""
    here, there = _SPAWN.Pipe()
    process = _SPAWN.Process(target=_serve, args=(work, there), daemon=True)
    with _deaf_to_interrupts():
        process.start()
    there.close()
    _hand_over(workers, _Worker(process, here, number), job)


def _go_on(work: Work, workers: dict[Connection, _Worker], worker: _Worker, result: Any, following: Any) -> None:
    """Give a worker its next job, or what is left to do to a new one where it died."""
    if isinstance(result, Died):
        worker.line.close()
        if following:
            _begin(work, workers, *following)
    elif following:
        worker.job = following[0]
        _hand_over(workers, worker, following[1])
    else:
        worker.line.close()
        worker.process.join()


def _hand_over(workers: dict[Connection, _Worker], worker: _Worker, job: Any) -> None:
    workers[worker.line] = worker
    try:
        worker.line.send(job)
    except OSError:  # it has died already; reading from it will tell
        return


def _received(worker: _Worker) -> Any:
    try:
        return worker.line.recv()
    except (EOFError, OSError):
        worker.process.join()
        return Died(worker.process.exitcode)


def _serve(work: Work, line: Connection) -> None:
    """Do one job after the other, until the line is closed."""
    while True:
        try:
            job = line.recv()
        except (EOFError, OSError):
            return
        try:
            result = work(job)
        except Exception as problem:
            problem.add_note(traceback.format_exc())
            result = _Raised(problem)
        try:
            line.send(result)
        except OSError:
            return


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Let a process that is started ignore Ctrl-C from its first moment: its parent decides what to stop."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
