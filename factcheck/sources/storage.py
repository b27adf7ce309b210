"""Where answers and notes are kept: SQLite files with one plain table, opened as if a stranger had left them there.

Nothing in such a file is ever run: a table holds text, numbers and bytes, and a file whose schema is not exactly ours
(no view, no trigger, nothing more) is not asked. One that is damaged, or that an older version filled with pickled
answers, is begun anew; a file of somebody else's is left alone, as is whatever is no file at all.
"""

from __future__ import annotations

import sqlite3
import stat
from contextlib import closing
from pathlib import Path

from factcheck.cachedir import cache_folder
from factcheck.opening import exists
from factcheck.sources.settings import Settings

# Seconds that one process waits for others to finish their writing, which takes each of them milliseconds.
_PATIENCE = 20.0
# "fact" in ASCII, in the header of the file (https://www.sqlite.org/fileformat.html, offset 68).
_APPLICATION = 0x66616374
_HEADER = b"SQLite format 3\x00"
# What files of earlier versions hold: pickled answers (requests-cache's tables and index), and notes.
_OLDER = {"responses", "redirects", "expires_idx", "notes"}


class Unusable(Exception):
    """Nothing can be kept at this place, and what lies there is left alone."""


def answers_file(settings: Settings) -> Path:
    """Return the file of kept answers."""
    return Path(settings.cache) if settings.cache else cache_folder() / "answers.sqlite"


def notes_file(settings: Settings) -> Path:
    """Return the file of notes, beside that of answers."""
    answers = answers_file(settings)
    return answers.with_name(f"{answers.stem}-notes{answers.suffix}")


def opened(path: Path, table: str) -> sqlite3.Connection:
    """Return a connection to the file, which holds the table that the statement `table` makes and nothing else.

    It may be used by several threads, one at a time. Raises `Unusable` for a place where nothing can be kept.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        place = _regular(path)
        if _is_outdated(place, table):
            begin_anew(place)
        return _connected(place, table)
    except (OSError, ValueError, RuntimeError, sqlite3.Error) as problem:  # RuntimeError: a link to itself
        raise Unusable(str(problem)) from None


def begin_anew(place: Path) -> None:
    """Take away a file of ours that is damaged, with what SQLite laid beside it; answers can be asked for again."""
    for file in (place, *_beside(place)):
        file.unlink(missing_ok=True)


def _beside(place: Path) -> tuple[Path, ...]:
    return tuple(place.with_name(place.name + ending) for ending in ("-journal", "-wal", "-shm"))


def _regular(path: Path) -> Path:
    """Return where a path leads, once it is sure that neither it nor SQLite's own files beside it are special."""
    place = path.resolve()
    if path.is_symlink() and not exists(place):
        raise Unusable(f"{path} is a link to nothing")
    for file in (place, *_beside(place)):
        if file.is_symlink() or (exists(file) and not stat.S_ISREG(file.stat().st_mode)):
            raise Unusable(f"{file} is no regular file")
    return place


def _is_outdated(place: Path, table: str) -> bool:
    """Tell whether a file is one of ours that cannot be used any more; raises `Unusable` for somebody else's."""
    if not exists(place) or place.stat().st_size == 0:
        return False
    held = _held(place)
    if held == {_name(table): table}:
        return False
    if is_ours(place) or (held and held.keys() <= _OLDER):
        return True
    raise Unusable(f"{place} is no file of kept answers")


def _held(place: Path) -> dict[str, str] | None:
    """Return the statement behind each name in a database, None where it is none or is damaged."""
    with closing(sqlite3.connect(f"{place.as_uri()}?mode=ro", uri=True, timeout=_PATIENCE)) as base:
        try:
            # indexes that SQLite makes itself have no statement
            return dict(base.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL LIMIT 20"))
        except sqlite3.OperationalError:  # busy, or not to be read: no reason to take it away
            raise
        except (sqlite3.DatabaseError, UnicodeError):
            return None


def is_ours(place: Path) -> bool:
    """Tell by its header whether a file was made here, whatever has become of the rest."""
    with place.open("rb") as file:
        header = file.read(72)
    return header.startswith(_HEADER) and header[68:72] == _APPLICATION.to_bytes(4, "big")


def _connected(place: Path, table: str) -> sqlite3.Connection:
    base = sqlite3.connect(place, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)
    base.execute("PRAGMA trusted_schema = OFF")
    base.execute("PRAGMA synchronous = NORMAL")
    if not base.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        base.execute("BEGIN IMMEDIATE")  # at once, or another process takes a file without its table for an older one
        base.execute(f"PRAGMA application_id = {_APPLICATION}")
        base.execute(table.replace("CREATE TABLE", "CREATE TABLE IF NOT EXISTS", 1))
        base.execute("COMMIT")
    return base


def _name(table: str) -> str:
    return table.split()[2]
