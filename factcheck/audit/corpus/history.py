"""When and how an audit was made, and what is new in it and gone from it since an earlier one."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb

from factcheck import __version__
from factcheck.audit.corpus.lookups import Coverage
from factcheck.audit.inputs.places import MANIFEST
from factcheck.audit.model import Job
from factcheck.errors import UsageError
from factcheck.files import write_file
from factcheck.model import LookupMode
from factcheck.opening import is_file
from factcheck.sources.registry import label, services
from factcheck.values import dataclass

FILE = "run.json"
MODES: dict[LookupMode, str] = {
    "none": "not looked up",
    "lock": "from factcheck.lock",
    "index": "from an index of works",
    "online": "asked of the services",
}

# What a finding is known by: an article's name, the rule, and its fingerprint, or its words where another article or a
# source made it; equal ones are numbered.
_KNOWN = """
SELECT *, known || chr(31) || row_number() OVER (PARTITION BY known ORDER BY start) AS key
FROM (
    SELECT f.*, a.id, a.source, a.title, a.id || chr(31) || f.rule || chr(31)
        || coalesce(nullif(f.fingerprint, ''), f.words || chr(31) || f.sentence || coalesce(f.other_words, '')) AS known
    FROM {prefix}findings AS f JOIN {prefix}articles AS a USING (article)
)
"""
_COUNTS = """
SELECT count(*) FILTER (severity = 'error') AS errors, count(*) FILTER (severity = 'warning') AS warnings,
    count(*) FILTER (severity = 'info') AS notes, (SELECT count(*) FROM articles) AS articles
FROM findings
"""


@dataclass(frozen=True, slots=True)
class Run:
    """When an audit was made, by which version, of what and how; `asked` are the services that it may ask."""

    on: str
    factcheck: str
    sources: tuple[str, ...]
    settings: str
    profile: str
    lookups: LookupMode
    asked: tuple[str, ...] = ()
    counts: dict[str, int] = field(default_factory=dict)
    earlier: tuple[dict[str, Any], ...] = ()

    @property
    def mode(self) -> str:
        """Return how the sources were looked up, in words."""
        return MODES[self.lookups]

    @property
    def when(self) -> str:
        """Return the day and minute, in UTC."""
        return self.on[:16].replace("T", " ") + " UTC"


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier audit: its folder, and what its `run.json` says."""

    folder: Path
    said: dict[str, Any]


def run_of(job: Job, mode: LookupMode, sources: Sequence[str]) -> Run:
    """Return what is known of an audit before it is made."""
    settings = job.config.sources
    names = [one.label for one in services() if settings.address(one.name)] if mode == "online" else []
    if mode in ("online", "index") and settings.index:
        names.insert(0, label("index"))
    now = datetime.now(UTC).isoformat(timespec="seconds")
    return Run(now, __version__, tuple(sources), job.config.file, job.config.profile, mode, tuple(names))


def earlier(folder: Path) -> Earlier:
    """Return the audit in a folder; raises `UsageError` where there is none that was finished."""
    if not is_file(folder / MANIFEST):
        raise UsageError(f"{folder} holds no audit to compare with; name the folder of an earlier one.")
    try:
        said = json.loads((folder / FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise UsageError(f"The audit in {folder} was not finished, or by an older factcheck.") from None
    return Earlier(folder, {"counts": {}, "earlier": [], **said})


def finished(run: Run, counts: dict[str, int], covered: Coverage, since: Earlier | None) -> Run:
    """Return a run with what it came to, and those before it: the chain of audits that were compared."""
    before: tuple[dict[str, Any], ...] = ()
    if since:
        own = {name: since.said.get(name) for name in ("on", "factcheck", "settings", "profile", "lookups", "counts")}
        before = (*since.said["earlier"], own)
    known = {**counts, "works": covered.works, "looked up": covered.looked_up, "unchecked": covered.open}
    return Run(**{**_fields(run), "counts": known, "earlier": before})


def write_run(target: Path, run: Run) -> None:
    """Write down what an audit was and came to."""
    write_file(target / FILE, json.dumps(asdict(run), indent=1, ensure_ascii=False) + "\n")


def _fields(run: Run) -> dict[str, Any]:
    return {name: getattr(run, name) for name in run.__slots__}


def counted(base: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """Return the numbers of findings by severity, and of articles."""
    (row,) = base.sql(_COUNTS).to_arrow_table().to_pylist()
    return dict(row)


def compare(base: duckdb.DuckDBPyConnection, since: Earlier | None) -> None:
    """Make the views `known`, the findings with what they are known by, and `gone`, those of the earlier audit alone.

    `known` tells of each whether it is `new`; nothing is where there is no earlier audit.
    """
    base.execute(f"CREATE OR REPLACE TEMP TABLE keyed AS {_KNOWN.format(prefix='')}")
    base.execute("CREATE OR REPLACE TEMP VIEW known AS SELECT *, false AS new FROM keyed")
    base.execute("CREATE OR REPLACE TEMP VIEW gone AS SELECT * FROM keyed WHERE false")
    if since is None:
        return
    for table in ("findings", "articles"):
        files = str(since.folder / table / "*.parquet").replace("'", "''")
        base.execute(f"CREATE OR REPLACE TEMP VIEW earlier_{table} AS SELECT * FROM read_parquet('{files}')")
    base.execute(f"CREATE OR REPLACE TEMP TABLE before AS {_KNOWN.format(prefix='earlier_')}")
    base.execute("CREATE OR REPLACE TEMP VIEW known AS SELECT *, key NOT IN (SELECT key FROM before) AS new FROM keyed")
    base.execute("CREATE OR REPLACE TEMP VIEW gone AS SELECT * FROM before WHERE key NOT IN (SELECT key FROM keyed)")
