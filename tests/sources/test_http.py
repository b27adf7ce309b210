"""Whatever goes wrong on the way is unavailable: never an answer, never kept."""

from __future__ import annotations

import contextlib
import gc
import json
import socket
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from factcheck.sources.crossref import SERVICE
from factcheck.sources.http import Client
from factcheck.sources.settings import Settings

Script = list[tuple[int, str, bytes]]


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[[Script], Client]]:
    servers: list[HTTPServer] = []

    def start(script: Script) -> Client:
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                status, kind, body = script.pop(0) if len(script) > 1 else script[0]
                self.send_response(status)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(body)))
                if status == 429:
                    self.send_header("Retry-After", "50000")
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: Any) -> None:
                return

        server = HTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        servers.append(server)
        address = f"http://127.0.0.1:{server.server_address[1]}"
        return Client(Settings(crossref=address, cache=str(tmp_path / "answers.sqlite")))

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


GOOD = (200, "application/json", json.dumps({"message": {"items": []}}).encode())


@pytest.mark.parametrize(
    "bad",
    [
        (403, "text/html", b"Forbidden"),
        (400, "application/json", b"{}"),
        (200, "text/html", b"<html>Sign in to the network</html>"),
        (200, "text/html", GOOD[2]),
        (200, "application/json", b'{"message": {"items": ['),
        (200, "application/json", b""),
        (404, "text/html", b"<html>proxy: not found</html>"),
    ],
)
def test_a_bad_answer_is_unavailable_and_not_kept(
    serve: Callable[[Script], Client], bad: tuple[int, str, bytes]
) -> None:
    """The same question asked again reaches the service again, and its good answer is heard."""
    with serve([GOOD, bad, GOOD]) as client:
        assert client.ask(SERVICE, "/works", dict, {"query": "first"}).kind == "ok"
        reply = client.ask(SERVICE, "/works", dict, {"query": "x"})
        assert (reply.kind, reply.body) == ("unavailable", None)
        assert reply.reason.startswith("Crossref: ")
        assert client.ask(SERVICE, "/works", dict, {"query": "x"}).kind == "ok"


def test_a_good_answer_is_kept_whoever_asks(serve: Callable[[Script], Client]) -> None:
    """A second run sends nothing, also when the contact address has changed."""
    with serve([GOOD, (500, "text/html", b"")]) as client:
        first = client.ask(SERVICE, "/works", dict, {"query": "x", "mailto": "a@example.org"})
        again = client.ask(SERVICE, "/works", dict, {"query": "x", "mailto": "b@example.org"})
        assert (first.calls, again.calls, again.kind) == (1, 0, "ok")


def test_the_services_own_absence_is_an_answer(serve: Callable[[Script], Client]) -> None:
    """Only the service's own words make a 404 mean that there is no such record."""
    with serve([(404, "text/plain", b"Resource not found.")]) as client:
        assert client.ask(SERVICE, "/works/10.1/x", dict).kind == "absent"


def test_a_service_that_never_answered_is_asked_once(serve: Callable[[Script], Client]) -> None:
    """After a first total failure the line is shut for the run, and the reason stays known."""
    with serve([(403, "text/html", b"")]) as client:
        first = client.ask(SERVICE, "/works", dict, {"query": "x"})
        second = client.ask(SERVICE, "/works", dict, {"query": "y"})
        assert (second.kind, second.calls, second.reason) == ("unavailable", 0, first.reason)


def test_a_spent_budget_shuts_the_line_at_once(serve: Callable[[Script], Client]) -> None:
    """A refusal until tomorrow is neither waited for nor asked for again."""
    refusal = (429, "application/json", b'{"message": "Insufficient budget"}')
    with serve([GOOD, refusal]) as client:
        client.ask(SERVICE, "/works", dict, {"query": "x"})
        first = client.ask(SERVICE, "/works", dict, {"query": "y"})
        second = client.ask(SERVICE, "/works", dict, {"query": "z"})
        assert first.reason == second.reason == "Crossref: too many requests for now (429)"
        assert (first.calls, second.calls) == (3, 0)


def test_secrets_never_reach_the_reason(tmp_path: Path) -> None:
    """What is said of a failure names the service, not the address with its key."""
    settings = Settings(crossref="http://127.0.0.1:9", cache=str(tmp_path / "a.sqlite"))
    with Client(settings) as client:
        reply = client.ask(SERVICE, "/works", dict, {"api_key": "hush"})
    assert reply.kind == "unavailable"
    assert "hush" not in reply.reason and "127.0.0.1" not in reply.reason


