"""Parquet files: row groups are shards, and larger ones are read batch by batch."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq

from factcheck.audit.inputs import places
from factcheck.audit.inputs.fields import Chosen, chosen, document
from factcheck.audit.inputs.pieces import Piece, batches
from factcheck.audit.model import SHARD, Broken, Columns, Document
from factcheck.errors import FactcheckError

if TYPE_CHECKING:
    from factcheck.audit.inputs import Input

_BATCH = 100


def shards(source: Input, columns: Columns) -> Iterator[Piece]:
    """Yield runs of small row groups by their numbers; a large one is sent along in pieces."""
    with places.opened(source.place) as file:
        table = _open(file)
        there = chosen(table.schema_arrow.names, columns)
        facts = table.metadata
        sizes = [facts.row_group(group).num_rows for group in range(facts.num_row_groups)]
        each = source.weight / max(facts.num_rows, 1)
        first, rows = 0, 0
        for group, size in enumerate(sizes):
            if rows and rows + size > SHARD:
                yield Piece((source.place, first, group), weight=each * rows)
                first, rows = group, 0
            rows += size
            if size > SHARD:
                yield from batches((one, each * count) for count, one in enumerate(_rows(table, [group], there), 1))
                first, rows = group + 1, 0
        if rows:
            yield Piece((source.place, first, len(sizes)), weight=each * rows)


def documents(place: tuple[str, int, int], columns: Columns) -> Iterator[Document | Broken]:
    """Yield the rows of the groups from the second to before the third part of `place`."""
    path, first, last = place
    with places.opened(path) as file:
        table = _open(file)
        yield from _rows(table, list(range(first, last)), chosen(table.schema_arrow.names, columns))


def _open(file: object) -> pq.ParquetFile:
    try:
        return pq.ParquetFile(file, pre_buffer=False)
    except (pa.ArrowInvalid, OSError) as problem:
        raise _damaged(problem) from None


def _rows(table: pq.ParquetFile, groups: list[int], columns: Chosen) -> Iterator[Document | Broken]:
    wanted = list(dict.fromkeys((columns.id, *(name for name, _ in columns.contents))))
    try:
        for batch in table.iter_batches(_BATCH, row_groups=groups, columns=wanted, use_threads=False):
            for row in batch.to_pylist():
                yield document(row, columns)
    except (pa.ArrowException, OSError) as problem:
        raise _damaged(problem) from None


def _damaged(problem: Exception) -> FactcheckError:
    return FactcheckError(f"The Parquet file is damaged or breaks off: {str(problem).splitlines()[0][:200]}")
