"""How fast: `python -m benchmarks.speed ARTICLE`. Prints seconds and, to compare machines, ratios to `import spacy`.

ARTICLE is of any format; megabytes are those of its text, the source where it has lines of its own.

The whole process is timed from outside, best of several runs; work that is not start-up is timed inside one process,
after a first article has loaded everything. Reading alone is timed in processor time, a megabyte of each format.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import perf_counter, process_time

import factcheck
from benchmarks.reading import sources

RUNS = 5


def main(path: str) -> None:
    """Print one line a measurement."""
    unit = _process("-c", "import spacy")
    _say("python -c 'import spacy'", unit, unit)
    _say("factcheck --help", _process("-m", "factcheck", "--help"), unit)
    _say("factcheck check --offline, whole process", _process("-m", "factcheck", "check", "--offline", path), unit)
    article = factcheck.read(Path(path))
    words = len(article.text.split())
    megabytes = len(article.source.encode()) / 1_000_000
    pages = len({place for _, place in article.places if place.startswith("page ")})
    for name, work in _steps(Path(path)).items():
        seconds = _best(work)
        more = f"{words / seconds:>12,.0f} words/s {megabytes / seconds:>8.2f} MB/s"
        _say(f"{name}, warm", seconds, unit, more + (f" {pages / seconds:>8.0f} pages/s" if pages else ""))
    for format, source in sources(article).items():
        seconds = _best(partial(factcheck.read, source, format), process_time)
        length = len(source.encode()) / 1_000_000
        _say(f"read {format} alone, {length:.1f} MB", seconds, unit, f"{length / seconds:>12.1f} MB/s")


def _steps(path: Path) -> dict[str, Callable[[], object]]:
    article = factcheck.read(path)
    return {
        "read": lambda: factcheck.read(path),
        "extract": lambda: factcheck.extract(article),
        "read, extract and check": lambda: factcheck.check(factcheck.read(path)),
    }


def _process(*arguments: str) -> float:
    command = [sys.executable, *arguments]
    return _best(lambda: subprocess.run(command, stdout=subprocess.DEVNULL, check=False))


def _best(work: Callable[[], object], clock: Callable[[], float] = perf_counter) -> float:
    work()
    return min(_seconds(work, clock) for _ in range(RUNS))


def _seconds(work: Callable[[], object], clock: Callable[[], float]) -> float:
    start = clock()
    work()
    return clock() - start


def _say(name: str, seconds: float, unit: float, more: str = "") -> None:
    print(f"{name:<45}{seconds:8.3f} s {seconds / unit:7.2f} × {more}".rstrip())


if __name__ == "__main__":
    main(*sys.argv[1:])
