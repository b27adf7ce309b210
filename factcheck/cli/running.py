"""The files of a call checked, with progress, errors and details on standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

import click

from factcheck.cli.details import details, total
from factcheck.cli.options import selection_by, tell_documents, tell_refused
from factcheck.cli.progress import look_up_line
from factcheck.cli.telling import say
from factcheck.cli.triage import TriageOptions, only_changed
from factcheck.errors import EmptyError, FactcheckError, UsageError
from factcheck.extras import install
from factcheck.values import dataclass

if TYPE_CHECKING:
    from factcheck.running.results import Done, Result
    from factcheck.running.work import Call

MOST_JOBS = 256
_NAMED = 3
"""How many of the files that are passed over are named."""


@dataclass(frozen=True, slots=True)
class Run:
    """The files that a call names, what it sets for them, and the number of processes.

    `named` are those that were named one by one.
    """

    paths: tuple[Path | str | FactcheckError, ...]
    call: Call
    jobs: int
    named: frozenset[str] = frozenset()


def prepared(paths: Iterable[str], given: dict[str, Any], asked: TriageOptions) -> tuple[Run, TriageOptions]:
    """Return the run that a command line asks for, of changed files alone under --since, with their changed lines.

    Takes out of `given` what is no setting. Raises `UsageError` for options that do not go together.
    """
    from factcheck.reading import endings
    from factcheck.reading.files import find_files
    from factcheck.running.work import STANDARD_INPUT, Call

    jobs, no_cache = given.pop("jobs"), given.pop("no_cache")
    if not 0 <= jobs <= MOST_JOBS:
        raise UsageError(f"--jobs takes a number of processes up to {MOST_JOBS}, or 0 for as many as pay off.")
    format, name, config_file = (given.pop(key) for key in ("format", "stdin_filename", "config_file"))
    paths = list(paths)
    named = frozenset(str(Path(path)) for path in paths)
    found, asked = only_changed(list(find_files(paths, endings(), selection_by(config_file))), asked)
    stdin = sys.stdin.buffer.read() if STANDARD_INPUT in found else b""
    return Run(tuple(found), Call(given, config_file, format, name, stdin, keep=not no_cache), jobs, named), asked


def passed_over(paths: Iterable[str], config_file: str | None) -> str:
    """Return a sentence on files of the folders among `paths` that may hold articles and are not read, else ""."""
    from collections import Counter

    from factcheck.data import word_table
    from factcheck.opening import is_folder
    from factcheck.reading import missing_parsers
    from factcheck.reading.files import find_files

    folders = [path for path in paths if path and is_folder(Path(path))]
    lacking = missing_parsers()
    unread: dict[str, str] = {**word_table("formats")["unread"], **lacking}
    found = [path for path in find_files(folders, unread, selection_by(config_file)) if isinstance(path, Path)]
    if not found:
        return ""
    extras = {ending: f"{name} ({install(name)})" for ending, name in lacking.items()}
    kinds = Counter({**unread, **extras}[path.suffix.lower()] for path in found)
    counted = ", ".join(f"{count:,} in {name}" for name, count in kinds.most_common())
    more = ", …" if len(found) > _NAMED else ""
    return f"Passed over {counted} ({', '.join(map(str, found[:_NAMED]))}{more}): save them in a format that is read."


def check_all(run: Run, *, verbose: bool = False) -> tuple[list[Done], list[FactcheckError]]:
    """Return the articles checked and what kept others from being checked; each such problem is said, once."""
    from factcheck.running.results import results

    start = perf_counter()
    done: list[Done] = []
    problems: dict[str, FactcheckError] = {}
    for result in _with_progress(results(run.paths, run.call, run.jobs), len(run.paths)):
        if not isinstance(result, FactcheckError):
            done.append(result)
            tell_refused(result.config.refused)
            tell_documents(result.config.sources)
            _tell(details(result) if verbose else ())
            continue
        if isinstance(result, EmptyError) and result.path != run.call.stdin_name:
            _tell((str(result),) if result.path in run.named else ())
            continue
        if str(result) not in problems:
            _tell((str(result),))
        problems[str(result)] = result
    _tell(total(done, perf_counter() - start) if verbose else ())
    return done, list(problems.values())


def _tell(lines: Iterable[str]) -> None:
    for line in lines:
        say(line)


def _with_progress(done: Iterator[Result], count: int) -> Iterator[Result]:
    """Yield the results, with a bar on standard error for several of them, or a line for one, if somebody watches."""
    if count < 2 or not sys.stderr.isatty():
        with look_up_line():
            yield from done
        return
    with click.progressbar(done, length=count, label="Checking", file=sys.stderr) as watched:
        yield from watched
