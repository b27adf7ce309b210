"""Services that answer wrongly: how look-ups fare when answers are spoiled on their way.

    python -m benchmarks.mutating_proxy http://127.0.0.1:PORT MENTIONS.jsonl REFERENCES.jsonl [--answers N] [--seed N]

Stands between factcheck and a replica of the services and spoils answers in every way of `mutations`. Each round looks
the same rows up with one service spoiled in one way, with a fresh cache; then without any fault on the same cache.
Prints a table of ways × services with how many answers were spoiled, and fails where a look-up ended in an exception or
a hang, accused a source that is not accused otherwise or not as gravely, kept a spoiled answer, or sent anything
elsewhere.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from random import Random
from typing import Any
from unittest.mock import patch

from benchmarks.mutations import MUTATIONS, Sent, of
from benchmarks.verification import PATHS, Row, passage, reference
from factcheck.model import Article, Extraction
from factcheck.sources import circuit_breaker, transport
from factcheck.sources.service import Grant
from factcheck.sources.settings import Settings
from factcheck.verification import verify_all

SERVICES = tuple(name for name, path in PATHS.items() if path)
OFTEN = ("europepmc", "crossref", "openalex", "semanticscholar")
"""Services whose first answer is mostly left sound: one whose first answer fails is not asked again in a run."""

ACCUSING = ("differs", "not-found", "retracted")
MILDER = ("not-found", "differs")
"""The one accusation that may take another's place through a spoiled answer: that there is such a work, but another."""
Cell = tuple[str, str]
Articles = Sequence[tuple[Article, Extraction]]


@dataclass(slots=True)
class Plan:
    """What the proxy does: spoil the answers of `services` in one of `ways`.

    `silent` services refuse, so that others are asked in their place. `spoiled` counts by (way, service), `heard` the
    requests of each service, `elsewhere` what came to the address that no request should come to.
    """

    services: frozenset[str] = frozenset()
    ways: Sequence[str] = ()
    silent: frozenset[str] = frozenset()
    random: Random = field(default_factory=Random)
    heard: Counter[str] = field(default_factory=Counter)
    spoiled: Counter[Cell] = field(default_factory=Counter)
    elsewhere: list[str] = field(default_factory=list)

    def draw(self, name: str) -> str:
        """Return the way to spoil the next answer of a service, empty for a sound one."""
        self.heard[name] += 1
        first = self.heard[name] == 1 and name in OFTEN and self.random.random() < 0.5
        if name not in self.services or first or self.random.random() > 0.8:
            return ""
        return self.random.choice(self.ways)


@dataclass(slots=True)
class Proxy:
    """A proxy at `address` that follows whatever plan it has just now, and the `patience` of those who ask it."""

    address: str = ""
    plan: Plan = field(default_factory=Plan)
    patience: float = 1.0


@contextmanager
def proxy(base: str) -> Iterator[Proxy]:
    """Serve what a replica at `base` serves, spoiled as the plan of the proxy says."""
    held = Proxy()
    with _serving(_elsewhere(held)) as elsewhere, _serving(_handler(base, held, elsewhere)) as held.address:
        yield held


