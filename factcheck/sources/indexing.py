"""Making an index of works from dump files: in bounded memory, and on from where a run was broken off."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from contextlib import ExitStack, closing
from itertools import islice
from pathlib import Path

from factcheck.errors import FactcheckError
from factcheck.extraction.citations.names import fold
from factcheck.model import Work
from factcheck.sources.dumps import works
from factcheck.sources.index import KEYS, SCHEMA, VERSION, packed

# Records between two moments from which a run that was killed goes on.
_BATCH = 5_000


def build(paths: Iterable[Path], target: Path, say: Callable[[int], None] = lambda count: None) -> int:
    """Add the works of dump files to the index at `target` and return how many it holds.

    Files that were read before are passed over; one that was read in part is read on. `say` is told the count
    after each batch. Raises `FactcheckError` for a file that is damaged (what came before is kept) and for a target
    that is something else.
    """
    with closing(_begun(target)) as base:
        for path in paths:
            _add(base, path, say)
        base.executescript(KEYS)
        with base:
            base.execute("INSERT OR REPLACE INTO about VALUES ('finished', 'yes')")
        (count,) = base.execute("SELECT count(*) FROM works").fetchone()
        base.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        base.execute("PRAGMA journal_mode = DELETE")
        return int(count)


def _begun(target: Path) -> sqlite3.Connection:
    target.parent.mkdir(parents=True, exist_ok=True)
    with ExitStack() as failing:
        try:
            base = failing.enter_context(closing(sqlite3.connect(target)))
            held = {name for (name,) in base.execute("SELECT name FROM sqlite_master")}
            if held and "about" not in held:
                raise FactcheckError("This database is something else; name another file.", path=str(target))
            base.execute("PRAGMA journal_mode = WAL")
            base.execute("PRAGMA synchronous = NORMAL")
            base.execute("PRAGMA cache_size = -64000")
            base.executescript(SCHEMA)
            with base:
                base.execute("INSERT OR IGNORE INTO about VALUES ('version', ?)", (str(VERSION),))
                base.execute("INSERT OR REPLACE INTO about VALUES ('finished', 'no')")
        except sqlite3.DatabaseError as problem:
            raise FactcheckError(f"The index cannot be written: {problem}.", path=str(target)) from None
        failing.pop_all()
    return base


def _add(base: sqlite3.Connection, path: Path, say: Callable[[int], None]) -> None:
    stamp = _stamp(path)
    name = str(path.resolve())
    row = base.execute("SELECT records, done FROM files WHERE path = ? AND stamp = ?", (name, stamp)).fetchone()
    before, done = row or (0, 0)
    if done:
        return
    (last,) = base.execute("SELECT coalesce(max(id), 0) FROM works").fetchone()
    records = works(path)
    for _ in islice(records, before):
        pass
    while batch := list(islice(records, _BATCH)):
        before += len(batch)
        rows = [(number, work) for number, work in enumerate(filter(None, batch), last + 1)]
        last += len(rows)
        with base:
            base.executemany("INSERT INTO works VALUES (?, ?, ?, ?)", map(_row, rows))
            base.executemany("INSERT INTO words (rowid, title, first, years) VALUES (?, ?, ?, ?)", map(_words, rows))
            base.execute("INSERT OR REPLACE INTO files VALUES (?, ?, ?, 0)", (name, stamp, before))
        say(last)
    with base:
        base.execute("INSERT OR REPLACE INTO files VALUES (?, ?, ?, 1)", (name, stamp, before))


def _stamp(path: Path) -> str:
    try:
        facts = path.stat()
    except OSError as problem:
        raise FactcheckError(f"The file cannot be read: {problem.strerror}.", path=str(path)) from None
    return f"{facts.st_size} {facts.st_mtime_ns}"


def _row(numbered: tuple[int, Work]) -> tuple[int, str, str, bytes]:
    number, work = numbered
    return number, work.doi, work.pmid, packed(work)


def _words(numbered: tuple[int, Work]) -> tuple[int, str, str, str]:
    number, work = numbered
    first = fold(work.authors[0].family) if work.authors else ""
    return number, work.title, first, " ".join(map(str, work.years))
