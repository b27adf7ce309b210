"""Verdicts on the distinct sources of a corpus: from the lock file, from services, or from nobody."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from factcheck.audit.corpus.work_clustering import Distinct
from factcheck.model import LookupMode, Verdict
from factcheck.sources.settings import Settings
from factcheck.verification.lock import Locked, addressed, read
from factcheck.verification.locking import UNLOCKED
from factcheck.verification.verdicts import unchecked

# Sources that are asked for together, so that identifiers and rare names share requests.
_BATCH = 300


def verdicts(
    sources: Iterable[Distinct], mode: LookupMode, settings: Settings, lock: Path, say: Callable[[int], None]
) -> Iterator[tuple[Distinct, Verdict]]:
    """Yield each source with its verdict; `say` is told how many there are so far."""
    if mode in ("online", "index"):
        yield from _asked(sources, settings if mode == "online" else settings.without_network(), say)
    elif mode == "lock":
        held = _by_mark(read(lock))
        for source in sources:
            yield source, _recalled(held, source)
    else:
        for source in sources:
            yield source, unchecked(source.query, "look-ups are switched off")


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


def _by_mark(lock: Mapping[tuple[str, str], Locked]) -> dict[str, Locked]:
    """Return the entries by what they say of their source: a pinned one goes before what a look-up found."""
    held: dict[str, Locked] = {}
    for entry in lock.values():
        if entry.mark not in held or entry.pinned > held[entry.mark].pinned:
            held[entry.mark] = entry
    return held


def _recalled(held: Mapping[str, Locked], source: Distinct) -> Verdict:
    entry = held.get(source.mark)
    if entry is None:
        return unchecked(source.query, UNLOCKED)
    return addressed(entry.verdict(), source.query)
