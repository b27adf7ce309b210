"""Audits measured: `python -m benchmarks.audit COMMAND`. Figures and commands stand in README.md.

make ../shared/bench 20000 corpus.jsonl      articles of real length from the texts of the benchmarks
run corpus.jsonl OUT                         one process, two processes, Ray: articles/s, memory, linearity
kill corpus.jsonl OUT --times 10             kill -9 of workers, drivers and actors, and compare the tables
conflicts ../shared/bench OUT                planted conflicts between articles: recall and precision
retracted WORLD.jsonl.gz OUT --replica URL   planted retracted works: listed with every page that cites them?
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pyarrow.parquet as pq

from benchmarks import planted_conflicts, planted_works, verification

SEED = 20260
TABLES = ("articles", "claims", "citations", "works", "findings", "errors")


@click.group()
def main() -> None:
    """Measure audits."""


@main.command()
@click.argument("bench", type=Path)
@click.argument("count", type=int)
@click.argument("out", type=Path)
def make(bench: Path, count: int, out: Path) -> None:
    """Write COUNT articles of 8,000 to 30,000 characters, put together from whole paragraphs."""
    with out.open("w", encoding="utf-8") as file:
        for number, text in zip(range(count), _articles(bench, random.Random(SEED)), strict=False):
            file.write(json.dumps({"id": f"https://example.org/{number % 9}/{number:06}", "text": text}) + "\n")


def _articles(bench: Path, chance: random.Random) -> Iterator[str]:
    pool = [text for text in texts(bench) if len(text) > 200]
    while True:
        wanted = chance.randint(8_000, 30_000)
        parts: list[str] = []
        while sum(map(len, parts)) < wanted:
            paragraphs = chance.choice(pool).split("\n\n")
            start = chance.randrange(len(paragraphs))
            parts.append("\n\n".join(paragraphs[start : start + 12])[:wanted])
        yield "\n\n".join(parts)


def texts(bench: Path) -> Iterator[str]:
    """Yield the texts of the benchmarks that are articles and hold no planted conflict, but for those of `drift`."""
    data = bench / "data"
    for path in sorted((data / "health").iterdir()):
        if path.suffix in (".md", ".txt"):
            yield path.read_text(encoding="utf-8")
    for name in ("contradoc", "jats_cites", "grobid_callouts"):
        for row in _rows(data / name / "dev.jsonl"):
            if row.get("label") != "pos":
                yield row["text"]


def drift(bench: Path) -> Iterator[str]:
    """Yield the accounts of reviews in which no number has been changed."""
    for row in _rows(bench / "data" / "drift" / "dev.jsonl"):
        if row["drift"] is None:
            yield from row["text"].split("\n\n")


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@main.command()
@click.argument("corpus", type=Path)
@click.argument("out", type=Path)
@click.option("--only", multiple=True, help="one, two or ray; all without it.")
def run(corpus: Path, out: Path, only: tuple[str, ...]) -> None:
    """Audit CORPUS with each engine into folders below OUT, watching the memory of each worker."""
    ways = {"one": ["--jobs", "1"], "two": ["--jobs", "2"], "ray": ["--jobs", "2", "--engine", "ray"]}
    base = 0.0
    for name, options in ways.items():
        if only and name not in only:
            continue
        watch = _Watch(out / name)
        began = time.monotonic()
        process = _audit(corpus, out / name, *options)
        watch.start(process.pid)
        if process.wait():
            raise SystemExit(f"{name} failed")
        seconds = time.monotonic() - began
        watch.stop()
        count = sum(len(pq.read_table(path, columns=["id"])) for path in (out / name / "articles").glob("*.parquet"))
        rate = count / seconds
        base = base or rate
        click.echo(f"{name:4} {count:,} articles {seconds:8.1f} s {rate:7.2f}/s {rate / base:5.2f} ×  {watch.said()}")


def _audit(corpus: Path, out: Path, *options: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "factcheck", "audit", str(corpus), "-o", str(out), *options]
    return subprocess.Popen(command)


class _Watch:
    """Samples the resident memory of the workers below a process and the articles done, every second."""

    def __init__(self, target: Path) -> None:
        self._target, self._on = target, True
        self._samples: list[tuple[float, int, int]] = []

    def start(self, root: int) -> None:
        self._thread = threading.Thread(target=self._sample, args=(root,), daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._on = False
        self._thread.join()

    def _sample(self, root: int) -> None:
        began = time.monotonic()
        while self._on:
            sizes = [_resident(pid) for pid in _workers(root)]
            done = len(list((self._target / ".done").glob("*.json"))) * 500
            if sizes:
                self._samples.append((time.monotonic() - began, done, max(sizes)))
            time.sleep(1)

    def said(self) -> str:
        """Return the most memory of a worker in MB and the seconds at each quarter.

        It is that up to 1,000 articles, after these, and while articles are compared with each other.
        """
        most = max((done for _, done, _ in self._samples), default=0)
        early = max((size for _, done, size in self._samples if done <= 1000), default=0)
        late = max((size for _, done, size in self._samples if 1000 < done < most), default=0)
        comparing = max((size for _, done, size in self._samples if done == most), default=0)
        quarters = [
            next(f"{when:.0f}" for when, done, _ in self._samples if done >= most * part / 4) for part in (1, 2, 3, 4)
        ]
        memory = f"worker {early >> 20} MB, then {late >> 20} MB, comparing {comparing >> 20} MB"
        return f"{memory}; quarters at {' '.join(quarters)} s"


def _workers(root: int) -> list[int]:
    """Return the worker processes of an audit: spawned Python processes, or Ray actors of this user."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                command = (entry / "cmdline").read_bytes().replace(b"\0", b" ")
                parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            except (OSError, ValueError):
                continue
            if (parent == root and b"spawn_main" in command) or b"ray::_Actor" in command:
                found.append(int(entry.name))
    return found


