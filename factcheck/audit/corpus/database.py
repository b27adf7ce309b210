"""DuckDB over the tables of an audit: in bounded memory, with views that follow the folder."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from factcheck.audit.schemas import EVERY
from factcheck.audit.tables import WORK

FILE = "audit.duckdb"
_MEMORY = "1500MB"


@contextmanager
def connected(target: Path, jobs: int) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a database in memory that sees the tables of the folder and spills into it when memory runs short."""
    spill = target / WORK / "spill" / str(os.getpid())  # two processes in one folder overwrite each other's files
    spill.mkdir(parents=True, exist_ok=True)
    settings: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": _MEMORY,
        "threads": jobs,
        "temp_directory": str(spill),
    }
    with duckdb.connect(config=settings) as base:
        base.execute("SET preserve_insertion_order = false")
        for table in EVERY:
            if any((target / table).glob("*.parquet")):
                base.execute(f"CREATE VIEW {table} AS SELECT * FROM read_parquet({_quoted(target / table)})")
        yield base
    shutil.rmtree(spill, ignore_errors=True)


def _quoted(folder: Path) -> str:
    return "'" + str(folder / "*.parquet").replace("'", "''") + "'"


def write_database(target: Path) -> None:
    """Write the file of views anew; their paths start in the folder, so that it may move: open it from there."""
    path = target / FILE
    part = target / WORK / FILE
    part.unlink(missing_ok=True)
    part.parent.mkdir(parents=True, exist_ok=True)
    with duckdb.connect(str(part)) as base:
        base.execute(f"SET file_search_path = '{str(target.resolve()).replace(chr(39), chr(39) * 2)}'")
        for table in EVERY:
            if any((target / table).glob("*.parquet")):
                base.execute(f"CREATE VIEW {table} AS SELECT * FROM read_parquet('{table}/*.parquet')")
    part.replace(path)
