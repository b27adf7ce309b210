"""`factcheck facts`: what an article states more than once, those mentions first that may not fit together."""

from __future__ import annotations

import click

from factcheck.cli.options import color, located, read_path


@click.command(short_help="List what is stated more than once.")
@click.argument("path", metavar="PATH")
@click.option("--output", "to", metavar="FORMAT", default="text", help="text, json or csv.")
@click.option("--format", "format", metavar="FORMAT", help="Read PATH as text, markdown, html, word or pdf.")
@click.option("--stdin-filename", metavar="NAME", default="-", help="The name to show for standard input.")
def facts(path: str, to: str, format: str | None, stdin_filename: str) -> None:
    """List each fact that an article states more than once, with all its mentions side by side.

    Those that may differ come first, the likeliest at the top. A check warns only where it is sure; this list is to be
    looked through before sign-off.
    """
    from factcheck.comparison.restated import find_facts
    from factcheck.errors import UsageError
    from factcheck.extraction import extract
    from factcheck.options import did_you_mean
    from factcheck.rendering.restated import FORMATS

    if to not in FORMATS:
        raise UsageError(f"There is no format {to!r}{did_you_mean(to, FORMATS)}")
    article = read_path(located(path), format, stdin_filename)
    for piece in FORMATS[to](article, find_facts(article, extract(article).claims)):
        click.echo(piece, nl=False, color=color())
