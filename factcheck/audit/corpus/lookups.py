"""Verdicts on the distinct sources of a corpus: from the lock file, from services, or from nobody."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import duckdb

from factcheck.audit.corpus.work_clustering import Distinct
from factcheck.config import Config
from factcheck.model import LookupMode, Verdict
from factcheck.sources.settings import Settings
from factcheck.text.printable import plural
from factcheck.values import dataclass
from factcheck.verification.lock import Locked, addressed, read
from factcheck.verification.locking import UNLOCKED
from factcheck.verification.place import find_lock
from factcheck.verification.verdicts import UNSEARCHABLE, unchecked

# Sources that are asked for together, so that identifiers and rare names share requests.
_BATCH = 300


_FOLDERS = r"SELECT DISTINCT regexp_replace(path, '[^/\\]*$', '') FROM articles"
_COVERED = """
SELECT count(*), count(*) FILTER (status NOT IN ('unchecked', 'agency')), count(*) FILTER (status = 'agency'),
    count(*) FILTER (status = 'unchecked' AND reason = $unsearchable)
FROM works
"""
_OPEN = """
SELECT reason, count(*) FROM works WHERE status = 'unchecked' AND reason <> $unsearchable
GROUP BY reason ORDER BY count(*) DESC, reason
"""

Lock = Mapping[str, Locked]


def verdicts(
    sources: Iterable[Distinct], mode: LookupMode, settings: Settings, lock: Lock, say: Callable[[int], None]
) -> Iterator[tuple[Distinct, Verdict]]:
    """Yield each source with its verdict; `lock` is what `locked` gives, `say` is told how many there are so far."""
    if mode in ("online", "index"):
        yield from _asked(sources, settings if mode == "online" else settings.without_network(), say)
    elif mode == "lock":
        for source in sources:
            yield source, _recalled(lock, source)
    else:
        for source in sources:
            yield source, unchecked(source.query, "look-ups are switched off")


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many of the cited sources a verdict was looked up for, and what became of the others.

    Reports of `agencies` are left to the editor, `unsearchable` sources name nothing to look for; `unchecked` are those
    that a later look-up may settle, by the reason why this one did not.
    """

    works: int
    looked_up: int
    agencies: int
    unsearchable: int
    unchecked: Mapping[str, int]

    @property
    def open(self) -> int:
        """Return how many sources a later look-up may settle."""
        return sum(self.unchecked.values())

    def __str__(self) -> str:
        """Return the counts as a sentence."""
        others = [f"{self.agencies:,} left to you as reports of organisations"] if self.agencies else []
        others += [f"{self.unsearchable:,} without anything to look for"] if self.unsearchable else []
        if self.unchecked:
            reasons = "; ".join(f"{reason} ({count:,})" for reason, count in self.unchecked.items())
            others.append(f"{self.open:,} unchecked: {reasons}")
        found = f"{self.looked_up:,} of {plural(self.works, 'cited source')} looked up"
        return "; ".join((found, *others)) + "."


def coverage(base: duckdb.DuckDBPyConnection) -> Coverage:
    """Return how much is known of the sources in `works`."""
    works, looked_up, agencies, unsearchable = base.execute(_COVERED, {"unsearchable": UNSEARCHABLE}).fetchall()[0]
    unchecked = dict(base.execute(_OPEN, {"unsearchable": UNSEARCHABLE}).fetchall())
    return Coverage(works, looked_up, agencies, unsearchable, unchecked)


def locked(base: duckdb.DuckDBPyConnection, config: Config) -> Lock:
    """Return what the lock files of the articles say, by the mark of what they say it of, those of a check."""
    folders = [folder for (folder,) in base.execute(_FOLDERS).fetchall()]
    places = {find_lock(f"{folder}article", config.file) for folder in sorted(folders)}
    return _by_mark(entry for place in sorted(places) for entry in read(place).values())


def _asked(
    sources: Iterable[Distinct], settings: Settings, say: Callable[[int], None]
) -> Iterator[tuple[Distinct, Verdict]]:
    from factcheck.sources.http import Client
    from factcheck.verification.planning import decide

    count = 0
    with Client(settings) as client:
        for batch in _batches(sources):
            yield from zip(batch, decide(client, [source.query for source in batch]), strict=True)
            count += len(batch)
            say(count)


def _batches(sources: Iterable[Distinct]) -> Iterator[Sequence[Distinct]]:
    batch: list[Distinct] = []
    for source in sources:
        batch.append(source)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _by_mark(entries: Iterable[Locked]) -> dict[str, Locked]:
    """Return the entries by what they say of their source: a pinned one goes before what a look-up found."""
    held: dict[str, Locked] = {}
    for entry in entries:
        if entry.mark not in held or entry.pinned > held[entry.mark].pinned:
            held[entry.mark] = entry
    return held


def _recalled(held: Lock, source: Distinct) -> Verdict:
    entry = held.get(source.mark)
    if entry is None:
        return unchecked(source.query, UNLOCKED)
    return addressed(entry.verdict(), source.query)
