"""A desk for the tests: in this process, or as a process of its own with a browser before it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from factcheck.config import Config
from factcheck.sources.registry import service_names
from factcheck.sources.settings import Settings

TOKEN = "a-token-of-a-test"
ADDRESS = "http://127.0.0.1:8765"
CHROMIUM = "/usr/bin/chromium"
AUTHORS = [{"family": "Marekova", "given": "J"}, {"family": "Tell", "given": "A"}, {"family": "Ono", "given": "K"}]
RECORDS = [
    {
        "doi": "10.1000/sleep.1",
        "pmid": "90000001",
        "title": "Bedtime iodine and the sleep of adults",
        "authors": AUTHORS,
        "year": 2017,
        "container": "Journal of Invented Sleep",
        "volume": "3",
        "issue": "2",
        "pages": "11-19",
        "abstract": "In 240 adults, iodine at bedtime changed sleep in 25%.",
        "type": "journal-article",
        "retracted": False,
    },
    {
        "doi": "10.1000/sleep.2",
        "pmid": "90000002",
        "title": "Iodine, bread and the sleep of adults: a second cohort",
        "authors": AUTHORS,
        "year": 2017,
        "container": "Journal of Invented Sleep",
        "volume": "3",
        "issue": "4",
        "pages": "51-60",
        "abstract": "Iodine in bread changed sleep in adults.",
        "type": "journal-article",
        "retracted": False,
    },
]
DRAFT = """# Iodine and sleep

Less than 5% of the iodine in bread is lost in the oven. Iodine changes the sleep of adults (Marekova et al., 2017).

Nobody knows why. Less than 0.5% of the iodine in bread is lost in the oven, and nobody found out (Quibble, 2011).
"""


@dataclass
class Caller:
    """The calls of one tab, as the page makes them."""

    client: Any
    session: str = ""
    version: int = 0

    def start(self, resume: str = "") -> Any:
        answer = self.client.post("/api/sessions", json={"resume": resume}).json()
        self.session, self.version = answer["session"], answer["draft"]["version"]
        return answer

    def write(self, text: str, format: str = "markdown", name: str = "draft.md", **query: Any) -> Any:
        self.version += 1
        query = {"version": self.version, "format": format, "name": name, **query}
        return self.client.put(f"/api/drafts/{self.session}", params=query, content=text.encode())

    def drop(self, name: str, data: bytes) -> Any:
        self.version += 1
        return self.client.post(
            f"/api/drafts/{self.session}/file", params={"version": self.version, "name": name}, content=data
        )

    def post(self, part: str, **values: Any) -> Any:
        return self.client.post(f"/api/drafts/{self.session}/{part}", json=values)

    def lookups(self, **values: Any) -> list[Any]:
        return [json.loads(line) for line in self.post("lookups", **values).text.splitlines()]


def served(replica: Any) -> dict[str, str]:
    """Return the address of each service at the replica, none for those it does not play."""
    names = {"pubmed": "eutils"}
    absent = ("openlibrary", "wayback")
    return {name: "" if name in absent else replica.url(names.get(name, name)) for name in service_names()}


@pytest.fixture(scope="session")
def replica(shared: Path) -> Iterator[Any]:
    """A replica of the services that knows two works."""
    sys.path.insert(0, str(shared))
    try:
        module = pytest.importorskip("replica")
    finally:
        sys.path.remove(str(shared))
    with module.Replica(RECORDS, limits=False, quirks=False) as running:
        yield running


@pytest.fixture
def open_desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Caller]]:
    """Return a function that opens a desk and starts a session on it; offline unless it gets addresses."""
    testclient = pytest.importorskip("starlette.testclient", reason="the extra desk is not installed")
    from factcheck.desk.app import create
    from factcheck.desk.safety import Door

    monkeypatch.chdir(tmp_path)
    opened = []

    def open_one(addresses: dict[str, str] | None = None) -> Caller:
        sources = Settings(cache=str(tmp_path / "cache.sqlite"), **(addresses or {}))
        app = create(Config(offline=addresses is None, sources=sources), Door(TOKEN, 8765))
        client = testclient.TestClient(app, base_url=ADDRESS, headers={"x-factcheck-token": TOKEN})
        client.__enter__()
        opened.append(client)
        caller = Caller(client)
        caller.start()
        return caller

    yield open_one
    for client in opened:
        client.__exit__()


@pytest.fixture
def desk(open_desk: Callable[..., Caller]) -> Caller:
    """A desk without look-ups."""
    return open_desk()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Debian's Chromium."""
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    if not Path(CHROMIUM).exists():
        pytest.skip(f"there is no Chromium at {CHROMIUM}")
    with playwright.sync_playwright() as running:
        started = running.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture(scope="module")
def served_desk(tmp_path_factory: pytest.TempPathFactory, replica: Any) -> Iterator[tuple[str, Path]]:
    """`factcheck serve` as a process in a folder of its own that asks the replica; its address and the folder."""
    folder = tmp_path_factory.mktemp("desk")
    lines = "".join(f'{name} = "{address}"\n' for name, address in served(replica).items())
    (folder / "own.toml").write_text(f'[sources]\ncache = "cache.sqlite"\n{lines}')
    command = [sys.executable, "-m", "factcheck", "serve", "--port", "0", "--no-open"]
    place = str(Path(__file__).parents[2])
    environment = {**os.environ, "PYTHONPATH": place, "FACTCHECK_CONFIG": str(folder / "own.toml")}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=folder, env=environment) as process:
        assert process.stdout is not None
        found = re.search(r"http://\S+", process.stdout.readline())
        assert found
        yield found[0], folder
        process.terminate()
