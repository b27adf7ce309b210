"""Every shard gets done: retries after a death, and finding the article that causes it."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from factcheck.audit.engines import Engine
from factcheck.audit.inputs import Lost
from factcheck.audit.model import Job, Outcome, Shard, Task
from factcheck.audit.shards import noted

# An article that ends its worker twice is left out; a worker may also be killed by others, and then no article is.
_DEATHS = 2
# A shard whose workers die before any article is begun is given up.
_GIVEN_UP = 5
# A worker is killed that has not stopped by itself so long after the time limit, in seconds.
_GRACE = 10.0
_TURN = 1.0


def results(engine: Engine, shards: Iterable[Shard | Lost], job: Job) -> Iterator[Outcome | Lost]:
    """Yield what became of each shard, in the order in which they end; a death is never the last word.

    `shards` is read no faster than workers take them.
    """
    waiting = iter(shards)
    again: list[Task] = []
    under_way: list[Task] = []
    deaths: Counter[tuple[str, int | None]] = Counter()
    open_ = True
    while open_ or again or under_way:
        while len(under_way) < engine.slots and (again or open_):
            task = again.pop() if again else None
            if task is None:
                shard = next(waiting, None)
                if shard is None:
                    open_ = False
                    break
                if isinstance(shard, Lost):
                    yield shard
                    continue
                task = Task(shard)
            under_way.append(task)
            engine.submit(task)
        if not under_way:
            continue
        for outcome in engine.wait(_TURN):
            task = next(one for one in under_way if one.shard.name == outcome.task.shard.name)
            under_way.remove(task)
            if outcome.kind != "died":
                yield outcome
            elif retried := _retried(task, outcome.reason, deaths, job):
                again.append(retried)
            else:
                reason = f"Its workers died {_GIVEN_UP} times before any article was begun: {outcome.reason}"
                yield Outcome(task, "failed", reason=reason)
        _kill_stuck(engine, under_way, job)


def _retried(task: Task, reason: str, deaths: Counter[tuple[str, int | None]], job: Job) -> Task | None:
    """Return the task to run again, without the article at which workers died before."""
    at = noted(job.target, task.shard.name)
    number = at[0] if at else None
    deaths[task.shard.name, number] += 1
    if number is None:
        return task if deaths[task.shard.name, None] < _GIVEN_UP else None
    if deaths[task.shard.name, number] < _DEATHS:
        return task
    return replace(task, poison=(*task.poison, (number, reason)))


def _kill_stuck(engine: Engine, tasks: Iterable[Task], job: Job) -> None:
    """Kill workers whose article neither ends nor heeds the time limit, as in a call that never returns."""
    for task in tasks:
        at = noted(job.target, task.shard.name)
        if at and time.time() - at[1] > job.time_limit + _GRACE:
            engine.kill(task)
