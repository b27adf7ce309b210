"""A local server that gives the answers of a cassette, or passes requests on to a replica and records them."""

from __future__ import annotations

import json
import threading
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

CASSETTES = Path(__file__).parent / "cassettes"
SENDERS = ("mailto", "email", "tool", "api_key", "key")
Exchange = dict[str, Any]


def asked(method: str, target: str, form: str) -> tuple[str, ...]:
    """Return what a request asks for, whoever asks, in one spelling."""
    url = urlsplit(target)
    parts = ([pair for pair in parse_qsl(part) if pair[0] not in SENDERS] for part in (url.query, form))
    return (method, url.path, *(urlencode(sorted(part)) for part in parts))


@contextmanager
def replayed(name: str) -> Iterator[str]:
    """Serve the exchanges of a cassette at the address that is given; whatever is not in it answers 501."""
    exchanges = json.loads((CASSETTES / f"{name}.json").read_text(encoding="utf-8"))
    known = {asked(one["method"], one["target"], one["form"]): one for one in exchanges}

    def answer(method: str, target: str, form: str) -> Exchange:
        return known.get(asked(method, target, form)) or {"status": 501, "type": "text/plain", "body": ""}

    with _served(answer) as address:
        yield address


@contextmanager
def recorded(name: str, base: str) -> Iterator[str]:
    """Pass requests on to `base` and write what came back as a cassette."""
    exchanges: list[Exchange] = []

    def answer(method: str, target: str, form: str) -> Exchange:
        request = urllib.request.Request(base + target, form.encode() or None, method=method)
        with urllib.request.urlopen(request) as response:
            body, kind = json.load(response), response.headers["Content-Type"]
        method, path, *fields = asked(method, target, form)
        told = {"target": f"{path}?{fields[0]}".rstrip("?"), "form": fields[1]}
        exchanges.append({"method": method, **told, "status": 200, "type": kind, "body": body})
        return exchanges[-1]

    with _served(answer) as address:
        yield address
    text = json.dumps(exchanges, indent=1, ensure_ascii=False)
    (CASSETTES / f"{name}.json").write_text(text, encoding="utf-8")


@contextmanager
def _served(answer: Any) -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            form = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
            said = answer(self.command, self.path, form)
            body = json.dumps(said["body"]).encode()
            self.send_response(said["status"])
            self.send_header("Content-Type", said["type"])
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_POST = do_GET

        def log_message(self, format: str, *args: Any) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
