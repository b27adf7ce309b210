"""Paths of a call made into files: folders are searched, what is missing is said and does not stop the rest."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from factcheck.errors import ReadingError, UsageError
from factcheck.opening import is_folder, walk
from factcheck.reading.patterns import Ignored, Selection
from factcheck.reading.repository import is_inside, top


def is_page(path: str) -> bool:
    """Tell whether a path that somebody gave is the address of a web page."""
    return path[:8].lower().startswith(("http://", "https://"))


def find_files(
    paths: Iterable[str], endings: Iterable[str], selection: Callable[[Path], Selection] | None = None
) -> Iterator[Path | str | ReadingError]:
    """Yield each file once: as named, or found below a named folder under one of `endings`, in sorted order.

    A search passes over hidden files and folders, what the `.gitignore` files in and above the folder name, and what
    the `selection` for a path does not want; it does not follow links to folders. A folder that holds no article or
    cannot be searched is yielded as an error, and so is a link that leads out of the folder's repository; a file that
    is missing is one when it is read. The address of a web page is yielded as it is. Raises `UsageError` for an empty
    name.
    """
    wanted = tuple(endings)
    seen: set[str] = set()
    for name in paths:
        for found in _named(name, wanted, selection):
            if isinstance(found, ReadingError):
                yield found
            elif (file := found if isinstance(found, str) else os.path.realpath(found)) not in seen:
                seen.add(file)
                yield found


def _named(
    name: str, endings: tuple[str, ...], selection: Callable[[Path], Selection] | None
) -> Iterable[Path | str | ReadingError]:
    if not name:
        raise UsageError("A name is empty; name a file or a folder (. is the one you are in).")
    if is_page(name):
        return (name,)
    return _articles(Path(name), endings, selection) if is_folder(Path(name)) else (Path(name),)


def _articles(
    folder: Path, endings: tuple[str, ...], selection: Callable[[Path], Selection] | None
) -> Iterator[Path | ReadingError]:
    empty = True
    for found in _below(folder, endings, selection or (lambda _: Selection())):
        empty = False
        yield found
    if empty:
        known = ", ".join(endings)
        message = f"There is no article in this folder (a file in {known} that is neither hidden nor ignored)."
        yield ReadingError(message, path=str(folder))


def _below(
    folder: Path, endings: tuple[str, ...], selection: Callable[[Path], Selection]
) -> Iterator[Path | ReadingError]:
    barred: list[OSError] = []
    ignored, home = Ignored(folder), top(folder)

    def is_wanted(path: Path, *, is_folder: bool) -> bool:
        if path.name.startswith(".") or not (is_folder or path.name.lower().endswith(endings)):
            return False
        return not ignored.names(path, is_folder=is_folder) and selection(path).takes(path, is_folder=is_folder)

    for place, folders, files in walk(folder, barred.append):
        ignored.enter(Path(place))
        folders[:] = sorted(name for name in folders if is_wanted(Path(place, name), is_folder=True))
        found = (path for name in sorted(files) if is_wanted(path := Path(place, name), is_folder=False))
        yield from (_own(path, home) for path in found)
    for problem in barred:
        reason = f"The folder cannot be searched: {problem.strerror}."
        yield ReadingError(reason, path=str(problem.filename))
    yield from ignored.problems


def _own(path: Path, home: Path) -> Path | ReadingError:
    """Return a file that was found, unless it is a link to a document of somebody else, which --fix would change."""
    if not path.is_symlink() or is_inside(path, home):
        return path
    message = "This is a link to a file outside of its repository; name that file itself to have it checked."
    return ReadingError(message, path=str(path))
