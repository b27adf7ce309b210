"""A web page comes whole, from the public internet, within bounds, or with a sentence on why not."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from factcheck.errors import ReadingError
from factcheck.sources import addresses, web
from factcheck.sources.settings import Settings
from factcheck.sources.web import fetch, look

Answer = Callable[[BaseHTTPRequestHandler], None]
Serve = Callable[..., str]
HERE = Settings(allow_private=True, deadline=3.0, read_timeout=1.0)


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Serve each path with the function given for it, and return the address; requests are kept in `.asked`."""
    servers: list[ThreadingHTTPServer] = []

    def start(**answers: Answer) -> str:
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                answers[self.path.strip("/").partition("?")[0] or "page"](self)

            def log_message(self, format: str, *args: Any) -> None:
                return

            def handle(self) -> None:
                try:
                    super().handle()
                except OSError:
                    return

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_address[1]}"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


def answering(body: bytes = b"<p>Cells.", status: int = 200, **headers: str) -> Answer:
    said = {"Content-Type": "text/html; charset=ISO-8859-1", "Content-Length": str(len(body))}
    said |= {name.replace("_", "-"): value for name, value in headers.items()}

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in said.items():
            if value:
                handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(body)

    return answer


def moved(to: str) -> Answer:
    return answering(b"", 302, Location=to)


def refused(url: str, words: str, settings: Settings = HERE) -> None:
    with pytest.raises(ReadingError) as caught:
        fetch(url, settings)
    assert words in caught.value.message


def test_a_page_comes_with_what_its_header_says(serve: Serve) -> None:
    """Body, type and charset are those of the answer, the address that of the last redirect."""
    seen: list[str] = []

    def page(handler: BaseHTTPRequestHandler) -> None:
        seen.append(handler.headers["User-Agent"] + "|" + handler.headers["Host"])
        answering()(handler)

    base = serve(first=moved("/second?x=é".encode().decode("latin-1")), second=moved("page#part"), page=page)
    found = fetch(f"{base}/first", HERE)
    assert (found.url, found.data) == (f"{base}/page", b"<p>Cells.")
    assert (found.content_type, found.charset) == ("text/html", "iso-8859-1")
    assert seen[0].startswith("factcheck/") and seen[0].endswith(base.removeprefix("http://"))


def test_private_networks_are_refused_unless_allowed(serve: Serve) -> None:
    """Without the setting the very same page is refused, and nothing is asked for."""
    asked: list[str] = []
    base = serve(page=lambda handler: asked.append(handler.path))
    port = base.rpartition(":")[2]
    for host in ("127.0.0.1", "localhost", "2130706433", "0x7f.1", "0177.0.0.1", "[::ffff:127.0.0.1]", "[::1]"):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(addresses, "PORTS", (int(port),))
            refused(f"http://{host}:{port}/", "allow-private = true", Settings())
    assert not asked


