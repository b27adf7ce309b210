"""What carries requests to services: at each one's own pace, patient for a bounded time, through whatever proxy."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import closing
from http.cookiejar import DefaultCookiePolicy
from typing import Any
from urllib.parse import urljoin

import requests
from requests.adapters import HTTPAdapter
from requests_ratelimiter import LimiterAdapter
from urllib3 import BaseHTTPResponse, HTTPConnectionPool, HTTPSConnectionPool, Retry
from urllib3.connection import HTTPConnection, HTTPSConnection

from factcheck.sources import registry
from factcheck.sources.bodies import CHUNK, limited
from factcheck.sources.cache import Response
from factcheck.sources.deadline import Timed, left, within
from factcheck.sources.keys import credentials, granted
from factcheck.sources.settings import Settings, origin

# Seconds that a service may ask to wait before a request is repeated.
LONGEST_WAIT = 8.0
RETRIED = (429, 500, 502, 503, 504)
REDIRECTS = 5
_MOVED = (301, 302, 303, 307, 308)
Fields = Mapping[str, str | int] | None


class Redirected(Exception):
    """A service sends its callers to another host, in a circle, or nowhere."""


class _Heedful:
    """A connection that heeds the deadline of its request, and leaves no answer open that it does not hand on.

    urllib3 drops one whose headers it refuses, such as two lengths at once; its socket would be closed by whoever
    collects it, at a moment of its own.
    """

    _answer: Timed | None = None

    def request(self, *args: Any, **more: Any) -> None:
        left()
        super().request(*args, **more)  # type: ignore[misc]

    def response_class(self, *args: Any, **more: Any) -> Timed:
        self._answer = Timed(*args, **more)
        return self._answer

    def getresponse(self) -> Any:
        try:
            return super().getresponse()  # type: ignore[misc]
        except BaseException:
            if self._answer:
                self._answer.close()
            raise
        finally:
            self._answer = None


class _Connection(_Heedful, HTTPConnection):  # type: ignore[misc]
    pass


class _SecureConnection(_Heedful, HTTPSConnection):  # type: ignore[misc]
    pass


class _Pool(HTTPConnectionPool):
    ConnectionCls = _Connection


class _SecurePool(HTTPSConnectionPool):
    ConnectionCls = _SecureConnection


_POOLS = {"http": _Pool, "https": _SecurePool}


class _Adapter(HTTPAdapter):
    """An adapter whose connections heed the deadline of the request; those through a SOCKS proxy are urllib3's own."""

    def init_poolmanager(self, *args: Any, **more: Any) -> None:
        super().init_poolmanager(*args, **more)
        self.poolmanager.pool_classes_by_scheme = _POOLS

    def proxy_manager_for(self, proxy: str, **more: Any) -> Any:
        manager = super().proxy_manager_for(proxy, **more)
        if not proxy.lower().startswith("socks"):
            manager.pool_classes_by_scheme = _POOLS
        return manager


class _Paced(LimiterAdapter, _Adapter):  # type: ignore[misc]
    pass


class _Session(requests.Session):
    """A session that leaves redirects to whoever asks; requests would read the body of each, however large."""

    def get_redirect_target(self, resp: requests.Response) -> str | None:
        return None


class _Patience(Retry):
    """Retries that do not wait for a service whose budget is spent until tomorrow."""

    def get_retry_after(self, response: BaseHTTPResponse) -> float | None:
        seconds = super().get_retry_after(response)
        return seconds if seconds is None or seconds <= LONGEST_WAIT else None


def open_session(settings: Settings) -> requests.Session:
    """Return a session that sends to each service at its pace, and holds neither cookies nor passwords."""
    session = _Session()
    session.auth = lambda request: request  # else requests would look into ~/.netrc
    session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
    session.headers.update({"Accept-Encoding": "gzip"})
    for scheme in ("http://", "https://"):
        session.mount(scheme, _Adapter(max_retries=_retry()))
    for service in registry.services():
        if address := settings.address(service.name):
            session.mount(address, _paced(granted(settings, service).per_second))
    return session


