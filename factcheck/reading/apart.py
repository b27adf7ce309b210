"""Formats of libraries (PDF, Word, reStructuredText), read in a process of their own: what it dies of costs one file.

A few kilobytes of such a file may hold gigabytes, or make a parser run for hours or crash. Limits of memory and time
hold for all of that at once, whatever trick is used. The process is started with the first such file and kept for
the next; where this process is a worker already, and may die in its place, it reads the file itself.
"""

from __future__ import annotations

import atexit
from functools import cache
from importlib import import_module
from threading import Lock

from factcheck.errors import ReadingError
from factcheck.model import Article
from factcheck.worker import Ended, TooSlow, Worker, bounded, is_worker

MEMORY = 400_000_000
"""Bytes that reading a file may take beside what is loaded: eight million characters, or 2,500 full pages."""
MEMORY_BY_SIZE = 4
"""The bytes more for each byte of the file, which is held in several places."""
SECONDS = 120
"""Seconds of a processor that reading a file may take; a million characters take about three."""
PATIENCE = 600
"""Seconds on the clock after which it is given up all the same, where it sleeps or the machine is busy."""
_READING = Lock()


def read_apart(module: str, data: bytes | str, path: str) -> Article:
    """Return what `read_bytes` of a module makes of a file, or its `read` of a text.

    Raises `ReadingError` where it ends its process.
    """
    if is_worker():
        return _read(module, data, path)
    with _READING:
        try:
            return _reader().run(PATIENCE, _read, module, data, path)
        except (Ended, MemoryError, TooSlow):
            raise too_much(path) from None


def too_much(path: str) -> ReadingError:
    """Return the error for a file over which its process ended."""
    message = (
        f"Reading this file takes more than {SECONDS} seconds or too much memory for its size, or breaks its reader: "
        "save or export it again, and do not trust it if you do not know whose it is."
    )
    return ReadingError(message, path=path)


def _read(module: str, data: bytes | str, path: str) -> Article:
    reader = import_module(module)
    read = reader.read if isinstance(data, str) else reader.read_bytes
    try:
        with bounded(MEMORY + MEMORY_BY_SIZE * len(data), SECONDS):
            article: Article = read(data, path)
            return article
    except (MemoryError, RecursionError):
        raise too_much(path) from None


def give_up() -> None:
    """End the process that reads, if there is one; whoever waits for a file is told that it ended."""
    if _reader.cache_info().currsize:
        _reader().stop()


@cache
def _reader() -> Worker:
    worker = Worker()
    atexit.register(worker.close)
    return worker
