"""Lines of JSON, one object an article, plain or packed with gzip or Zstandard."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from io import BufferedReader
from typing import IO, TYPE_CHECKING, Any, cast

import pyarrow as pa

from factcheck.audit.inputs import places
from factcheck.audit.inputs.fields import chosen, document
from factcheck.audit.inputs.pieces import MOST_BYTES, Piece, batches
from factcheck.audit.model import SHARD, Broken, Columns, Document
from factcheck.errors import FactcheckError

if TYPE_CHECKING:
    from factcheck.audit.inputs import Input

PACKED = (".gz", ".zst")


def shards(source: Input, columns: Columns) -> Iterator[Piece]:
    """Yield stretches of a plain file by their bytes; a packed one cannot be entered and is sent along."""
    with places.opened(source.place) as file:
        if source.place.lower().endswith(PACKED):
            yield from batches(_packed(file, columns, source.place.lower()))
            return
        first = next((line for line in file if line.strip()), b"")
        _refuse(first, columns)
        file.seek(0)
        yield from _stretches(file, source.place)


def _stretches(file: IO[bytes], place: str) -> Iterator[Piece]:
    start = end = 0
    first = 1
    for count, line in enumerate(file, 1):
        end += len(line)
        if count - first + 1 == SHARD or end - start >= MOST_BYTES:
            yield Piece((place, start, end, first), weight=end - start)
            start, first = end, count + 1
    if end > start:
        yield Piece((place, start, end, first), weight=end - start)


def documents(place: tuple[str, int, int, int], columns: Columns) -> Iterator[Document | Broken]:
    """Yield the articles between two offsets of a file, in bytes; `place` ends with the number of its first line.

    Raises `FactcheckError` where the file has become shorter.
    """
    path, start, end, line = place
    with places.opened(path) as file:
        file.seek(start)
        while start < end and (row := file.readline()):
            start += len(row)
            if row.strip():
                yield _document(row, line, columns)
            line += 1
    if start < end:
        raise FactcheckError(f"It has become shorter since the audit was begun: it ends before line {line}.")


def _packed(file: IO[bytes], columns: Columns, name: str) -> Iterator[tuple[Document | Broken, float]]:
    with _unpacked(file, name) as lines:
        try:
            for number, line in enumerate(lines, 1):
                if number == 1:
                    _refuse(line, columns)
                if line.strip():
                    yield _document(line, number, columns), float(file.tell())
        except (EOFError, zlib.error, OSError) as problem:
            raise FactcheckError(f"The file breaks off or is damaged: {problem}") from None


def _unpacked(file: IO[bytes], name: str) -> IO[bytes]:
    if name.endswith(".gz"):
        return cast("IO[bytes]", gzip.open(file))
    return BufferedReader(pa.CompressedInputStream(pa.PythonFile(file, "r"), "zstd"))


def _document(line: bytes, number: int, columns: Columns) -> Document | Broken:
    try:
        row = _object(line)
        return document(row, chosen(row, columns, every=False))
    except FactcheckError as problem:
        return Broken(f"line {number}", problem.message)


def _refuse(line: bytes, columns: Columns) -> None:
    """Refuse a file whose first row lacks a column, before thousands of rows do."""
    if line.strip():
        try:
            row = _object(line)
        except FactcheckError:
            return
        chosen(row, columns, every=False)


def _object(line: bytes) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as problem:
        raise FactcheckError(f"This line is no valid JSON: {problem}.") from None
    if not isinstance(row, dict):
        raise FactcheckError("This line holds no JSON object.")
    return row
