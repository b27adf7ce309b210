"""`factcheck rules` and `factcheck rule NAME`: what is checked, and why."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck.cli.options import color, config_of

if TYPE_CHECKING:
    from factcheck.catalogue import Rule


@click.command(short_help="List all rules.")
@click.option("--config", "config_file", metavar="FILE", help="Use this configuration file, not the nearest.")
def rules(config_file: str | None) -> None:
    """List all rules with their codes, severities and confidences."""
    from factcheck.rendering.tables import table

    headings = ("code", "name", "severity", "confidence", "problem")
    rows = (
        [getattr(rule, column) for column in (*headings[:-1], "summary")] for rule in _catalogue(config_file).values()
    )
    for piece in table("rules", headings, rows):
        click.echo(piece, nl=False, color=color())


@click.command(short_help="Explain a rule: why it matters, how to mend it.")
@click.argument("name")
@click.option("--config", "config_file", metavar="FILE", help="Use this configuration file, not the nearest.")
def rule(name: str, config_file: str | None) -> None:
    """Show the page of the rule NAME (a name or a code): what it finds, why it matters, how to fix it."""
    import sys

    from factcheck.errors import UsageError
    from factcheck.options import did_you_mean

    catalogue = _catalogue(config_file)
    found = next((rule for rule in catalogue.values() if name in (rule.name, rule.code)), None)
    if not found:
        raise UsageError(f"There is no rule {name!r}{did_you_mean(name, catalogue)}")
    if not sys.stdout.isatty():
        click.echo(found.page, nl=False)
        return
    from rich.console import Console
    from rich.markdown import Markdown

    Console(no_color=color() is False).print(Markdown(found.page))


def _catalogue(config_file: str | None) -> Mapping[str, Rule]:
    from factcheck import catalogue

    rule_paths = tuple(Path(place) for place in config_of(Path(), config_file).rule_paths)
    rules = catalogue.load(rule_paths)
    return dict(sorted(rules.items(), key=lambda item: item[1].code))
