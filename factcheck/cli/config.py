"""`factcheck config`: the settings that hold for an article, and where each came from."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from factcheck.cli.check import check
from factcheck.cli.options import color, config_of

if TYPE_CHECKING:
    from factcheck.config import Config

_SETTINGS = ("offline", "frozen", "fail_on", "select", "ignore", "profile", "config_file")


@click.command(short_help="Show the settings for an article.")
@click.argument("path", metavar="[FILE]", default=".")
@click.option("--format", "to", type=click.Choice(["text", "json"]), default="text", help="How to show them.")
def config(path: str, to: str, config_file: str | None, **given: Any) -> None:
    """Show the settings that hold for the article FILE, or for the current folder, and where each came from.

    The options of `factcheck check` that change settings are taken too.
    """
    found = config_of(Path(path), config_file, given)
    for piece in (_as_json if to == "json" else _as_text)(found, path):
        click.echo(piece, nl=False, color=color())


config.params += [option for option in check.params if option.name in _SETTINGS]


def _as_text(config: Config, path: str) -> Iterator[str]:
    from factcheck.config.described import running, settings
    from factcheck.opening import exists
    from factcheck.rendering.tables import table
    from factcheck.text.printable import printable

    ran = list(running(config))  # before anything is shown, since it tells of rules that do not exist
    missing = "" if exists(Path(path)) else ", which does not exist"
    yield f"{printable(config.file) or 'No configuration file'}: settings for {printable(path)}{missing}\n\n"
    rows = ([found.key, json.dumps(found.value, ensure_ascii=False), found.origin] for found in settings(config))
    yield from table("settings", ("setting", "value", "from"), rows)
    columns = ("code", "name", "severity", "confidence")
    rules = ([*(getattr(one.rule, column) for column in columns), one.origin] for one in ran)
    yield from table("rules that run", (*columns, "from"), rules)


def _as_json(config: Config, path: str) -> Iterator[str]:
    from dataclasses import asdict

    from factcheck.config.described import options, running, settings

    rules = [
        {
            "name": one.rule.name,
            "code": one.rule.code,
            "severity": one.rule.severity,
            "confidence": one.rule.confidence,
            "options": options(one.rule),
            "origin": one.origin,
        }
        for one in running(config)
    ]
    document = {
        "schema_version": 1,
        "path": path,
        "file": config.file,
        "settings": [asdict(found) for found in settings(config)],
        "rules": rules,
    }
    yield json.dumps(document, ensure_ascii=False, indent=2) + "\n"
