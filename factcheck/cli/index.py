"""`factcheck index`: works of dump files on this machine, so that sources are found without any request."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from factcheck.cli.telling import tell
from factcheck.errors import UsageError
from factcheck.opening import is_file


@click.command(short_help="Index dump files of works, to look sources up offline.")
@click.argument("sources", metavar="SOURCE...", nargs=-1)
@click.option("-o", "--output", "target", metavar="FILE", required=True, help="The index to make or to add to.")
def index(sources: tuple[str, ...], target: str) -> None:
    """Index SOURCEs, files or folders of them: Crossref's public data, PubMed's baseline, OpenAlex's snapshot.

    A run that was broken off goes on where it was; files added later are added. Name the index in your own settings
    (`[sources] index = "works.db"`) or with --index.
    """
    from factcheck.sources.dumps import files
    from factcheck.sources.indexing import build

    if not sources:
        raise UsageError("Name at least one dump file, or a folder of them.")
    paths = [path for source in sources for path in files(source)]
    if missing := next((path for path in paths if not is_file(path)), None):
        raise UsageError(f"There is no such file: {missing}.")
    if not paths:
        raise UsageError("There are no dump files in these folders (.json, .jsonl, .xml, plain or as .gz).")
    count = build(paths, Path(target), _say)
    if sys.stderr.isatty():
        click.echo("\r" + " " * 40 + "\r", nl=False, err=True)
    tell(f"{count:,} works are indexed in {target}")


def _say(count: int) -> None:
    if sys.stderr.isatty():
        click.echo(f"\r{count:,} works", nl=False, err=True)
