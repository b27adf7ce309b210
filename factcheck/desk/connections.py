"""Connections to the desk: none waits for its headers for long, and no client takes all there are.

Uvicorn bounds how long an idle connection is kept, not how long one may take to say what it wants; bodies have their
time in `bodies`.
"""

from __future__ import annotations

import asyncio
from typing import Any, ClassVar

from uvicorn.protocols.http.h11_impl import H11Protocol

HEADERS_IN = 10.0
"""Seconds in which the headers of a request have to arrive; those of a browser come at once."""
SHARE = 48
"""Connections that one address may have; a browser opens six for each of its windows."""


class Connection(H11Protocol):
    """A connection that is closed when it takes too long to ask, or when its client has more than a share."""

    held: ClassVar[dict[str, dict[Connection, None]]] = {}
    """The connections of each address, the oldest first."""

    _deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Take a place of the client's share: where none is left, that of its oldest connection that asks nothing."""
        super().connection_made(transport)
        mine = self.held.setdefault(self._address, {})
        mine[self] = None
        # Hundreds may be taken in before the first of them is lost, so each gives its place back at once.
        while len(mine) > SHARE:
            idle = next((one for one in mine if one.asks_nothing), self)
            del mine[idle]
            idle.transport.abort()
        self._watch()

    def connection_lost(self, exc: Exception | None) -> None:
        """Give the place back."""
        mine = self.held.get(self._address, {})
        mine.pop(self, None)
        if not mine:
            self.held.pop(self._address, None)
        self._unwatch()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Take in what comes, and look whether it makes a request."""
        super().data_received(data)
        if self.asks_nothing:
            self._watch()
        else:
            self._unwatch()

    @property
    def asks_nothing(self) -> bool:
        """Tell whether no request is under way: none has come whole, or the last is answered."""
        cycle: Any = self.cycle
        return cycle is None or bool(cycle.response_complete)

    @property
    def _address(self) -> str:
        return self.client[0] if self.client else ""

    def _watch(self) -> None:
        if self._deadline is None:
            self._deadline = self.loop.call_later(HEADERS_IN, self._late)

    def _unwatch(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _late(self) -> None:
        self._deadline = None
        if self.asks_nothing:
            self.transport.abort()
