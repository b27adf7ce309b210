"""The folder of an audit: what it was made from, and whether a run may go on in it."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any, TextIO

from factcheck import __version__
from factcheck.audit.inputs import Input, Sites
from factcheck.audit.inputs.places import LOCK, MANIFEST
from factcheck.audit.model import SHARD, Job
from factcheck.audit.tables import WORK
from factcheck.config import Config, rules_of
from factcheck.config.layers import over
from factcheck.errors import UsageError
from factcheck.files import write_file
from factcheck.opening import is_file

VERSION = 3
IGNORED, SITES = ".gitignore", "sites.json"


def prepare(target: Path, job: Job, found: Sequence[Input], *, resume: bool) -> None:
    """Make the folder ready for a run, new or resumed.

    Raises `UsageError` for a folder that holds anything else, an audit that was not to be resumed, and one that was
    made by another version, with other settings or from other sources: its tables would not fit together.
    """
    now = manifest(job, found)
    path = target / MANIFEST
    _make(target)
    held = [entry.name for entry in target.iterdir() if entry.name not in (LOCK, SITES)]
    if is_file(path):
        if not resume:
            raise UsageError(f"{target} holds an audit; go on with --resume, or name another folder.")
        _compare(_read(path), now, target)
    elif held:
        raise UsageError(f"{target} is not empty and holds no audit; name another folder.")
    else:
        if pages := {each.place: (each.pages, each.lost) for each in found if each.pages}:
            write_file(target / SITES, json.dumps(pages, indent=0, ensure_ascii=False))
        write_file(path, json.dumps(now, indent=1, ensure_ascii=False) + "\n")
    # What walks a site passes over its audit, and nobody commits the tables by accident.
    write_file(target / IGNORED, "*\n")
    _clear(target / WORK)


def _clear(work: Path) -> None:
    """Take away what an earlier run was at; a link that somebody has put there leads nowhere we write to."""
    with suppress(OSError):
        work.unlink() if work.is_symlink() else shutil.rmtree(work)


def sites(target: Path) -> Sites:
    """Return the pages of sites that an audit was begun with: their sitemaps change while it goes on.

    Raises `UsageError` where what was kept of them is damaged.
    """
    try:
        held: Sites = json.loads((target / SITES).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError):
        raise UsageError(f"{target / SITES} is damaged; name another folder for a fresh audit.") from None
    return held


def manifest(job: Job, found: Sequence[Input]) -> dict[str, Any]:
    """Return what the tables depend on: version, rules with their options, columns, and the state of each input."""
    settings = {
        "profile": job.config.profile,
        "rules": _rules(job.config),
        "overrides": [[layer.paths, layer.values, _rules(over(job.config, layer))] for layer in job.config.overrides],
        "columns": asdict(job.columns),
        "time limit": job.time_limit,
        "shard": SHARD,
    }
    sources = [[each.place, each.stamp] for each in found]
    said = {"audit": VERSION, "factcheck": __version__, "settings": settings, "sources": sources}
    same: dict[str, Any] = json.loads(json.dumps(said, default=str))  # tuples become lists, as they do in the file
    return same


def _rules(config: Config) -> list[list[Any]]:
    return [
        [
            *(rule.name, rule.severity, dict(rule.severities), rule.confidence),
            *(rule.message, dict(rule.messages), asdict(rule.options), rule.yields_to),
        ]
        for rule in rules_of(config)
    ]


def _compare(then: dict[str, Any], now: dict[str, Any], target: Path) -> None:
    for key, what in (("audit", "format"), ("factcheck", "version of factcheck"), ("settings", "settings")):
        if then.get(key) != now[key]:
            raise UsageError(f"{target} was made with another {what}; name another folder for a fresh audit.")
    before = dict(then["sources"])
    after = dict(now["sources"])
    for place in sorted(before.keys() | after.keys()):
        if before.get(place) != after.get(place):
            state = "is new" if place not in before else "is gone" if place not in after else "has changed"
            raise UsageError(f"{place} {state} since {target} was begun; name another folder for a fresh audit.")


def _read(path: Path) -> dict[str, Any]:
    try:
        held = json.loads(path.read_text(encoding="utf-8"))
        return {"sources": [], **held}
    except (OSError, ValueError, TypeError):
        raise UsageError(f"{path} is damaged; name another folder for a fresh audit.") from None


@contextmanager
def alone(target: Path) -> Iterator[None]:
    """Keep others from auditing into the folder at the same time; a process that dies gives it free.

    Raises `UsageError` where another audit is at it.
    """
    _make(target)
    with _lock_file(target) as handle:
        try:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except ImportError:  # a platform without it: two audits into one folder are not told apart
            pass
        except BlockingIOError:
            raise UsageError(f"Another audit is writing to {target}; wait for it, or name another folder.") from None
        yield


def _lock_file(target: Path) -> TextIO:
    """Return the open file that stands for the folder; raises `UsageError` where a link is in its place."""
    try:
        return os.fdopen(os.open(target / LOCK, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)), "w")
    except OSError as problem:
        raise UsageError(f"{target / LOCK} cannot be written: {problem.strerror}.") from None


def _make(target: Path) -> None:
    try:
        target.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise UsageError(f"The folder {target} cannot be made: {problem.strerror}.") from None
