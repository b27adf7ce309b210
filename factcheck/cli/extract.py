"""`factcheck extract`: the numbers and citations of an article, as they were read."""

from __future__ import annotations

import click

from factcheck.cli.options import READ_AS, color, located, read_path


@click.command(short_help="Show the numbers and citations as they were read.")
@click.argument("path", metavar="PATH")
@click.option("--json", "as_json", is_flag=True, help="Write JSON instead of tables.")
@click.option("--format", "format", metavar="FORMAT", help=f"Read PATH as {READ_AS}.")
@click.option("--stdin-filename", metavar="NAME", default="-", help="The name to show for standard input.")
def extract(path: str, as_json: bool, format: str | None, stdin_filename: str) -> None:
    """Show the quantities, citations and references read from an article, each with its place."""
    from factcheck.extraction import extract as extract_facts
    from factcheck.rendering import facts

    article = read_path(located(path), format, stdin_filename)
    render = facts.as_json if as_json else facts.as_tables
    for piece in render(article, extract_facts(article)):
        click.echo(piece, nl=False, color=color())
