"""Worker processes are bounded in time and replaced when they end."""

from __future__ import annotations

import asyncio
import os
import threading
import time

import pytest

from factcheck.desk.drafts import Draft
from factcheck.desk.sessions import Sessions
from factcheck.desk.workers import Stopped, Worker, Workers
from factcheck.errors import FactcheckError, ReadingError
from factcheck.worker import TooSlow


def fail() -> None:
    raise ReadingError("This cannot be read.", path="draft.md")


def leak() -> None:
    raise ValueError("words of the draft")


def hog() -> int:
    return len(bytearray(8 << 30))


@pytest.fixture
def worker() -> Worker:
    pytest.importorskip("anyio", reason="the extra desk is not installed")
    return Worker()


def test_results_and_problems(worker: Worker) -> None:
    """A result comes back, a problem as itself, and any other failure without its words."""
    assert worker.run(20, os.path.basename, "/a/b") == "b"
    with pytest.raises(FactcheckError, match=r"^This cannot be read\.$"):
        worker.run(20, fail)
    with pytest.raises(RuntimeError, match=r"^ValueError$"):
        worker.run(20, leak)
    worker.stop()


@pytest.mark.skipif(os.name != "posix", reason="memory is bounded on POSIX systems")
def test_memory_is_bounded(worker: Worker) -> None:
    """A task that wants too much memory is refused, and the worker goes on."""
    with pytest.raises(FactcheckError, match="memory"):
        worker.run(20, hog)
    assert worker.run(20, abs, -1) == 1
    worker.stop()


def test_slow_and_stopped(worker: Worker) -> None:
    """A task beyond its time and one that is overtaken end at once, and the next one finds a worker."""
    assert worker.run(20, abs, -1) == 1
    with pytest.raises(TooSlow):
        worker.run(0.2, time.sleep, 60)
    assert worker.run(20, abs, -2) == 2
    threading.Timer(0.2, worker.stop).start()
    with pytest.raises(Stopped):
        worker.run(60, time.sleep, 60)
    assert worker.run(20, abs, -3) == 3
    worker.stop()


def test_sessions_are_bounded() -> None:
    """Beyond their number or room the longest unused drafts are forgotten, and never the last."""
    sessions = Sessions(most=3, room=100)
    ids = [sessions.start()[0] for _ in range(3)]
    assert sessions.get(ids[0]) is not None
    newest, session = sessions.start()
    assert [sessions.get(id) is not None for id in (*ids, newest)] == [True, False, True, True]
    session.draft = Draft(text="x" * 200)
    sessions.trim()
    assert [sessions.get(id) is not None for id in (*ids, newest)] == [False, False, False, True]


def test_a_draft_goes_back_to_the_worker_that_has_read_it() -> None:
    """Of two idle workers the one comes that had the draft last; a busy one takes its own before an older stranger."""

    async def told() -> list[bool]:
        workers, order = Workers(quick=2), list[bool]()

        async def waits(last: Worker | None) -> None:
            async with workers.one(slow=False, last=last):
                order.append(last is not None)

        async with workers.one(slow=False) as first, workers.one(slow=False) as second:
            assert first is not second
        for one in (first, second):
            async with workers.one(slow=False, last=one) as again:
                assert again is one
        async with workers.one(slow=False, last=second):
            async with workers.one(slow=False, last=second) as other:
                assert other is first, "an idle one is not kept waiting"
                waiting = [asyncio.create_task(waits(last)) for last in (None, first)]
                await asyncio.sleep(0)
            await asyncio.gather(*waiting)
        return order

    pytest.importorskip("anyio", reason="the extra desk is not installed")
    assert asyncio.run(told()) == [True, False]


def test_a_task_that_is_given_up_takes_no_worker_along() -> None:
    """Tasks cancelled while they wait, or in the moment that a worker comes, leave it to the next one."""

    async def given_up() -> None:
        workers = Workers(quick=1)

        async def waits() -> None:
            async with workers.one(slow=False):
                pass

        async with workers.one(slow=False):
            early, late = (asyncio.create_task(waits()) for _ in range(2))
            await asyncio.sleep(0)
            early.cancel()
        late.cancel()
        await asyncio.gather(early, late, return_exceptions=True)
        assert early.cancelled()
        assert late.cancelled()
        await asyncio.wait_for(waits(), 5)

    pytest.importorskip("anyio", reason="the extra desk is not installed")
    asyncio.run(given_up())
