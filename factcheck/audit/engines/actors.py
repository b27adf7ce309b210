"""Ray: the same work by actors on one machine or a cluster, each of which keeps the pipeline loaded."""

from __future__ import annotations

import logging
import os
from contextlib import suppress
from typing import Any

from factcheck.values import dataclass

os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
os.environ.setdefault("RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO", "0")

import ray

from factcheck.audit.model import Job, Outcome, Task

ADDRESS = "RAY_ADDRESS"
"""The environment variable that names a running cluster; without it Ray is started on this machine."""


@dataclass(slots=True)
class _Worker:
    actor: Any
    task: Task | None = None
    answer: Any = None


class Actors:
    """A set of actors that keeps its size."""

    def __init__(self, job: Job, jobs: int) -> None:
        """Join the cluster that `RAY_ADDRESS` names, or start Ray here with one CPU a worker."""
        if ADDRESS in os.environ:
            ray.init(address="auto", log_to_driver=False, logging_level=logging.ERROR)
        else:
            ray.init(num_cpus=jobs, include_dashboard=False, log_to_driver=False, logging_level=logging.ERROR)
        self._job = ray.put(job)
        self.slots = jobs
        self._workers = [self._start() for _ in range(jobs)]

    def _start(self) -> _Worker:
        return _Worker(_Actor.remote(self._job))  # type: ignore[attr-defined]

    def submit(self, task: Task) -> None:
        """Give a task to a free actor."""
        worker = next(one for one in self._workers if one.task is None)
        worker.task, worker.answer = task, worker.actor.do.remote(task)

    def wait(self, seconds: float) -> list[Outcome]:
        """Return what has ended."""
        busy = [worker for worker in self._workers if worker.task]
        ready, _ = ray.wait([worker.answer for worker in busy], num_returns=1, timeout=seconds)
        return [self._ended(worker) for worker in busy if worker.answer in ready]

    def _ended(self, worker: _Worker) -> Outcome:
        task, answer = worker.task, worker.answer
        worker.task = worker.answer = None
        assert task
        try:
            outcome: Outcome = ray.get(answer)
        except ray.exceptions.RayError as problem:
            self._workers[self._workers.index(worker)] = self._start()
            return Outcome(task, "died", reason=f"it ended the Ray actor ({type(problem).__name__})")
        return outcome

    def kill(self, task: Task) -> None:
        """Kill the actor that has this task."""
        for worker in self._workers:
            if worker.task is task:
                ray.kill(worker.actor)

    def close(self) -> None:
        """Leave the cluster, or stop it where it was started here."""
        for worker in self._workers:
            with suppress(ray.exceptions.RayError):
                ray.kill(worker.actor)
        ray.shutdown()


@ray.remote(num_cpus=1, max_restarts=0)
class _Actor:
    """Keeps the job, and with it every table and pattern that the first article loads."""

    def __init__(self, job: Job) -> None:
        from factcheck.audit.shards import do

        self._job, self._do = job, do

    def do(self, task: Task) -> Outcome:
        return self._do(task, self._job)
