"""DuckDB over the tables of an audit: in bounded memory, with views that follow the folder."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from factcheck.audit.schemas import EVERY
from factcheck.audit.tables import WORK
from factcheck.files import write_file

FILE = "audit.duckdb"
# What the database may hold: where it is asked for all of a site, and where for the rows of some pages.
WHOLE, SOME = "1500MB", "200MB"
# A view cannot ask where its database lies, but DuckDB spills beside the one that was opened, and says where to.
# Attached to another database, or where that setting was changed, a view reads the folder that it was written for.
_SPILL = f"{FILE}.tmp"
_HERE = rf"""
CASE WHEN ends_with(current_setting('temp_directory'), '{_SPILL}')
THEN regexp_replace(left(current_setting('temp_directory'), -{len(_SPILL)}), '([*?[])', '[\1]', 'g') || '.'
ELSE {{}} END
"""

_REPORT = """
CREATE VIEW report AS
SELECT articles.id, articles.title, articles.section, findings.* FROM findings JOIN articles USING (article)
"""
"""The findings with the names of their articles, for those who ask the tables."""


@contextmanager
def connected(target: Path, jobs: int, memory: str = WHOLE) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a database in memory that sees the tables of the folder and spills into it when memory runs short."""
    spill = target / WORK / "spill" / str(os.getpid())  # two processes in one folder overwrite each other's files
    spill.mkdir(parents=True, exist_ok=True)
    settings: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": memory,
        "threads": jobs,
        "temp_directory": str(spill),
    }
    with duckdb.connect(config=settings) as base:
        base.execute("SET preserve_insertion_order = false")
        base.execute("SET enable_progress_bar = false")
        for table in EVERY:
            if any((target / table).glob("*.parquet")):
                files = _quoted(f"{_literal(target)}/{table}/*.parquet")
                base.execute(f"CREATE VIEW {table} AS SELECT * FROM read_parquet({files})")
        yield base
    shutil.rmtree(spill, ignore_errors=True)


def _literal(folder: Path) -> str:
    """Return the name of a folder for a pattern in which nothing of it is a wildcard."""
    return re.sub(r"[*?\[]", r"[\g<0>]", str(folder))


def _quoted(path: str) -> str:
    return "'" + path.replace("'", "''") + "'"


def write_database(target: Path) -> None:
    """Write the file of views anew: they read the tables beside it, wherever it is opened from and moved to."""
    here = _HERE.format(_quoted(_literal(target.resolve())))
    with TemporaryDirectory() as folder:
        made = Path(folder) / "views"  # under its own name it would look for the tables beside it by now
        with duckdb.connect(str(made)) as base:
            for table in EVERY:
                if any((target / table).glob("*.parquet")):
                    base.execute(f"CREATE VIEW {table} AS SELECT * FROM read_parquet({here} || '/{table}/*.parquet')")
            if all(any((target / table).glob("*.parquet")) for table in ("findings", "articles")):
                base.execute(_REPORT)
        write_file(target / FILE, made.read_bytes())
