"""Take one service away in many ways: `python -m benchmarks.outages ../shared [WORLD]`. Prints the rows of faults.md.

200 sound citations (mentions, entries, and entries in which groups stand before, behind or instead of the persons) are
looked up together through the replica, undisturbed and then with each fault on every request to each service. Counted
are those that a fault made "not found" or "differs". The world holds the cited works and some thousand others.
"""

from __future__ import annotations

import gzip
import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

import factcheck
from benchmarks.verification import passage
from factcheck.extraction.references import parse_reference
from factcheck.model import Article, Extraction
from factcheck.sources.settings import Settings
from factcheck.verification import verify_all

SERVICES = ("europepmc", "crossref", "openalex", "eutils", "datacite", "doi", "semanticscholar")
KINDS = (
    "429", "429after:1:60", "403", "404", "500", "503", "504", "timeout:1:2", "reset", "truncated", "badjson",
    "badgzip", "empty", "html200", "wrongtype",
)  # fmt: skip
ACCUSED = ("not-found", "differs")
MENTIONS, ENTRIES, GROUPS, OTHERS = 100, 60, 40, 4_000
Source = tuple[Article, Extraction]


def main(shared: str, world: str = "") -> None:
    """Print, for each kind of fault, how many citations each service's absence accused, and how many stay verified."""
    folder = Path(shared)
    sys.path.insert(0, str(folder))
    replica = import_module("replica")
    records = list(_lines(Path(world) if world else folder / "verify" / "world-dev.jsonl.gz"))
    sources, kept = _sources(folder / "verify", records)
    with replica.Replica(kept, limits=False) as running:
        usual = _statuses(running, sources)
        print(f"undisturbed: {sum(one in ACCUSED for one in usual)} accused, {usual.count('verified')} verified")
        for kind in KINDS:
            row = []
            for service in SERVICES:
                running.reset()
                running.inject(f"{service}={kind}")
                found = _statuses(running, sources)
                newly = sum(one in ACCUSED and two not in ACCUSED for one, two in zip(found, usual, strict=True))
                row.append(f"{newly} ({found.count('verified')})")
                running.inject("")
            print(f"| {kind.partition(':')[0]} | " + " | ".join(row) + " |", flush=True)


def _sources(folder: Path, records: Sequence[dict[str, Any]]) -> tuple[list[Source], list[dict[str, Any]]]:
    """Return the citations, and the records of their works with others."""
    mentions = [row for row in _lines(folder / "mentions-dev.jsonl") if row["gold"]["label"] == "valid"][:MENTIONS]
    entries = [row for row in _lines(folder / "references-dev.jsonl") if row["gold"]["label"] == "valid"][:ENTRIES]
    by_group = [one for one in records if _group(one) and one["title"] and one["year"] and one["container"]][:GROUPS]
    titles = {str(row["gold"]["title"]).casefold() for row in (*mentions, *entries)}
    cited = [one for one in records if one["title"].casefold() in titles]
    texts = [row["text"] for row in entries] + [_printed(one, place) for place, one in enumerate(by_group)]
    listed = [(factcheck.read("", format="text"), _entry(str(number), text)) for number, text in enumerate(texts)]
    return [*map(passage, mentions), *listed], [*cited, *by_group, *records[:OTHERS]]


def _entry(key: str, text: str) -> Extraction:
    return Extraction(references=(replace(parse_reference(text), id=key),))


def _group(record: dict[str, Any]) -> str:
    return next((one["family"] for one in record["authors"] if one.get("literal")), "")


def _printed(record: dict[str, Any], place: int) -> str:
    """Return a record as an entry, its group behind the persons, before them, or alone, in turn."""
    persons = [
        f"{one['family']} {one.get('given', '')[:1]}".strip() for one in record["authors"] if not one.get("literal")
    ]
    group, named = _group(record), ", ".join(persons[:3])
    heads = (f"{named}, et al; {group}", f"{group}; {named}, et al", group)
    head = heads[place % len(heads)] if persons else group
    where = f"{record['container']}. {record['year']};{record.get('volume') or 1}:{record.get('pages') or '1-9'}"
    return f"{head}. {record['title']}. {where}."


def _statuses(running: Any, sources: Sequence[Source]) -> list[str]:
    names = {"pubmed": "eutils"}
    services = ("europepmc", "crossref", "openalex", "pubmed", "datacite", "doi", "semanticscholar")
    addresses: dict[str, Any] = {name: running.url(names.get(name, name)) for name in services}
    with tempfile.TemporaryDirectory() as folder:
        kept: dict[str, Any] = {name: str(Path(folder) / name) for name in ("cache", "retractions")}
        times: dict[str, Any] = {"read_timeout": 1.0, "deadline": 4.0, "links": False, "openlibrary": ""}
        settings = Settings(**addresses, **kept, **times, semanticscholar_key="key")
        return [next(iter(one.verdicts.values())).status for one in verify_all(sources, settings) if one.verdicts]


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    yield from (json.loads(line) for line in data.splitlines() if line.strip())


if __name__ == "__main__":
    main(*sys.argv[1:])
