"""A folder of articles in files of any format that is read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.audit.inputs import places
from factcheck.audit.inputs.fields import written
from factcheck.audit.inputs.pieces import Piece
from factcheck.audit.model import LARGEST, SHARD, Broken, Columns, Document
from factcheck.errors import FactcheckError, ReadingError
from factcheck.opening import exists, walk
from factcheck.reading import endings, format_of
from factcheck.reading.files import find_files
from factcheck.reading.patterns import Selection

if TYPE_CHECKING:
    from factcheck.audit.inputs import Input


def stamp(folder: str, selection: Selection) -> tuple[str, float]:
    """Return a digest of the names, sizes and times of the files, and their size together."""
    seen, size = hashlib.sha256(), 0.0
    for path in _files(folder, selection):
        try:
            mark, each = places.stamp(path)
        except OSError as problem:  # a link to nowhere, for one; as a document it is an error
            mark, each = str(problem.strerror), 0.0
        seen.update(f"{path}\0{mark}\n".encode("utf-8", "surrogateescape"))
        size += each
    return seen.hexdigest()[:16], size


def _files(folder: str, selection: Selection) -> Iterator[str]:
    for path in find_files([folder], endings(), lambda _: selection):
        if not isinstance(path, ReadingError):
            yield str(path)


def shards(source: Input, columns: Columns) -> Iterator[Piece]:
    """Yield the files in sorted order, so many at a time; a single file is a folder of one."""
    if "://" in source.place:
        yield Piece((source.place, ("",)), weight=source.weight)
        return
    held: list[tuple[str, float]] = []
    problems: list[ReadingError] = []
    for path in find_files([source.place], endings(), lambda _: source.selection):
        if isinstance(path, ReadingError):
            problems.append(path)
            continue
        path = Path(path)
        held.append((path.relative_to(source.place).as_posix() if path != Path(source.place) else "", _size(path)))
        if len(held) == SHARD:
            yield _piece(source.place, held)
            held = []
    if held:
        yield _piece(source.place, held)
    if problems:
        raise _together(problems, source.place)


def _together(problems: list[ReadingError], folder: str) -> FactcheckError:
    """Return one error for all folders below that cannot be searched, or for a folder without articles."""
    first = problems[0]
    place = f"{first.path}: " if first.path != folder else ""
    more = f" So are {len(problems) - 1} others." if len(problems) > 1 else ""
    return FactcheckError(f"{place}{first.message}{more}{_tables(folder)}")


def _tables(folder: str) -> str:
    """Return a hint at the tables and archives in a folder: those are read where they are named."""
    endings = (".parquet", ".pq", ".jsonl", ".ndjson", ".jsonl.gz", ".jsonl.zst", ".warc", ".warc.gz")
    found = (Path(place, name) for place, _, names in walk(folder) for name in sorted(names))
    table = next((path for path in found if path.name.lower().endswith(endings)), None)
    if table is None:
        return ""
    return f" Tables and archives are read where a pattern names them, such as '{folder}/**/*{table.suffix}'."


def _size(path: Path) -> float:
    try:
        return float(path.stat().st_size)
    except OSError:
        return 0.0


def _piece(folder: str, files: list[tuple[str, float]]) -> Piece:
    return Piece((folder, tuple(name for name, _ in files)), weight=sum(size for _, size in files))


def documents(place: tuple[str, tuple[str, ...]], columns: Columns) -> Iterator[Document | Broken]:
    """Yield the files of a piece; one that has gone or may not be read is broken.

    Raises `FactcheckError` where the folder itself has gone, as with a disk that is no longer there.
    """
    folder, names = place
    for name in names:
        path = str(Path(folder) / name) if name else folder
        try:
            with places.opened(path) as file:
                content = file.read(LARGEST + 1)
        except OSError as problem:
            if not exists(Path(folder)):
                raise FactcheckError(f"It is no longer there ({problem.strerror or problem}).") from None
            yield Broken(written(name or path), f"The file cannot be read: {problem.strerror or problem}.")
            continue
        yield Document(written(name or Path(path).name), content, format_of(path), "-" if "://" in path else path)
