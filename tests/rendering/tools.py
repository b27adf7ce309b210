"""Programs of others that read what is rendered; a test that misses one is skipped with the reason."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
CHROMIUM = Path(os.environ.get("FACTCHECK_CHROMIUM", "/usr/bin/chromium"))


def npm_file(variable: str, *names: str) -> Path:
    """Return a file of an npm package: where `variable` says, or in `node_modules` of this repository."""
    named = os.environ.get(variable)
    for place in (Path(named),) if named else (ROOT / "node_modules" / name for name in names):
        if place.is_file():
            return place
    pytest.skip(f"{names[0]} is missing; install it with npm, or set {variable}")


@contextmanager
def browser() -> Iterator[Any]:
    """Start Debian's Chromium."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is missing")
    if not CHROMIUM.is_file():
        pytest.skip(f"there is no browser at {CHROMIUM}")
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        started.close()


@contextmanager
def watched(browser: Any, file: Path, **settings: Any) -> Iterator[Any]:
    """Open a page that fails the test on a dialog, an error, or a request to anywhere."""
    said: list[str] = []
    page = browser.new_page(**settings)
    page.on("console", lambda message: said.append(f"console: {message.text}"))
    page.on("pageerror", lambda problem: said.append(f"error: {problem}"))
    page.on("dialog", lambda dialog: (said.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    page.on("request", lambda sent: sent.url.startswith("file:") or said.append(f"request: {sent.url}"))
    page.goto(file.as_uri())
    yield page
    page.close()
    assert said == []


def keep_screenshot(page: Any, name: str) -> None:
    """Write a screenshot to the folder of artefacts, if FACTCHECK_ARTEFACTS names one."""
    if folder := os.environ.get("FACTCHECK_ARTEFACTS"):
        Path(folder).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=Path(folder) / f"{name}.png")
