"""Paths of a call made into files: folders are searched, what is missing is said and does not stop the rest."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from factcheck.errors import ReadingError


def find_files(paths: Iterable[str], endings: Iterable[str]) -> Iterator[Path | ReadingError]:
    """Yield each file once: as named, or found below a named folder under one of `endings`, in sorted order.

    Hidden files and folders are passed over in a search. A path that leads to no article is yielded as an error.
    """
    wanted = tuple(endings)
    seen: set[Path] = set()
    for name in paths:
        path = Path(name)
        found = False
        for file in _below(path, wanted) if path.is_dir() else (path,):
            found = True
            if file.resolve() not in seen:
                seen.add(file.resolve())
                yield file
        if not found:
            known = ", ".join(wanted)
            yield ReadingError(f"There is no article in this folder (a file that ends in {known}).", path=name)


def _below(folder: Path, endings: tuple[str, ...]) -> Iterator[Path]:
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(".") and name.lower().endswith(endings):
                yield Path(place) / name
