"""Paths of a call made into files: folders are searched, what is missing is said and does not stop the rest."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from factcheck.errors import ReadingError


def is_page(path: str) -> bool:
    """Tell whether a path that somebody gave is the address of a web page."""
    return path[:8].lower().startswith(("http://", "https://"))


def find_files(paths: Iterable[str], endings: Iterable[str]) -> Iterator[Path | str | ReadingError]:
    """Yield each file once: as named, or found below a named folder under one of `endings`, in sorted order.

    Hidden files and folders are passed over in a search, links to folders are not followed. A folder that holds
    no article or cannot be searched is yielded as an error; a file that is missing is one when it is read. The
    address of a web page is yielded as it is.
    """
    wanted = tuple(endings)
    seen: set[str] = set()
    for path in paths:
        for found in _named(path, wanted):
            if isinstance(found, ReadingError):
                yield found
            elif (file := found if isinstance(found, str) else os.path.realpath(found)) not in seen:
                seen.add(file)
                yield found


def _named(path: str, endings: tuple[str, ...]) -> Iterable[Path | str | ReadingError]:
    if is_page(path):
        return (path,)
    return _articles(Path(path), endings) if Path(path).is_dir() else (Path(path),)


def _articles(folder: Path, endings: tuple[str, ...]) -> Iterator[Path | ReadingError]:
    empty = True
    for found in _below(folder, endings):
        empty = False
        yield found
    if empty:
        known = ", ".join(endings)
        yield ReadingError(f"There is no article in this folder (a file that ends in {known}).", path=str(folder))


def _below(folder: Path, endings: tuple[str, ...]) -> Iterator[Path | ReadingError]:
    barred: list[OSError] = []
    for place, folders, files in os.walk(folder, onerror=barred.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(".") and name.lower().endswith(endings):
                yield Path(place) / name
    for problem in barred:
        reason = f"The folder cannot be searched: {problem.strerror}."
        yield ReadingError(reason, path=str(problem.filename))
