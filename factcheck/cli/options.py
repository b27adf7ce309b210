"""What several commands do with their options: find the settings, read a path, decide on colour."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from factcheck.config import Config
    from factcheck.config.settings import Refusal
    from factcheck.model import Article
    from factcheck.reading.patterns import Selection
    from factcheck.sources.settings import Settings


READ_AS = "text, markdown, html, word, odt, rtf, epub, rst, asciidoc, jats, notebook, latex or pdf"
"""The formats of articles as help tells them; the readers are not imported for that."""
_TOLD = f"{__name__}.documents"


def located(path: str) -> Path | str:
    """Return a path that somebody gave as a path, or as it is where it is the address of a web page."""
    from factcheck.reading.files import is_page

    return path if is_page(path) else Path(path)


def config_of(path: Path | str, config_file: str | None, given: Mapping[str, Any] | None = None) -> Config:
    """Return the settings for one file: the user's own, the named configuration file or the nearest, then the call's.

    Those of a web page are those of the current folder.
    """
    from factcheck.config import for_call

    found = for_call(path if isinstance(path, Path) else Path(), config_file, given)
    tell_refused(found.refused)
    return found


def tell_refused(refused: Sequence[Refusal]) -> None:
    """Say on standard error, once a call, what the files of a repository may not set."""
    context = click.get_current_context(silent=True)
    if not refused or context is None:
        return
    from factcheck.config.authority import reported
    from factcheck.text.printable import printable

    said: set[str] = context.meta.setdefault(f"{__name__}.refused", set())
    for file, line in reported(refused):
        if file not in said:
            said.add(file)
            click.echo(f"factcheck: {printable(line)}", err=True)


def tell_documents(settings: Settings) -> None:
    """Say on standard error, once a call, which documents given by hand cannot be read, and why."""
    context = click.get_current_context(silent=True)
    if not settings.documents or context is None or settings.documents in context.meta.setdefault(_TOLD, set()):
        return
    from factcheck.sources.given_documents import faults
    from factcheck.text.printable import printable

    context.meta[_TOLD].add(settings.documents)
    for fault in faults(settings):
        click.echo(f"factcheck: {printable(str(fault))}", err=True)


def selection_by(config_file: str | None) -> Callable[[Path], Selection]:
    """Return a function that gives what the settings for a path include and exclude.

    A configuration file that is broken excludes nothing: it is said when a file is checked.
    """
    from factcheck.errors import ConfigError
    from factcheck.reading.patterns import Selection

    def selection(path: Path) -> Selection:
        try:
            config = config_of(path, config_file)
        except ConfigError:
            return Selection()
        return Selection(config.include, config.exclude, str(Path(config.file).parent))

    return selection


def read_path(path: Path | str, format: str | None, stdin_name: str, config: Config | None = None) -> Article:
    """Read a file, a web page, or standard input for `-` under the name to show for it.

    `config` says how a page may be fetched; without it the settings of the current folder do.
    """
    if isinstance(path, str):
        from factcheck.running.pages import read_page  # late, since few calls need the network

        return read_page(path, format, config or config_of(path, None))
    from factcheck.reading import read_bytes
    from factcheck.running.work import STANDARD_INPUT, Call

    stdin = sys.stdin.buffer.read() if path == STANDARD_INPUT else b""
    source = Call({}, format=format, stdin_name=stdin_name, stdin=stdin).source(path)
    return read_bytes(source.data, source.format, source.name)


def color() -> bool | None:
    """Return False where the user wants no colour, else None: decide by where the output goes."""
    return False if os.environ.get("NO_COLOR") else None
