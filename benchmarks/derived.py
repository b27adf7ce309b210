"""Where scripts put the files that they make for `rules/derived`, and what is written down of each.

`FACTCHECK_DERIVED` names another folder to write to, in which nothing is written down: `benchmarks.rebuild` compares.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from factcheck.provenance import MANIFEST, SAID, digest, manifest

FOLDER = Path(__file__).resolve().parent.parent / "rules" / "derived"
SHARED = Path(os.environ.get("FACTCHECK_SHARED") or FOLDER.parents[2] / "shared")
_HEAD = """\
# What the files of this folder are made of. `python -m benchmarks.rebuild NAME` makes one again and compares it, and
# `factcheck rules --check-data` fails where a file is not what is said here. `inputs` lie in the shared folder, or are
# files of packages on PyPI ("pypi:NAME==VERSION:PATH"); {0}, {1} in a command stand for them, {shared} for the folder,
# {scratch} for an empty one. `code` is the commit that made the file; `again` says whether the command gives the same
# bytes again, by that code and by today's.
"""


def write(name: str, text: str) -> None:
    """Write a derived file; in its own folder, the manifest is told."""
    other = os.environ.get("FACTCHECK_DERIVED")
    (Path(other or FOLDER) / name).write_text(text, encoding="utf-8")
    if not other:
        record(name)


def record(name: str) -> None:
    """Write down that a file is as it should be: its digest, that of what went in, the commit that is out, and the day.

    Commit the code before it makes a file, so that the commit is the code.
    """
    entries = dict(manifest(FOLDER))
    head = ["git", "rev-parse", "--short", "HEAD"]
    code = subprocess.run(head, cwd=Path(__file__).parent, capture_output=True, check=False, text=True)
    known = {"inputs-digest": of_inputs(entries[name]["inputs"]), "digest": digest(FOLDER / name)}
    known |= {"code": code.stdout.strip() or entries[name]["code"], "date": datetime.now(UTC).date().isoformat()}
    entries[name] = {**entries[name], **known}
    (FOLDER / MANIFEST).write_text(_HEAD + "".join(_tables(entries)), encoding="utf-8")


def of_inputs(inputs: list[str]) -> str:
    """Return one SHA-256 of all that goes in: of the names and digests of its files; packages are known by version."""
    lines = [line for each in inputs for line in ([each] if each.startswith("pypi:") else _listed(source(each)))]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def source(name: str) -> Path:
    """Return the place of an input: in the shared folder, or beside the file that is made of it."""
    return FOLDER / name.removeprefix("derived/") if name.startswith("derived/") else SHARED / name


def _listed(place: Path) -> Iterator[str]:
    for path in sorted(place.rglob("*")) if place.is_dir() else [place]:
        if path.is_file():
            yield f"{path.relative_to(place.parent).as_posix()} {digest(path)}"


def _tables(entries: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    for name, entry in sorted(entries.items()):
        yield f'\n["{name}"]\n'
        yield from (f"{key} = {json.dumps(entry[key], ensure_ascii=False)}\n" for key in SAID if key in entry)
