"""Addresses on the command line: a page is checked like a file, and refused in one line."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from factcheck.sources.registry import service_names
from tests.cli.test_check import SLIP, Call, call, one_line

__all__ = ["call"]


@pytest.fixture
def page() -> Iterator[str]:
    """Serve one article with a slip under any path."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/markdown; charset=utf-8")
            self.end_headers()
            self.wfile.write(f"{SLIP}\nAdults should walk (WHO, 2020).\n".encode())

        def log_message(self, format: str, *args: Any) -> None:
            return

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/a//b/"
    server.shutdown()
    server.server_close()


def allow_private(folder: Path) -> None:
    off = "".join(f'{name} = ""\n' for name in service_names())
    (folder / "own.toml").write_text(f'[sources]\nallow-private = true\ncache = "answers.sqlite"\n{off}')


def test_a_page_is_checked(call: Call, tmp_path: Path, page: str) -> None:
    """Findings name the address, and the settings are those of the current folder."""
    allow_private(tmp_path)
    done = call("check", "--output", "concise", page, page)
    assert done.returncode == 0 and done.stderr == "", done
    assert done.stdout.startswith(f"{page}:1:") and done.stdout.count("malformed-author") == 1
    assert "Sleeman" in call("extract", page).stdout


def test_a_page_in_a_private_network_is_refused(call: Call, page: str) -> None:
    """Without the setting nothing is fetched."""
    one_line(call("check", page), "not fetched from port")
    one_line(call("check", "http://127.0.0.1/x"), "http://127.0.0.1/x: ", "allow-private = true")


@pytest.mark.parametrize("flag", ["--offline", "--frozen"])
def test_offline_fetches_no_page(call: Call, flag: str) -> None:
    """One line says so, with exit 2."""
    one_line(call("check", flag, "https://example.org/page"), "https://example.org/page: ", "offline")


def test_the_sources_of_a_page_are_locked_under_its_address(call: Call, tmp_path: Path, page: str) -> None:
    """The lock file of the current folder names the page by its address."""
    allow_private(tmp_path)
    done = call("lock", page)
    assert done.returncode == 3, done  # nobody is asked here, so one source stays unchecked
    assert f'"{page}"' in (tmp_path / "factcheck.lock").read_text()
