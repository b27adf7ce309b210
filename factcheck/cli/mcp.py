"""`factcheck mcp`: tools for assistants that write, over the Model Context Protocol."""

from __future__ import annotations

from pathlib import Path

import click

from factcheck.errors import UsageError
from factcheck.extras import install
from factcheck.opening import is_folder


@click.command(short_help="Serve writing assistants over the Model Context Protocol.")
@click.option(
    "--root", "roots", metavar="FOLDER", multiple=True, help="Let files below this folder be read. May be repeated."
)
@click.option("--online", is_flag=True, help="Let citations be looked up at bibliographic services.")
@click.option("--config", "config_file", metavar="FILE", help="Use this configuration file, not the nearest.")
def mcp(roots: tuple[str, ...], online: bool, config_file: str | None) -> None:
    """Serve an assistant over standard input and output: check, extract, look up, compare, explain.

    Your assistant starts this by itself. Without --root it reads no file, without --online it asks nobody.
    """
    from factcheck.cli.options import config_of

    for root in roots:
        if not is_folder(Path(root)):
            raise UsageError(f"{root} is no folder; name one that the assistant may read.")
    try:
        from factcheck.mcp.server import create, settled
    except ModuleNotFoundError as problem:
        if (problem.name or "").partition(".")[0] != "mcp":
            raise
        raise UsageError(f"The server for assistants needs mcp: {install('mcp')}") from None
    config = settled(config_of(Path("draft.md"), config_file), online=online)
    create(config, tuple(map(Path, roots))).run("stdio")
