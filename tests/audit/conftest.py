"""Audits in the process of the tests, for those that are not about processes: starting one takes most of a second."""

from __future__ import annotations

import pytest

from factcheck.audit import engines
from factcheck.audit.model import Job, Outcome, Task
from factcheck.audit.shards import do


class Here:
    """An engine that does each task when it is given."""

    def __init__(self, name: str, job: Job, jobs: int) -> None:
        """Prepare for so many tasks at once."""
        self.slots = jobs
        self._job = job
        self._done: list[Outcome] = []

    def submit(self, task: Task) -> None:
        self._done.append(do(task, self._job, lambda: True))

    def wait(self, seconds: float) -> list[Outcome]:
        done, self._done = self._done, []
        return done

    def kill(self, task: Task) -> None:
        raise AssertionError("nothing that is done here takes long")

    def close(self) -> None:
        return


@pytest.fixture
def in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let audits be done by no worker process."""
    monkeypatch.setattr(engines, "_engine", Here)
