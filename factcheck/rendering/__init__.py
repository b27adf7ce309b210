"""Rendering: from what was found to the formats that people and tools read. One module a format.

A format's module has `render(report)`, which yields pieces of text. Colours are always in it; whoever writes to
something that shows none takes them out. What comes from an article, a service or a file's name is a stranger's word:
`text.printable` takes out what a terminal would obey, and the format's own escapes come after it. Files that could not
be checked (`report.problems`) are told in every format but those that leave it to standard error. Installed packages
may add formats, in modules of the same form (entry points in the group `factcheck.reports`).
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Protocol, TextIO

import click

from factcheck import plugins
from factcheck.errors import FactcheckError, UsageError
from factcheck.files import write_pieces
from factcheck.model import Checked, Verdict
from factcheck.values import dataclass

if TYPE_CHECKING:
    from factcheck.catalogue import Rule

FORMATS = {
    "text": "text",
    "concise": "concise",
    "json": "json_report",
    "sarif": "sarif",
    "github": "github",
    "gitlab": "gitlab",
    "junit": "junit",
    "rdjson": "rdjson",
    "markdown": "markdown",
    "html": "html_page",
    "template": "template",
    "statistics": "statistics",
}
"""Format name: the module in this package that renders it."""


@dataclass(frozen=True, slots=True)
class Report:
    """Everything one call found: the articles, and what kept others from being checked.

    `rules` are those that ran, by name, for formats that explain them; `template` is the file of `--template`.
    `quiet` leaves out of reports for people what is no finding; `beside` sends them to standard error, where
    standard output is taken. `width` is that of the terminal it is shown at, in columns, 0 where there is none.
    """

    articles: tuple[Checked, ...]
    problems: tuple[FactcheckError, ...] = ()
    rules: Mapping[str, Rule] = field(default_factory=dict)
    template: str = ""
    quiet: bool = False
    beside: bool = False
    width: int = 0
    order: str = "gravest-first"

    @property
    def verdicts(self) -> Iterator[Verdict]:
        """Yield every verdict of every article."""
        for checked in self.articles:
            if checked.lookups:
                yield from checked.lookups.verdicts.values()

    @property
    def unchecked(self) -> int:
        """Return how many sources a later look-up may settle, for want of an answer or because nobody was asked."""
        offline = sum(len(checked.extraction.clusters) for checked in self.articles if not checked.lookups)
        asked = (checked.lookups for checked in self.articles if checked.lookups)
        return offline + sum(sum(lookups.unchecked.values()) for lookups in asked)


@dataclass(frozen=True, slots=True)
class Target:
    """A format and the file it goes to, standard output where there is none."""

    format: str
    file: str = ""

    def write(self, report: Report, *, color: bool | None) -> None:
        """Render and write; raises `WritingError`."""
        shown = report if self.file else replace(report, width=_columns(sys.stderr if report.beside else sys.stdout))
        pieces: Iterable[str] = renderer(self.format).render(shown)
        if not self.file:
            for piece in pieces:
                click.echo(piece, nl=False, color=color, err=report.beside)
            return
        write_pieces(Path(self.file), map(click.unstyle, pieces))


def renderer(format: str) -> ModuleType:
    """Return the module that renders a format; raises `UsageError` for an unknown format and for a broken module."""
    own = FORMATS.get(format)
    module = import_module(f"{__name__}.{own}") if own else plugins.module("factcheck.reports", format)
    if module is None:
        names = (*FORMATS, *plugins.added("factcheck.reports"))
        raise UsageError(f"There is no output format {format!r}; choose one of {', '.join(names)}.")
    return module


def _columns(stream: TextIO | None) -> int:
    """Return the width of the terminal that a stream goes to, 0 where it goes elsewhere or is closed."""
    return shutil.get_terminal_size().columns if stream and stream.isatty() else 0


def targets(outputs: Iterable[str], template: str = "") -> tuple[Target, ...]:
    """Return the targets that `--output FORMAT[=FILE]` names; for none the template, or text, on standard output.

    Raises `UsageError` for an unknown format, for two that share standard output or a file, and for a template
    that cannot be used.
    """
    chosen = tuple(_target(output) for output in outputs) or (Target("template" if template else "text"),)
    _check_template(template, any(target.format == "template" for target in chosen))
    files = [os.path.realpath(target.file) if target.file else "" for target in chosen]
    for file in files:
        if files.count(file) > 1:
            raise UsageError(f"Two reports go to {file or 'standard output'}; give one of them FORMAT=FILE.")
    return chosen


def _check_template(template: str, is_chosen: bool) -> None:
    if is_chosen and not template:
        raise UsageError("The format 'template' needs --template FILE.")
    if template and not is_chosen:
        raise UsageError("--template is given, but no report uses it; add --output template=FILE.")
    if template:
        from factcheck.rendering.templates import house  # late, since it loads jinja2

        house(template)


class WithFile(Protocol):
    """Anything that is written to a file, "" for standard output."""

    @property
    def file(self) -> str:
        """The file's name."""


def refuse_overwriting(targets: Iterable[WithFile], paths: Iterable[str]) -> None:
    """Raise `UsageError` where a report would replace one of the files that the call reads."""
    read = {os.path.realpath(path) for path in paths if path}
    for target in targets:
        if target.file and os.path.realpath(target.file) in read:
            raise UsageError(f"The report would overwrite {target.file}, which this call reads; name another file.")


def _target(output: str) -> Target:
    format, _, file = output.partition("=")
    if format not in FORMATS:
        renderer(format)  # refuses it before anything is checked
    return Target(format, "" if file == "-" else file)
