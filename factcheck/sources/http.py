"""One way to ask any service: cached, paced, patient for a bounded time, and honest about failure."""

from __future__ import annotations

import json
import re
import socket
import threading
from collections.abc import Callable, Mapping
from threading import BoundedSemaphore
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlsplit
from xml.etree import ElementTree

from factcheck.sources.budget import is_spent, spend
from factcheck.sources.service import AGENT, Line, Reply, Service
from factcheck.sources.settings import Settings

if TYPE_CHECKING:
    from requests import Response, Session

MISSING = (404, 410)
T = TypeVar("T")


class Client:
    """The connection of one run: a session with its cache, and a line to each service."""

    def __init__(self, settings: Settings, session: Session | None = None) -> None:
        """Open the cache; nothing is sent before the first question."""
        from factcheck.sources.cache import open_session

        self.settings = settings
        self.lines: dict[str, Line] = {}
        self._session = session or open_session(settings)
        contact = f" (mailto:{settings.mailto})" if settings.mailto else ""
        self._session.headers["User-Agent"] = AGENT + contact

    def __enter__(self) -> Client:
        """Return the client itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close connections and the cache."""
        self._session.close()

    def ask(
        self,
        service: Service,
        path: str,
        params: Mapping[str, str | int] | None = None,
        *,
        form: Mapping[str, str | int] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Reply:
        """GET `path` of a service, or POST `form` to it; the reply is parsed JSON or an XML element.

        Anything but a sound body or the service's own "no such record" is *unavailable*, with the reason.
        """
        line = self._line(service)
        with line.slots:
            reason = line.shut or self._unreachable(service)
            kept = self._kept(service, path, params, form) if reason else None
            if reason:
                reply = kept or Reply("unavailable", reason=reason)
            else:
                reply = self._send(service, path, params, form, headers)
            line.note(reply)
        if reply.spent:
            spend(self.settings, service)
        return reply

    def _line(self, service: Service) -> Line:
        """Return the line to a service; Crossref grants three at a time to those who give an address."""
        if service.name not in self.lines:
            one = service.name == "crossref" and not self.settings.mailto
            shut = service.exhausted if is_spent(self.settings, service) else ""
            self.lines.setdefault(service.name, Line(shut=shut, slots=BoundedSemaphore(1 if one else 3)))
        return self.lines[service.name]

    def _unreachable(self, service: Service) -> str:
        """Return why no request need be tried: no network, or a name that does not resolve."""
        address = self.settings.address(service.name)
        if self.cut_off():
            return "no network"
        line = self.lines[service.name]
        if line.answered or _resolves(address, self.settings.connect_timeout):
            return ""
        return f"{service.label}: its address cannot be resolved"

    def cut_off(self) -> bool:
        """Tell whether two services failed and none has answered: then the rest is not worth its time-outs."""
        lines = list(self.lines.values())
        return not any(line.answered for line in lines) and sum(bool(line.shut) for line in lines) >= 2

    def _kept(self, service: Service, path: str, params: Any, form: Any) -> Reply | None:
        """Return what was heard in an earlier run, asking nobody."""
        method, url = "POST" if form is not None else "GET", self.settings.address(service.name) + path
        try:
            response = self._session.request(method, url, params=params, data=form, only_if_cached=True)  # type: ignore[call-arg]
        except Exception:  # a cache that cannot be read holds nothing
            return None
        reply = _read(service, response) if getattr(response, "from_cache", False) else None
        return reply if reply and reply.kind != "unavailable" else None

    def _send(self, service: Service, path: str, params: Any, form: Any, headers: Any) -> Reply:
        url = self.settings.address(service.name) + path

        def request() -> Response:
            return self._session.request(
                "POST" if form is not None else "GET",
                url,
                params=params,
                data=form,
                headers=headers,
                timeout=(self.settings.connect_timeout, self.settings.read_timeout),
                allow_redirects=True,
            )

        answered = bool(self.lines[service.name].answered)
        seconds = self.settings.deadline if answered else min(self.settings.deadline, 10.0)
        outcome = within(seconds, request)
        if outcome is None:
            return Reply("unavailable", reason=f"{service.label}: no answer within {seconds:g} s", calls=1)
        if isinstance(outcome, Exception):
            return Reply("unavailable", reason=f"{service.label}: {_trouble(outcome)}", calls=1)
        return _read(service, outcome)


def sound(response: Response) -> bool:
    """Tell whether a response may be kept: a parsed body under its label, or a "no such record" in plain words.

    Pages are what portals and proxies send; the one service that says so in a page is asked again.
    """
    if response.status_code in MISSING:
        return "html" not in response.headers.get("Content-Type", "html")
    return response.status_code == 200 and _parsed(response) is not None


def _read(service: Service, response: Response) -> Reply:
    calls = 0 if getattr(response, "from_cache", False) else 1 + _retries(response)
    kind = response.headers.get("Content-Type", "")
    if response.status_code in MISSING and service.absent(kind, response.text):
        return Reply("absent", calls=calls)
    if response.status_code == 429 and service.spent and service.spent(response.text):
        return Reply("unavailable", reason=service.exhausted, calls=calls, lasting=True, spent=True)
    if response.status_code != 200:
        reason = f"{service.label}: {_status(response)}"
        return Reply("unavailable", reason=reason, calls=calls, lasting=_lasting(response))
    if (body := _parsed(response)) is None:
        return Reply("unavailable", reason=f"{service.label}: the answer is not what it should be", calls=calls)
    return Reply("ok", body, calls=calls)


def _parsed(response: Response) -> Any:
    """Return the body as JSON or as an XML element, None for anything broken, empty or under another label."""
    kind = response.headers.get("Content-Type", "").partition(";")[0].strip().casefold()
    try:
        if kind.endswith("json"):
            return json.loads(response.content)
        if kind.endswith("xml"):
            return ElementTree.fromstring(_without_doctype(response.content))
    except (ValueError, ElementTree.ParseError):
        return None
    return None


def _without_doctype(body: bytes) -> bytes:
    """Return XML without its DOCTYPE, so that no entity can be declared in it."""
    return re.sub(rb"<!DOCTYPE[^>\[]{0,400}(?:\[[^\]]{0,4000}\])?[^>]{0,40}>", b"", body, count=1)


def _retries(response: Response) -> int:
    retries = getattr(response.raw, "retries", None)
    return len(retries.history) if retries is not None else 0


def _status(response: Response) -> str:
    if response.status_code == 429:
        return "too many requests for now (429)"
    return f"status {response.status_code}"


def _lasting(response: Response) -> bool:
    """Tell whether a refusal outlives the run: a rejected key, or a wait beyond a minute."""
    wait = response.headers.get("Retry-After", "")
    return response.status_code == 401 or (wait.isdigit() and int(wait) > 60)


def _trouble(problem: Exception) -> str:
    """Name a failure without its address, which may hold a key."""
    from requests import exceptions

    if isinstance(problem, exceptions.ConnectTimeout):
        return "cannot be reached (time-out)"
    if isinstance(problem, exceptions.Timeout):
        return "no answer in time"
    if isinstance(problem, exceptions.ConnectionError):
        return "cannot be reached"
    return "the answer broke off" if isinstance(problem, exceptions.RequestException) else "the request failed"


def within(seconds: float, work: Callable[[], T]) -> T | Exception | None:
    """Run `work` for at most `seconds`; a thread bounds what no socket time-out does, a body that drips."""
    outcome: list[T | Exception] = []

    def run() -> None:
        try:
            outcome.append(work())
        except Exception as problem:  # whatever goes wrong out there, this one look-up is unavailable
            outcome.append(problem)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(seconds)
    return outcome[0] if outcome else None


def _resolves(address: str, seconds: float) -> bool:
    """Tell whether the host of an address resolves in time; behind a proxy that is the proxy's business."""
    from requests.utils import get_environ_proxies

    if get_environ_proxies(address):
        return True
    url, found = urlsplit(address), []

    def resolve() -> None:
        try:
            found.append(socket.getaddrinfo(url.hostname, url.port or url.scheme))
        except OSError:
            return

    thread = threading.Thread(target=resolve, daemon=True)
    thread.start()
    thread.join(seconds)
    return bool(found)
