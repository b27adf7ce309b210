"""Web pages: one page fetched politely, within bounds of time and size, from the public internet only."""

from __future__ import annotations

import ssl
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import replace
from email.message import Message
from http.client import HTTPConnection, HTTPException, HTTPResponse
from urllib.parse import urljoin

from factcheck.errors import ReadingError
from factcheck.sources.addresses import Target, shown, target
from factcheck.sources.bodies import CHUNK, LARGEST, Packed, TooLarge, limited
from factcheck.sources.connection import Checked
from factcheck.sources.deadline import within
from factcheck.sources.service import AGENT
from factcheck.sources.settings import Settings
from factcheck.values import dataclass

HTML = ("text/html", "application/xhtml+xml")
# Bytes of a page of which only the title is wanted.
BEGINNING = 100_000
# Sites need two or three.
REDIRECTS = 5
_MOVED = (301, 302, 303, 307, 308)


Read = Callable[[Target, HTTPResponse], "Page"]


class NoAnswer(ReadingError):
    """Nobody answered for a page, or not to the end: the server is gone, or out of reach, or too slow."""


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
    page = _visited(url, settings, lambda where, response: _whole(where, response, accepted))
    if page.status != 200:
        raise ReadingError(f"There is no page to read; the server answers with status {page.status}.", path=page.url)
    return page


def look(url: str, settings: Settings) -> Page:
    """Return what answers at `url`, whatever its status and type; of HTML the beginning, with the title.

    Raises `ReadingError` where nothing answers, or where the address may not be asked for.
    """
    return _visited(url, settings, _beginning)


def _visited(url: str, settings: Settings, read: Read) -> Page:
    outcome = within(settings.deadline, lambda: _followed(url, settings, read))
    if outcome is None:
        raise NoAnswer(f"The page did not arrive within {settings.deadline:g} s.", path=shown(url))
    if isinstance(outcome, ReadingError):
        raise outcome
    if isinstance(outcome, Exception):
        raise NoAnswer(f"The page cannot be fetched: {_trouble(outcome)}.", path=shown(url)) from None
    return outcome


def _followed(url: str, settings: Settings, read: Read) -> Page:
    """Follow redirects; each is held to all that the first address is."""
    for _ in range(REDIRECTS + 1):
        where = target(url, any_port=settings.allow_private)
        connection = Checked(where, settings)
        with closing(connection), closing(_asked(connection, where)) as response:
            if response.status not in _MOVED:
                return read(where, response)
            url = urljoin(where.url, _location(response, where))
    raise ReadingError(f"The page redirects more than {REDIRECTS} times.", path=shown(url))


def _asked(connection: HTTPConnection, where: Target) -> HTTPResponse:
    headers = {
        "Host": where.label,
        "User-Agent": f"{AGENT} (checks one page for its editor)",
        "Accept": "text/html, */*;q=0.8",
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


def _whole(where: Target, response: HTTPResponse, accepted: Sequence[str]) -> Page:
    page = _headed(where, response)
    if page.status != 200:
        return page
    if page.content_type not in accepted:
        said = f"it is {page.content_type}" if page.content_type else "the server does not say what it is"
        raise ReadingError(f"This is no page that can be read: {said}.", path=where.url)
    if _number(response.headers.get("Content-Length", "")) > LARGEST:
        raise _too_large(where)
    return replace(page, data=b"".join(_body(response, where)))


def _beginning(where: Target, response: HTTPResponse) -> Page:
    page = _headed(where, response)
    if page.status != 200 or page.content_type not in HTML:
        return page
    data = bytearray()
    with suppress(ReadingError, HTTPException, OSError, zlib.error):  # that something answers is known by now
        for piece in _body(response, where):
            data += piece
            if len(data) > BEGINNING:
                break
    return replace(page, data=bytes(data[:BEGINNING]))


def _headed(where: Target, response: HTTPResponse) -> Page:
    kind, charset = _kind(response.headers)
    return Page(where.url, response.status, content_type=kind, charset=charset)


def _kind(headers: Message) -> tuple[str, str]:
    """Return content type and charset in lower case, each empty where the header does not name it."""
    if "Content-Type" not in headers:
        return "", ""
    charset = headers.get_param("charset", "")
    return headers.get_content_type(), charset.strip().casefold() if isinstance(charset, str) else ""


def _number(text: str) -> int:
    """Return a header's number, 0 for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0


def _body(response: HTTPResponse, where: Target) -> Iterator[bytes]:
    """Yield the body in pieces, unpacked; neither what comes nor what it unpacks to passes the limit."""
    try:
        yield from limited(_pieces(response), response.headers.get("Content-Encoding", ""))
    except TooLarge:
        raise _too_large(where) from None
    except Packed as problem:
        raise ReadingError(f"The page is packed in a way that is not read ({problem}).", path=where.url) from None


def _pieces(response: HTTPResponse) -> Iterator[bytes]:
    due, received = response.length, 0
    while piece := response.read1(CHUNK):
        received += len(piece)
        yield piece
    if due is not None and received < due:
        raise HTTPException("cut short")


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
