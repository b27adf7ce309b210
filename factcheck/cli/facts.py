"""`factcheck facts`: what articles state more than once, those mentions first that may not fit together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck.cli.options import color, read_path, selection_by
from factcheck.cli.telling import say
from factcheck.errors import EmptyError, FactcheckError, UsageError

if TYPE_CHECKING:
    from factcheck.rendering.restated import Listing


@click.command(short_help="List what is stated more than once.")
@click.argument("paths", metavar="PATH...", nargs=-1)
@click.option(
    "--output", "to", metavar="FORMAT[=FILE]", default="text", help="text, json, csv or html, or into a file."
)
@click.option("--config", "config_file", metavar="FILE", help="Use this configuration file, not the nearest.")
@click.option("--format", "format", metavar="FORMAT", help="Read every PATH as text, markdown, html, word, odt or pdf.")
@click.option("--stdin-filename", metavar="NAME", default="-", help="The name to show for standard input.")
def facts(paths: tuple[str, ...], to: str, config_file: str | None, format: str | None, stdin_filename: str) -> int:
    """List each fact that articles state more than once, with all its mentions side by side.

    Those that may differ come first, the likeliest at the top. A check warns only where it is sure; this list is to be
    looked through before sign-off. Exit status 2: wrong usage or a file that cannot be read, else 0.
    """
    from factcheck.files import write_pieces
    from factcheck.options import did_you_mean
    from factcheck.reading import endings
    from factcheck.reading.files import find_files
    from factcheck.rendering import Target, refuse_overwriting
    from factcheck.rendering.restated import FORMATS, render

    if not paths:
        raise UsageError("Name at least one file or folder, or - for standard input.")
    name, _, file = to.partition("=")
    if name not in FORMATS:
        raise UsageError(f"There is no format {name!r}{did_you_mean(name, FORMATS)}")
    found = list(find_files(paths, endings(), selection_by(config_file)))
    target = Target(name, "" if file == "-" else file)
    refuse_overwriting((target,), [str(path) for path in found if not isinstance(path, FactcheckError)])
    results = list(_listings(found, format, stdin_filename))
    pieces = render(name, [each for each in results if not isinstance(each, FactcheckError)])
    if target.file:
        write_pieces(Path(target.file), map(click.unstyle, pieces))
    else:
        for piece in pieces:
            click.echo(piece, nl=False, color=color())
    return 2 if any(isinstance(each, FactcheckError) for each in results) else 0


def _listings(
    found: Iterable[Path | str | FactcheckError], format: str | None, stdin_name: str
) -> Iterator[Listing | FactcheckError]:
    """Yield what each file states more than once, or what keeps it from being read, which is said at once."""
    from factcheck.extraction import extract
    from factcheck.pipeline import restated
    from factcheck.rendering.restated import Listing

    for path in found:
        try:
            if isinstance(path, FactcheckError):
                raise path
            article = read_path(path, format, stdin_name)
            yield Listing(article, restated(article, extract(article)))
        except EmptyError:
            continue
        except FactcheckError as problem:
            say(str(problem))
            yield problem
