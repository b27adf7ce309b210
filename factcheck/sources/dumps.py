"""Dump files of bibliographic services, read record by record.

Crossref's public data file (JSON with `items`, or JSON lines), PubMed's baseline and update files (XML), OpenAlex's
snapshot of works (JSON lines); each packed with gzip or plain. Which of them a file is, its first record tells.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any
from xml.etree import ElementTree

from factcheck.errors import FactcheckError
from factcheck.model import Work
from factcheck.opening import is_file, is_folder, open_regular
from factcheck.sources import crossref, medline, openalex
from factcheck.sources.responses import UnexpectedAnswer, parsed

ENDINGS = (".json", ".jsonl", ".xml")
MOST_RECORDS = 100_000_000
"""Values in one file of Crossref's public data, by its commas and brackets; a file of 2025 has some three million."""


def files(place: str) -> list[Path]:
    """Return the dump files that a name stands for: a file, or all below a folder, sorted."""
    path = Path(place)
    if not is_folder(path):
        return [path]
    found = (file for file in path.rglob("*") if is_file(file) and not file.name.startswith("."))
    return sorted(file for file in found if file.name.removesuffix(".gz").endswith(ENDINGS) or file.suffix == ".gz")


def works(path: Path) -> Iterator[Work | None]:
    """Yield the work of each record in order, None for a record that is none: a notice, or damaged.

    Raises `FactcheckError` for a file that cannot be read, to its end or at all.
    """
    try:
        with _opened(path) as file:
            start = file.peek(200)[:200].lstrip()  # type: ignore[attr-defined]
            yield from _articles(file) if start.startswith(b"<") else _objects(file)
    except (EOFError, zlib.error, gzip.BadGzipFile, ElementTree.ParseError, UnicodeDecodeError) as problem:
        raise FactcheckError(f"The file breaks off or is damaged: {problem}.", path=str(path)) from None
    except OSError as problem:
        raise FactcheckError(f"The file cannot be read: {problem.strerror or problem}.", path=str(path)) from None


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    with open_regular(path) as file:
        packed = file.peek(2)[:2] == b"\x1f\x8b"
        if not packed:
            yield file
            return
        with gzip.open(file) as unpacked:
            yield unpacked  # type: ignore[misc]


def _articles(file: IO[bytes]) -> Iterator[Work | None]:
    root = None
    for event, element in ElementTree.iterparse(file, events=("start", "end")):
        root = element if root is None else root
        if event == "end" and element.tag in ("PubmedArticle", "PubmedBookArticle"):
            yield medline.work(element)
            root.clear()


def _objects(file: IO[bytes]) -> Iterator[Work | None]:
    for line in file:
        line = line.strip()
        if line in (b"", b"[", b"]"):
            continue
        try:
            record = parsed(line.rstrip(b","))
        except UnexpectedAnswer:
            record = _whole(line, file)
        items = record.get("items") if isinstance(record, dict) else record
        for item in items if isinstance(items, list) else [record]:
            yield _work(item)


def _whole(line: bytes, file: IO[bytes]) -> Any:
    """Return the JSON that starts on a line and goes on below, None where a line is damaged."""
    if not line.startswith((b"{", b"[")) or line.endswith(b"}"):
        return None
    try:
        return parsed(line + file.read(), most=MOST_RECORDS)
    except UnexpectedAnswer:
        return None


def _work(item: Any) -> Work | None:
    if not isinstance(item, dict):
        return None
    try:
        if "DOI" in item:
            return next(crossref.works({"message": {"items": [item]}}), None)
        if "authorships" in item or "openalex.org" in str(item.get("id", "")):
            return next(openalex.works({"results": [item]}), None)
    except UnexpectedAnswer:
        return None
    return None
