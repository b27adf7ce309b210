"""Small things to remember between runs, beside the cache of answers: what linked pages said, and spent budgets."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from factcheck.sources.settings import Settings

_TABLE = "create table if not exists notes (kind text, key text, text text, until real, primary key (kind, key))"


def recall(settings: Settings, kind: str, key: str, now: float) -> str | None:
    """Return what was noted of `key` and still holds at `now`, in seconds of the epoch; None where nothing was."""
    with suppress(sqlite3.Error, OSError), _opened(settings) as notes:
        row = notes.execute("select text from notes where kind = ? and key = ? and until > ?", (kind, key, now))
        found: tuple[str] | None = row.fetchone()
        return found[0] if found else None
    return None


def note(settings: Settings, kind: str, key: str, text: str, until: float) -> None:
    """Remember `text` of `key` until then; notes that cannot be written are lost, and nothing else."""
    with suppress(sqlite3.Error, OSError), _opened(settings) as notes:
        notes.execute("insert or replace into notes values (?, ?, ?, ?)", (kind, key, text, until))


@contextmanager
def _opened(settings: Settings) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(_file(settings), timeout=2)) as connection, connection:
        connection.execute(_TABLE)
        yield connection


def _file(settings: Settings) -> Path:
    from factcheck.sources.cache import file_of

    answers = file_of(settings)
    return answers.with_name(f"{answers.stem}-notes{answers.suffix}")
