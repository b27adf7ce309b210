"""`factcheck lock` and `factcheck pin`: write down what the cited sources were found to be."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck.cli.options import config_of, located, read_path, selection_by
from factcheck.cli.telling import say, tell
from factcheck.errors import EmptyError, FactcheckError, UsageError

if TYPE_CHECKING:
    from factcheck.cli.locked import Change, Totals
    from factcheck.config import Config
    from factcheck.verification.locked_evidence import Kept


@click.command(short_help="Keep the verdicts on sources in factcheck.lock.")
@click.argument("paths", metavar="PATH...", nargs=-1)
@click.option("--recheck", is_flag=True, help="Ask again for every source that is not pinned, and say what changed.")
@click.option("--config", "config_file", metavar="FILE", help="Use this configuration file, not the nearest.")
def lock(paths: tuple[str, ...], recheck: bool, config_file: str | None) -> int:
    """Look up the sources of articles and keep the verdicts in factcheck.lock, to be committed and reviewed.

    Exit status 0: all is written, and well; 1: a verdict has changed, or a new source is retracted or under concern;
    2: wrong usage or a file that cannot be read; 3: services did not answer, so that sources stayed unchecked.
    """
    from factcheck.cli.locked import Totals, told
    from factcheck.reading import endings
    from factcheck.reading.files import find_files

    if not paths:
        raise UsageError("Name at least one file or folder whose sources are to be locked.")
    failed, totals, changes = False, Totals(), []
    for path in find_files(paths, endings(), selection_by(config_file)):
        try:
            if isinstance(path, FactcheckError):
                raise path
            changes += _locked(path, config_of(path, config_file), recheck, totals)
        except EmptyError:
            continue
        except FactcheckError as problem:
            failed = True
            say(str(problem))
    for line in (*map(str, told(changes, recheck=recheck)), *totals.lines()):
        tell(line)
    if failed:
        return 2
    if any(change.bad for change in changes):
        return 1
    return 3 if totals.unchecked else 0


def _locked(path: Path | str, config: Config, recheck: bool, totals: Totals) -> list[Change]:
    """Lock one article's sources, at once, so that a run that is broken off loses nothing; return what changed."""
    from factcheck.cli.locked import Change
    from factcheck.model import Checked
    from factcheck.opening import real
    from factcheck.pipeline import facts, used
    from factcheck.pipeline import lock as look_up
    from factcheck.rendering.sources import judged
    from factcheck.verification.lock import merge, read
    from factcheck.verification.locked_evidence import keep
    from factcheck.verification.place import beside, find_lock

    article = read_path(path, None, "-", config)
    place = real(find_lock(article.path, config.file))  # the same for all, also for the one that makes it
    before = read(place)
    asking = replace(config, offline=False)  # whoever locks wants to ask, whatever checks of the folder do
    extraction = used(facts(article, config))
    lookups, after = look_up(article, extraction, asking, place, before, recheck=recheck)
    merge(place, before, after)
    named = beside(article, place)
    name = named.path
    for one, other in keep(place, named, extraction, lookups.evidence or ()):
        tell(f"{path}: {_changed(one, other)}")
    held = {key: entry for (one, key), entry in after.items() if one == name}
    totals.add(place, held.values(), lookups.unchecked)
    changes = []
    for source in judged(Checked(article, extraction, (), lookups)):
        old, now = before.get((name, source.verdict.key)), held.get(source.verdict.key)
        if now and now != old:
            changes.append(Change(str(path), source, old if old and old.mark == now.mark else None, now))
    return changes


def _changed(old: Kept, new: Kept) -> str:
    """Return in a sentence what has changed of what a source says."""
    states = f"{old.state} before, {new.state} now" if old.state != new.state else f"still {new.state}"
    return f"The passages of {new.source} on “{new.words}” have changed; the number is {states}."


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
