"""One way to ask any service: cached, paced, patient for a bounded time, and honest about failure."""

from __future__ import annotations

import socket
from collections.abc import Callable, Mapping
from threading import BoundedSemaphore
from typing import Any
from urllib.parse import urlsplit

from factcheck.sources.bodies import Packed, TooLarge
from factcheck.sources.cache import Cache, Response, request_key
from factcheck.sources.circuit_breaker import CircuitBreaker
from factcheck.sources.deadline import within
from factcheck.sources.keys import granted
from factcheck.sources.quota import is_spent, spend
from factcheck.sources.responses import UnexpectedAnswer, parsed
from factcheck.sources.service import MISSING, Reply, Service
from factcheck.sources.settings import Settings
from factcheck.sources.storage import answers_file

Fields = Mapping[str, str | int]
Take = Callable[[Response], Any]
# Seconds for the first answer of a service: whoever is not there at all is known by then.
FIRST = 10.0
CUT_OFF = "no service answers"
"""Says of a question that it was not worth asking any more."""


class Client:
    """The connection of one run: a session with its cache, and a circuit breaker for each service."""

    def __init__(self, settings: Settings) -> None:
        """Open the cache; nothing is sent before the first question."""
        from factcheck.sources.transport import open_session

        self.settings = settings
        self.breakers: dict[str, CircuitBreaker] = {}
        self._cache = Cache(answers_file(settings))
        self._session = open_session(settings)

    def __enter__(self) -> Client:
        """Return the client itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close connections and the cache."""
        self._session.close()
        self._cache.close()

    def ask(
        self,
        service: Service,
        path: str,
        read: Callable[[Any], Any],
        params: Fields | None = None,
        *,
        form: Fields | None = None,
        xml: bool = False,
    ) -> Reply:
        """GET `path` of a service, or POST `form` to it; `read` makes of the parsed JSON what the reply holds.

        Of XML `read` gets the bytes.

        Anything but a body that `read` can read, or the service's own "no such record", is *unavailable*, with the
        reason, and is not kept.
        """
        breaker = self._breaker(service)
        url = self.settings.address(service.name) + path
        request = request_key("GET" if form is None else "POST", url, params, form)
        take = _xml_by(read) if xml else _json_by(read)
        with breaker.slots:
            reply = self._kept(service, request, take)
            if reply is None and (reason := breaker.shut or self._unreachable(service)):
                reply = Reply("unavailable", reason=reason)
            if reply is None:
                reply = self._asked(service, request, take, lambda: self._sent(service, url, params, form))
            breaker.note(reply)
        if reply.spent:
            spend(self.settings, service)
        return reply

    def _breaker(self, service: Service) -> CircuitBreaker:
        """Return the circuit breaker of a service, which lets so many requests be under way as the service grants."""
        if service.name not in self.breakers:
            shut = service.exhausted if is_spent(self.settings, service) else ""
            slots = BoundedSemaphore(granted(self.settings, service).at_once)
            self.breakers.setdefault(service.name, CircuitBreaker(shut=shut, slots=slots))
        return self.breakers[service.name]

    def _unreachable(self, service: Service) -> str:
        """Return why no request need be tried: no network, or a name that does not resolve."""
        address = self.settings.address(service.name)
        if self.cut_off():
            return CUT_OFF
        breaker = self.breakers[service.name]
        if breaker.answered or _resolves(address, self.settings.connect_timeout):
            return ""
        return f"{service.label}: its address cannot be resolved"

    def cut_off(self) -> bool:
        """Tell whether two services failed and none has answered: then the rest is not worth its time-outs."""
        breakers = list(self.breakers.values())
        return not any(one.answered for one in breakers) and sum(bool(one.shut) for one in breakers) >= 2

    def _kept(self, service: Service, request: str, read: Take) -> Reply | None:
        """Return what was heard in an earlier run, asking nobody."""
        if (response := self._cache.find(request)) is None:
            return None
        reply = _read(service, response, read)
        if reply.kind != "unavailable":
            return reply
        self._cache.drop(request)
        return None

    def _asked(self, service: Service, request: str, read: Take, send: Callable[[], Response]) -> Reply:
        seconds = self.settings.deadline
        if not self.breakers[service.name].answered:
            seconds = min(seconds, FIRST)
        outcome = within(seconds, send)
        if outcome is None:
            return Reply("unavailable", reason=f"{service.label}: no answer within {seconds:g} s", calls=1)
        if isinstance(outcome, Exception):
            return Reply("unavailable", reason=f"{service.label}: {_trouble(outcome)}", calls=1)
        reply = _read(service, outcome, read)
        if _is_worth_keeping(outcome, reply):
            self._cache.keep(request, outcome)
        return reply

    def _sent(self, service: Service, url: str, params: Fields | None, form: Fields | None) -> Response:
        from factcheck.sources.transport import exchange

        return exchange(self._session, self.settings, service.name, url, params, form)


