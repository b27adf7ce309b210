"""The cache of earlier runs: what was found in a file, under a digest of all that decides it.

Kept are runs that ask no service; look-ups have a cache of their own. A damaged, foreign or missing entry is a run
like the first, and so is a folder that cannot be written.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factcheck import data
from factcheck.cachedir import cache_folder
from factcheck.codec import rows
from factcheck.errors import WritingError
from factcheck.files import write_file
from factcheck.model import Article, Checked
from factcheck.opening import RECORDS, below, is_folder, read_regular
from factcheck.reading.bibliography_discovery import bibliographies

if TYPE_CHECKING:
    from factcheck.config import Config
    from factcheck.running.work import Source

MAX_ENTRY = 400_000_000
"""Characters of an entry; a larger one is not kept, nor unpacked."""
MAX_FOLDER = 300_000_000
"""Bytes of all entries; the least recently used make room for new ones."""
UNDECISIVE = ("fail_on", "origin", "origins", "overrides", "refused", "sources")
"""Settings that change nothing of what is found without look-ups."""


def kept(config: Config) -> bool:
    """Tell whether a run with these settings depends on files alone that the key or the entry holds.

    An index of works is none of them: it is large, and changes while the articles stay.
    """
    return config.lookups in ("none", "lock")


def key(source: Source, config: Config) -> str:
    """Return the digest of content, name and format of a file, settings, rule pages, lock file and program.

    The year belongs to it, since rules on dates and forecasts go by it. Bibliographies are compared when an entry
    is read, as the article itself names them.
    """
    settings = {field.name: getattr(config, field.name) for field in fields(config) if field.name not in UNDECISIVE}
    parts = [
        program(),
        str(date.today().year),
        json.dumps(_plain(settings)),
        _pages(tuple(config.rule_paths)),
        _lock(source.name, config) if config.lookups == "lock" else "",
        *(_digest_of(Path(path)) for path in (*config.against, *config.sources.facts)),
        _given(config.sources.documents),
        source.format,
        source.name,
        hashlib.sha256(source.data).hexdigest(),
    ]
    return _digest("\x1f".join(parts).encode("utf-8", "surrogatepass"))


def recall(key: str, config: Config) -> Checked | None:
    """Return what was found under a key, None where nothing is kept or a bibliography has changed since."""
    path = _file(key)
    try:
        companions, _, text = _unpacked(read_regular(path, MAX_ENTRY)).partition("\n")
        checked = rows.loads(Checked, text)
        if json.loads(companions) != _companions(checked.article, config):
            return None
        os.utime(path)
    except (OSError, ValueError, zlib.error):
        return None
    return checked


def keep(key: str, config: Config, checked: Checked, text: str) -> None:
    """Keep what was found under a key; `text` is `checked` as the codec writes it."""
    path = _file(key)
    if len(text) > MAX_ENTRY:
        return
    packed = zlib.compress(f"{json.dumps(_companions(checked.article, config))}\n{text}".encode(), 1)
    with suppress(OSError, WritingError):
        path.parent.mkdir(parents=True, exist_ok=True)
        write_file(path, packed, lasting=False)  # an entry that a power cut halves is none


def trim(limit: int = MAX_FOLDER) -> None:
    """Drop the least recently used entries until the folder holds at most `limit` bytes."""
    entries = sorted(_entries(), key=lambda entry: entry[0])
    total = sum(size for _, size, _ in entries)
    for _, size, path in entries:
        if total <= limit:
            return
        path.unlink(missing_ok=True)
        total -= size


def _entries() -> Iterator[tuple[float, int, Path]]:
    for place, _, files in os.walk(cache_folder() / "runs"):
        for name in files:
            path = Path(place) / name
            try:
                stat = path.stat()
            except OSError:  # dropped by another run
                continue
            yield stat.st_mtime, stat.st_size, path


def _file(key: str) -> Path:
    return cache_folder() / "runs" / key[:2] / key[2:]


def _unpacked(packed: bytes) -> str:
    """Return the text of an entry; raises `ValueError` for one that is cut off or grows beyond measure."""
    machine = zlib.decompressobj()
    text = machine.decompress(packed, MAX_ENTRY + 10_000_000)
    if not machine.eof:
        raise ValueError("the entry is cut off")
    return text.decode("ascii")


def _companions(article: Article, config: Config) -> list[list[str]]:
    """Return the bibliography files of an article, each with the digest of its content."""
    return [[str(path), _digest_of(path)] for path in bibliographies(article, config.bibliography, config.file)]


@cache
def _pages(places: tuple[str, ...]) -> str:
    """Return a digest of the rule pages of a house."""
    pages = [page for place in map(Path, places) for page in (below(place, ".md") if is_folder(place) else [place])]
    return " ".join(f"{page}={_digest_of(page)}" for page in pages)


@cache
def _given(places: tuple[str, ...]) -> str:
    """Return names, sizes and times of the documents that were given by hand, which are too large to be read anew."""
    if not places:
        return ""
    from factcheck.sources.given_documents import files

    return " ".join(f"{path}={stat.st_size},{stat.st_mtime_ns}" for path, stat in _states(files(places)))


def _states(paths: Iterable[str]) -> Iterator[tuple[str, os.stat_result]]:
    for path in paths:
        with suppress(OSError):
            yield path, Path(path).stat()


def _lock(article: str, config: Config) -> str:
    from factcheck.verification.locked_evidence import place_of
    from factcheck.verification.place import find_lock

    lock = find_lock(article, config.file)
    return _digest_of(lock) + _digest_of(place_of(lock))


@cache
def program() -> str:
    """Return a digest of the code and the rules of this factcheck, of Python, and of what is installed beside it.

    Contents and names count, not times: a fresh installation of the same version finds what the last one kept.
    """
    state = hashlib.sha256("\n".join((sys.version, *_installed())).encode())
    for folder in (Path(__file__).parents[1], data.folder("rules")):
        for place, folders, names in os.walk(folder):
            folders[:] = sorted(name for name in folders if name not in ("_data", "__pycache__"))
            for name in sorted(names):
                state.update(f"\n{name}=".encode() + hashlib.sha256(Path(place, name).read_bytes()).digest())
    return state.hexdigest()


def _installed() -> list[str]:
    """Return name and version of every package installed beside the Markdown reader, as their folders say them."""
    import pyromark

    folder = Path(str(pyromark.__file__)).parents[1]
    return sorted(path.name for path in folder.glob("*.dist-info"))


@cache
def _digest_of(path: Path) -> str:
    """Return the digest of a file's content, taken once a run, empty where it cannot be read."""
    try:
        return _digest(read_regular(path, RECORDS))
    except OSError:
        return ""


def forget() -> None:
    """Take the digests of files anew, since this run has changed some."""
    _digest_of.cache_clear()
    _given.cache_clear()


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _plain(value: Any) -> Any:
    """Return settings as JSON's own values, in an order that is the same in every run."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(name): _plain(one) for name, one in value.items()}
    if isinstance(value, set | frozenset):
        return sorted(str(one) for one in value)
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value if isinstance(value, str | int | float | None) else str(value)
