"""Worker processes of this machine, each with a pipe to the driver; any of them may be killed at any moment."""

from __future__ import annotations

import multiprocessing
import os
import signal
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess

from factcheck.audit.model import Job, Outcome, Task
from factcheck.values import dataclass

_MEMORY = 2 << 30
"""Bytes of data that a worker may hold; an article that takes more raises `MemoryError`."""
_GRACE = 2.0


@dataclass(slots=True)
class _Worker:
    process: SpawnProcess
    pipe: Connection
    task: Task | None = None


class Processes:
    """Worker processes, started as there is work for them; the place of one that died is taken by a new one."""

    def __init__(self, job: Job, jobs: int) -> None:
        """Prepare for so many workers at most; each loads the pipeline once."""
        self._job = job
        self.slots = jobs
        self._workers: list[_Worker] = []

    def _start(self) -> _Worker:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_work, args=(theirs, self._job, os.getpid()), daemon=True)
        process.start()
        theirs.close()
        return _Worker(process, ours)

    def submit(self, task: Task) -> None:
        """Give a task to a free worker."""
        worker = next((one for one in self._workers if one.task is None), None)
        if worker is None:
            self._workers.append(worker := self._start())
        worker.task = task
        with suppress(OSError):  # a worker that died while idle is found out by `wait`
            worker.pipe.send(task)

    def wait(self, seconds: float) -> list[Outcome]:
        """Return what has ended; a closed pipe is a worker that died."""
        busy = {worker.pipe: worker for worker in self._workers if worker.task}
        ended = []
        for pipe in wait(list(busy), seconds):
            worker = busy[pipe]  # type: ignore[index]
            task, worker.task = worker.task, None
            assert task
            try:
                ended.append(worker.pipe.recv())
            except (EOFError, OSError):
                ended.append(Outcome(task, "died", reason=self._replace(worker)))
        return ended

    def _replace(self, worker: _Worker) -> str:
        worker.process.join(_GRACE)
        worker.pipe.close()
        self._workers[self._workers.index(worker)] = self._start()
        return _cause(worker.process.exitcode)

    def kill(self, task: Task) -> None:
        """Kill the worker that has this task."""
        for worker in self._workers:
            if worker.task is task:
                worker.process.kill()

    def close(self) -> None:
        """Kill all workers: what they have not finished was not marked as done."""
        for worker in self._workers:
            worker.process.kill()
        for worker in self._workers:
            worker.process.join(_GRACE)
            worker.pipe.close()


def _cause(code: int | None) -> str:
    if code is not None and code < 0:
        with suppress(ValueError):
            return f"it ended the worker process ({signal.Signals(-code).name})"
    return f"it ended the worker process (status {code})"


def _work(pipe: Connection, job: Job, driver: int) -> None:
    from factcheck.audit.shards import do

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit_memory()
    while True:
        try:
            task = pipe.recv()
            pipe.send(do(task, job, lambda: os.getppid() == driver))
        except (EOFError, OSError):  # the driver is gone
            return


def _limit_memory() -> None:
    with suppress(ImportError, ValueError, OSError):
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_DATA)
        least = _MEMORY if most == resource.RLIM_INFINITY else min(most, _MEMORY)
        resource.setrlimit(resource.RLIMIT_DATA, (least, most))
