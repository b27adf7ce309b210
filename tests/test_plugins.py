"""What an installed package adds: a kind of rule, a format, a service and a report, without a change to factcheck."""

from __future__ import annotations

import json
import os
import shutil
import threading
import tomllib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from factcheck.sources.registry import service_names
from tests.cli.command import Call, command_in

EXAMPLE = Path(__file__).parent / "plugins"
SUBTITLES = """1
00:00:01,000 --> 00:00:04,000
The miracle drug
helped 12 of 40 people.

2
00:00:04,500 --> 00:00:08,000
That is 50% of them.
"""
REPORT = """Most people walk too little (Okafor, 2021).

## References

Okafor, B. (2021). What walking does for our town. House Library Reports, 12.
"""
BOOK = {"title": "What walking does for our town", "authors": ["Okafor"], "year": 2021}


def installed(folder: Path) -> Path:
    """Lay the example down in a folder as an installer does, and return the folder."""
    project = tomllib.loads((EXAMPLE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    shutil.copytree(EXAMPLE / "factcheck_house", folder / "factcheck_house")
    said = folder / f"factcheck_house-{project['version']}.dist-info"
    said.mkdir()
    (said / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: {project['version']}\n")
    groups = (
        f"[{group}]\n" + "".join(f"{name} = {value}\n" for name, value in entries.items())
        for group, entries in project["entry-points"].items()
    )
    (said / "entry_points.txt").write_text("\n".join(groups))
    return folder


@pytest.fixture
def call(tmp_path: Path) -> Call:
    """The command line where the example is installed, and its rule page is switched on."""
    packages = installed(tmp_path / "packages")
    drafts = tmp_path / "drafts"
    drafts.mkdir()
    (drafts / "talk.srt").write_text(SUBTITLES)
    page = (packages / "factcheck_house/rules").as_posix()
    (drafts / "own.toml").write_text(f'rule-paths = ["{page}"]\n')
    return command_in(drafts, PYTHONPATH=os.fspath(packages))


def test_kind_format_and_report(call: Call) -> None:
    """A folder's files in the added format are found, checked by the added kind, and told in the added report."""
    done = call("check", ".", "--output", "csv")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "file,line,rule,message",
        "talk.srt,3,no-miracles,“miracle” is not printed here",
    ]


@pytest.fixture
def library() -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """The library's own service, which holds one report, and the paths and keys of what it was asked."""
    asked: list[tuple[str, str]] = []

    class Library(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append((self.path, self.headers.get("X-Key", "")))
            body = json.dumps({"books": [BOOK]}).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            return

    server = HTTPServer(("127.0.0.1", 0), Library)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/api", asked
    server.shutdown()
    server.server_close()


def test_service(call: Call, tmp_path: Path, library: tuple[str, list[tuple[str, str]]]) -> None:
    """An added service is set like factcheck's own, is asked with its key alone, and what it holds is verified."""
    address, asked = library
    off = "".join(f"{name} = ''\n" for name in service_names())
    own = f"[sources]\n{off}links = false\nhouse-library = '{address}'\nhouse-library-key = 'secret'\n"
    (tmp_path / "drafts/own.toml").write_text(own)
    (tmp_path / "drafts/draft.md").write_text(REPORT)
    done = call("check", "draft.md", "--output", "json", "--verbose")
    verdict = json.loads(done.stdout)["articles"][0]["sources"][0]["verdict"]
    assert (verdict["status"], verdict["asked"]) == ("verified", ["house_library"]), done.stderr
    assert {(path.partition("?")[0], key) for path, key in asked} == {("/api/search", "secret")}
    assert "1 request to the house's library" in done.stderr


def test_service_in_the_settings(call: Call) -> None:
    """`factcheck config` shows an added service with its own address, and not its key."""
    said = call("config", "talk.srt").stdout
    assert "https://library.example.org/api" in said
    assert "house-library-key" in said


def test_rule_page_is_tested(call: Call, tmp_path: Path) -> None:
    """`rules test` runs the examples of a rule of an added kind."""
    done = call("rules", "test", os.fspath(tmp_path / "packages/factcheck_house/rules"))
    assert done.returncode == 0, done.stderr


def test_named_where_a_name_is_wrong(call: Call) -> None:
    """What is added is offered like what comes with factcheck."""
    assert "csv" in call("check", "talk.srt", "--output", "cvs").stderr
    assert "'subtitles'" in call("check", "talk.srt", "--format", "subtitle").stderr


def test_broken_package(call: Call, tmp_path: Path) -> None:
    """A package that cannot be loaded is told in one sentence, where it is asked for alone."""
    (tmp_path / "packages/factcheck_house/csv_report.py").write_text("raise RuntimeError('no')\n")
    done = call("check", "talk.srt", "--output", "csv")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "factcheck_house.csv_report" in done.stderr
    assert call("check", "talk.srt").returncode == 0


def test_broken_service(call: Call, tmp_path: Path) -> None:
    """A service that cannot be loaded is told in one sentence: whoever installed it counts on it."""
    (tmp_path / "packages/factcheck_house/house_library.py").write_text("SERVICE = None\n")
    done = call("check", "talk.srt")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "factcheck_house.house_library" in done.stderr


def test_nothing_of_the_checked_folder(tmp_path: Path) -> None:
    """Entry points that lie in the folder to be checked are not looked at: only installed packages may add code."""
    drafts = installed(tmp_path / "drafts")
    (drafts / "factcheck_house/__init__.py").write_text("open('ran', 'w')\n")
    (drafts / "talk.srt").write_text(SUBTITLES)
    done = command_in(drafts)("check", "talk.srt", "--output", "csv")
    assert done.returncode == 2
    assert not (drafts / "ran").exists()
