"""The second half of an audit: what the tables of all shards say together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import duckdb

from factcheck.audit.corpus import conflicts
from factcheck.audit.corpus.article_settings import wanted
from factcheck.audit.corpus.dashboard import write_dashboard
from factcheck.audit.corpus.database import connected, write_database
from factcheck.audit.corpus.history import Earlier, Run, compare, counted, finished, write_run
from factcheck.audit.corpus.lookups import Coverage, coverage, locked, verdicts
from factcheck.audit.corpus.work_clustering import distinct
from factcheck.audit.corpus.works import QUESTIONS, reference_findings, work_row
from factcheck.audit.inputs import Lost
from factcheck.audit.model import Job
from factcheck.audit.tables import Tables
from factcheck.config import Config
from factcheck.model import LookupMode

WORKS, CONFLICTS, SOURCES = "corpus", "corpus-conflicts", "corpus-sources"


def finish(
    job: Job, run: Run, since: Earlier | None, jobs: int, lost: tuple[Lost, ...], say: Callable[[str], None]
) -> tuple[dict[str, int], Coverage]:
    """Write works, findings of the whole corpus, database and dashboard anew; `since` is an audit to compare with.

    Returns rows by table added here, and for how many of the sources there is a verdict.
    """
    mode = run.lookups
    target = Path(job.target)
    for name in (CONFLICTS, SOURCES):
        (target / "findings" / f"{name}.parquet").unlink(missing_ok=True)
    counts = {"works": 0, "findings": 0}
    with connected(target, jobs) as base:
        if mode != "none":
            say("Resolving the cited sources …")
        counts["works"] = _write(job, WORKS, "works", _works(base, job.config, mode, target, say))
        say("Comparing articles with each other …")
        counts["findings"] += _write(job, CONFLICTS, "findings", _conflicts(base, target, job.config, jobs))
    with connected(target, jobs) as base:
        counts["findings"] += _write(job, SOURCES, "findings", reference_findings(base, job.config))
        covered = coverage(base)
    if covered.works:
        say(str(covered) if mode != "none" else f"{covered} `--lookups online` asks the services for them.")
    write_database(target)
    with connected(target, jobs) as base:
        compare(base, since)
        run = finished(run, counted(base), covered, since)
        write_dashboard(base, target, job.config, run, covered, lost)
    write_run(target, run)
    return counts, covered


def _works(
    base: duckdb.DuckDBPyConnection, config: Config, mode: LookupMode, target: Path, say: Callable[[str], None]
) -> Iterable[Mapping[str, Any]]:
    held = locked(base, config) if mode == "lock" else {}
    with closing(base.cursor()) as cursor:
        reader = cursor.sql(QUESTIONS).to_arrow_reader(2_000)
        rows = (tuple(row.values()) for batch in reader for row in batch.to_pylist())
        sources = distinct(rows)
        for source, verdict in verdicts(sources, mode, config.sources, held, lambda n: say(f"{n:,} sources asked for")):
            yield work_row(source, verdict)


def _conflicts(base: duckdb.DuckDBPyConnection, target: Path, config: Config, jobs: int) -> Iterable[Mapping[str, Any]]:
    for rule in wanted(config, conflicts.KIND):
        yield from conflicts.find(base, target, config, rule, jobs=jobs)


def _write(job: Job, name: str, kind: str, rows: Iterable[Mapping[str, Any]]) -> int:
    tables = Tables(job.target, name, (kind,))
    try:
        tables.add(kind, rows)
        tables.finish()
    except BaseException:
        tables.discard()
        raise
    return tables.counts[kind]
