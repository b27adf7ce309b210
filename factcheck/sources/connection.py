"""A connection to a web server that goes to a checked address and nowhere else."""

from __future__ import annotations

import os
import socket
import ssl
from contextlib import suppress
from functools import cache
from http.client import HTTPConnection

from factcheck.sources.addresses import Target, places
from factcheck.sources.settings import Settings

CONNECTING = 5.0


def shut(one: socket.socket) -> None:
    """Shut a connection under whoever still waits for it, so that no thread stays behind."""
    with suppress(OSError):
        one.shutdown(socket.SHUT_RDWR)
    one.close()


class Checked(HTTPConnection):
    """A connection to the very address that was checked, whatever its name leads to the next time."""

    def __init__(self, where: Target, settings: Settings, opened: list[socket.socket]) -> None:
        """Connect to nothing yet; `opened` takes each socket, so that whoever waits can shut it."""
        super().__init__(where.host, where.port, timeout=settings.read_timeout)
        self._where, self._private, self._opened = where, settings.allow_private, opened

    def connect(self) -> None:
        """Resolve the name, check where it leads, and connect there; TLS still goes by the name."""
        self.sock = _socket(self._where, self._private)
        self.sock.settimeout(self.timeout)
        if not self._where.secure:
            self._opened.append(self.sock)
            return
        name = self._where.host
        secured = _context().wrap_socket(self.sock, server_hostname=name, do_handshake_on_connect=False)
        self.sock = secured
        self._opened.append(secured)
        secured.do_handshake()


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
