"""Write the software bill of materials of a release as CycloneDX: what is installed with it, by name, version and hash.

    .venv/bin/python .ci/sbom.py EXTRA… >FILE

Follows the requirements of the installed packages from factcheck-lint and the named extras; versions and hashes are
those of .ci/requirements.txt. It stops with a sentence where the environment holds another version than is pinned.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from importlib.metadata import distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
OURS = "factcheck-lint"
_ENTRY = re.compile(r"^(?P<name>\S+)==(?P<version>\S+)(?P<rest>(?:.*\\\n)*.*)$", re.M)


def pinned() -> dict[str, tuple[str, list[str]]]:
    """Return the version and the SHA-256 hashes of each pinned package."""
    text = (ROOT / ".ci/requirements.txt").read_text()
    return {
        canonicalize_name(entry["name"]): (entry["version"], re.findall(r"sha256:([0-9a-f]{64})", entry["rest"]))
        for entry in _ENTRY.finditer(text)
    }


def needed(name: str, extras: frozenset[str]) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield what a package needs here, each with the extras that it is wanted with."""
    for line in distribution(name).requires or ():
        requirement = Requirement(line)
        if any(requirement.marker is None or requirement.marker.evaluate({"extra": extra}) for extra in extras | {""}):
            yield canonicalize_name(requirement.name), frozenset(requirement.extras)


def closure(extras: frozenset[str]) -> dict[str, set[str]]:
    """Return every package that is installed with ours, and which of them each needs itself."""
    found: dict[str, set[str]] = {}
    waiting, seen = [(OURS, extras)], set()
    while waiting:
        name, wanted = one = waiting.pop()
        if one in seen:
            continue
        seen.add(one)
        parts = list(needed(name, wanted))
        found.setdefault(name, set()).update(part for part, _ in parts if part != name)
        waiting += parts
    return found


def component(name: str, pins: dict[str, tuple[str, list[str]]]) -> dict[str, object]:
    """Return a package as a component; raises `SystemExit` for one that is not pinned as installed."""
    version, hashes = pins.get(name, ("", []))
    here = distribution(name).version
    if version != here:
        raise SystemExit(f"{name} {here} is installed, but .ci/requirements.txt pins {version or 'nothing'}.")
    return {
        "type": "library",
        "bom-ref": f"pkg:pypi/{name}@{version}",
        "name": name,
        "version": version,
        "purl": f"pkg:pypi/{name}@{version}",
        "hashes": [{"alg": "SHA-256", "content": hash} for hash in hashes],
    }


def bill(extras: frozenset[str]) -> dict[str, object]:
    """Return the bill of materials."""
    needs, pins = closure(extras), pinned()
    version = distribution(OURS).version
    parts = {name: component(name, pins) for name in sorted(needs) if name != OURS}
    refs = {name: str(part["bom-ref"]) for name, part in parts.items()} | {OURS: f"pkg:pypi/{OURS}@{version}"}
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": refs[OURS],
                "name": OURS,
                "version": version,
                "purl": refs[OURS],
                "licenses": [{"license": {"id": "MIT"}}],
            }
        },
        "components": list(parts.values()),
        "dependencies": [
            {"ref": refs[name], "dependsOn": sorted(refs[part] for part in needs[name])} for name in sorted(needs)
        ],
    }


if __name__ == "__main__":
    json.dump(bill(frozenset(sys.argv[1:])), sys.stdout, indent=2)
    print()
