"""Small things to remember between runs, beside the cache of answers: what linked pages said, and spent budgets."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress

from factcheck.sources.settings import Settings
from factcheck.sources.storage import Unusable, notes_file, opened

_TABLE = "CREATE TABLE notes (kind TEXT, key TEXT, text TEXT, until REAL, PRIMARY KEY (kind, key))"
_FIND = "SELECT text FROM notes WHERE kind = ? AND key = ? AND until > ?"
_KEEP = "INSERT OR REPLACE INTO notes VALUES (?, ?, ?, ?)"


def recall(settings: Settings, kind: str, key: str, now: float) -> str | None:
    """Return what was noted of `key` and still holds at `now`, in seconds of the epoch; None where nothing was."""
    with suppress(sqlite3.Error, UnicodeError, Unusable), _opened(settings) as notes:
        row = notes.execute(_FIND, (kind, key, now)).fetchone()
        return row[0] if row and isinstance(row[0], str) else None
    return None


def note(settings: Settings, kind: str, key: str, text: str, until: float) -> None:
    """Remember `text` of `key` until then; notes that cannot be written are lost, and nothing else."""
    with suppress(sqlite3.Error, UnicodeError, Unusable), _opened(settings) as notes:
        notes.execute(_KEEP, (kind, key, text, until))


@contextmanager
def _opened(settings: Settings) -> Iterator[sqlite3.Connection]:
    with closing(opened(notes_file(settings), _TABLE)) as notes:
        yield notes
