"""How much a second run and several processes save: `python -m benchmarks.runs ARTICLE… [--articles N]`.

A folder of N articles (500) is made of the given ones, each with a line of its own, and checked by the command line:
anew in one process, anew in as many as pay off, with an empty cache and with a full one. Prints seconds and ratios, and
fails where two runs do not say the same.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

OUTPUTS = ("json", "text", "concise")
WAYS = (
    ("anew, one process", ("--no-cache", "--jobs", "1")),
    ("anew, as many processes as pay off", ("--no-cache",)),
    ("first run with the cache", ()),
    ("second run", ()),
)


def main(articles: Sequence[str], count: int) -> int:
    """Print a line a run; return 1 where two runs differ, or the second is not 5 × faster than the first."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        _fill(folder / "articles", [Path(article) for article in articles], count)
        seconds: dict[str, float] = {}
        digests: dict[str, set[str]] = {output: set() for output in OUTPUTS}
        for way, options in WAYS:
            seconds[way], written = _run(folder, options)
            for output, digest in written.items():
                digests[output].add(digest)
            print(f"{way:<40}{seconds[way]:8.2f} s {seconds[WAYS[0][0]] / seconds[way]:7.1f} × faster")
    ratio = seconds["first run with the cache"] / seconds["second run"]
    same = all(len(found) == 1 for found in digests.values())
    print(f"second run against the first: {ratio:.1f} ×; output {'the same to the byte' if same else 'DIFFERS'}")
    return int(not same or ratio < 5)


def _fill(folder: Path, articles: Sequence[Path], count: int) -> None:
    folder.mkdir()
    texts = [article.read_text("utf-8") for article in articles]
    for number in range(count):
        (folder / f"{number:05}.md").write_text(f"{texts[number % len(texts)]}\n\nArticle {number}.\n", "utf-8")


def _run(folder: Path, options: Sequence[str]) -> tuple[float, dict[str, str]]:
    """Return the seconds of one run, and the digest of each of its reports."""
    reports = {output: folder / f"report.{output}" for output in OUTPUTS}
    outputs = [word for output, file in reports.items() for word in ("--output", f"{output}={file}")]
    command = [sys.executable, "-m", "factcheck", "check", "--offline", *outputs, *options, "articles"]
    environment = {**os.environ, "FACTCHECK_CACHE_DIR": str(folder / "cache")}
    environment["PYTHONPATH"] = os.pathsep.join((str(Path.cwd()), os.environ.get("PYTHONPATH", "")))
    start = perf_counter()
    subprocess.run(command, cwd=folder, env=environment, check=True)
    seconds = perf_counter() - start
    return seconds, {name: hashlib.sha256(file.read_bytes()).hexdigest() for name, file in reports.items()}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", nargs="+")
    parser.add_argument("--articles", dest="count", type=int, default=500)
    given = parser.parse_args()
    sys.exit(main(given.articles, given.count))
