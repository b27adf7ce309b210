"""Makes the pictures of the README and the documentation from the real thing.

    python docs/assets/pictures.py [FOLDER]

Takes the desk and Debian's Chromium (`FACTCHECK_CHROMIUM` names another one), and asks no service.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

HERE = Path(__file__).parent
ARTICLES = HERE.parents[1] / "examples"
LISTED, UNLISTED = ARTICLES / "walking-and-the-heart.md", ARTICLES / "salt-and-blood-pressure.md"
CHROMIUM = os.environ.get("FACTCHECK_CHROMIUM", "/usr/bin/chromium")
WIDE = {"width": 1120, "height": 640}
FACTCHECK = (sys.executable, "-m", "factcheck")


@contextmanager
def desk(folder: Path) -> Iterator[str]:
    """Serve a desk that asks nobody; give its address."""
    command = [*FACTCHECK, "serve", "--offline", "--port", "0", "--no-open"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=folder) as process:
        assert process.stdout is not None
        found = re.search(r"http://\S+", process.stdout.readline())
        assert found is not None
        try:
            yield found[0]
        finally:
            process.terminate()


def of_desk(page: Page, folder: Path, picture: Path) -> None:
    """Take a picture of the desk with a draft on it and a finding in hand."""
    with desk(folder) as address:
        page.goto(address)
        page.wait_for_selector("html[data-ready]", state="attached")
        page.fill("#name", LISTED.name)
        page.focus("#draft")
        page.keyboard.insert_text(LISTED.read_text("utf-8"))
        page.wait_for_selector("html[data-settled=yes]", state="attached")
        page.locator("#gravest").check()
        page.locator("#next").click()
        page.wait_for_timeout(1000)
        page.screenshot(path=picture)


def of_report(page: Page, folder: Path, picture: Path) -> None:
    """Take a picture of the report where its text begins, with the first card open."""
    file = folder / "report.html"
    subprocess.run(
        [*FACTCHECK, "check", "--offline", "--quiet", "--output", f"html={file}", str(UNLISTED)], check=False
    )
    page.goto(file.as_uri())
    page.locator(".bands mark.error, .bands mark.warning").first.evaluate(
        "mark => mark.scrollIntoView({block: 'center'})"
    )
    page.locator(".card:has-text('less than 0.5%') .message").first.click()
    page.wait_for_timeout(500)
    page.screenshot(path=picture)


def of_dashboard(page: Page, folder: Path, picture: Path) -> None:
    """Take a picture of the head of an audit's dashboard."""
    out = folder / "audit"
    subprocess.run(
        [*FACTCHECK, "audit", ARTICLES.name, "-o", str(out)], cwd=ARTICLES.parent, check=True, capture_output=True
    )
    page.goto((out / "dashboard.html").as_uri())
    page.screenshot(path=picture)


PICTURES = {"desk": of_desk, "report": of_report, "dashboard": of_dashboard}


def make(target: Path, browser: Browser) -> None:
    """Write all pictures into a folder."""
    for name, take in PICTURES.items():
        with tempfile.TemporaryDirectory() as folder:
            page = browser.new_page(viewport=WIDE, color_scheme="light", reduced_motion="reduce")
            take(page, Path(folder), target / f"{name}.png")
            page.close()


if __name__ == "__main__":
    into = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE
    into.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as running:
        make(into, running.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"]))
