"""The one writer of files: whatever ends the program meanwhile, a file is the old one or the new one, whole.

What is new is written beside the file under a name that nobody can guess, and takes the file's place once it is on the
disk. Linux gives that name only at the end (`O_TMPFILE`), so that a killed program leaves nothing; elsewhere, and in
the moment between the two, a left name is taken away by the next writer in that folder.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from factcheck.errors import ChangedError, WritingError
from factcheck.files import parts


def write_file(path: Path, content: bytes | str, *, expected: bytes | None = None, lasting: bool = True) -> None:
    """Write a file whole or not at all; raises `WritingError` where it stays as it was.

    With `expected`, a file that holds anything else by the time of its replacement is left alone (`ChangedError`).
    Text is written as UTF-8; what is no Unicode (the name of a file may be none) is escaped as JSON and Python do.
    """
    with replacing(path, expected=expected, lasting=lasting) as out:
        out.write(_encoded(content))


def write_pieces(path: Path, pieces: Iterable[bytes | str]) -> None:
    """Write content piece by piece into a file, a device or a pipe that the user names; raises `WritingError`.

    What is no file of its own, such as /dev/stdout, is written to as it comes.
    """
    with _streamed(path) if _is_stream(path) else replacing(path) as out:
        out.writelines(map(_encoded, pieces))


def write_new_file(path: Path, content: str) -> None:
    """Write a file that does not exist yet; raises `FileExistsError` where it does, and `WritingError`."""
    with replacing(path, new=True) as out:
        out.write(_encoded(content))


def _encoded(content: bytes | str) -> bytes:
    return content if isinstance(content, bytes) else content.encode("utf-8", "backslashreplace")


@contextmanager
def replacing(
    path: Path, *, expected: bytes | None = None, lasting: bool = True, new: bool = False
) -> Iterator[BinaryIO]:
    """Give a file to write into, which takes the place of `path` when the block ends, and never if it raises.

    A link stays and its target is replaced; mode, owner and extended attributes are kept where that is allowed.
    What a power cut may take can be written faster without waiting for the disk (`lasting`). Raises `WritingError`,
    `ChangedError` and, with `new`, `FileExistsError`.
    """
    target, old = Path(os.path.realpath(path)), None
    try:
        old = _replaceable(path, target, new)
        parts.sweep(target.parent)
        with parts.opened(target.parent, private=old is not None) as part:
            with os.fdopen(part.handle, "wb", closefd=False) as out:
                yield out
            if old:
                _keep(part, target, old)
            if lasting:
                os.fsync(part.handle)
            if expected is not None and _content(target) != expected:
                raise ChangedError(path=str(path))
            parts.settle(part, target, new=new)
        if lasting:
            _sync_folder(target.parent)
    except FileExistsError:
        raise
    except OSError as problem:
        raise WritingError(problem.strerror or str(problem), exists=old is not None, path=str(path)) from None


def _replaceable(path: Path, target: Path, new: bool) -> os.stat_result | None:
    """Return what is known of the file to replace, None where there is none; raises `OSError` where it may not be."""
    if new and os.path.lexists(path):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
    try:
        old = target.stat()
    except FileNotFoundError:
        if path.is_symlink():  # what it would make, and where, is nothing that the user has said
            raise OSError(errno.ENOENT, "it is a link to a file that does not exist") from None
        return None
    if not stat.S_ISREG(old.st_mode):
        raise OSError(errno.EINVAL, "it is no regular file")
    if not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    return old


def _content(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except FileNotFoundError:
        return None


def _keep(part: parts.Part, target: Path, old: os.stat_result) -> None:
    """Give the new file what the old one has beside its content, as far as that is allowed."""
    if not hasattr(os, "fchown"):
        return
    mode = stat.S_IMODE(old.st_mode)
    try:
        os.fchown(part.handle, old.st_uid, old.st_gid)
    except OSError:  # only root gives files away; and nobody becomes somebody else by running them
        mode &= 0o777
        with suppress(OSError):
            os.fchown(part.handle, -1, old.st_gid)
    with suppress(OSError):
        for name in os.listxattr(target) if hasattr(os, "listxattr") else ():
            os.setxattr(part.handle, name, os.getxattr(target, name))
    os.fchmod(part.handle, mode)


def _sync_folder(folder: Path) -> None:
    """Have the new name on the disk as well, where a folder can be opened for that."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _is_stream(path: Path) -> bool:
    """Tell whether a path is a device or a pipe, or the very file that this program's own output goes to."""
    try:
        found = path.stat()
    except OSError:
        return False
    if stat.S_ISREG(found.st_mode):
        return any(_is_same(found, descriptor) for descriptor in (1, 2))
    return not stat.S_ISDIR(found.st_mode)


def _is_same(found: os.stat_result, descriptor: int) -> bool:
    try:
        return os.path.samestat(found, os.fstat(descriptor))
    except OSError:  # closed
        return False


@contextmanager
def _streamed(path: Path) -> Iterator[BinaryIO]:
    try:
        with path.open("ab") as out:
            yield out
    except OSError as problem:
        raise WritingError(problem.strerror or str(problem), path=str(path)) from None
