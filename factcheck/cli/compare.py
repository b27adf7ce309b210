"""`factcheck compare`: articles beside documents that they should agree with."""

from __future__ import annotations

import click

from factcheck.cli.check import check
from factcheck.errors import UsageError

RULE = "differs-from-document"


@click.command(short_help="Compare articles with documents that they should agree with.")
@click.argument("paths", metavar="PATH...", nargs=-1)
@click.option("--against", metavar="FILE", multiple=True, help="A document to agree with. May be repeated.")
@click.option("--output", "outputs", metavar="FORMAT[=FILE]", multiple=True, help="As for check. May be repeated.")
@click.option("--fail-on", type=click.Choice(["error", "warning", "info", "never"]), help="As for check.")
@click.option("--format", "format", metavar="FORMAT", help="Read every PATH as text, markdown, html, word or pdf.")
@click.option("--config", "config_file", metavar="FILE", help="Use this configuration file, not the nearest.")
@click.pass_context
def compare(
    context: click.Context,
    paths: tuple[str, ...],
    against: tuple[str, ...],
    outputs: tuple[str, ...],
    fail_on: str | None,
    format: str | None,
    config_file: str | None,
) -> int:
    """Compare articles number by number with documents: a leaflet with its guideline, a press release with its paper.

    The findings are those of the rule differs-from-document, with both places. Exit status as for check.
    """
    if not against:
        raise UsageError("Name at least one document to compare with: --against FILE.")
    status: int = context.invoke(
        check,
        paths=paths,
        against=against,
        outputs=outputs,
        fail_on=fail_on,
        format=format,
        config_file=config_file,
        offline=True,
        select=(RULE,),
    )
    return status
