"""The driver: inputs to shards, shards to an engine, and then the tables of the whole corpus."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import duckdb

from factcheck.audit.corpus.history import earlier, run_of
from factcheck.audit.corpus.lookups import Coverage
from factcheck.audit.corpus.report import finish
from factcheck.audit.engines import started
from factcheck.audit.inputs import Input, Lost, inputs, plan
from factcheck.audit.manifest import alone, prepare, sites
from factcheck.audit.model import Job, Outcome
from factcheck.audit.progress import Progress
from factcheck.audit.schemas import TABLES
from factcheck.audit.supervision import results
from factcheck.audit.tables import done
from factcheck.errors import FactcheckError, WritingError
from factcheck.model import LookupMode
from factcheck.reading.patterns import Selection
from factcheck.values import dataclass


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run came to: rows by table, what could not be read, with reasons, and what is known of the sources."""

    counts: dict[str, int]
    lost: tuple[Lost, ...]
    coverage: Coverage | None = None


def audit(
    sources: Sequence[str],
    job: Job,
    *,
    jobs: int = 1,
    engine: str = "processes",
    resume: bool = False,
    lookups: LookupMode = "none",
    since: Path | None = None,
    say: Callable[[str], None] = lambda words: None,
) -> Summary:
    """Audit all sources into the folder of the job; what is done there already is kept with `resume`.

    `since` is the folder of an earlier audit to compare with.

    Raises `FactcheckError` where nothing can be begun or the next shard would fail as this one did (a full disk).
    """
    target = Path(job.target)
    config = job.config
    root = str(Path(config.file).parent) if config.file else ""
    selection = Selection(config.include, config.exclude, root) if config.file else Selection()
    before = earlier(since) if since else None
    found = inputs(sources, config.sources, sites(target) if resume else {}, selection)
    with _explained(target, say), alone(target):
        prepare(target, job, found, resume=resume)
        lost = tuple(dict.fromkeys(_shards(found, job, jobs, engine, say)))
        counts = Counter(counted(job.target))
        if not counts["articles"] + counts["errors"]:
            return Summary(counts, lost)
        more, covered = finish(job, run_of(job, lookups, sources), before, min(jobs, os.cpu_count() or 1), lost, say)
        counts.update(more)
    return Summary(counts, lost, covered)


@contextmanager
def _explained(target: Path, say: Callable[[str], None]) -> Iterator[None]:
    """Say of what stops a run from outside that it may go on: a full disk, a damaged table, Ctrl-C."""
    kept = "What is done is kept: go on with --resume."
    try:
        yield
    except BrokenPipeError:
        raise
    except WritingError as problem:
        raise FactcheckError(f"{problem} {kept}") from None
    except (OSError, duckdb.Error) as problem:
        reason = getattr(problem, "strerror", "") or str(problem).splitlines()[0]
        raise FactcheckError(f"{target} cannot be written or read: {reason}. {kept}") from None
    except KeyboardInterrupt:
        say(f"Interrupted. {kept}")
        raise


def _shards(found: Sequence[Input], job: Job, jobs: int, engine: str, say: Callable[[str], None]) -> Iterator[Lost]:
    """Do all shards that are not done; yield what could not be."""
    held = done(job.target)
    if held:
        say(f"{len(held):,} shards with {sum(each['articles'] for each in held.values()):,} articles are done already.")
    before = sum(each.get("weight", 0) for each in held.values())
    progress = Progress(sum(each.weight for each in found), before=before)
    progress.show()
    with started(engine, job, jobs) as workers:
        for result in results(workers, plan(found, job.columns, held), job):
            if isinstance(result, Lost):
                yield result
            elif result.kind == "done":
                _count(progress, result)
            elif result.fatal:
                raise FactcheckError(f"{result.reason}. What is done is kept: go on with --resume.")
            else:
                yield Lost(result.task.shard.source, result.reason)
    progress.end()


def _count(progress: Progress, result: Outcome) -> None:
    counts = dict(result.counts)
    progress.add(counts["articles"], counts["findings"], result.task.shard.weight)
    progress.show()


def counted(target: str) -> dict[str, int]:
    """Return the rows of each table over all shards that are done."""
    totals: Counter[str] = Counter()
    for counts in done(target).values():
        totals.update({kind: count for kind, count in counts.items() if kind in TABLES})
    return totals
