"""Several workers on the jobs of a run: one that dies costs the job it had, no more."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import Connection, wait
from typing import Any, TypeVar

from factcheck.values import dataclass
from factcheck.worker import Ended, Worker

Job = TypeVar("Job")
Work = Callable[[Any], Any]
Indexed = tuple[int, Any]


@dataclass(frozen=True, slots=True)
class Died:
    """In place of a result: the worker was stopped, with the exit code that `multiprocessing` gives it."""

    exitcode: int | None


@dataclass(frozen=True, slots=True)
class _Raised:
    problem: Exception


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
    workers = [Worker() for _ in range(min(count, len(jobs)))]
    busy: dict[Connection, tuple[Worker, int]] = {}

    def hand_over(worker: Worker) -> None:
        for number, job in waiting:
            worker.give(work, job)
            busy[worker.line] = worker, number
            return

    try:
        for worker in workers:
            hand_over(worker)
        while busy:
            for line in [line for line in wait(list(busy)) if isinstance(line, Connection)]:
                worker, number = busy.pop(line)
                result = _taken(worker)
                hand_over(worker)
                yield number, result
    finally:
        for worker in workers:
            worker.close()


def _taken(worker: Worker) -> Any:
    try:
        return worker.take()
    except Ended as end:
        return Died(end.exitcode)
    except Exception as problem:  # it is raised where its turn comes
        return _Raised(problem)
