"""Small corpora for audits, and what an audit of them came to."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pyarrow.parquet as pq

CONFLICT = (
    "# Cells\n\nLess than 0.1% of circulating cells form tumors.\n\nLess than 0.01% of circulating cells form tumors.\n"
)
CITED = "# Vessels\n\nTumors grow vessels (Folkman, 1995). About 12% of {} patients relapse (Li et al., 2019).\n"


def texts(count: int) -> list[tuple[str, str]]:
    """Return articles by id, every third of which contradicts itself."""
    return [(f"news/{n:04}.md", CONFLICT if n % 3 == 0 else CITED.format(n)) for n in range(count)]


def folder(place: Path, count: int = 6) -> Path:
    """Write articles as files."""
    for name, text in texts(count):
        path = place / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return place


def lines(path: Path, count: int = 6) -> Path:
    """Write articles as JSON lines."""
    path.write_text("".join(json.dumps({"id": id, "text": text}) + "\n" for id, text in texts(count)), encoding="utf-8")
    return path


def rows(target: Path, kind: str) -> list[dict[str, object]]:
    """Return all rows of a table, in no particular order."""
    found: list[dict[str, object]] = []
    for path in sorted((target / kind).glob("*.parquet")):
        found += pq.read_table(path).to_pylist()
    return found


def content(
    target: Path, kinds: tuple[str, ...] = ("articles", "claims", "citations", "findings", "facts", "errors")
) -> dict[str, str]:
    """Return a digest of the sorted rows of each table."""
    digests = {}
    for kind in kinds:
        ordered = sorted(json.dumps(row, sort_keys=True) for row in rows(target, kind))
        digests[kind] = hashlib.sha256("\n".join(ordered).encode()).hexdigest()
    return digests
