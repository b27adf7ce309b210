"""New content of files before it has their names: where it is written, how it takes a name, what is left of it."""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

from factcheck.values import dataclass

try:
    import fcntl
except ImportError:  # Windows, where a file that is open cannot be taken away in the first place
    fcntl = None  # type: ignore[assignment]

_NAME = re.compile(r"\.factcheck-[0-9a-f]{32}\.part")
_FLAGS = os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_OPEN_FILES = Path("/proc/self/fd")
_NO_SUCH_WAY = (errno.EOPNOTSUPP, errno.EISDIR, errno.ENOENT, errno.EINVAL, errno.ENOSYS)
"""What file systems and kernels without `O_TMPFILE` answer (open(2)); a missing folder fails the other way as well."""


@dataclass(slots=True)
class Part:
    """A file that is being written in `folder`; `name` is "" while it has none."""

    handle: int
    folder: Path
    name: str

    @property
    def path(self) -> Path:
        """Where it is, if it has a name."""
        return self.folder / self.name


@contextmanager
def opened(folder: Path, *, private: bool) -> Iterator[Part]:
    """Give a new file in a folder, readable by others as the user's mask says, or by none; gone at the end if unnamed.

    Raises `OSError`.
    """
    part = _opened(folder, 0o600 if private else 0o666)
    try:
        yield part
    finally:
        if part.handle >= 0:
            os.close(part.handle)
        if part.name:
            with suppress(OSError):
                part.path.unlink()


def _opened(folder: Path, mode: int) -> Part:
    if hasattr(os, "O_TMPFILE") and _OPEN_FILES.is_dir():
        try:
            return Part(os.open(folder, os.O_TMPFILE | os.O_RDWR, mode), folder, "")
        except OSError as problem:
            if problem.errno not in _NO_SUCH_WAY:
                raise
    while True:
        name = _some_name()
        handle = os.open(folder / name, _FLAGS | os.O_RDWR, mode)
        _hold(handle)
        if os.fstat(handle).st_nlink or fcntl is None:
            return Part(handle, folder, name)
        os.close(handle)  # another writer swept it away before it was held


def _some_name() -> str:
    return f".factcheck-{os.urandom(16).hex()}.part"


def _hold(handle: int) -> None:
    """Show other writers that somebody still writes here; the system lets go of what a dead program held."""
    if fcntl is not None:
        with suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX)


def settle(part: Part, target: Path, *, new: bool = False) -> None:
    """Give a finished file its name, in place of what has it; raises `FileExistsError` for that if it is to be `new`.

    Raises `OSError`.
    """
    if not part.name:
        with suppress(FileExistsError):
            _link(part, target.name)
            return
        if new:
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
        _hold(part.handle)
        name = _some_name()
        _link(part, name)
        part.name = name
    elif new and os.path.lexists(target):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
    if fcntl is None:  # Windows moves nothing that is open
        os.close(part.handle)
        part.handle = -1
    part.path.replace(target)
    part.name = ""


def _link(part: Part, name: str) -> None:
    """Name a file that has none; raises `FileExistsError` where the name is taken, even by a link."""
    folder = os.open(part.folder, os.O_RDONLY)
    try:  # only with a folder given does Python follow the first path (linkat(2), AT_SYMLINK_FOLLOW)
        os.link(_OPEN_FILES / str(part.handle), name, dst_dir_fd=folder, follow_symlinks=True)
    finally:
        os.close(folder)


@cache
def sweep(folder: Path) -> None:
    """Take away what killed writers have left in a folder, once a run."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if _NAME.fullmatch(entry.name):
                _take_away(Path(entry.path))


def _take_away(path: Path) -> None:
    with suppress(OSError):
        if fcntl is None:
            path.unlink()
            return
        handle = os.open(path, os.O_RDWR | os.O_NOFOLLOW | os.O_NONBLOCK)
        try:
            if stat.S_ISREG(os.fstat(handle).st_mode):
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                path.unlink()
        finally:
            os.close(handle)
