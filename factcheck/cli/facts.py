"""`factcheck facts`: what articles state more than once, those mentions first that may not fit together."""

from __future__ import annotations

from pathlib import Path

import click

from factcheck.cli.listing import made, named, put
from factcheck.cli.options import READ_AS, read_path
from factcheck.errors import FactcheckError


@click.command(short_help="List what is stated more than once.")
@click.argument("paths", metavar="PATH...", nargs=-1)
@click.option(
    "--output", "to", metavar="FORMAT[=FILE]", default="text", help="text, json, csv or html, or into a file."
)
@click.option("--config", "config_file", metavar="FILE", help="Use this configuration file, not the nearest.")
@click.option("--format", "format", metavar="FORMAT", help=f"Read every PATH as {READ_AS}.")
@click.option("--stdin-filename", metavar="NAME", default="-", help="The name to show for standard input.")
def facts(paths: tuple[str, ...], to: str, config_file: str | None, format: str | None, stdin_filename: str) -> int:
    """List each fact that articles state more than once, with all its mentions side by side.

    Those that may differ come first, the likeliest at the top. A check warns only where it is sure; this list is to be
    looked through before sign-off. Exit status 2: wrong usage or a file that cannot be read, else 0.
    """
    from factcheck.extraction import extract
    from factcheck.pipeline import restated
    from factcheck.rendering.restated import FORMATS, Listing, render

    def listing(path: Path | str) -> Listing:
        article = read_path(path, format, stdin_filename)
        return Listing(article, restated(article, extract(article)))

    found, target = named(paths, to, FORMATS, config_file)
    results = list(made(found, listing))
    put(render(target.format, [each for each in results if not isinstance(each, FactcheckError)]), target)
    return 2 if any(isinstance(each, FactcheckError) for each in results) else 0
