"""`factcheck init`: a commented configuration file to start from."""

from __future__ import annotations

from pathlib import Path

import click

from factcheck.cli.telling import tell
from factcheck.errors import UsageError


@click.command(short_help="Write a commented factcheck.toml to start from.")
@click.argument("folder", metavar="[FOLDER]", default=".")
@click.option("--stdout", "show", is_flag=True, help="Show the file instead of writing it.")
def init(folder: str, show: bool) -> None:
    """Write a commented factcheck.toml into FOLDER, the current one if none is named; never over another one."""
    from factcheck import data
    from factcheck.files import write_new_file

    starter = (data.folder("reports") / "starter.toml").read_text(encoding="utf-8")
    if show:
        click.echo(starter, nl=False)
        return
    place = Path(folder) / "factcheck.toml"
    _refuse_second(Path(folder))
    try:
        write_new_file(place, starter)
    except FileExistsError:
        raise UsageError(f"There is {place} already; it stays as it is (--stdout shows a new one).") from None
    tell(f"Wrote {place}; `factcheck config` shows what is in effect.")


def _refuse_second(folder: Path) -> None:
    """Raise `UsageError` where the folder's settings stand in its pyproject.toml, which a new file would switch off."""
    from factcheck.config import find

    if (near := find(folder)) and near.name == "pyproject.toml" and near.parent == folder.resolve():
        raise UsageError(f"{folder / near.name} has [tool.factcheck], which factcheck.toml would switch off.")
