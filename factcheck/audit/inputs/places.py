"""Files by name or pattern, on this machine or in a bucket (`s3://`, `gs://`, through fsspec)."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from glob import glob, has_magic
from pathlib import Path
from typing import IO, Any

from factcheck.errors import FactcheckError, UsageError
from factcheck.extras import install
from factcheck.opening import is_file, open_regular

MANIFEST, LOCK = "audit.json", ".lock"
"""The files by which the folder of an audit is known."""

PACKAGES = {"s3": "s3fs", "s3a": "s3fs", "gs": "gcsfs", "gcs": "gcsfs", "az": "adlfs", "abfs": "adlfs"}

STATES = ("ETag", "etag", "LastModified", "last_modified", "updated", "mtime", "modify", "created")
"""What changes with the content of a file, as file systems of fsspec call it, the surest first."""


def expand(pattern: str) -> Iterator[str]:
    """Yield the files that a name or pattern stands for, sorted; raises `UsageError` if there are none."""
    if "://" in pattern:
        system, path = _bucket(pattern)
        prefix = pattern.split("://", 1)[0]
        found = _asking(
            pattern, lambda: system.glob(path) if has_magic(path) else [path] if system.exists(path) else []
        )
        found = [f"{prefix}://{name.split('://', 1)[-1]}" for name in found]
    elif is_file(Path(pattern)):
        found = [os.path.normpath(pattern)]
    else:
        named = glob(pattern, recursive=True)  # noqa: PTH207  # also absolute
        found = [os.path.normpath(name) for name in named if is_file(Path(name)) and not _of_an_audit(name)]
    if not found:
        raise UsageError(f"There is no such file or folder: {pattern}.")
    yield from sorted(found)


def _of_an_audit(name: str) -> bool:
    """Tell whether a file that a pattern met is one that an audit wrote."""
    above = Path(name).parents
    return any(is_file(folder / MANIFEST) and is_file(folder / LOCK) for folder in above)


def stamp(place: str) -> tuple[str, float]:
    """Return what changes with the content of a file, and its size in bytes."""
    if "://" in place:
        system, path = _bucket(place)
        facts = _asking(place, lambda: system.info(path))
        size = facts.get("size") or 0
        state = next((facts[name] for name in STATES if facts.get(name)), "")
        return f"{size} {state}", float(size)
    facts = Path(place).stat()
    return f"{facts.st_size} {facts.st_mtime_ns}", float(facts.st_size)


@contextmanager
def opened(place: str) -> Iterator[IO[bytes]]:
    """Open a file for reading bytes."""
    if "://" in place:
        system, path = _bucket(place)
        with _asking(place, lambda: system.open(path, "rb")) as file:
            yield file
    else:
        with open_regular(Path(place)) as file:
            yield file


def _bucket(place: str) -> tuple[Any, str]:
    scheme = place.split("://", 1)[0]
    try:
        import fsspec
    except ImportError:
        raise UsageError(f"Buckets need the extra 'audit': {install('audit')}") from None
    try:
        system, path = fsspec.core.url_to_fs(place)
    except ImportError:
        package = PACKAGES.get(scheme, f"the fsspec package for {scheme}")
        raise UsageError(f"Files at {scheme}:// need another package: pip install {package}.") from None
    except ValueError as problem:
        raise UsageError(f"{place} cannot be opened: {problem}.") from None
    return system, path


def _asking(place: str, ask: Any) -> Any:
    """Return what a file system answers; every system has errors of its own, and each becomes one sentence."""
    try:
        return ask()
    except Exception as problem:
        reason = " ".join(str(problem).split())[:200] or type(problem).__name__
        raise FactcheckError(f"{place} cannot be read: {reason}") from None
