"""When to leave a service alone: what was asked of it in one run, and how often it failed."""

from __future__ import annotations

import threading
from dataclasses import field

from factcheck.sources.service import Reply
from factcheck.values import dataclass

PATIENCE = 4
"""Failures in a row after which a service is left alone for the rest of a run."""


@dataclass(slots=True)
class CircuitBreaker:
    """What was asked of one service, and why it is left alone, if it is.

    It opens for the rest of the run after `PATIENCE` failures in a row, or after the first when the service
    has never answered, or when the refusal is lasting. `slots` bounds how many requests are under way at once.
    """

    sent: int = 0
    cached: int = 0
    answered: int = 0
    failed: int = 0
    shut: str = ""
    slots: threading.BoundedSemaphore = field(default_factory=lambda: threading.BoundedSemaphore(3))
    lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, reply: Reply) -> None:
        """Take the outcome of a request into account."""
        with self.lock:
            self._note(reply)

    def _note(self, reply: Reply) -> None:
        self.sent += reply.calls
        if reply.kind != "unavailable":
            self.answered, self.failed = self.answered + 1, 0
            self.cached += reply.calls == 0
            return
        self.failed += 1
        if reply.lasting or self.failed >= (PATIENCE if self.answered else 1):
            self.shut = reply.reason
