"""Who may talk to the desk, and what a browser may do with its pages.

A page elsewhere on the web must reach nothing here: the Host header is checked against rebound names, Origin and
Sec-Fetch-Site against other pages, and every call carries the token of this start, which only the printed address
holds. Nothing rests on cookies.
"""

from __future__ import annotations

import hmac
import ipaddress
import socket
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from typing import Any

from factcheck.values import dataclass

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

TOKEN_HEADER = "x-factcheck-token"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cache-Control": "no-store",
}
_LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


@dataclass(frozen=True, slots=True)
class Door:
    """What is let in: `hosts` are names a browser may have called, `token` what each call must carry.

    `exposed` lets the machine's addresses in as well, for a desk that listens beyond the loopback.
    """

    token: str
    port: int
    hosts: tuple[str, ...] = _LOOPBACK
    exposed: bool = False

    def knows(self, host: str) -> bool:
        """Tell whether a Host header names this desk."""
        name, _, port = host.rpartition(":") if host.rpartition(":")[2].isdigit() else (host, "", "80")
        if port != str(self.port):
            return False
        return name.lower() in self.hosts or (self.exposed and _own(name))

    def refusal(self, path: str, headers: dict[str, str]) -> str:
        """Return why a request is refused, empty where it is not."""
        host = headers.get("host", "")
        if not self.knows(host):
            return "The Host header does not name this desk."
        if headers.get("origin", f"http://{host}") != f"http://{host}":
            return "Another page may not call this desk."
        calls = path.startswith("/api/")
        site = headers.get("sec-fetch-site", "same-origin")
        visits = not calls and (site == "none" or headers.get("sec-fetch-mode") == "navigate")
        if site != "same-origin" and not visits:
            return "Another page may not call this desk."
        if calls and not hmac.compare_digest(headers.get(TOKEN_HEADER, "").encode(), self.token.encode()):
            return "The token is missing or of an earlier start: open the address that factcheck serve printed."
        return ""


def _own(name: str) -> bool:
    """Tell whether a name is an address, or this machine's own name: neither can be rebound by a page."""
    try:
        ipaddress.ip_address(name.strip("[]"))
    except ValueError:
        return name.lower() == socket.gethostname().lower()
    return True


def guarded(app: App, door: Door) -> App:
    """Return the app behind the door, with the security headers on every answer."""

    async def guard(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return
        refusal = door.refusal(scope["path"], _headers(scope["headers"]))
        if refusal:
            await _refuse(refusal, _secured(send))
        else:
            await app(scope, receive, _secured(send))

    return guard


def _headers(raw: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
    """Return the headers; one that stands twice, as no browser sends it, is spoilt by joining."""
    found: dict[str, str] = {}
    for name, value in raw:
        key = name.decode("latin-1").lower()
        found[key] = f"{found[key]}, {value.decode('latin-1')}" if key in found else value.decode("latin-1")
    return found


def _secured(send: Send) -> Send:
    added = [(name.lower().encode(), value.encode()) for name, value in HEADERS.items()]
    names = {name for name, _ in added}

    async def secured(message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            kept = [(name, value) for name, value in message.get("headers", ()) if name.lower() not in names]
            message["headers"] = [*kept, *added]
        await send(message)

    return secured


async def _refuse(reason: str, send: Send) -> None:
    body = reason.encode()
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": 403, "headers": headers})
    await send({"type": "http.response.body", "body": body})
