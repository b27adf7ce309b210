"""Inputs: where articles come from, one module a kind.

Each module holds two functions: `shards(place, columns)` yields the pieces of an input in a fixed order, and
`documents(place, columns)` yields the documents of one piece that did not bring them along.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TypeVar

from factcheck.audit.inputs import places
from factcheck.audit.inputs.fields import written
from factcheck.audit.model import Broken, Columns, Document, Shard
from factcheck.errors import FactcheckError, UsageError
from factcheck.opening import is_folder
from factcheck.reading import endings
from factcheck.reading.patterns import Selection
from factcheck.sources.settings import Settings
from factcheck.values import dataclass

T = TypeVar("T")
KINDS = {
    "jsonl": (".jsonl", ".jsonl.gz", ".jsonl.zst", ".ndjson", ".ndjson.gz", ".ndjson.zst"),
    "table": (".parquet", ".pq"),
    "warc": (".warc", ".warc.gz"),
}
"""Module: the endings of the files it reads."""

IN_THE_DRIVER = ("site",)
"""Modules whose documents the driver fetches, so that a site is asked at one pace, however many workers there are."""


Sites = Mapping[str, tuple[Sequence[str], Sequence[Sequence[str]]]]
"""The pages of sites by the address of their sitemap or feed, and the (address, reason) of what could not be read."""


@dataclass(frozen=True, slots=True)
class Input:
    """One file, folder or site. `stamp` changes when it changes; `weight` is its size in bytes, 0 where unknown.

    A site is known by its `pages`, which are fetched as `settings` say; `lost` are those of its sitemaps that cannot be
    read, as (address, reason). `selection` is what counts in a folder.
    """

    reader: str
    place: str
    stamp: str = ""
    weight: float = 0.0
    pages: tuple[str, ...] = ()
    settings: Settings = field(default_factory=Settings)
    lost: tuple[tuple[str, str], ...] = ()
    selection: Selection = field(default_factory=Selection)


@dataclass(frozen=True, slots=True)
class Lost:
    """An input that cannot be read, or not to its end."""

    source: str
    reason: str


def inputs(
    sources: Iterable[str],
    settings: Settings | None = None,
    sites: Sites | None = None,
    selection: Selection | None = None,
) -> list[Input]:
    """Return what the sources of a call stand for, each once and in an order that is not that of the call.

    The pages of a site are those in `sites`, or else those that its sitemap names now. Raises `UsageError` where
    nothing is there, and for a file of a kind that nobody reads.
    """
    found: dict[str, Input] = {}
    for source in sources:
        for each in _expanded(source, settings or Settings(), sites or {}, selection or Selection()):
            key = each.place if "://" in each.place else os.path.realpath(each.place)
            found[key] = min(found.get(key, each), each, key=lambda one: one.place)
    return sorted(found.values(), key=lambda each: each.place)


def _expanded(source: str, settings: Settings, sites: Sites, selection: Selection) -> Iterator[Input]:
    if not source:
        raise UsageError("A source is empty; name a folder, a file or pattern, or the address of a sitemap or feed.")
    if source.startswith(("http://", "https://")):
        pages, lost = sites.get(source) or _module("site").pages(source, settings)
        stamp = hashlib.sha256("\n".join(pages).encode()).hexdigest()[:16]
        yield Input("site", source, stamp, float(len(pages)), tuple(pages), settings, tuple(map(tuple, lost)))
    elif is_folder(Path(source)):
        place = os.path.normpath(source)
        mark, size = _module("folder").stamp(place, selection)
        yield Input("folder", place, mark, size, selection=selection)
    else:
        for place in places.expand(source):
            yield Input(_kind(place), place, *places.stamp(place))


def _kind(place: str) -> str:
    for kind, own in KINDS.items():
        if place.lower().endswith(own):
            return kind
    if place.lower().endswith(endings()):
        return "folder"
    known = ", ".join((*(ending for own in KINDS.values() for ending in own), *endings()))
    hint = f" Of a folder there, name the files: {place.rstrip('/')}/*.parquet." if "://" in place else ""
    raise UsageError(f"{place} is of no kind that is read; known endings are {known}.{hint}")


def plan(found: Iterable[Input], columns: Columns, skip: Iterable[str] = ()) -> Iterator[Shard | Lost]:
    """Yield the shards of all inputs but those of the names in `skip`, and what could not be read, as it comes up."""
    known = frozenset(skip)
    for number, each in enumerate(found):
        yield from (Lost(place, reason) for place, reason in each.lost)
        try:
            for count, piece in enumerate(_told(_module(each.reader).shards(each, columns))):
                name = f"{number:05}-{count:06}"
                if name in known:
                    continue
                brought, place = piece.documents, piece.place
                if each.reader in IN_THE_DRIVER:
                    brought, place = tuple(_module(each.reader).documents(place, columns)), ()
                yield Shard(name, each.reader, written(each.place), place, brought, piece.weight)
        except FactcheckError as problem:
            yield Lost(each.place, problem.message)


def documents(shard: Shard, columns: Columns) -> Iterable[Document | Broken]:
    """Return the documents of a shard in order; raises `FactcheckError` where they cannot be read to the end."""
    return shard.documents or _told(_module(shard.reader).documents(shard.place, columns))


def _told(stream: Iterable[T]) -> Iterator[T]:
    """Yield what a reader yields; whatever it raises becomes a sentence, since each file system has its own errors."""
    try:
        yield from stream
    except FactcheckError:
        raise
    except OSError as problem:
        raise FactcheckError(f"It cannot be read: {problem.strerror or problem}.") from None
    except Exception as problem:
        reason = " ".join(str(problem).split())[:200]
        raise FactcheckError(f"It cannot be read: {type(problem).__name__}{reason and f' ({reason})'}.") from None


def _module(reader: str) -> ModuleType:
    return import_module(f"{__name__}.{reader}")
