"""One process at a time: what is read, merged and written back loses nothing that another has written meanwhile."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from factcheck.cachedir import cache_folder
from factcheck.errors import FactcheckError

try:
    import fcntl
except ImportError:
    fcntl = None  # type: ignore[assignment]

_PAUSE, _PATIENCE = 0.02, 30.0
"""Seconds between two tries, and until it is no factcheck that holds the file: those are through in milliseconds."""


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Let no other process into such a block for the same file until this one ends or dies.

    The folder itself is held, so nothing is left beside the file. Where folders cannot be held (Windows, some network
    drives) a file in the cache folder stands for it, and keeps programs of this user and machine apart. Where there
    is neither, nobody is. Raises `FactcheckError` where another program does not let go.
    """
    target = Path(os.path.realpath(path))
    handle = _held(target.parent, os.O_RDONLY)
    if handle is None:
        handle = _held(_stand_in(target), os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0))
    try:
        yield
    finally:
        if handle is not None:
            os.close(handle)


def _stand_in(target: Path) -> Path:
    digest = hashlib.sha256(os.fsencode(target)).hexdigest()[:32]
    folder = cache_folder() / "held"
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    return folder / digest


def _held(path: Path, flags: int) -> int | None:
    """Return a handle that keeps others out, None where this cannot be."""
    try:
        handle = os.open(path, flags, 0o600)
    except OSError:
        return None
    try:
        _wait(handle, path)
    except BaseException as problem:
        os.close(handle)
        if isinstance(problem, OSError):
            return None
        raise
    return handle


def _wait(handle: int, path: Path) -> None:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        with suppress(BlockingIOError, PermissionError):
            return _take(handle)
        time.sleep(_PAUSE)
    raise FactcheckError("Another program holds this and does not let go; end it and try again.", path=str(path))


def _take(handle: int) -> None:
    if fcntl is not None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    else:
        import msvcrt

        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
