"""A connection to a web server that goes to a checked address and nowhere else."""

from __future__ import annotations

import os
import socket
import ssl
from functools import cache
from http.client import HTTPConnection

from factcheck.sources.addresses import Target, places
from factcheck.sources.deadline import Timed
from factcheck.sources.settings import Settings

CONNECTING = 5.0


class Checked(HTTPConnection):
    """A connection to the very address that was checked, whatever its name leads to the next time."""

    response_class = Timed

    def __init__(self, where: Target, settings: Settings) -> None:
        """Connect to nothing yet."""
        super().__init__(where.host, where.port, timeout=settings.read_timeout)
        self._where, self._private = where, settings.allow_private

    def connect(self) -> None:
        """Resolve the name, check where it leads, and connect there; TLS still goes by the name."""
        self.sock = _socket(self._where, self._private)
        self.sock.settimeout(self.timeout)
        if self._where.secure:
            # a handshake takes no longer in all than the time-out of the socket
            self.sock = _context().wrap_socket(self.sock, server_hostname=self._where.host)


def _socket(where: Target, private: bool) -> socket.socket:
    failed: OSError | None = None
    for _, address in places(where, private=private):
        try:
            return socket.create_connection((address, where.port), timeout=CONNECTING)
        except OSError as problem:
            failed = problem
    raise failed or OSError("no address")


@cache
def _context() -> ssl.SSLContext:
    import certifi

    context = ssl.create_default_context()
    context.load_verify_locations(os.environ.get("REQUESTS_CA_BUNDLE") or certifi.where())
    return context
