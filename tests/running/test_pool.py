"""Worker processes: order kept, errors passed on, deaths told."""

from __future__ import annotations

import os
import signal

import pytest

from factcheck.errors import ReadingError
from factcheck.running.pool import Died, mapped


def work(job: int) -> int:
    """Square a number; 13 brings an error, 7 kills its own process."""
    if job == 7:
        os.kill(os.getpid(), signal.SIGKILL)
    if job == 13:
        raise ReadingError("unlucky", path="draft.md", line=13)
    return job * job


def test_order() -> None:
    """Results come in the order of the jobs, also where there are fewer jobs than workers."""
    assert list(mapped(work, range(6), 2)) == [0, 1, 4, 9, 16, 25]
    assert list(mapped(work, [3], 4)) == [9]
    assert list(mapped(work, [], 2)) == []


def test_killed_worker() -> None:
    """A worker that is killed costs its own job and no other, even if it is the only one."""
    assert list(mapped(work, [1, 7, 2, 7, 3], 1)) == [1, Died(-9), 4, Died(-9), 9]
    assert list(mapped(work, [7, 7, 5], 2)) == [Died(-9), Died(-9), 25]


def test_error() -> None:
    """An error keeps its sentence and place on its way out of a worker."""
    with pytest.raises(ReadingError, match=r"draft\.md:13: unlucky"):
        list(mapped(work, [1, 13], 2))
