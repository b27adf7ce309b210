"""Write the pinned packages with the hashes of their files, for installs that take nothing else.

    python .ci/hashes.py

Reads constraints.txt, asks the package index through pip for each Python below, and writes .ci/requirements.txt. The
files are those of CPython on Linux x86-64, where CI runs; elsewhere constraints.txt pins the versions alone.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PYTHONS = ("3.11.13", "3.12.11", "3.13.5")
PLATFORMS = ("manylinux_2_28_x86_64", "manylinux_2_27_x86_64", "manylinux_2_17_x86_64", "manylinux2014_x86_64")
HEAD = "# Made by .ci/hashes.py from constraints.txt: CPython {} to {} on Linux x86-64.\n"


def pinned() -> list[str]:
    """Return the lines of constraints.txt that pin a package."""
    lines = (ROOT / "constraints.txt").read_text().splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def files(python: str) -> dict[str, str]:
    """Return the hash of the file that pip takes for each pinned package, keyed by name and version as pinned."""
    platforms = [option for platform in PLATFORMS for option in ("--platform", platform)]
    wanted = ["--no-deps", "--target", "unused", "--python-version", python, *platforms]
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--dry-run", "--report", "-", *wanted, *pinned()]
    report = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    taken = [
        (entry["metadata"], entry["download_info"]["archive_info"]["hashes"]["sha256"]) for entry in report["install"]
    ]
    return {f"{package['name']}=={package['version']}": hash for package, hash in taken}


def main() -> None:
    """Write the file."""
    hashes: dict[str, set[str]] = defaultdict(set)
    for python in PYTHONS:
        for package, hash in files(python).items():
            hashes[package].add(hash)
    entries = [
        " \\\n    ".join([package, *(f"--hash=sha256:{hash}" for hash in sorted(hashes[package]))])
        for package in sorted(hashes, key=str.lower)
    ]
    head = HEAD.format(PYTHONS[0], PYTHONS[-1])
    (ROOT / ".ci/requirements.txt").write_text(head + "\n".join(entries) + "\n")


if __name__ == "__main__":
    main()
