"""Whatever an editor sends, every request in it is answered, and the next one as well."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from random import Random
from typing import Any, BinaryIO

import pytest

pytest.importorskip("pygls", reason="the extra lsp is not installed")

from factcheck.lsp.server import create
from factcheck.lsp.wire import serve

URI = "file:///nowhere/draft.md"
TEXT = "Less than 5% of bread holds iodine (Li, 2019).\n\n\U0001f600\ud83d\n\nLess than 0.5% of bread holds iodine.\n"
OPEN = {"textDocument": {"uri": URI, "languageId": "markdown", "version": 1, "text": TEXT}}
ODD = (-1, 0, 1, 2, 33, 34, 10_000, 2**31 - 1, 2**31, 2**63, 10**30, 1.5, "1", None, True, [], {}, "\ud800")
METHODS = ("textDocument/hover", "textDocument/codeAction", "shutdown/not", "workspace/executeCommand")
BROKEN = (
    b"", b"{", b"[" * 100_000, b"\xff\xfe", b"null", b"[]", b'"a"', b"1", b"{}",
    b'{"jsonrpc":"1.0","id":7,"method":"a"}',
    b'{"jsonrpc":"2.0","id":[],"method":"a"}', b'{"jsonrpc":"2.0","id":7,"method":7}', b'{"jsonrpc":"2.0","id":99}',
    b'{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":7}}}',
    b'{"jsonrpc":"2.0","method":"$/cancelRequest","params":{}}',
    b'{"jsonrpc":"2.0","id":' + b"9" * 5_000 + b',"method":"a"}',
)  # fmt: skip


class Editor:
    """The other end of the wire, which sends bytes as they are."""

    def __init__(self, outgoing: BinaryIO, incoming: BinaryIO) -> None:
        """Talk over these two."""
        self.outgoing = outgoing
        self.incoming = incoming
        self.last = 0
        self.asked: list[str] = []

    def send(self, body: bytes) -> None:
        self.outgoing.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.outgoing.flush()

    def tell(self, method: str, params: Any) -> None:
        self.send(json.dumps({"jsonrpc": "2.0", "method": method, "params": params}).encode())

    def ask(self, method: str, params: Any) -> dict[str, Any]:
        """Return the answer to a request; of what comes meanwhile, addresses to be shown are kept."""
        self.last += 1
        self.send(json.dumps({"jsonrpc": "2.0", "id": f"n{self.last}", "method": method, "params": params}).encode())
        while True:
            length = 0
            while (line := self.incoming.readline()).strip():
                if line.startswith(b"Content-Length:"):
                    length = int(line.split(b":")[1])
            assert length, "the server is gone"
            answer: dict[str, Any] = json.loads(self.incoming.read(length))
            if answer.get("id") == f"n{self.last}":
                return answer
            if answer.get("method") == "window/showDocument":
                self.asked.append(answer["params"]["uri"])


@contextmanager
def editor(**capabilities: Any) -> Iterator[Editor]:
    """Start a server in a thread and open a document in it."""
    (theirs, to_them), (ours, to_us) = os.pipe(), os.pipe()
    with os.fdopen(theirs, "rb") as reading, os.fdopen(to_us, "wb") as writing:
        server = threading.Thread(target=serve, args=(create(offline=True), reading, writing), daemon=True)
        server.start()
        with os.fdopen(ours, "rb") as incoming:
            with os.fdopen(to_them, "wb") as outgoing:
                one = Editor(outgoing, incoming)
                able = {"processId": None, "rootUri": None, "capabilities": capabilities}
                assert "result" in one.ask("initialize", able)
                one.tell("initialized", {})
                one.tell("textDocument/didOpen", OPEN)
                yield one
            server.join(60)
    assert not server.is_alive()


def test_places_that_are_none() -> None:
    """Beyond the end, before the start, between halves of a character, of a wrong type: each request is answered."""
    random = Random(14)
    with editor() as one:
        for _ in range(150):
            start, end = ({"line": random.choice(ODD), "character": random.choice(ODD)} for _ in range(2))
            params = {"textDocument": {"uri": URI}, "position": start, "range": {"start": start, "end": end}}
            method = random.choice(METHODS)
            answer = one.ask(method, {**params, "context": {"diagnostics": []}, "command": "factcheck.pin"})
            assert ("result" in answer) != ("error" in answer)
        place = {"line": 4, "character": 11}
        found = one.ask("textDocument/hover", {"textDocument": {"uri": URI}, "position": place})
        assert "conflicting-values" in found["result"]["contents"]["value"]


def test_messages_that_are_none() -> None:
    """After broken JSON, broken messages and broken headers the next request is answered."""
    with editor() as one:
        for body in BROKEN:
            one.send(body)
            assert "error" in one.ask("no/such/method", None)
        for header in (b"Content-Length: x\r\n\r\n", b"\r\n\r\n", b"Content-Length: " + b"9" * 6_000 + b"\r\n\r\n"):
            one.outgoing.write(header)
            assert "error" in one.ask("no/such/method", None)
        assert one.ask("shutdown", None)["result"] is None
        assert one.ask("shutdown", None)["error"]["message"]


@pytest.mark.parametrize(
    ("command", "arguments"),
    [
        ("factcheck.open", ["https://example.org/"]),
        ("factcheck.open", ["file:///etc/passwd"]),
        ("factcheck.mention", [URI, 0, 0, 0, 5]),
    ],
)
def test_an_editor_that_answers_nothing(command: str, arguments: list[Any]) -> None:
    """Commands are answered while the editor leaves open what it was asked to show, and so is shutdown."""
    with editor() as one:
        for _ in range(3):
            assert one.ask("workspace/executeCommand", {"command": command, "arguments": arguments})["result"] is None
        assert one.ask("shutdown", None)["result"] is None


def test_edits_hold_for_the_version_they_were_made_for() -> None:
    """An editor whose user has typed on meanwhile puts a correction nowhere else: it is told the version, if it can."""
    place = {"start": {"line": 0, "character": 12}, "end": {"line": 0, "character": 12}}
    asked = {"textDocument": {"uri": URI}, "range": place, "context": {"diagnostics": []}}
    with editor(workspace={"workspaceEdit": {"documentChanges": True}}) as one:
        edits = [each["edit"] for each in one.ask("textDocument/codeAction", asked)["result"] if "edit" in each]
        assert edits and all(
            change["textDocument"] == {"uri": URI, "version": 1} for each in edits for change in each["documentChanges"]
        )
        assert not any("changes" in each for each in edits)
    with editor() as one:
        edits = [each["edit"] for each in one.ask("textDocument/codeAction", asked)["result"] if "edit" in each]
        assert edits and all(each["changes"].keys() == {URI} for each in edits)


def test_only_web_pages_are_opened() -> None:
    """What is no address of the web is not handed to the editor, which would let the system open it."""
    with editor() as one:
        for url in ("file:///etc/passwd", "javascript:alert(1)", "https://example.org/"):
            one.ask("workspace/executeCommand", {"command": "factcheck.open", "arguments": [url]})
    assert one.asked == ["https://example.org/"]


@pytest.mark.parametrize(
    ("last", "status"), [(("shutdown", "exit"), 0), (("shutdown",), 0), (("exit",), 1), ((), 1)], ids=str
)
def test_exit_status(last: tuple[str, ...], status: int) -> None:
    """The server ends in silence: with 0 after a shutdown, with 1 without one, by `exit` or a closed pipe."""
    messages: list[dict[str, Any]] = [{"id": 1, "method": "initialize", "params": {"capabilities": {}}}]
    messages += [{"method": "initialized", "params": {}}]
    messages += [{"id": 2, "method": each} if each == "shutdown" else {"method": each} for each in last]
    bodies = [json.dumps({"jsonrpc": "2.0", **each}).encode() for each in messages]
    sent = b"".join(b"Content-Length: %d\r\n\r\n%s" % (len(body), body) for body in bodies)
    done = subprocess.run([sys.executable, "-m", "factcheck", "lsp"], input=sent, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (status, b"")


def test_an_end_waits_for_no_check() -> None:
    """An editor that ends while a document is read, which may take minutes, leaves no server behind."""
    document = {"uri": "file:///nowhere/a.rst", "languageId": "restructuredtext", "version": 1, "text": "a_ " * 300_000}
    messages: list[dict[str, Any]] = [{"id": 1, "method": "initialize", "params": {"capabilities": {}}}]
    messages += [{"method": "textDocument/didOpen", "params": {"textDocument": document}}]
    messages += [{"id": 2, "method": "shutdown"}, {"method": "exit"}]
    bodies = [json.dumps({"jsonrpc": "2.0", **each}).encode() for each in messages]
    sent = b"".join(b"Content-Length: %d\r\n\r\n%s" % (len(body), body) for body in bodies)
    command = [sys.executable, "-m", "factcheck", "lsp", "--offline"]
    done = subprocess.run(command, input=sent, capture_output=True, check=False, timeout=90)
    assert (done.returncode, done.stderr) == (0, b"")