def _resident(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, IndexError):
        return 0


@main.command()
@click.argument("corpus", type=Path)
@click.argument("out", type=Path)
@click.option("--times", default=10, show_default=True)
@click.option("--only", multiple=True, help="worker, driver or actor; all without it.")
def kill(corpus: Path, out: Path, times: int, only: tuple[str, ...]) -> None:
    """Kill workers, drivers and Ray actors at random moments, resume, and compare with an undisturbed run."""
    chance = random.Random(SEED)
    began = time.monotonic()
    _audit(corpus, out / "whole", "--jobs", "2").wait()
    lasted = time.monotonic() - began
    whole = _content(out / "whole")
    for what in ("worker", "driver", "actor"):
        if only and what not in only:
            continue
        equal = 0
        for number in range(times):
            target = out / f"{what}-{number}"
            options = ["--jobs", "2", *(["--engine", "ray"] if what == "actor" else [])]
            process = _audit(corpus, target, *options)
            time.sleep(lasted * chance.uniform(0.05, 0.95) + (6 if what == "actor" else 0))
            victims = [process.pid] if what == "driver" else _workers(process.pid)
            if victims and process.poll() is None:
                os.kill(chance.choice(victims), signal.SIGKILL)
            process.wait()
            _audit(corpus, target, *options, "--resume").wait()
            equal += _content(target) == whole
        click.echo(f"kill -9 of a {what}: {equal} of {times} runs equal to the undisturbed one")


def _content(target: Path) -> dict[str, str]:
    """Return a digest of the sorted rows of each table."""
    found = {}
    for kind in TABLES:
        rows: list[str] = []
        for path in (target / kind).glob("*.parquet"):
            rows += (json.dumps(row, sort_keys=True, default=str) for row in pq.read_table(path).to_pylist())
        found[kind] = hashlib.sha256("\n".join(sorted(rows)).encode()).hexdigest()
    return found


@main.command()
@click.argument("bench", type=Path)
@click.argument("out", type=Path)
@click.option("--articles", default=5_000, show_default=True)
@click.option("--pairs", default=200, show_default=True)
@click.option("--errors", default=0, help="Show so many of the pairs missed and of the findings beyond.")
def conflicts(bench: Path, out: Path, articles: int, pairs: int, errors: int) -> None:
    """Plant pairs of pages of which one number differs, and see which of them the audit finds.

    All other pages are unchanged pairs and articles put together from texts.
    """
    chance = random.Random(SEED)
    out.mkdir(parents=True, exist_ok=True)
    planted, pages = planted_conflicts.plant(_rows(bench / "data" / "drift" / "dev.jsonl"), pairs, chance)
    rest = _articles(bench, chance)
    pages |= {f"posts/{number:05}": next(rest)[:9_000] for number in range(articles - len(pages))}
    corpus = out / "planted.jsonl"
    corpus.write_text("".join(json.dumps({"id": id, "text": pages[id]}) + "\n" for id in sorted(pages)))
    if _audit(corpus, out / "audit", "--jobs", "2").wait():
        raise SystemExit("the audit failed")
    for line in planted_conflicts.score(out / "audit", planted, list(texts(bench)), errors):
        click.echo(line)


@main.command()
@click.argument("records", type=Path)
@click.argument("out", type=Path)
@click.option("--replica", required=True, help="The address of a running replica that serves RECORDS.")
@click.option("--articles", default=3_000, show_default=True)
@click.option("--works", default=150, show_default=True)
@click.option("--bench", type=Path, default=Path("../shared/bench"), show_default=True)
@click.option("--errors", default=0, help="Show so many of each kind of error.")
def retracted(records: Path, out: Path, replica: str, articles: int, works: int, bench: Path, errors: int) -> None:
    """Cite retracted works in known pages, in several styles, and see whether each is listed with all of these."""
    chance = random.Random(SEED)
    world = planted_works.world(records)
    names = [f"p{number:05}" for number in range(articles)]
    planted, pages = planted_works.plant(world, works, names, chance)
    site = out / "site"
    site.mkdir(parents=True, exist_ok=True)
    for name, filler in zip(names, _articles(bench, chance), strict=False):
        page = pages.get(name, planted_works.Page())
        (site / f"{name}.md").write_text(planted_works.text(name, filler[:1_500], page), encoding="utf-8")
    settings = {name: replica.rstrip("/") + path if path else "" for name, path in verification.PATHS.items()}
    settings |= {name: str(out.resolve() / name) for name in ("cache", "retractions")} | {"mailto": "bench@example.org"}
    lines = [f"{name} = {json.dumps(value)}\n" for name, value in settings.items()]
    (out / "factcheck.toml").write_text("".join(("[sources]\nlinks = false\n", *lines)))
    options = ["--jobs", "2", "--lookups", "online", "--config", str(out / "factcheck.toml")]
    if _audit(site, out / "audit", *options).wait():
        raise SystemExit("the audit failed")
    for line in planted_works.score(out / "audit", planted, world, errors):
        click.echo(line)


if __name__ == "__main__":
    main()
