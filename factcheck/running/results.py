"""Every file of a call checked, in the order of the call: from the cache, by workers, or here."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from factcheck.codec import rows
from factcheck.errors import FactcheckError
from factcheck.model import Checked
from factcheck.opening import is_file
from factcheck.running import result_cache
from factcheck.running.work import STANDARD_INPUT, Call, check, check_page
from factcheck.values import dataclass

if TYPE_CHECKING:
    from factcheck.config import Config

BYTES_PER_WORKER = 300_000
"""The load that makes up for the start of a worker (0.4 s): about two seconds of checking."""


@dataclass(frozen=True, slots=True)
class Done:
    """One file checked under its settings. `recalled` tells that an earlier run did it; `seconds` is the time here."""

    path: Path | str
    checked: Checked
    config: Config
    recalled: bool = False
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Open:
    """A file still to be checked, with its settings."""

    path: Path | str
    config: Config


Result = Done | FactcheckError
BREAKDOWNS = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    MemoryError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What an error in factcheck, or an article beyond its measure, raises; neither is a reason to lose other articles."""


def results(paths: Sequence[Path | str | FactcheckError], call: Call, jobs: int) -> Iterator[Result]:
    """Yield what became of each path, in order: the file checked, or what kept it from being checked.

    `jobs` is the number of processes, 0 for as many as the machine has and the load is worth. Files whose sources
    are looked up are checked in this process: one caller keeps to the paces that services grant.
    """
    with _without_collection():
        states = [_recalled(path, call) for path in paths]
    apart = [state for state in states if isinstance(state, Open) and _shareable(state)]
    workers = min(jobs or _worthwhile(apart), len(apart))
    shared = _by_workers(apart, call, workers) if workers > 1 else None
    for state in states:
        if not isinstance(state, Open):
            yield state
        elif shared and _shareable(state):
            yield next(shared)
        else:
            yield _here(call, state)
    if call.keep and apart:
        result_cache.trim()


@contextmanager
def _without_collection() -> Iterator[None]:
    """Spare a fifth of the time that many small records without cycles take: nothing of them can be collected."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _recalled(path: Path | str | FactcheckError, call: Call) -> Result | Open:
    """Return what an earlier run found in a file, else the file as one to be checked."""
    if isinstance(path, FactcheckError):
        return path
    start = perf_counter()
    try:
        config = call.config(path)
        if call.keep and isinstance(path, Path) and result_cache.kept(config):
            checked = result_cache.recall(result_cache.key(call.source(path), config), config)
            if checked:
                return Done(path, checked, config, recalled=True, seconds=perf_counter() - start)
    except FactcheckError as problem:
        return problem
    return Open(path, config)


def _shareable(state: Open) -> bool:
    return isinstance(state.path, Path) and state.path != STANDARD_INPUT and result_cache.kept(state.config)


def _worthwhile(states: Sequence[Open]) -> int:
    """Return how many processes the load keeps busy for longer than it takes to start them."""
    load = sum(path.stat().st_size for path in (Path(state.path) for state in states) if is_file(path))
    return min(os.cpu_count() or 1, 1 + load // BYTES_PER_WORKER)


def _here(call: Call, state: Open) -> Result:
    start = perf_counter()
    try:
        checked, _ = _checked(call, state, keep=call.keep and result_cache.kept(state.config))
    except FactcheckError as problem:
        return problem
    except BREAKDOWNS as problem:
        return broken_down(problem, state.path)
    return Done(state.path, checked, state.config, seconds=perf_counter() - start)


def _by_workers(states: Sequence[Open], call: Call, workers: int) -> Iterator[Result]:
    """Yield what workers found in each file. What they hand over is what the cache keeps, read in the same way."""
    from factcheck.running.pool import Died, mapped

    paths = [state.path for state in states]
    for state, result in zip(states, mapped(partial(_there, replace(call, stdin=b"")), paths, workers), strict=True):
        if isinstance(result, Died):
            yield _over(state, call, result.exitcode)
        elif isinstance(result, FactcheckError):
            yield result
        else:
            text, seconds = result
            yield Done(state.path, rows.loads(Checked, text), state.config, seconds=seconds)


def _there(call: Call, path: Path) -> tuple[str, float] | FactcheckError:
    """Check one file in a worker; return what was found as the codec writes it, and the seconds it took."""
    start = perf_counter()
    try:
        checked, text = _checked(call, Open(path, call.config(path)), keep=call.keep)
    except FactcheckError as problem:
        return problem
    except BREAKDOWNS as problem:
        return broken_down(problem, path)
    return text or rows.dumps(checked), perf_counter() - start


def _checked(call: Call, state: Open, *, keep: bool) -> tuple[Checked, str]:
    """Return what is found in a file and, where it is kept for later runs, its text in the cache."""
    if isinstance(state.path, str):
        return check_page(state.path, call.format, state.config), ""
    source = call.source(state.path)
    checked = check(source, state.config)
    if not keep:
        return checked, ""
    text = rows.dumps(checked)
    result_cache.keep(result_cache.key(source, state.config), state.config, checked, text)
    return checked, text


def _over(state: Open, call: Call, exitcode: int | None) -> FactcheckError:
    """Return the error for a file over which its worker ended, the same as where it is read without one."""
    from factcheck.reading import format_of, is_apart
    from factcheck.reading.apart import too_much

    path = str(state.path)
    if is_apart(call.format or format_of(path)):
        return too_much(path)
    return FactcheckError(f"{_ending(exitcode)} while it checked this file.", path=path)


def broken_down(problem: Exception, path: Path | str) -> FactcheckError:
    """Return the error for a file over which factcheck itself failed: the other files are checked all the same."""
    from traceback import extract_tb  # late, since it should never be needed

    place = extract_tb(problem.__traceback__)[-1]
    where = f"{type(problem).__name__} at {Path(place.filename).name}:{place.lineno}"
    return FactcheckError(f"factcheck failed over this file ({where}); please report it.", path=str(path))


def _ending(exitcode: int | None) -> str:
    if exitcode is not None and exitcode < 0:
        return f"The worker process was killed (signal {-exitcode})"
    return f"The worker process ended (exit status {exitcode})"
