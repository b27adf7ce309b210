"""Writing tables: in bounded memory, under another name until they are whole."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from factcheck.audit.schemas import EVERY
from factcheck.errors import WritingError
from factcheck.files import replacing, write_file

WORK, DONE = ".work", ".done"
_GROUP = 4_000


class _DiscardedError(Exception):
    """Ends the blocks of files that are not to be."""


class Tables:
    """The tables of one shard while they are filled; nothing shows under its name before `finish`.

    A class, since it holds files open and rows back; leave it through `finish` or `discard`.
    """

    def __init__(self, target: str, name: str, kinds: Iterable[str]) -> None:
        """Prepare for the tables `kinds` of the shard `name`; files are opened when rows are there."""
        self._target, self._name = Path(target), name
        self._kinds = tuple(kinds)
        self._rows: dict[str, list[dict[str, Any]]] = {kind: [] for kind in self._kinds}
        self._writers: dict[str, pq.ParquetWriter] = {}
        self._files = ExitStack()
        self.counts = dict.fromkeys(self._kinds, 0)

    def add(self, kind: str, rows: Iterable[Mapping[str, Any]]) -> None:
        """Add rows, written out as soon as they make a group of rows."""
        held = self._rows[kind]
        for row in rows:
            held.append(dict(row))
            if len(held) >= _GROUP:
                self._flush(kind)

    def finish(self) -> None:
        """Write what is left, and give every file its name."""
        with self._files:
            for kind in self._kinds:
                self._flush(kind, always=True)
                self._writers.pop(kind).close()

    def discard(self) -> None:
        """Forget everything; no file is left."""
        for writer in self._writers.values():
            with suppress(OSError, WritingError):
                writer.close()
        with suppress(_DiscardedError), self._files:
            raise _DiscardedError

    def _flush(self, kind: str, *, always: bool = False) -> None:
        rows = self._rows[kind]
        if kind not in self._writers:
            if not rows and not always:
                return
            folder = self._target / kind
            folder.mkdir(parents=True, exist_ok=True)
            file = self._files.enter_context(replacing(folder / f"{self._name}.parquet"))
            self._writers[kind] = pq.ParquetWriter(file, EVERY[kind], compression="zstd")
        if rows:
            self._writers[kind].write_table(pa.Table.from_pylist(rows, EVERY[kind]))
            self.counts[kind] += len(rows)
            rows.clear()


def mark_done(target: str, name: str, counts: Mapping[str, int]) -> None:
    """Write down that a shard is done. Call it last: what a killed run left without this mark is done again."""
    folder = Path(target) / DONE
    folder.mkdir(parents=True, exist_ok=True)
    write_file(folder / f"{name}.json", json.dumps(counts))


def done(target: str) -> dict[str, dict[str, int]]:
    """Return the rows by table and the weight of the shards that are done, by name."""
    files = sorted((Path(target) / DONE).glob("*.json"))
    return {file.stem: json.loads(file.read_text(encoding="utf-8")) for file in files}
