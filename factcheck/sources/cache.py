"""Answers kept from earlier runs: status, type and body of each, in the columns of one SQLite table.

Several processes may share a file, and one that is killed leaves it whole. A file that cannot be used costs the
keeping of answers, never the answers.
"""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlencode

from factcheck.sources.bodies import LARGEST
from factcheck.sources.storage import Unusable, begin_anew, is_ours, opened
from factcheck.values import dataclass

KEEP = timedelta(days=14)
# Fields of a request that say who asks, not what is asked.
_SENDERS = ("mailto", "email", "api_key", "key", "tool")
_TABLE = "CREATE TABLE answers (request TEXT PRIMARY KEY, status INTEGER, type TEXT, body BLOB, until REAL)"
_FIND = "SELECT status, type, body FROM answers WHERE request = ? AND until > ? AND length(body) <= ?"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Response:
    """What a service sent: `body` is unpacked, `wait` is its Retry-After, `calls` the requests that it took."""

    status: int
    type: str
    body: bytes
    wait: str = ""
    calls: int = 0


def request_key(method: str, url: str, *fields: Mapping[str, str | int] | None) -> str:
    """Return what names a request in the cache: all that is asked, nothing of who asks."""
    asked = [sorted((name, str(value)) for name, value in (part or {}).items()) for part in fields]
    told = "&".join(urlencode([pair for pair in part if pair[0] not in _SENDERS]) for part in asked)
    return f"{method} {url}?{told}"


class Cache:
    """The kept answers of one file, for all threads of a process."""

    def __init__(self, path: Path) -> None:
        """Open the file, or keep nothing where that is impossible."""
        self._path, self._lock = path, threading.Lock()
        self._base = _opened(path)

    def find(self, request: str) -> Response | None:
        """Return what was kept of a request and still holds."""
        row = self._done(lambda base: base.execute(_FIND, (request, time.time(), LARGEST)).fetchone())
        if row is None or [type(value) for value in row] != [int, str, bytes]:
            return None
        return Response(*row)

    def keep(self, request: str, response: Response) -> None:
        """Keep an answer for `KEEP`."""
        row = (request, response.status, response.type, response.body, time.time() + KEEP.total_seconds())
        self._done(lambda base: base.execute("INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?, ?)", row))

    def drop(self, request: str) -> None:
        """Forget an answer that proved to be none."""
        self._done(lambda base: base.execute("DELETE FROM answers WHERE request = ?", (request,)))

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            if self._base:
                self._base.close()
            self._base = None

    def _done(self, work: Callable[[sqlite3.Connection], T]) -> T | None:
        """Do something with the file if that is possible; a damaged one is begun anew."""
        with self._lock:
            if self._base is None:
                return None
            try:
                return work(self._base)
            except sqlite3.OperationalError:  # another process is busy, the disk is full, the folder read-only
                return None
            except (sqlite3.Error, UnicodeError):
                self._base = _renewed(self._base, self._path)
                return None


def _opened(path: Path) -> sqlite3.Connection | None:
    try:
        return opened(path, _TABLE)
    except Unusable:
        return _in_memory()


def _in_memory() -> sqlite3.Connection:
    """Return a place for the answers of this run alone."""
    base = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    base.execute(_TABLE)
    return base


def _renewed(base: sqlite3.Connection, path: Path) -> sqlite3.Connection | None:
    base.close()
    with suppress(OSError):
        if is_ours(path.resolve()):
            begin_anew(path.resolve())
    return _opened(path)