def test_a_broken_cache_costs_nothing_but_the_keeping(tmp_path: Path) -> None:
    """A cache file that is no database does not keep anyone from asking."""
    (tmp_path / "answers.sqlite").write_bytes(b"this is no database" * 200)
    settings = Settings(crossref="http://127.0.0.1:9", cache=str(tmp_path / "answers.sqlite"))
    with Client(settings) as client:
        assert client.ask(SERVICE, "/works", dict).reason == "Crossref: cannot be reached"


def raw(*answers: bytes) -> Iterator[str]:
    """Serve raw bytes at an address, one answer a connection, and then nothing more."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def run() -> None:
            with contextlib.suppress(OSError):  # not every answer is asked for
                for answer in answers:
                    connection, _ = server.accept()
                    with connection:
                        connection.recv(65_536)
                        connection.sendall(answer)

        threading.Thread(target=run, daemon=True).start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}"


def head(status: int, *headers: str) -> bytes:
    return "\r\n".join([f"HTTP/1.1 {status} X", "Content-Length: 2", "Connection: close", *headers, "", "{}"]).encode()


JSON = "Content-Type: application/json"


@pytest.mark.parametrize(
    ("location", "kind"),
    [
        ("/elsewhere", "ok"),
        ("http://127.0.0.1:9/works", "unavailable"),
        ("http://[", "unavailable"),
        ("//evil.example/works", "unavailable"),
        ("file:///etc/passwd", "unavailable"),
        ("", "unavailable"),
    ],
)
def test_a_redirect_is_followed_within_its_origin_alone(tmp_path: Path, location: str, kind: str) -> None:
    """Another path of the service is asked; any other place is no answer, whatever status redirects there."""
    for base in raw(head(302, f"Location: {location}"), head(200, JSON)):
        with Client(Settings(crossref=base, cache=str(tmp_path / "answers.sqlite"))) as client:
            reply = client.ask(SERVICE, "/works", dict)
    assert reply.kind == kind
    assert kind == "ok" or "redirects" in reply.reason


def test_the_body_of_a_redirect_is_not_read(tmp_path: Path) -> None:
    """A redirect with a body that never ends is followed, or told, at once."""
    endless = b"HTTP/1.1 302 X\r\nLocation: /elsewhere\r\nContent-Length: 90000000000\r\n\r\n" + b"x" * 100_000
    for base in raw(endless, head(200, JSON)):
        with Client(Settings(crossref=base, cache=str(tmp_path / "answers.sqlite"))) as client:
            assert client.ask(SERVICE, "/works", dict).kind == "ok"


def test_a_form_is_never_sent_on(tmp_path: Path) -> None:
    """A redirect that would carry a form, with the address of its sender, is not followed even within the origin."""
    for base in raw(head(307, "Location: /elsewhere"), head(200, JSON)):
        with Client(Settings(crossref=base, cache=str(tmp_path / "answers.sqlite"))) as client:
            assert client.ask(SERVICE, "/works", dict, form={"q": "x"}).kind == "unavailable"


def test_a_line_of_netrc_and_cookies_stay_at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Passwords of the user's own for a host are not sent to it, nor is what it asks to be sent again."""
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login me password hush\n")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    seen: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            seen.append(self.headers.as_string())
            self.send_response(200)
            for header in (JSON, "Set-Cookie: a=b", "Content-Length: 2"):
                self.send_header(*header.split(": "))
            self.end_headers()
            self.wfile.write(b"{}")

        def log_message(self, format: str, *args: Any) -> None:
            return

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        address = f"http://127.0.0.1:{server.server_address[1]}"
        with Client(Settings(crossref=address, cache=str(tmp_path / "answers.sqlite"))) as client:
            for query in "xy":
                assert client.ask(SERVICE, "/works", dict, {"q": query}).kind == "ok"
        server.shutdown()
    assert len(seen) == 2
    assert not any("Authorization" in headers or "Cookie" in headers for headers in seen)


@pytest.mark.parametrize(
    "headers",
    [
        ("Content-Length: 5, 6",),
        ("Content-Length: 5, 6", "Connection: close"),
        ("Content-Length: 500", "Connection: close"),
        ("Transfer-Encoding: chunked",),
        ("Content-Encoding: gzip", "Connection: close"),
        ("Retry-After: soon",),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("status", [200, 302, 503])
def test_no_connection_is_left_to_the_collector(tmp_path: Path, status: int, headers: tuple[str, ...]) -> None:
    """Whatever is wrong with an answer, its socket is closed when the answer is given up, not when it is collected."""
    answer = "\r\n".join([f"HTTP/1.1 {status} X", *headers, "", "hello"]).encode()
    for base in raw(*[answer] * 4):
        with Client(Settings(crossref=base, cache=str(tmp_path / "answers.sqlite"))) as client:
            assert client.ask(SERVICE, "/works", dict).kind == "unavailable"
        gc.collect()
