"""What is said to people outside of reports: names and titles in it are a stranger's, and no terminal obeys them."""

from __future__ import annotations

import click

from factcheck.text.printable import printable


def say(words: str) -> None:
    """Say on standard error what was wrong or done."""
    click.echo(f"factcheck: {printable(words)}", err=True)


def tell(words: str, *, aside: bool = False) -> None:
    """Write a line of an answer, or with `aside` one beside it on standard error."""
    click.echo(printable(words), err=aside)
