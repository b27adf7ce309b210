"""`factcheck sources`: what is kept of bibliographic sources on this machine."""

from __future__ import annotations

from pathlib import Path

import click

from factcheck.cli.options import config_of
from factcheck.cli.telling import tell
from factcheck.errors import UsageError
from factcheck.opening import read_words

RETRACTION_WATCH = "https://gitlab.com/crossref/retraction-watch-data/-/raw/main/retraction_watch.csv"

_LARGEST = 1_000_000_000
"""Bytes of the list, which has 60,000,000 today."""

_SECONDS = 600.0
"""How long fetching it may take: that of 100 kB a second."""


@click.group(short_help="Index the Retraction Watch list.")
def sources() -> None:
    """Keep local copies of what services publish as files."""


@sources.command()
@click.argument("what", metavar="retractions", type=click.Choice(["retractions"]))
@click.option("--from", "origin", metavar="FILE|URL", default=RETRACTION_WATCH, show_default=True)
@click.option("--config", "config_file", metavar="FILE", help="Use this configuration file, not the nearest.")
def update(what: str, origin: str, config_file: str | None) -> None:
    """Index the Retraction Watch list, so that retractions are known without any request."""
    from factcheck.sources.retractions import build, place

    target = place(config_of(Path(), config_file).sources.retractions)
    target.parent.mkdir(parents=True, exist_ok=True)
    count = build(_rows(origin), target)
    tell(f"{count:,} works with a retraction, concern or correction are indexed in {target}")


def _rows(origin: str) -> list[str]:
    if not origin.startswith(("http://", "https://")):
        try:
            return read_words(Path(origin), _LARGEST, given=True).splitlines(keepends=True)
        except OSError as problem:
            raise UsageError(f"The list {origin} cannot be read: {problem.strerror}.") from None
    from factcheck.sources.transport import download

    try:
        body = download(origin, _LARGEST, _SECONDS)
    except Exception as problem:  # whatever a stranger's server or what is between does
        reason = type(problem).__name__
        raise UsageError(f"The list could not be fetched ({reason}); try again, or name a file with --from.") from None
    return body.decode("utf-8", "replace").splitlines(keepends=True)