@pytest.mark.parametrize(
    "address",
    [
        *("10.0.0.1", "172.16.3.4", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1"),
        *("240.0.0.1", "255.255.255.255", "::", "::1", "fe80::1%eth0", "fc00::1", "fec0::1", "ff02::1"),
        *("::ffff:10.0.0.1", "2002:7f00:1::", "64:ff9b::a00:1", "64:ff9b:1::1", "::7f00:1", "2001:db8::1", "no"),
    ],
)
def test_no_address_of_a_private_network_is_public(address: str) -> None:
    """Private, loopback, link-local, multicast and reserved addresses are told, also inside IPv6."""
    assert not addresses.is_public(address)


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:4700::6810:84e5", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_public_addresses_are_public(address: str) -> None:
    """What anybody may reach is not refused."""
    assert addresses.is_public(address)


def test_a_redirect_is_held_to_what_the_page_is(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    """A public page that redirects into a private network, to a file or to a user name is refused."""
    base = serve(
        inside=moved("http://10.0.0.1/"),
        file=moved("file:///etc/passwd"),
        user=moved("http://me:secret@example.org/"),
        port=moved("http://example.org:22/"),
        loop=moved("/loop"),
        nowhere=answering(b"", 301),
    )
    monkeypatch.setattr(addresses, "PORTS", (80, int(base.rpartition(":")[2])))
    monkeypatch.setattr(addresses, "is_public", lambda address: address == "127.0.0.1")
    outside = Settings(deadline=3.0)
    refused(f"{base}/inside", "private network", outside)
    refused(f"{base}/file", "Only pages at http", outside)
    refused(f"{base}/user", "user name", outside)
    refused(f"{base}/port", "port 22", outside)
    refused(f"{base}/loop", "more than 5 times", outside)
    refused(f"{base}/nowhere", "redirects to nowhere", outside)


def test_the_checked_address_is_the_one_connected_to(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that leads elsewhere when it is resolved again is resolved once a connection, and keeps its Host."""
    hosts: list[str] = []

    def page(handler: BaseHTTPRequestHandler) -> None:
        hosts.append(handler.headers["Host"])
        answering()(handler)

    port = int(serve(page=page).rpartition(":")[2])
    real, turns = socket.getaddrinfo, iter(["127.0.0.1", "10.0.0.1"])

    def rebinding(host: Any, *more: Any, **named: Any) -> Any:
        return real(next(turns) if host == "rebind.example" else host, *more, **named)

    monkeypatch.setattr(addresses, "PORTS", (port,))
    monkeypatch.setattr(addresses, "is_public", lambda address: address == "127.0.0.1")
    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    url = f"http://rebind.example:{port}/"
    assert fetch(url, Settings()).data == b"<p>Cells."
    assert hosts == [f"rebind.example:{port}"]
    refused(url, "private network", Settings())


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("http://user:secret@example.org/", "user name"),
        ("http://user@[::1]/", "user name"),
        ("http:///page", "no address"),
        ("http://[::1/", "no address"),
        ("http://example.org:99999/", "no address"),
        ("ftp://example.org/", "Only pages at"),
        ("http://" + "a" * 5000, "no address"),
        ("http://" + "é" * 300 + ".org", "ASCII"),
        ("http://a b.example.invalid/", "cannot be"),
        ("http://" + "a" * 70 + ".invalid/", "cannot be resolved"),
        ("http://x.invalid/\r\nHost: evil", "cannot be resolved"),
    ],
)
def test_odd_addresses_are_refused_in_a_sentence(url: str, words: str) -> None:
    """Whatever is no plain address is refused, and no password is repeated."""
    with pytest.raises(ReadingError) as caught:
        fetch(url, HERE)
    assert words in caught.value.message and "secret" not in str(caught.value)


def test_ports_that_are_no_web_servers_are_refused() -> None:
    """Mail and shell servers are not spoken to."""
    refused("http://example.org:25/", "port 25", Settings())


def test_statuses_and_types_that_are_no_page(serve: Serve) -> None:
    """What is missing, forbidden, of another type, or packed strangely is said; `look` tells the status."""
    base = serve(
        gone=answering(b"", 404),
        image=answering(b"x", Content_Type="image/png"),
        untyped=answering(b"x", Content_Type=""),
        brotli=answering(b"x", Content_Encoding="br"),
    )
    refused(f"{base}/gone", "status 404")
    assert look(f"{base}/gone", HERE).status == 404
    refused(f"{base}/image", "it is image/png")
    refused(f"{base}/untyped", "does not say")
    refused(f"{base}/brotli", "(br)")
    assert fetch(f"{base}/image", HERE, ("image/png",)).data == b"x"


def test_a_look_takes_the_beginning_alone(serve: Serve) -> None:
    """Whether something answers is known without its body; of HTML enough is read for a title."""
    base = serve(long=answering(b"<title>Cells</title>" + bytes(400_000)), report=answering(Content_Type="text/x-y"))
    assert look(f"{base}/long", HERE).data.startswith(b"<title>Cells</title>")
    assert len(look(f"{base}/long", HERE).data) == web.BEGINNING
    assert (look(f"{base}/report", HERE).status, look(f"{base}/report", HERE).data) == (200, b"")


def test_bodies_are_bounded(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    """A body that never ends, says it is large, or unpacks to too much is given up at the limit."""
    monkeypatch.setattr(web, "LARGEST", 300_000)

    def endless(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.end_headers()
        while True:
            handler.wfile.write(b"x" * 10_000)

    bomb = gzip.compress(bytes(50_000_000))
    base = serve(
        endless=endless,
        large=answering(b"", Content_Length="99999999"),
        bomb=answering(bomb, Content_Encoding="gzip"),
        bombs=answering(gzip.compress(b"") * 3 + bomb, Content_Encoding="gzip"),
    )
    for path in ("endless", "large", "bomb", "bombs"):
        refused(f"{base}/{path}", "larger than")


def test_packed_pages_are_unpacked_and_broken_ones_told(serve: Serve) -> None:
    """Gzip is read, in several members too; what is cut short is no page."""
    whole = gzip.compress(b"<p>Cells") + gzip.compress(b" survive.")
    base = serve(
        whole=answering(whole, Content_Encoding="gzip"),
        cut=answering(whole[:-9], Content_Encoding="gzip"),
        short=answering(b"<p>", Content_Length="99"),
        nonsense=lambda handler: handler.wfile.write(b"SSH-2.0\r\n\r\n") and None,
    )
    assert fetch(f"{base}/whole", HERE).data == b"<p>Cells survive."
    for path in ("cut", "short", "nonsense"):
        refused(f"{base}/{path}", "broke off")


@pytest.mark.parametrize("part", ["header", "body"])
def test_a_drip_ends_at_the_deadline(serve: Serve, part: str) -> None:
    """A server that sends a byte now and then is left in bounded time, and its connection is shut."""
    stopped = threading.Event()

    def drip(handler: BaseHTTPRequestHandler) -> None:
        try:
            if part == "body":
                handler.send_response(200)
                handler.send_header("Content-Type", "text/html")
                handler.end_headers()
            else:
                handler.wfile.write(b"HTTP/1.0 200 OK\r\nX-Slow: ")
            for _ in range(200):
                handler.wfile.write(b"x")
                time.sleep(0.05)
        except OSError:
            stopped.set()

    refused(f"{serve(page=drip)}/", "did not arrive within 0.4 s", Settings(allow_private=True, deadline=0.4))
    assert stopped.wait(5)


def test_silence_and_closed_doors_are_told(serve: Serve) -> None:
    """No answer, and nobody there, end in a sentence each."""
    base = serve(page=lambda handler: time.sleep(1.0))
    refused(f"{base}/", "does not answer in time", Settings(allow_private=True, read_timeout=0.2))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        refused(f"http://127.0.0.1:{free.getsockname()[1]}/", "cannot be reached")
    refused(base.replace("http:", "https:"), "TLS")
