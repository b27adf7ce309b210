"""`factcheck lock` and `factcheck pin`: write down what the cited sources were found to be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck.cli.options import config_of, located, read_path, selection_by
from factcheck.cli.telling import say, tell
from factcheck.errors import FactcheckError, UsageError

if TYPE_CHECKING:
    from factcheck.config import Config
    from factcheck.verification.lock import Lock


@click.command(short_help="Keep the verdicts on sources in factcheck.lock.")
@click.argument("paths", metavar="PATH...", nargs=-1)
@click.option("--recheck", is_flag=True, help="Ask again for every source that is not pinned, and say what changed.")
@click.option("--config", "config_file", metavar="FILE", help="Use this configuration file, not the nearest.")
def lock(paths: tuple[str, ...], recheck: bool, config_file: str | None) -> int:
    """Look up the sources of articles and keep the verdicts in factcheck.lock, to be committed and reviewed."""
    from factcheck.reading import endings
    from factcheck.reading.files import find_files

    if not paths:
        raise UsageError("Name at least one file or folder whose sources are to be locked.")
    failed = False
    for path in find_files(paths, endings(), selection_by(config_file)):
        try:
            if isinstance(path, FactcheckError):
                raise path
            for line in _locked(path, config_of(path, config_file), recheck):
                tell(line)
        except FactcheckError as problem:
            failed = True
            say(str(problem))
    return 2 if failed else 0


def _locked(path: Path | str, config: Config, recheck: bool) -> Iterator[str]:
    """Lock one article's sources, written at once so that a run that is broken off loses nothing; yield what to say."""
    from factcheck.pipeline import facts, used
    from factcheck.pipeline import lock as look_up
    from factcheck.verification.lock import merge, read
    from factcheck.verification.place import find_lock

    article = read_path(path, None, "-", config)
    place = find_lock(article.path, config.file)
    before = read(place)
    asking = replace(config, offline=False)  # whoever locks wants to ask, whatever checks of the folder do
    lookups, after = look_up(article, used(facts(article, config)), asking, place, before, recheck=recheck)
    merge(place, before, after)
    yield from _changes(before, after)
    open_ = sum(lookups.unchecked.values())
    yield f"{path}: {len(lookups.verdicts) - open_} sources locked in {place}" + (
        f", {open_} unchecked" if open_ else ""
    )


def _changes(before: Lock, after: Lock) -> Iterator[str]:
    for key, entry in after.items():
        old = before.get(key)
        if old and old.status != entry.status:
            yield f"{entry.article}: {entry.source} was {old.status} and is {entry.status} now"


@click.command("pin", short_help="Settle by hand which work a source is.")
@click.argument("path", metavar="ARTICLE")
@click.argument("source")
@click.argument("identifier")
@click.option("--config", "config_file", metavar="FILE", help="Use this configuration file, not the nearest.")
def pin_(path: str, source: str, identifier: str, config_file: str | None) -> None:
    """Settle by hand that SOURCE ("Li et al., 2019") of ARTICLE is the work of that DOI or PMID.

    No look-up changes a pinned source; the entry stays until the citation itself changes.
    """
    from factcheck.pipeline import facts, pin

    config = config_of(located(path), config_file)
    article = read_path(located(path), None, "-", config)
    key, work, place = pin(article, facts(article, config), source, identifier, replace(config, offline=False))
    tell(f"{key} is pinned to {work.title or work.doi or work.pmid} in {place}")