def _paced(per_second: float) -> _Paced:
    return _Paced(per_second=per_second, per_host=False, limit_statuses=(), max_retries=_retry())


def _retry() -> Retry:
    return _Patience(
        total=2,
        connect=0,
        read=1,
        status=2,
        other=1,
        allowed_methods=None,
        status_forcelist=RETRIED,
        backoff_factor=0.4,
        raise_on_status=False,
    )


def exchange(
    session: requests.Session, settings: Settings, service: str, url: str, params: Fields, form: Fields
) -> Response:
    """GET `url`, or POST `form` to it, and return the answer with its whole body.

    A GET is redirected within its origin, or from there to the same name by TLS, and not elsewhere. Raises
    `Redirected`, what `limited` raises, and what requests raises.
    """
    calls = 0
    for _ in range(REDIRECTS + 1):
        carried = credentials(settings, service, url)
        asked = {**(form or {}), **carried.fields} if form is not None else None
        told = params if form is not None else {**(params or {}), **(carried.fields if calls == 0 else {})}
        with closing(_sent(session, settings, url, told, asked, carried.headers)) as response:
            calls += 1 + _retries(response)
            if response.status_code not in _MOVED:
                return _response(response, calls)
            url, params = _next(response, moved=form is None), None
    raise Redirected


def download(url: str, most: int, seconds: float) -> bytes:
    """Return the file at an address, of at most so many bytes and not later than after so many seconds.

    Raises `OSError`, of which the exceptions of requests are kinds, and what `limited` raises.
    """

    outcome = within(seconds, lambda: _downloaded(url, most))
    if isinstance(outcome, bytes):
        return outcome
    raise outcome or TimeoutError()


def _downloaded(url: str, most: int) -> bytes:
    """Return a file, wherever redirects lead by TLS or within the origin: nothing is told that could be kept."""
    with open_session(Settings()) as session:
        for _ in range(REDIRECTS + 1):
            with session.get(url, timeout=60, stream=True) as response:
                if response.status_code not in _MOVED:
                    response.raise_for_status()
                    return b"".join(limited(_pieces(response), response.headers.get("Content-Encoding", ""), most))
                there = urljoin(url, response.headers.get("Location", ""))
                if not there.startswith("https://") and origin(there) != origin(url):
                    raise Redirected
                url = there
    raise Redirected


def _sent(
    session: requests.Session, settings: Settings, url: str, params: Fields, form: Fields, headers: Mapping[str, str]
) -> requests.Response:
    return session.request(
        "GET" if form is None else "POST",
        url,
        params=params,
        data=form,
        headers=headers,
        timeout=(settings.connect_timeout, settings.read_timeout),
        allow_redirects=False,
        stream=True,
    )


def _next(response: requests.Response, *, moved: bool) -> str:
    """Return where a redirect leads; raises `Redirected` for any other host."""
    here = response.url
    try:
        there = urljoin(here, response.headers.get("Location", ""))
    except ValueError:
        raise Redirected from None
    near = (origin(here), origin(here).replace("http://", "https://", 1))
    if not moved or there == here or origin(there) not in near:
        raise Redirected
    return there


def _response(response: requests.Response, calls: int) -> Response:
    kind = response.headers.get("Content-Type", "")
    wait = response.headers.get("Retry-After", "")
    body = b"".join(limited(_pieces(response), response.headers.get("Content-Encoding", "")))
    return Response(response.status_code, kind, body, wait, calls)


def _pieces(response: requests.Response) -> Iterator[bytes]:
    while piece := response.raw.read1(CHUNK, decode_content=False):
        yield piece


def _retries(response: requests.Response) -> int:
    retries = getattr(response.raw, "retries", None)
    return len(retries.history) if retries is not None else 0
