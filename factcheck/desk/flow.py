"""How a draft goes through the workers, and its sources through the services."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from threading import Event
from time import monotonic
from typing import TypeVar

from anyio import CapacityLimiter, to_thread

from factcheck.config import Config
from factcheck.desk import asking
from factcheck.desk.drafts import Draft
from factcheck.desk.examining import Examined, Known, ask, examine
from factcheck.desk.sending import kept
from factcheck.desk.sessions import Session
from factcheck.desk.stating import TOO_LONG, state
from factcheck.desk.workers import Stopped, Workers, run
from factcheck.errors import FactcheckError
from factcheck.model import Candidate, Verdict
from factcheck.verification.query import Query
from factcheck.worker import TooSlow

T = TypeVar("T")
Marked = tuple[tuple[str, Query], ...]

QUICK = 100_000
"""Bytes up to which a draft goes to the quick workers."""
PATIENCE = {False: 3.0, True: 90.0}
"""Seconds that a task may take on a quick and on the slow worker."""
_LEISURE = 10.0
"""Seconds that a quick worker may take over what no check waits for."""
_RUNNING_LONG = 1.0
_NEAREST = 3


def overtake(session: Session) -> None:
    """End the check of the version before, where it has been running for long; a short one is nearly done."""
    if session.worker is not None and monotonic() - session.since > _RUNNING_LONG:
        session.worker.stop()


async def examined(workers: Workers, session: Session, draft: Draft, config: Config) -> Examined:
    """Check a draft with all that is known; raises `Stopped` where a newer version came before its turn."""
    return await on_worker(workers, session, draft, examine, draft, known(session, draft.name, config), config)


async def queries(workers: Workers, session: Session, draft: Draft, config: Config) -> Marked:
    """Return the questions of a draft, each with its mark."""
    return await on_worker(workers, session, draft, ask, draft, config)


async def stated(workers: Workers, session: Session, draft: Draft, config: Config) -> bytes:
    """Return the facts that a draft states more than once, none of a long one, which would hold up all checks."""
    if len(draft.text) > QUICK:
        return TOO_LONG % draft.version
    return await beside(workers, session, draft, state, draft, known(session, draft.name, config))


async def beside(workers: Workers, session: Session, draft: Draft, work: Callable[..., T], *given: object) -> T:
    """Run a task that no check waits for, on a worker that the next check does without."""
    slow = draft.size > QUICK or session.slow
    async with workers.one(slow=slow, last=session.last) as worker:
        if session.draft.version > draft.version:
            raise Stopped
        session.last = worker
        return await run(worker, PATIENCE[True] if slow else _LEISURE, work, *given)


def known(session: Session, name: str, config: Config) -> Known:
    """Return what the lock file and the session hold; what the lock file holds comes first."""
    try:
        locked, notice = asking.locked(name, config), ""
    except FactcheckError as problem:
        locked, notice = {}, str(problem)
    session.sent = kept({**session.verdicts, **locked}, session.sent)
    return Known(session.sent, dict(session.ignored), notice)


async def on_worker(workers: Workers, session: Session, draft: Draft, work: Callable[..., T], *given: object) -> T:
    """Run a task about a draft on a quick worker, on the slow one where it is large or was slow before."""
    if draft.size <= QUICK and not session.slow:
        try:
            return await _on(workers, session, draft, False, work, *given)
        except TooSlow:
            session.slow = True
    return await _on(workers, session, draft, True, work, *given)


async def _on(
    workers: Workers, session: Session, draft: Draft, slow: bool, work: Callable[..., T], *given: object
) -> T:
    async with workers.one(slow=slow, last=session.last) as worker:
        if session.draft.version > draft.version:
            raise Stopped
        session.worker, session.last, session.since = worker, worker, monotonic()
        try:
            result = await run(worker, PATIENCE[slow], work, *given)
            session.slow = session.slow and monotonic() - session.since > _RUNNING_LONG
            return result
        finally:
            session.worker = None


async def verdicts(
    open_: Marked, config: Config, stop: Event, at_once: CapacityLimiter
) -> AsyncIterator[dict[str, Verdict]]:
    """Yield verdicts by mark as services answer."""
    found = asking.look_up(open_, config.sources, stop)
    async with at_once:
        while (group := await to_thread.run_sync(next, found, None)) is not None:
            yield {mark: _slim(verdict) for mark, verdict in group.items()}


def _slim(verdict: Verdict) -> Verdict:
    """Return a verdict without what the page does not show, since it goes to a worker with each check."""
    first, *others = verdict.candidates[:_NEAREST] or (None,)
    if first is None:
        return verdict
    return replace(verdict, candidates=(first, *map(_without_abstract, others)))


def _without_abstract(candidate: Candidate) -> Candidate:
    return replace(candidate, work=replace(candidate.work, abstract=""))
