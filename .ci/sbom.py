"""Write the software bill of materials of a release as CycloneDX: what is installed with it, by name, version and hash.

.venv/bin/python .ci/sbom.py EXTRA… >FILE
"""

from __future__ import annotations

import json
import re
import sys
from typing import Any

from pinned import OURS, PROJECT, ROOT, Pinned, direct, packages


def bill(extras: frozenset[str]) -> dict[str, Any]:
    """Return the bill of materials of our package with these extras; it holds nothing that changes between runs."""
    parts = packages(extras)
    version = re.findall(r'__version__ = "(.+)"', (ROOT / "factcheck/version.py").read_text())[0]
    refs = {part.name: _url(part.name, part.version) for part in parts} | {OURS: _url(OURS, version)}
    needs = {part.name: part.needs for part in parts} | {OURS: direct(extras)}
    ours = {
        "type": "application",
        "name": OURS,
        "version": version,
        "licenses": [{"license": {"id": PROJECT["license"]}}],
    }
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {"component": {**ours, "bom-ref": refs[OURS], "purl": refs[OURS]}},
        "components": [_component(part) for part in parts],
        "dependencies": [
            {"ref": refs[name], "dependsOn": [refs[need] for need in needs[name]]} for name in sorted(needs)
        ],
    }


def _component(part: Pinned) -> dict[str, Any]:
    url = _url(part.name, part.version)
    hashes = [{"alg": "SHA-256", "content": hash} for hash in part.hashes]
    return {
        "type": "library",
        "bom-ref": url,
        "name": part.name,
        "version": part.version,
        "purl": url,
        "hashes": hashes,
    }


def _url(name: str, version: str) -> str:
    return f"pkg:pypi/{name}@{version}"


if __name__ == "__main__":
    json.dump(bill(frozenset(sys.argv[1:])), sys.stdout, indent=2)
    print()
