"""`--fix` and `--diff`: what is safe to mend, mended or shown."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import click

from factcheck.cli.running import Run, check_all
from factcheck.rendering.words import plural, printable

if TYPE_CHECKING:
    from factcheck.errors import FactcheckError
    from factcheck.fixing import Change
    from factcheck.running.results import Done

COLORS = {"+": "green", "-": "red", "@": "cyan"}


def show_diff(run: Run, done: Iterable[Done], color: bool | None) -> bool:
    """Write what would change as a unified diff; tell whether anything would."""
    changed = list(_changes(run, done))
    for change in changed:
        for line in change.diff():
            words = f"{printable(line.removesuffix(chr(10)))}\n"
            click.echo(click.style(words, fg=COLORS.get(line[0])), nl=False, color=color)
    return bool(changed)


def mend(run: Run, done: list[Done], problems: list[FactcheckError]) -> tuple[list[Done], list[FactcheckError]]:
    """Mend the files, say so on standard error, and return what is found in them now.

    Standard input goes to standard output, mended or as it is.
    """
    from factcheck.running import keeping
    from factcheck.running.work import STANDARD_INPUT

    stdin = run.call.stdin
    changed = list(_changes(run, done))
    for change in changed:
        if change.path == STANDARD_INPUT:
            stdin = change.after
        else:
            change.write()
        click.echo(f"{change.name}: {plural(change.mended, 'problem')} mended", err=True)
    if STANDARD_INPUT in run.paths:
        sys.stdout.buffer.write(stdin)
        sys.stdout.buffer.flush()
    if not changed:
        return done, problems
    keeping.forget()
    return check_all(replace(run, call=replace(run.call, stdin=stdin)))


def _changes(run: Run, done: Iterable[Done]) -> Iterator[Change]:
    from factcheck.fixing import changes, fixable
    from factcheck.running.work import check

    articles = (one for one in done if fixable(one.checked))
    yield from changes(
        (one.path, run.call.source(one.path), one.checked, partial(check, config=one.config)) for one in articles
    )
