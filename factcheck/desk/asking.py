"""Look-ups for the desk: a few sources at a time, so that verdicts come as services answer, and pins."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace
from datetime import date
from pathlib import Path
from threading import Event

from factcheck.config import Config
from factcheck.model import Verdict, Work
from factcheck.opening import is_file
from factcheck.reading import read_text
from factcheck.sources.settings import Settings
from factcheck.values import dataclass
from factcheck.verification import lock as locks
from factcheck.verification.batching import groups
from factcheck.verification.pinning import work_of
from factcheck.verification.place import beside, find_lock
from factcheck.verification.planning import decide
from factcheck.verification.query import Query

TOGETHER = 6
"""Sources asked for together: as many as one request to Europe PMC, PubMed or OpenAlex is given."""


def look_up(asked: Sequence[tuple[str, Query]], settings: Settings, stop: Event) -> Iterator[dict[str, Verdict]]:
    """Yield verdicts by mark, as many sources together as one request of a service takes, until `stop` is set."""
    from factcheck.sources.http import Client

    with Client(settings) as client:
        for group in groups(asked, TOGETHER):
            if stop.is_set():
                return
            verdicts = decide(client, [query for _, query in group])
            yield {mark: verdict for (mark, _), verdict in zip(group, verdicts, strict=True)}


def locked(name: str, config: Config) -> Mapping[str, Verdict]:
    """Return the verdicts that the lock file holds for a draft of that name, by mark.

    Raises `FactcheckError` for a damaged lock file.
    """
    path, article = _place(name, config)
    if not is_file(path):
        return {}
    stamp = path.stat()
    held = _entries(path, (stamp.st_mtime_ns, stamp.st_size))
    if article not in held.verdicts:
        own = (entry for entry in held.entries.values() if entry.article == article)
        held.verdicts[article] = {entry.mark: entry.verdict() for entry in own}
    return held.verdicts[article]


def pin(name: str, query: Query, identifier: str, found: Verdict | None, config: Config) -> tuple[Work, Path]:
    """Write into the lock file that a source is the work of that DOI or PMID; return the work and the file.

    A work that a look-up found is taken as it is; another is asked for. Raises `UsageError` for an identifier that
    is neither, and `FactcheckError` for a lock file that cannot be read or written.
    """
    near = [one.work for one in found.candidates if identifier in (one.work.doi, one.work.pmid)] if found else []
    work = near[0] if near else work_of(identifier, config.sources, config.lookups)
    path, article = _place(name, config)
    held = locks.read(path)
    locks.merge(path, held, locks.pin(held, article, query, work, date.today().isoformat()))
    return work, path


def _place(name: str, config: Config) -> tuple[Path, str]:
    path = find_lock(name, config.file)
    return path, beside(replace(read_text("", "text", "-"), path=name), path).path


@dataclass(frozen=True, slots=True)
class _Held:
    """What a lock file held when it was stamped so, and of it the verdicts on an article that was asked for."""

    stamp: tuple[int, int]
    entries: locks.Lock
    verdicts: dict[str, dict[str, Verdict]] = field(default_factory=dict)


_HELD: dict[Path, _Held] = {}


def _entries(path: Path, stamp: tuple[int, int]) -> _Held:
    """Return what a lock file holds, read again when it has changed."""
    if path not in _HELD or _HELD[path].stamp != stamp:
        _HELD.clear()
        _HELD[path] = _Held(stamp, locks.read(path))
    return _HELD[path]
