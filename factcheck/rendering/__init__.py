"""Rendering: from what was found to the formats that people and tools read. One module a format.

A format's module has `render(report)`, which yields pieces of text. Colours are always in it; whoever writes to
something that shows none takes them out.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Protocol

import click

from factcheck.errors import FactcheckError, UsageError
from factcheck.model import Checked, Verdict

FORMATS = {"text": "text", "concise": "concise", "json": "json_report"}
"""Format name: the module in this package that renders it."""


@dataclass(frozen=True, slots=True)
class Report:
    """Everything one call found: the articles, and what kept others from being checked."""

    articles: tuple[Checked, ...]
    problems: tuple[FactcheckError, ...] = ()

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
        """Render and write; raises `UsageError` where the file cannot be written."""
        pieces: Iterable[str] = import_module(f"{__name__}.{FORMATS[self.format]}").render(report)
        if not self.file:
            for piece in pieces:
                click.echo(piece, nl=False, color=color)
            return
        try:
            with Path(self.file).open("w", encoding="utf-8", newline="\n") as out:
                out.writelines(click.unstyle(piece) for piece in pieces)
        except OSError as problem:
            raise UsageError(f"The report {self.file} cannot be written: {problem.strerror}.") from None


def targets(outputs: Iterable[str]) -> tuple[Target, ...]:
    """Return the targets that `--output FORMAT[=FILE]` names, text on standard output for none.

    Raises `UsageError` for an unknown format, and for two that share standard output or a file.
    """
    chosen = tuple(_target(output) for output in outputs) or (Target("text"),)
    files = [target.file for target in chosen]
    for file in files:
        if files.count(file) > 1:
            raise UsageError(f"Two reports go to {file or 'standard output'}; give one of them FORMAT=FILE.")
    return chosen


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
        raise UsageError(f"There is no output format {format!r}; choose one of {', '.join(FORMATS)}.")
    return Target(format, file)
