"""The total time that one request may take: kept by whoever waits for it, and by the connection itself.

A socket's time-out ends silence, not a header or body that comes a byte at a time. So each read looks at the clock
first, and the thread that reads ends when its time is over.
"""

from __future__ import annotations

import io
import socket
import threading
import time
from collections.abc import Callable
from http.client import HTTPResponse
from typing import Any, TypeVar

T = TypeVar("T")
_thread = threading.local()


def within(seconds: float, work: Callable[[], T]) -> T | Exception | None:
    """Run `work` for at most `seconds`, and return what it returns or raises, None where it is not done by then.

    It runs in a thread of its own, since a name that is being resolved heeds no time-out. Reads by connections
    whose answers are `Timed` fail from that moment on, so that the thread ends.
    """
    outcome: list[T | Exception] = []

    def run() -> None:
        _thread.end = end = time.monotonic() + seconds
        try:
            outcome.append(work())
        except Exception as problem:  # whatever goes wrong out there, this one look-up is unavailable
            if time.monotonic() < end:
                outcome.append(problem)

    thread = threading.Thread(target=run, name="request", daemon=True)
    thread.start()
    thread.join(seconds)
    return outcome[0] if outcome else None


def left() -> float | None:
    """Return the seconds that the request of this thread has left, None where nobody counts them.

    Raises `TimeoutError` when there are none.
    """
    end: float | None = getattr(_thread, "end", None)
    if end is None:
        return None
    if (seconds := end - time.monotonic()) <= 0:
        raise TimeoutError("the time for this request is over")
    return seconds


class Timed(HTTPResponse):
    """An answer that is read until the time of its request is over, and no longer."""

    def __init__(self, sock: socket.socket, *args: Any, **more: Any) -> None:
        """Read from `sock`, whose own time-out goes on to bound each silence."""
        super().__init__(sock, *args, **more)
        self.fp = io.BufferedReader(_Reader(self.fp.detach(), sock))


class _Reader(io.RawIOBase):
    def __init__(self, raw: io.RawIOBase, sock: socket.socket) -> None:
        self._raw, self._sock, self._patience = raw, sock, sock.gettimeout()

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        bounds = [seconds for seconds in (left(), self._patience) if seconds is not None]
        self._sock.settimeout(min(bounds, default=None))
        return self._raw.readinto(buffer)

    def close(self) -> None:
        self._raw.close()
        super().close()
