"""From a shard to its tables: the one function that every engine runs.

Whatever an article does, its shard goes on: what raises, takes too long or too much memory becomes a row of `errors`.
What kills the process is found out by whoever watches it, from the number of the article that is written down before
each; a shard that is run again is told which articles to leave alone.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import FrameType

from factcheck.audit.inputs import documents
from factcheck.audit.model import LARGEST, Broken, Document, Job, Outcome, Shard, Task
from factcheck.audit.rows import error, rows
from factcheck.audit.schemas import TABLES
from factcheck.audit.tables import WORK, Tables, mark_done
from factcheck.config import Config, at, names_of
from factcheck.errors import EmptyError, FactcheckError, WritingError
from factcheck.model import Article
from factcheck.pipeline import verify
from factcheck.reading import read_bytes, read_text

_BESIDE_THE_ARTICLES = -1
_PLACES = 12


class _TimeUp(BaseException):
    """An article took longer than it may; no `except Exception` on its way may swallow it."""


def do(task: Task, job: Job, still_wanted: Callable[[], bool] = lambda: True) -> Outcome:
    """Do a task: write the tables of its shard and then its mark, and return what became of it.

    `still_wanted` is asked before each article; a worker whose driver is gone stops there.
    """
    tables = Tables(job.target, task.shard.name, TABLES)
    try:
        with _notes(job.target, task.shard.name) as note:
            for kind, row in _rows(task, job, note, still_wanted):
                tables.add(kind, (row,))
        tables.finish()
        mark_done(job.target, task.shard.name, {**tables.counts, "weight": round(task.shard.weight)})
    except FactcheckError as problem:
        tables.discard()
        return Outcome(task, "failed", reason=str(problem), fatal=isinstance(problem, WritingError))
    except OSError as problem:
        tables.discard()
        where = f"{problem.filename}: " if problem.filename else ""
        return Outcome(task, "failed", reason=f"{where}{problem.strerror or problem}", fatal=True)
    return Outcome(task, "done", tuple(tables.counts.items()))


def _rows(
    task: Task, job: Job, note: Callable[[int], None], still_wanted: Callable[[], bool]
) -> Iterator[tuple[str, dict[str, object]]]:
    shard, poison = task.shard, dict(task.poison)
    sources = replace(job.config.sources, index="")
    offline = replace(job, config=replace(job.config, offline=True, sources=sources))
    for number, document in enumerate(documents(shard, job.columns)):
        if not still_wanted():
            raise SystemExit
        note(number)
        key = f"{shard.name}:{number:04}"
        if isinstance(document, Broken):
            yield "errors", dict(error(key, document.id, shard.source, "read", document.reason))
        elif number in poison:
            yield "errors", dict(error(key, document.id, shard.source, "check", poison[number]))
        else:
            yield from _article(key, document, shard, offline)
    note(_BESIDE_THE_ARTICLES)


def _article(key: str, document: Document, shard: Shard, job: Job) -> Iterator[tuple[str, dict[str, object]]]:
    """Yield the rows of an article, all or none: an article that fails halfway leaves one row in `errors`."""
    found: list[tuple[str, dict[str, object]]] = []
    stage = "read"
    try:
        with _limit(job.time_limit):
            article = _read(document)
            stage = "check"
            config = _settings(document, job)
            found.extend(rows(key, document, shard.source, verify(article, config), names_of(config)))
    except _TimeUp:
        reason = f"it took longer than {job.time_limit:g} seconds"
        found = [("errors", dict(error(key, document.id, shard.source, stage, reason)))]
    except (KeyboardInterrupt, SystemExit):
        raise
    except EmptyError:  # sites have files of nothing by the dozen, such as _index.md
        found = []
    except BaseException as problem:  # a panic of a Rust extension is no Exception, and no reason to stop either
        found = [("errors", dict(error(key, document.id, shard.source, stage, problem)))]
    yield from found


def _settings(document: Document, job: Job) -> Config:
    """Return the settings of the job with what they override for the file of an article."""
    return job.config if document.path == "-" else at(job.config, Path(document.path))


def _read(document: Document) -> Article:
    content = document.content
    if len(content) > LARGEST:
        raise FactcheckError(f"It has {len(content):,} bytes, more than any article ({LARGEST:,}).")
    if isinstance(content, str):
        return read_text(content, document.format, document.path)
    return read_bytes(content, document.format, document.path)


@contextmanager
def _notes(target: str, name: str) -> Iterator[Callable[[int], None]]:
    """Give a function that notes which document is at work, for whoever finds this process dead."""
    path = note_path(target, name)
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    try:
        yield lambda number: _note(handle, number)
    finally:
        os.close(handle)
    path.unlink(missing_ok=True)


def _note(handle: int, number: int) -> None:
    os.pwrite(handle, f"{number:>{_PLACES}}".encode(), 0)


def note_path(target: str, name: str) -> Path:
    """Return the file that holds the number of the document at work."""
    return Path(target) / WORK / f"{name}.at"


def noted(target: str, name: str) -> tuple[int, float] | None:
    """Return the number of the document at work in a shard and when that began, None where none is."""
    path = note_path(target, name)
    try:
        number, since = int(path.read_text()), path.stat().st_mtime
    except (OSError, ValueError):
        return None
    return (number, since) if number >= 0 else None


@contextmanager
def _limit(seconds: float) -> Iterator[None]:
    """Raise `_TimeUp` in the block after so many seconds, where this platform and thread can."""
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield
        return
    before = signal.signal(signal.SIGALRM, _ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _ring(number: int, frame: FrameType | None) -> None:
    raise _TimeUp
