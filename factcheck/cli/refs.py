"""`factcheck refs`: the sources of an article as a table or in a format for reference managers."""

from __future__ import annotations

import click

from factcheck.cli.options import color, config_of, located, read_path


@click.command(short_help="List the sources, for reference managers too.")
@click.argument("path", metavar="PATH")
@click.option("--format", "to", metavar="FORMAT", default="table", help="table, csl-json, bibtex or csv.")
@click.option("--offline", is_flag=True, help="Ask no service; an article without a list gives what its text says.")
@click.option("--config", "config_file", metavar="FILE", help="Use this configuration file, not the nearest.")
@click.option("--stdin-filename", metavar="NAME", default="-", help="The name to show for standard input.")
def refs(path: str, to: str, offline: bool, config_file: str | None, stdin_filename: str) -> None:
    """List the sources of an article: its reference list, or the works found for what it cites."""
    from factcheck.errors import UsageError
    from factcheck.options import did_you_mean
    from factcheck.pipeline import verify
    from factcheck.rendering.references import FORMATS, entries

    if to not in FORMATS:
        raise UsageError(f"There is no format {to!r}{did_you_mean(to, FORMATS)}")
    config = config_of(located(path), config_file, {"offline": offline})
    checked = verify(read_path(located(path), None, stdin_filename, config), config)
    for piece in FORMATS[to](entries(checked)):
        click.echo(piece, nl=False, color=color())
