"""`factcheck evidence`: what the sources of articles say of their numbers and quotations."""

from __future__ import annotations

from pathlib import Path

import click

from factcheck.cli.options import color, config_of, read_path, selection_by
from factcheck.cli.telling import say
from factcheck.errors import FactcheckError, UsageError


@click.command(short_help="Show numbers beside what their sources say.")
@click.argument("paths", metavar="PATH...", nargs=-1)
@click.option("--output", "to", metavar="FORMAT[=FILE]", default="text", help="text, json or csv, or into a file.")
@click.option("--frozen", is_flag=True, help="Ask no service; take what factcheck.lock holds.")
@click.option("--no-full-text", is_flag=True, help="Read abstracts alone: fetch no full texts and no linked pages.")
@click.option("--config", "config_file", metavar="FILE", help="Use this configuration file, not the nearest.")
@click.option("--format", "format", metavar="FORMAT", help="Read every PATH as text, markdown, html, word, odt or pdf.")
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
    from factcheck.files import write_pieces
    from factcheck.options import did_you_mean
    from factcheck.pipeline import verify
    from factcheck.reading import endings
    from factcheck.reading.files import find_files
    from factcheck.rendering import Target, refuse_overwriting
    from factcheck.rendering.evidence_table import FORMATS, render

    if not paths:
        raise UsageError("Name at least one file or folder, or - for standard input.")
    name, _, file = to.partition("=")
    if name not in FORMATS:
        raise UsageError(f"There is no format {name!r}{did_you_mean(name, FORMATS)}")
    found = list(find_files(paths, endings(), selection_by(config_file)))
    target = Target(name, "" if file == "-" else file)
    refuse_overwriting((target,), [str(path) for path in found if not isinstance(path, FactcheckError)])
    given = {"lookups": "lock" if frozen else "", "no_full_text": no_full_text}
    done, failed = [], False
    for path in found:
        try:
            if isinstance(path, FactcheckError):
                raise path
            config = config_of(path, config_file, given)
            done.append(verify(read_path(path, format, stdin_filename, config), config))
        except FactcheckError as problem:
            say(str(problem))
            failed = True
    pieces = render(name, done)
    if target.file:
        write_pieces(Path(target.file), map(click.unstyle, pieces))
    else:
        for piece in pieces:
            click.echo(piece, nl=False, color=color())
    return 2 if failed else 0
