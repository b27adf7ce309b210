"""An index of works on this machine: SQLite with full text search (FTS5), which answers without any request.

What it does not hold may exist all the same, so its silence is no "not found", unless the settings say that it is
complete; `factcheck index` makes one from dump files.
"""

from __future__ import annotations

import json
import sqlite3
import threading
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, suppress
from functools import cache
from pathlib import Path
from typing import Any

from factcheck.codec import DamagedError, from_record, to_record
from factcheck.errors import FactcheckError
from factcheck.extraction.citations.names import fold
from factcheck.model import Work
from factcheck.opening import is_file
from factcheck.sources.bodies import LARGEST
from factcheck.sources.http import Client
from factcheck.sources.responses import UnexpectedAnswer, parsed
from factcheck.sources.search import SearchRequest, SearchResult

VERSION = 1
# Works of an answer, as of Europe PMC, and those that are nearest by their words.
PAGE, NEAREST = 200, 50
SCHEMA = """
CREATE TABLE IF NOT EXISTS about (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS files (path TEXT PRIMARY KEY, stamp TEXT, records INTEGER, done INTEGER) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS works (id INTEGER PRIMARY KEY, doi TEXT, pmid TEXT, record BLOB);
CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5(
    title, first, years, content='', columnsize=0, detail=column, tokenize='unicode61 remove_diacritics 2'
);
"""
KEYS = """
CREATE INDEX IF NOT EXISTS by_doi ON works (doi) WHERE doi <> '';
CREATE INDEX IF NOT EXISTS by_pmid ON works (pmid) WHERE pmid <> '';
"""
_DAMAGED = "The index of works is damaged; make it anew with `factcheck index`."
_local = threading.local()


def search(client: Client, wanted: SearchRequest) -> SearchResult:
    """Look for works by first author and years, or by subject in any year; a listed entry by the words of its title."""
    queries = _listed(wanted) if wanted.listed else _mentioned(wanted)
    found: dict[int, Work] = {}
    whole = True
    for query, most in queries:
        rows = _rows(client.settings.index, _SEARCH, (query, most + 1))
        whole = whole and (len(rows) <= most or most < PAGE)
        found |= {id: unpacked(record) for id, record in rows[:most]}
    return SearchResult.of(tuple(found.values()), complete=whole and client.settings.index_complete)


_SEARCH = """
SELECT works.id, record FROM (SELECT rowid FROM words WHERE words MATCH ? ORDER BY rank LIMIT ?) AS found
JOIN works ON works.id = found.rowid
"""


def identified(client: Client, column: str, values: Sequence[str]) -> tuple[Work, ...]:
    """Return the works with these identifiers; `column` is "doi" or "pmid". Unknown ones are missing."""
    marks = ", ".join("?" * len(values))
    query = f"SELECT record FROM works WHERE {column} <> '' AND {column} IN ({marks})"
    return tuple(unpacked(record) for (record,) in _rows(client.settings.index, query, tuple(values)))


def _rows(path: str, query: str, values: Sequence[str | int]) -> list[tuple[Any, ...]]:
    """Return what the index answers; raises `FactcheckError` for one that is damaged."""
    try:
        return _base(path).execute(query, values).fetchall()
    except (sqlite3.Error, UnicodeError):
        raise FactcheckError(_DAMAGED, path=path) from None


def _mentioned(wanted: SearchRequest) -> Iterator[tuple[str, int]]:
    """Yield (query, most rows): works of the author in the years, and those of the author on the subject."""
    author = _all("first", wanted.authors[0]) if wanted.authors else ""
    subject = _any("title", wanted.words[:10])
    if author and wanted.years:
        years = " OR ".join(f'"{year}"' for year in range(wanted.years[0], wanted.years[1] + 1))
        dated = f"{author} AND years : ({years})"
        yield dated, PAGE
        if wanted.common and subject:
            yield f"{dated} AND {subject}", NEAREST
    if subject:
        yield " AND ".join(filter(None, (author, subject))), NEAREST


def _listed(wanted: SearchRequest) -> Iterator[tuple[str, int]]:
    words = wanted.words[:8]
    if not words:
        return
    yield _every("title", words[:5]), NEAREST
    if wanted.authors and (author := _all("first", wanted.authors[0])):
        yield f"{author} AND {_any('title', words)}", NEAREST
    yield _any("title", words), NEAREST


def _all(column: str, name: str) -> str:
    return _every(column, fold(name).split())


def _every(column: str, words: Iterable[str]) -> str:
    return _joined(column, words, " AND ")


def _any(column: str, words: Iterable[str]) -> str:
    return _joined(column, words, " OR ")


def _joined(column: str, words: Iterable[str], with_: str) -> str:
    quoted = [f'"{bare}"' for word in words if (bare := word.replace('"', " ").strip())]
    return f"{column} : ({with_.join(quoted)})" if quoted else ""


class _Held(dict[str, sqlite3.Connection]):
    """The connections of a thread, which end with it."""

    def __del__(self) -> None:
        for base in self.values():
            with suppress(sqlite3.Error):  # of a thread that another one outlives
                base.close()


def _base(path: str) -> sqlite3.Connection:
    """Return the connection of this thread to the index."""
    held: _Held = _local.__dict__.setdefault("held", _Held())
    if path not in held:
        held[path] = opened(Path(path))
    return held[path]


def opened(path: Path) -> sqlite3.Connection:
    """Open an index for reading; raises `FactcheckError` where there is none."""
    check(path)
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)


@cache
def check(path: Path) -> None:
    """Raise `FactcheckError` if this is no index, of another version, or one that was never finished."""
    if not is_file(path):
        raise FactcheckError("There is no index of works here; make it with `factcheck index`.", path=str(path))
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as base:
            about = dict(base.execute("SELECT name, value FROM about"))
    except (sqlite3.Error, UnicodeError, TypeError, ValueError):
        raise FactcheckError(
            "This file is no index of works; make one with `factcheck index`.", path=str(path)
        ) from None
    if about.get("version") != str(VERSION):
        raise FactcheckError("This index was made by another version; make it anew.", path=str(path))
    if about.get("finished") != "yes":
        raise FactcheckError("This index is not finished; go on with the same `factcheck index`.", path=str(path))


def packed(work: Work) -> bytes:
    """Return a work as compressed JSON without its empty fields."""
    return zlib.compress(json.dumps(to_record(work), ensure_ascii=False).encode(), 6)


def unpacked(record: Any) -> Work:
    """Return the work that was packed into some bytes; raises `FactcheckError` for any other value."""
    try:
        return from_record(Work, parsed(zlib.decompressobj().decompress(record, LARGEST)))
    except (TypeError, zlib.error, UnexpectedAnswer, DamagedError):
        raise FactcheckError(_DAMAGED) from None
