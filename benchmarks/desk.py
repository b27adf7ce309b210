"""How soon the desk answers: `python -m benchmarks.desk ARTICLE`. Prints milliseconds, and what twenty tabs take.

The first types 50 times into the article in Chromium and measures from each key's event to the frame with the marks;
the second lets 20 clients edit 40 times each, a fifth of a second apart, and compares at the end with a fresh check.
`python -m benchmarks.desk ARTICLE SETTINGS` types alone, with the sources looked up first as the file of settings says
(`[sources]` with the addresses of a replica), so that what they say of the numbers is shown.
"""

from __future__ import annotations

import asyncio
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

import factcheck
from factcheck.reading import format_of, read_text

CHROMIUM = "/usr/bin/chromium"
EDITS = 50
TABS, EDITS_EACH, PAUSE = 20, 40, 0.2
WATCH = """() => {
    window.times = [];
    let typed = 0;
    document.getElementById("draft").addEventListener("input", event => { typed = event.timeStamp; }, true);
    new MutationObserver(() => {
        if (document.documentElement.dataset.settled !== "yes" || !typed) return;
        const since = typed;
        typed = 0;
        requestAnimationFrame(() => window.times.push(performance.now() - since));
    }).observe(document.documentElement, { attributes: true, attributeFilter: ["data-settled"] });
}"""


def main(path: str, settings: str = "") -> None:
    """Print both measurements for an article, or with settings what typing takes once its sources are looked up."""
    article, format = Path(path).read_text(encoding="utf-8"), format_of(path)
    with _served(settings) as (address, process):
        _say(f"{EDITS} edits in the browser", _typed(address, article, format, looked_up=bool(settings)))
        if settings:
            return
        _say(f"{TABS} tabs, {EDITS_EACH} edits each", asyncio.run(_tabs(address, article)))
        print(f"memory of the desk with its workers: {_memory(process) / 1e6:.0f} MB")


@contextmanager
def _served(settings: str) -> Iterator[tuple[str, int]]:
    command = [sys.executable, "-m", "factcheck", "serve", "--port", "0", "--no-open"]
    here = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    if settings:
        here["FACTCHECK_CONFIG"] = str(Path(settings).absolute())
    else:
        command.append("--offline")
    with (
        TemporaryDirectory() as folder,
        subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=folder, env=here) as desk,
    ):
        assert desk.stdout is not None
        found = re.search(r"http://\S+", desk.stdout.readline())
        assert found is not None
        yield found[0], desk.pid
        desk.terminate()


def _typed(address: str, article: str, format: str, *, looked_up: bool) -> list[float]:
    from playwright.sync_api import sync_playwright

    dice = Random(5)
    with sync_playwright() as playwright:
        page = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"]).new_page()
        page.goto(address)
        page.wait_for_selector("html[data-ready]", state="attached")
        page.select_option("#format", format)
        page.fill("#draft", article)
        page.wait_for_selector("html[data-settled=yes]", state="attached")
        if looked_up:
            page.wait_for_selector("#progress:not([hidden])", state="attached")
            page.wait_for_selector("#progress[hidden]", state="attached", timeout=120_000)
        page.evaluate(WATCH)
        for _ in range(EDITS):
            place = dice.randrange(len(article))
            page.evaluate("at => document.getElementById('draft').setSelectionRange(at, at)", place)
            page.keyboard.type(dice.choice("abc 19.,"))
            page.wait_for_selector("html[data-settled=yes]", state="attached")
            page.wait_for_timeout(50)
        times: list[float] = page.evaluate("window.times")
    return times


async def _tabs(address: str, article: str) -> list[float]:
    import httpx

    base, _, token = address.partition("#")
    headers = {"x-factcheck-token": token}
    async with httpx.AsyncClient(base_url=base, headers=headers, timeout=60) as client:
        every = await asyncio.gather(*(_tab(client, article, number) for number in range(TABS)))
    for _, text, found in every:
        fresh = [finding.message for finding in factcheck.check(read_text(text, "text", "-"))]
        assert [finding["message"] for finding in found["findings"]] == fresh
    return [time for times, _, _ in every for time in times]


async def _tab(client: Any, article: str, number: int) -> tuple[list[float], str, Any]:
    """Edit a draft; return the times, its last text and the findings in it. Fails where the desk lost a version."""
    dice = Random(number)
    session = (await client.post("/api/sessions", json={})).json()["session"]
    lines = (f"{line} Tab {number}." if line.strip() else line for line in article.splitlines())
    text, times, found = "\n".join(lines), [], {}  # so that no tab profits from what was read for another
    for version in range(1, EDITS_EACH + 1):
        place = dice.randrange(len(text))
        text = text[:place] + dice.choice(("a", " ", "7", ". ", "")) + text[place + dice.choice((0, 0, 1)) :]
        query = {"version": version, "format": "text", "name": "a.txt"}
        start = perf_counter()
        answer = await client.put(f"/api/drafts/{session}", params=query, content=text.encode())
        times.append(1000 * (perf_counter() - start))
        found = answer.json()["found"]
        assert found["version"] == version
        await asyncio.sleep(PAUSE)
    kept = (await client.post("/api/sessions", json={"resume": session})).json()["draft"]
    assert (kept["text"], kept["version"]) == (text, EDITS_EACH), "an update was lost"
    return times, text, found


def _memory(process: int) -> float:
    """Return the bytes of a process and all below it, shared pages counted in parts."""
    tree = {process}
    for status in Path("/proc").glob("[0-9]*/stat"):
        parent = int(status.read_text().rpartition(")")[2].split()[1])
        if parent in tree:
            tree.add(int(status.parent.name))
    rollups = (Path(f"/proc/{number}/smaps_rollup").read_text() for number in tree)
    return sum(1024 * int(found[1]) for text in rollups if (found := re.search(r"^Pss:\s+(\d+)", text, re.MULTILINE)))


def _say(name: str, times: list[float]) -> None:
    print(f"{name:<32} median {median(times):6.0f} ms   95th percentile {quantiles(times, n=20)[-1]:6.0f} ms")


if __name__ == "__main__":
    main(*sys.argv[1:])
