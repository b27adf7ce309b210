"""Where lists and tables come from: what each says of itself, and whether what a script made is still that.

A list in `rules/lexicon` says in its first lines what it is, and "# Origin: …; licence: …." A file in `rules/derived`
has an entry in the manifest beside it: the command that makes it, what goes in with its digest, the commit of the code,
licence and date, what it was measured at, whether it can be made again to the byte, and its own SHA-256.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from factcheck.data import DERIVED, KEPT

MANIFEST = "manifest.toml"
SAID = ("command", "inputs", "inputs-digest", "code", "licence", "figures", "again", "date", "digest")
"""What an entry of the manifest says."""
_ORIGIN = re.compile(r"^# Origin: .+; licence: .+\.$", re.MULTILINE)


def problems(rules: Path) -> Iterator[str]:
    """Yield in a sentence what is wrong with each list, table and derived file in a folder of rules."""
    for path in sorted((rules / KEPT).iterdir()):
        yield from _of_list(path)
    yield from _of_derived(rules / DERIVED)


def _of_list(path: Path) -> Iterator[str]:
    said = head(path)
    if not _ORIGIN.search(said):
        yield f"{path.name}: no line of its head says “# Origin: …; licence: ….”; write where the list comes from."
    elif not said.count("\n"):
        yield f"{path.name}: its head says where the list comes from, and not what it is."


def _of_derived(folder: Path) -> Iterator[str]:
    entries = manifest(folder)
    files = {path.name for path in folder.iterdir()} - {MANIFEST}
    for name in sorted(files - entries.keys()):
        yield f"{name}: {MANIFEST} does not say what made it; add an entry, then `python -m benchmarks.rebuild`."
    for name in sorted(entries.keys() - files):
        yield f"{name}: {MANIFEST} names it, and there is no such file."
    for name in sorted(entries.keys() & files):
        if missing := [key for key in SAID if key not in entries[name]]:
            yield f"{name}: its entry in {MANIFEST} lacks {', '.join(missing)}."
        elif entries[name]["digest"] != digest(folder / name):
            yield (
                f"{name}: it is not what its entry in {MANIFEST} says was made (the digests differ); make it again "
                f"with `python -m benchmarks.rebuild {name} --write`, and change no derived file by hand."
            )


def manifest(folder: Path) -> Mapping[str, Mapping[str, Any]]:
    """Return the entries of a folder's manifest, by the names of the files."""
    found: Mapping[str, Mapping[str, Any]] = tomllib.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    return found


def head(path: Path) -> str:
    """Return the comment that a list begins with."""
    lines = path.read_text(encoding="utf-8").splitlines()
    end = next((number for number, line in enumerate(lines) if not line.startswith("#")), len(lines))
    return "\n".join(lines[:end])


def digest(path: Path) -> str:
    """Return the SHA-256 of a file, as 64 hexadecimal digits."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
