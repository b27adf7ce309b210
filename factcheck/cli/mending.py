"""`--fix` and `--diff`: what is safe to mend, mended or shown."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck.cli.running import Run, check_all
from factcheck.cli.telling import say, tell
from factcheck.cli.triage import TriageOptions, on_changed_lines
from factcheck.errors import FactcheckError
from factcheck.text.printable import plural, printable

if TYPE_CHECKING:
    from factcheck.autofix import Change
    from factcheck.running.results import Done

COLORS = {"+": "green", "-": "red", "@": "cyan"}


def show_diff(run: Run, done: Sequence[Done], asked: TriageOptions, color: bool | None) -> bool:
    """Write what would change as a unified diff; tell whether anything would."""
    changed = list(_changes(run, done, asked))
    for change in changed:
        for line in change.diff():
            words = f"{printable(line.removesuffix(chr(10)))}\n"
            click.echo(click.style(words, fg=COLORS.get(line[0])), nl=False, color=color)
    return bool(changed)


def mend(
    run: Run, done: list[Done], problems: list[FactcheckError], asked: TriageOptions
) -> tuple[list[Done], list[FactcheckError]]:
    """Mend the files, say so on standard error, and return what is found in them now.

    Standard input goes to standard output, mended or as it is.
    """
    from factcheck.running import result_cache
    from factcheck.running.work import STANDARD_INPUT

    stdin = run.call.stdin
    changed = list(_changes(run, done, asked))
    unwritten: list[FactcheckError] = []
    for change in changed:
        if change.path == STANDARD_INPUT:
            stdin = change.after
        elif problem := _unwritten(change):
            unwritten.append(problem)
            continue
        tell(f"{change.name}: {plural(change.mended, 'problem')} mended", aside=True)
    if STANDARD_INPUT in run.paths:
        sys.stdout.buffer.write(stdin)
        sys.stdout.buffer.flush()
    if not changed:
        return done, problems
    result_cache.forget()
    done, problems = check_all(replace(run, call=replace(run.call, stdin=stdin)))
    return done, [*problems, *unwritten]


def _unwritten(change: Change) -> FactcheckError | None:
    """Write a change; return what kept it from being written, which is said, since the other files go on."""
    try:
        change.write()
    except FactcheckError as problem:
        say(str(problem))
        return problem
    return None


def _changes(run: Run, done: Sequence[Done], asked: TriageOptions) -> Iterator[Change]:
    """Yield the changes that mend what is found in files, under --since in changed lines alone."""
    from factcheck.autofix import changes, fixable
    from factcheck.running.work import check

    found = on_changed_lines([one.checked for one in done], asked)
    articles = (
        (one.path, run.call.source(one.path), checked, partial(check, config=one.config))
        for one, checked in zip(done, found, strict=True)
        if isinstance(one.path, Path) and fixable(checked)
    )
    yield from changes(articles)