@contextmanager
def _serving(handler: type[BaseHTTPRequestHandler]) -> Iterator[str]:
    server = _Server(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads, block_on_close = True, False

    def handle_error(self, request: Any, client_address: Any) -> None:
        return  # whoever is fed an endless answer hangs up


def _elsewhere(held: Proxy) -> type[BaseHTTPRequestHandler]:
    class Elsewhere(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            held.plan.elsewhere.append(f"{self.command} {self.path} {self.headers.as_string()}")
            self.send_error(404)

        do_POST = do_GET

        def log_message(self, format: str, *args: Any) -> None:
            return

    return Elsewhere


def _handler(base: str, held: Proxy, elsewhere: str) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            name, plan = _service_of(self.path), held.plan
            if name in plan.silent:
                return self._send(Sent(403, "text/html", {"Content-Length": "0"}))
            status, kind, answer = _passed_on(base + self.path, body)
            way = plan.draw(name) if status == 200 else ""
            if not way:
                sound = of(answer, kind)
                return self._send(Sent(status, sound.type, sound.headers, sound.pieces))
            plan.spoiled[way, name] += 1
            return self._send(MUTATIONS[way](answer, plan.random))

        do_POST = do_GET

        def _send(self, sent: Sent) -> None:
            self.close_connection = True
            if sent.raw is not None:
                for piece in sent.raw:
                    self.wfile.write(piece)
                return
            self.send_response(sent.status)
            self.send_header("Connection", "close")
            self.send_header("Content-Type", sent.type)
            for header, value in sent.headers.items():
                filled = value.replace("{elsewhere}", elsewhere).replace("{here}", self.path.partition("?")[0])
                self.send_header(header, filled.replace("{random}", str(held.plan.random.random())))
            self.end_headers()
            for piece in sent.pieces:
                self.wfile.write(piece)

        def log_message(self, format: str, *args: Any) -> None:
            return

    return Handler


def _service_of(path: str) -> str:
    return next((name for name, prefix in PATHS.items() if prefix and path.startswith(prefix)), "")


@cache
def _passed_on(url: str, form: bytes) -> tuple[int, str, bytes]:
    try:
        with urllib.request.urlopen(urllib.request.Request(url, form or None)) as response:
            return response.status, response.headers["Content-Type"], response.read()
    except urllib.error.HTTPError as problem:
        with problem:
            return problem.code, problem.headers["Content-Type"], problem.read()


@dataclass(slots=True)
class Outcome:
    """What rounds came to: answers spoiled by (way, service), and what must not be, in words."""

    spoiled: Counter[Cell] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)


def rounds(
    base: str, rows: Articles, answers: int, seed: int, patience: float = 1.0, services: Sequence[str] = SERVICES
) -> Outcome:
    """Spoil at least so many answers, one cell of the table after the other, then all services in all ways.

    `patience` is for how many seconds a spoiled answer is waited for, `services` those whose answers are spoiled.
    """
    outcome = Outcome()
    random = Random(seed)
    with _impatient(), proxy(base) as held, tempfile.TemporaryDirectory() as folder:
        held.patience = patience
        usual = _statuses(held, rows, folder)
        for plan in _plans(random, services):
            if sum(outcome.spoiled.values()) >= answers:
                break
            _round(held, rows, plan, usual, outcome)
    return outcome


@contextmanager
def _impatient() -> Iterator[None]:
    """Let no line shut after four spoiled answers, and no service set a pace, since all are on this machine."""
    with patch.object(circuit_breaker, "PATIENCE", 1_000), patch.object(transport, "granted", lambda *_: Grant(500.0)):
        yield


def _plans(random: Random, services: Sequence[str]) -> Iterator[Plan]:
    """Yield a plan for each cell in random order, and between them plans that spoil everything; then again."""
    cells = [(way, name) for way in MUTATIONS for name in services]
    while True:
        random.shuffle(cells)
        for number, (way, name) in enumerate(cells):
            silent = frozenset({"europepmc"} if name == "pubmed" else ())
            yield Plan(frozenset({name}), (way,), silent, Random(random.random()))
            if number % 4 == 0:
                yield Plan(frozenset(services), tuple(MUTATIONS), frozenset(), Random(random.random()))


def _round(held: Proxy, rows: Articles, plan: Plan, usual: Sequence[str], outcome: Outcome) -> None:
    with tempfile.TemporaryDirectory() as folder:
        name = f"{', '.join(plan.ways) if len(plan.ways) < 3 else 'all'} at {', '.join(sorted(plan.services))}"
        try:
            begun, held.plan = time.monotonic(), plan
            found = _statuses(held, rows, folder)
            if time.monotonic() - begun > 300:
                outcome.wrong.append(f"{name}: took {time.monotonic() - begun:.0f} s")
            held.plan = Plan()
            again = _statuses(held, rows, folder)
        except Exception as problem:
            outcome.wrong.append(f"{name}: {problem!r}")
            return
    outcome.spoiled += plan.spoiled
    for number, (before, spoiled, after) in enumerate(zip(usual, found, again, strict=True)):
        if spoiled in ACCUSING and spoiled != before and (before, spoiled) != MILDER:
            outcome.wrong.append(f"{name}: row {number} was {before}, became {spoiled}")
        if after != before:
            outcome.wrong.append(f"{name}: row {number} was {before}, stayed {after} when all was well again")
    outcome.wrong += [f"{name}: sent elsewhere: {request}" for request in plan.elsewhere]
    if left := _left_behind():
        outcome.wrong.append(f"{name}: {left} threads are left")


def _left_behind() -> int:
    """Count the threads of requests that are still there two seconds after the last of them was given up."""
    end = time.monotonic() + 2
    while (left := sum(one.name == "request" for one in threading.enumerate())) and time.monotonic() < end:
        time.sleep(0.05)
    return left


def _statuses(held: Proxy, rows: Articles, folder: str) -> list[str]:
    """Return the verdict on each row, with the cache in a folder."""
    addresses: dict[str, Any] = {name: held.address + path if path else "" for name, path in PATHS.items()}
    kept: dict[str, Any] = {name: str(Path(folder) / name) for name in ("cache", "retractions")}
    spoiling = bool(held.plan.services)
    settings = Settings(
        **addresses,
        **kept,
        links=False,
        semanticscholar_key="hush",
        key_origins=(("semanticscholar", held.address),),
        mailto="benchmark@example.org",
        deadline=1.5 * held.patience if spoiling else 120.0,
        read_timeout=held.patience if spoiling else 60.0,
        connect_timeout=10.0,
    )
    found = verify_all(rows, settings)
    return [next(iter(lookups.verdicts.values())).status if lookups.verdicts else "" for lookups in found]


def table(spoiled: Mapping[Cell, int]) -> str:
    """Return the counts as a table in Markdown."""
    lines = [f"| answer | {' | '.join(SERVICES)} |", f"|---|{'---|' * len(SERVICES)}"]
    lines += [f"| {way} | {' | '.join(str(spoiled.get((way, name), 0)) for name in SERVICES)} |" for way in MUTATIONS]
    return "\n".join(lines)


def sample(mentions: Path, references: Path, count: int) -> list[tuple[Article, Extraction]]:
    """Return so many rows of each file, among them one of each way in which a citation can be wrong."""
    return [*map(passage, _rows(mentions, count)), *map(reference, _rows(references, count))]


def _rows(path: Path, count: int) -> list[Row]:
    by_label: dict[str, list[Row]] = {}
    for line in path.read_text(encoding="utf-8").splitlines()[: 40 * count]:
        row = json.loads(line)
        by_label.setdefault(row["gold"]["label"], []).append(row)
    valid = by_label.pop("valid")
    others = [group[0] for _, group in sorted(by_label.items())][: count // 2]
    return [*others, *valid[: count - len(others)]]


def main() -> int:
    """Run, print the table, and return 1 where anything was wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("base")
    parser.add_argument("mentions", type=Path)
    parser.add_argument("references", type=Path)
    parser.add_argument("--rows", type=int, default=12)
    parser.add_argument("--answers", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=1)
    said = parser.parse_args()
    outcome = rounds(said.base, sample(said.mentions, said.references, said.rows), said.answers, said.seed)
    print(table(outcome.spoiled))
    print(f"\n{sum(outcome.spoiled.values())} answers spoiled; wrong: {len(outcome.wrong)}")
    print("\n".join(outcome.wrong))
    return 1 if outcome.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
