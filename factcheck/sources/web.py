"""Web pages: one page fetched politely, within bounds of time and size, from the public internet only."""

from __future__ import annotations

import os
import socket
import ssl
import zlib
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from email.message import Message
from functools import cache
from http.client import HTTPConnection, HTTPException, HTTPResponse
from urllib.parse import urljoin

from factcheck.errors import ReadingError
from factcheck.sources.addresses import Target, places, shown, target
from factcheck.sources.http import AGENT, within
from factcheck.sources.settings import Settings

HTML = ("text/html", "application/xhtml+xml")
LARGEST = 10_000_000
REDIRECTS = 5
CONNECTING = 5.0
CHUNK = 65_536
GZIP = 16 + zlib.MAX_WBITS
_MOVED = (301, 302, 303, 307, 308)


@dataclass(frozen=True, slots=True)
class Page:
    """What came back for an address: `url` after redirects, `content_type` and `charset` as the header names them.

    `data` is the body, unpacked; it is empty for a `status` other than 200.
    """

    url: str
    status: int
    data: bytes = b""
    content_type: str = ""
    charset: str = ""


def fetch(url: str, settings: Settings, accepted: Sequence[str] = HTML) -> Page:
    """Return the page at `url`, whose content type must be one of `accepted`.

    Raises `ReadingError` for anything but a page: an address in a private network unless the settings allow it, a
    status other than 200, a body that is too large, of another type, or not there in time.
    """
    page = visit(url, settings, accepted)
    if page.status != 200:
        raise ReadingError(f"There is no page to read; the server answers with status {page.status}.", path=page.url)
    return page


def visit(url: str, settings: Settings, accepted: Sequence[str] = HTML) -> Page:
    """Return what answers at `url`, whatever its status; raises as `fetch` does for the rest."""
    opened: list[socket.socket] = []
    outcome = within(settings.deadline, lambda: _followed(url, settings, accepted, opened))
    for one in opened:
        _shut(one)
    if outcome is None:
        raise ReadingError(f"The page did not arrive within {settings.deadline:g} s.", path=shown(url))
    if isinstance(outcome, ReadingError):
        raise outcome
    if isinstance(outcome, Exception):
        raise ReadingError(f"The page cannot be fetched: {_trouble(outcome)}.", path=shown(url)) from None
    return outcome


def _followed(url: str, settings: Settings, accepted: Sequence[str], opened: list[socket.socket]) -> Page:
    """Follow redirects; each is held to all that the first address is. `opened` takes the sockets, to be shut late."""
    for _ in range(REDIRECTS + 1):
        where = target(url, any_port=settings.allow_private)
        connection = _Checked(where, settings, opened)
        with closing(connection), closing(_asked(connection, where, accepted)) as response:
            if response.status not in _MOVED:
                return _page(where, response, accepted)
            url = urljoin(where.url, _location(response, where))
    raise ReadingError(f"The page redirects more than {REDIRECTS} times.", path=shown(url))


def _shut(one: socket.socket) -> None:
    """Shut a connection under whoever still waits for it, so that no thread stays behind."""
    with suppress(OSError):
        one.shutdown(socket.SHUT_RDWR)
    one.close()


class _Checked(HTTPConnection):
    """A connection to the very address that was checked, whatever its name leads to the next time."""

    def __init__(self, where: Target, settings: Settings, opened: list[socket.socket]) -> None:
        super().__init__(where.host, where.port, timeout=settings.read_timeout)
        self._where, self._private, self._opened = where, settings.allow_private, opened

    def connect(self) -> None:
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


def _asked(connection: HTTPConnection, where: Target, accepted: Sequence[str]) -> HTTPResponse:
    headers = {
        "Host": where.label,
        "User-Agent": f"{AGENT} (checks one page for its editor)",
        "Accept": ", ".join(accepted),
        "Accept-Encoding": "gzip",
        "Connection": "close",
    }
    connection.request("GET", where.path, headers=headers)
    return connection.getresponse()


def _location(response: HTTPResponse, where: Target) -> str:
    location = response.headers.get("Location", "")
    if not location:
        raise ReadingError("The page redirects to nowhere.", path=where.url)
    # header bytes are Latin-1 to the HTTP client, but an address that is not ASCII is UTF-8
    return location.encode("latin-1", "replace").decode("utf-8", "replace")


def _page(where: Target, response: HTTPResponse, accepted: Sequence[str]) -> Page:
    kind, charset = _kind(response.headers)
    page = Page(where.url, response.status, content_type=kind, charset=charset)
    if response.status != 200:
        return page
    if kind not in accepted:
        said = f"it is {kind}" if kind else "the server does not say what it is"
        raise ReadingError(f"This is no page that can be read: {said}.", path=where.url)
    packed = response.headers.get("Content-Encoding", "identity").strip().casefold()
    if packed not in ("identity", "gzip", "x-gzip", ""):
        raise ReadingError(f"The page is packed in a way that is not read ({packed}).", path=where.url)
    if _number(response.headers.get("Content-Length", "")) > LARGEST:
        raise _too_large(where)
    return replace(page, data=_body(response, packed.endswith("gzip"), where))


def _kind(headers: Message) -> tuple[str, str]:
    """Return content type and charset in lower case, each empty where the header does not name it."""
    if "Content-Type" not in headers:
        return "", ""
    charset = headers.get_param("charset", "")
    return headers.get_content_type(), charset.strip().casefold() if isinstance(charset, str) else ""


def _number(text: str) -> int:
    """Return a header's number, 0 for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0


def _body(response: HTTPResponse, packed: bool, where: Target) -> bytes:
    """Return the whole body, unpacked; neither what comes nor what it unpacks to may pass the limit."""
    data = bytearray()
    for piece in _unpacked(_pieces(response, where)) if packed else _pieces(response, where):
        data += piece
        if len(data) > LARGEST:
            raise _too_large(where)
    return bytes(data)


def _pieces(response: HTTPResponse, where: Target) -> Iterator[bytes]:
    due, received = response.length, 0
    while piece := response.read1(CHUNK):
        received += len(piece)
        if received > LARGEST:
            raise _too_large(where)
        yield piece
    if due is not None and received < due:
        raise HTTPException("cut short")


def _unpacked(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Yield what a gzip stream holds in pieces of bounded size, so that no bomb goes off before it is seen."""
    stream = zlib.decompressobj(GZIP)
    for piece in pieces:
        while piece:
            if stream.eof:
                stream = zlib.decompressobj(GZIP)
            yield stream.decompress(piece, CHUNK)
            piece = stream.unused_data if stream.eof else stream.unconsumed_tail
    if not stream.eof:
        raise zlib.error("cut short")


def _too_large(where: Target) -> ReadingError:
    return ReadingError(f"The page is larger than {LARGEST // 1_000_000} MB.", path=where.url)


def _trouble(problem: Exception) -> str:
    """Name a failure in words for people, without what a library says of it."""
    if isinstance(problem, ssl.SSLError):
        return "its certificate is not valid" if isinstance(problem, ssl.SSLCertVerificationError) else "TLS failed"
    if isinstance(problem, TimeoutError):
        return "the server does not answer in time"
    if isinstance(problem, OSError):
        return "the server cannot be reached"
    return "the answer broke off or is no HTTP"