def _is_worth_keeping(response: Response, reply: Reply) -> bool:
    """Tell whether an answer may be kept: one that was read, or a "no such record" in plain words.

    Pages are what portals and proxies send; the one service that says so in a page is asked again.
    """
    return reply.kind == "ok" or (reply.kind == "absent" and "html" not in (response.type or "html"))


def _read(service: Service, response: Response, read: Take) -> Reply:
    words = response.body.decode("utf-8", "replace") if response.status != 200 else ""
    if response.status in MISSING and service.absent(response.type, words):
        return Reply("absent", calls=response.calls)
    if response.status == 429 and service.spent and service.spent(words):
        return Reply("unavailable", reason=service.exhausted, calls=response.calls, lasting=True, spent=True)
    if response.status != 200:
        reason = f"{service.label}: {_status(response)}"
        return Reply("unavailable", reason=reason, calls=response.calls, lasting=_lasting(response))
    try:
        return Reply("ok", read(response), calls=response.calls)
    except UnexpectedAnswer:
        return Reply("unavailable", reason=f"{service.label}: {UNEXPECTED}", calls=response.calls)


UNEXPECTED = "unexpected answer"


def _json_by(read: Callable[[Any], Any]) -> Take:
    """Return what reads JSON; it raises `UnexpectedAnswer` for anything broken, empty or under another label."""
    return lambda response: read(parsed(_labelled(response, "json")))


def _xml_by(read: Callable[[bytes], Any]) -> Take:
    """Return what reads XML, of which `read` gets the bytes; it raises `UnexpectedAnswer` for another label."""
    return lambda response: read(_labelled(response, "xml"))


def _labelled(response: Response, kind: str) -> bytes:
    label = response.type.partition(";")[0].strip().casefold()
    if not label.endswith(kind) or label.endswith("xhtml+xml"):
        raise UnexpectedAnswer(f"not labelled as {kind}")
    return response.body


def _status(response: Response) -> str:
    if response.status == 429:
        return "too many requests for now (429)"
    return f"status {response.status}"


def _lasting(response: Response) -> bool:
    """Tell whether a refusal outlives the run: a rejected key, or a wait beyond a minute."""
    wait = response.wait
    return response.status == 401 or (wait.isascii() and wait.isdigit() and (len(wait) > 5 or int(wait) > 60))


def _trouble(problem: Exception) -> str:
    """Name a failure without its address, which may hold a key."""
    from requests import exceptions

    from factcheck.sources.transport import Redirected

    if isinstance(problem, TooLarge | Packed):
        return UNEXPECTED
    if isinstance(problem, Redirected):
        return "it redirects to another host or in a circle"
    if isinstance(problem, exceptions.ConnectTimeout):
        return "cannot be reached (time-out)"
    if isinstance(problem, exceptions.Timeout):
        return "no answer in time"
    if isinstance(problem, exceptions.ConnectionError):
        return "cannot be reached"
    return "the answer broke off"


def _resolves(address: str, seconds: float) -> bool:
    """Tell whether the host of an address resolves in time; behind a proxy that is the proxy's business."""
    from requests.utils import get_environ_proxies

    if get_environ_proxies(address):
        return True
    url = urlsplit(address)
    found = within(seconds, lambda: socket.getaddrinfo(url.hostname, url.port or url.scheme))
    return isinstance(found, list) and bool(found)
