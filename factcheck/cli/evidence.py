"""`factcheck evidence`: what the sources of articles say of their numbers and quotations."""

from __future__ import annotations

from pathlib import Path

import click

from factcheck.cli.listing import made, named, put
from factcheck.cli.options import READ_AS, config_of, read_path, tell_documents
from factcheck.errors import FactcheckError


@click.command(short_help="Show numbers beside what their sources say.")
@click.argument("paths", metavar="PATH...", nargs=-1)
@click.option("--output", "to", metavar="FORMAT[=FILE]", default="text", help="text, json or csv, or into a file.")
@click.option("--frozen", is_flag=True, help="Ask no service; take what factcheck.lock holds.")
@click.option("--no-full-text", is_flag=True, help="Read abstracts alone: fetch no full texts and no linked pages.")
@click.option("--config", "config_file", metavar="FILE", help="Use this configuration file, not the nearest.")
@click.option("--format", "format", metavar="FORMAT", help=f"Read every PATH as {READ_AS}.")
@click.option("--stdin-filename", metavar="NAME", default="-", help="The name to show for standard input.")
def evidence(
    paths: tuple[str, ...],
    to: str,
    frozen: bool,
    no_full_text: bool,
    config_file: str | None,
    format: str | None,
    stdin_filename: str,
) -> int:
    """List the numbers and quotations that rest on a source, each with what the source says.

    "found" is stated by the source, in whatever writing; "differs" has another value there; "not found" is not in the
    text at hand; "not compared" has no text, and says why. Exit status 2: wrong usage or a file that cannot be read,
    else 0.
    """
    from factcheck.model import Checked
    from factcheck.pipeline import verify
    from factcheck.rendering.evidence_table import FORMATS, render

    given = {"frozen": frozen, "no_full_text": no_full_text}

    def verified(path: Path | str) -> Checked:
        config = config_of(path, config_file, given)
        tell_documents(config.sources)
        return verify(read_path(path, format, stdin_filename, config), config)

    found, target = named(paths, to, FORMATS, config_file)
    results = list(made(found, verified))
    put(render(target.format, [each for each in results if not isinstance(each, FactcheckError)]), target)
    return 2 if any(isinstance(each, FactcheckError) for each in results) else 0
