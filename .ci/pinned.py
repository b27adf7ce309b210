"""The packages that are installed with factcheck-lint, pinned to the hashes of their files.

    .venv/bin/python .ci/pinned.py [EXTRA…] >FILE && pip install --require-hashes --requirement FILE

Follows what pyproject.toml declares, for the named extras, through the packages of the environment it runs in; the
extra "build" is what builds ours. It stops with a sentence where that environment holds another version than
.ci/requirements.txt pins. `ci/requirements.txt`, from which the action installs, is made with "build".
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
DECLARED = tomllib.loads((ROOT / "pyproject.toml").read_text())
PROJECT = DECLARED["project"]
EXTRAS = {**PROJECT["optional-dependencies"], "build": DECLARED["build-system"]["requires"]}
OURS = PROJECT["name"]
_ENTRY = re.compile(r"^(?P<name>\S+)==(?P<version>\S+)(?P<rest>(?:.*\\\n)*.*)$", re.M)


@dataclass(frozen=True, slots=True)
class Pinned:
    """A package, the SHA-256 hashes of its files, and the names of what it needs."""

    name: str
    version: str
    hashes: tuple[str, ...]
    needs: tuple[str, ...]


def packages(extras: frozenset[str]) -> list[Pinned]:
    """Return every package that is installed with ours and these extras, sorted by name; ours is left out.

    Raises `SystemExit` for one that is not pinned as it is installed.
    """
    needs = _closure(extras)
    text = (ROOT / ".ci/requirements.txt").read_text()
    pins = {canonicalize_name(entry["name"]): entry for entry in _ENTRY.finditer(text)}
    found = []
    for name in sorted(set(needs) - {OURS}):
        here = distribution(name).version
        version = pins[name]["version"] if name in pins else "nothing"
        if version != here:
            raise SystemExit(f"{name} {here} is installed, but .ci/requirements.txt pins {version}: run .ci/hashes.py.")
        hashes = tuple(re.findall(r"sha256:([0-9a-f]{64})", pins[name]["rest"]))
        found.append(Pinned(name, version, hashes, tuple(sorted(needs[name]))))
    return found


def direct(extras: frozenset[str]) -> list[str]:
    """Return the names of what our package itself needs."""
    return sorted({name for name, _ in _needed(OURS, extras)} - {OURS})


def _closure(extras: frozenset[str]) -> dict[str, set[str]]:
    """Return each package that is needed, with the names of what it needs itself."""
    found: dict[str, set[str]] = {}
    waiting, seen = [(OURS, extras)], set()
    while waiting:
        name, wanted = one = waiting.pop()
        if one in seen:
            continue
        seen.add(one)
        parts = list(_needed(name, wanted))
        found.setdefault(name, set()).update(part for part, _ in parts if part != name)
        waiting += parts
    return found


def _needed(name: str, extras: frozenset[str]) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield what a package needs on this platform, each with the extras that it is wanted with."""
    for requirement in map(Requirement, _declared(name, extras)):
        if requirement.marker is None or any(requirement.marker.evaluate({"extra": extra}) for extra in extras | {""}):
            yield canonicalize_name(requirement.name), frozenset(requirement.extras)


def _declared(name: str, extras: frozenset[str]) -> list[str]:
    """Return requirements as declared: ours in this tree, whatever an older installation says."""
    if name != OURS:
        return distribution(name).requires or []
    return [*PROJECT["dependencies"], *(line for extra in extras for line in EXTRAS[extra])]


if __name__ == "__main__":
    for package in packages(frozenset(sys.argv[1:])):
        hashes = [f"--hash=sha256:{hash}" for hash in package.hashes]
        print(" \\\n    ".join([f"{package.name}=={package.version}", *hashes]))
