"""Files opened for reading: what is no file is never waited for, and no more is read than its kind may hold.

A checked folder is a stranger's: a name in it may be a pipe that nobody writes to, a device without an end, a link to
itself, or a file of any size. Whatever is read of it is read here.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from errno import EINVAL, EISDIR, ELOOP, ENXIO
from io import BufferedReader
from pathlib import Path
from stat import S_ISDIR, S_ISREG

SMALL = 1_000_000
"""The most bytes of a file that people write by hand: settings, a rule page, a template, patterns for file names."""
LISTS = 20_000_000
"""The most bytes of a bibliography: 40,000 entries, ten times those of a large library."""
RECORDS = 100_000_000
"""The most bytes of a lock file or a baseline: a quarter of a million sources."""
DEEPEST = 200
"""Folders within each other that are searched: four times what a site has, a fifth of the calls that Python allows."""
Level = tuple[str, list[str], list[str]]

_GIVEN = (Path("/dev/fd"), Path("/proc/self/fd"))
_WITHOUT_WAITING = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_CLOEXEC", 0)
_BINARY = getattr(os, "O_BINARY", 0)


class NoFile(OSError):
    """Something that has a file's name and is none; `strerror` says what, as other errors of the system do."""


class TooLarge(OSError):
    """A file above its limit; `strerror` says so."""


def read_regular(path: Path, most: int, *, given: bool = False) -> bytes:
    """Return the content of a file of at most `most` bytes; raises `OSError`, whose `strerror` ends a sentence.

    Only a regular file is read, and links are followed to one alone. With `given`, the files that a shell has opened
    for this process ("<(command)") count as well: whoever named such a one waits for it.
    """
    with open_regular(path, given=given) as file:
        if os.fstat(file.fileno()).st_size > most:
            raise _large(path, most)
        data = file.read(most + 1)
    if len(data) > most:
        raise _large(path, most)
    return data


def open_regular(path: Path, *, given: bool = False) -> BufferedReader:
    """Return a file of any size opened for reading bytes, as `read_regular` opens one.

    Raises `OSError` where there is none, and for a folder, a pipe or a device.
    """
    waits = given and is_given(path)
    try:
        handle = _opened(path, waits)
    except ValueError:  # a null character, which no name holds
        raise OSError(EINVAL, "its name holds a null character", str(path)) from None
    mode = os.fstat(handle).st_mode
    if not waits and not S_ISREG(mode):
        os.close(handle)
        raise IsADirectoryError(EISDIR, "it is a folder", str(path)) if S_ISDIR(mode) else _none(path)
    return os.fdopen(handle, "rb")


def read_words(path: Path, most: int, *, given: bool = False) -> str:
    """Return the text of a file in UTF-8, without a byte-order mark; raises `OSError` as `read_regular` does."""
    try:
        return read_regular(path, most, given=given).decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError:
        raise OSError(EINVAL, "it is not valid UTF-8", str(path)) from None


def is_there(path: Path) -> bool:
    """Tell whether something has that name that somebody meant as a file, be it a folder or a link without an end:
    whoever reads it then says what it is, where it would be passed over in silence. A link to nothing is nothing."""
    try:
        path.stat()
    except OSError as problem:
        return problem.errno == ELOOP
    except ValueError:
        return False
    return True


def exists(path: Path) -> bool:
    """Tell whether something has that name; what no file can be called does not exist, where `Path.exists` raises."""
    return _mode(path) is not None


def is_file(path: Path) -> bool:
    """Tell whether a regular file has that name, whatever the name."""
    return S_ISREG(_mode(path) or 0)


def is_folder(path: Path) -> bool:
    """Tell whether a folder has that name, whatever the name."""
    return S_ISDIR(_mode(path) or 0)


def _mode(path: Path) -> int | None:
    try:
        return path.stat().st_mode
    except (OSError, ValueError):
        return None


def real(path: Path) -> Path:
    """Return where a path leads, all links followed; one that leads round in a circle is left as it is."""
    return Path(os.path.realpath(path))


def walk(folder: str | Path, onerror: Callable[[OSError], object] = lambda problem: None) -> Iterator[Level]:
    """Yield (folder, folders in it, other names in it) as `os.walk` does, which calls itself for each level.

    Folders more than `DEEPEST` below are left out and given to `onerror`, as is one that cannot be searched.
    """
    levels = str(folder).count(os.sep) + DEEPEST
    for place, folders, names in os.walk(folder, onerror=onerror):
        if folders and place.count(os.sep) > levels:
            onerror(OSError(ELOOP, f"it lies more than {DEEPEST} folders deep", str(Path(place, folders[0]))))
            folders.clear()
        yield place, folders, names


def below(folder: Path, ending: str) -> list[Path]:
    """Return the files with an ending anywhere below a folder, in sorted order."""
    return sorted(Path(place, name) for place, _, names in walk(folder) for name in names if name.endswith(ending))


def is_given(path: Path) -> bool:
    """Tell whether a path is one of the files that a shell has opened for this process."""
    return str(path) == "/dev/stdin" or path.parent in _GIVEN


def _opened(path: Path, waits: bool) -> int:
    """Open a file; nothing but a regular file is opened without need, since some devices act on that."""
    mode = path.stat().st_mode
    if not (waits or S_ISREG(mode) or S_ISDIR(mode)):
        raise _none(path)
    try:
        return os.open(path, os.O_RDONLY | _BINARY | (0 if waits else _WITHOUT_WAITING))
    except OSError as problem:
        raise _none(path) if problem.errno == ENXIO else problem from None


def _none(path: Path) -> NoFile:
    return NoFile(EINVAL, "it is a device, a pipe or a socket, not a file", str(path))


def _large(path: Path, most: int) -> TooLarge:
    return TooLarge(EINVAL, f"it is larger than {most // 1_000_000} MB", str(path))
