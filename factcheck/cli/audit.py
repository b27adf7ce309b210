"""`factcheck audit`: a whole site, an archive or a crawl, into tables and a dashboard."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from factcheck.cli.options import config_of
from factcheck.cli.telling import say, tell
from factcheck.errors import UsageError
from factcheck.extras import install
from factcheck.opening import exists
from factcheck.text.printable import plural


@click.command(short_help="Check a whole site or archive into tables and a dashboard.")
@click.argument("sources", metavar="SOURCE...", nargs=-1)
@click.option("-o", "--output", "target", metavar="DIR", required=True, help="The folder for tables and dashboard.")
@click.option(
    "--jobs", type=click.IntRange(0, 10_000), default=0, help="Workers at once; 0, the default, for one a processor."
)
@click.option("--engine", type=click.Choice(["processes", "ray"]), default="processes", show_default=True)
@click.option("--resume", is_flag=True, help="Go on in a folder where an audit was broken off.")
@click.option(
    "--lookups",
    type=click.Choice(["none", "lock", "index", "online"]),
    default="none",
    show_default=True,
    help="Resolve the cited sources: not at all, by factcheck.lock, by an index of works, or by asking the services.",
)
@click.option("--index", metavar="FILE", help="Ask this index of works first; see `factcheck index`.")
@click.option("--since", metavar="DIR", help="Tell what is new and what is gone since the audit in this folder.")
@click.option("--require-lookups", is_flag=True, help="Exit 3 when a cited source stayed unchecked.")
@click.option("--id-column", metavar="NAME", default="id", show_default=True, help="The column of identifiers.")
@click.option("--text-column", metavar="NAME", default="", help="The column of plain text.  [default: text]")
@click.option("--html-column", metavar="NAME", default="", help="The column of HTML, used where there is no text.")
@click.option("--time-limit", type=click.FloatRange(0.1), default=60.0, show_default=True, help="Seconds an article.")
@click.option("--profile", type=click.Choice(["edit", "audit"]), help="'audit' adds the rules of low confidence.")
@click.option("--config", "config_file", metavar="FILE", help="Use this configuration file, not the nearest.")
def audit(sources: tuple[str, ...], **given: Any) -> int:
    """Check all articles of SOURCEs: folders, JSON lines, Parquet, WARC, sitemaps and feeds, or globs of them.

    The settings are those of the audited folder; the tables hold the findings, so that these change no exit status.

    Exit status 0: all was read; 2: wrong usage or a source that cannot be read; 3: with --require-lookups, a cited
    source that stayed unchecked.
    """
    if not sources:
        raise UsageError("Name at least one source: a folder, a file or pattern, or the address of a sitemap or feed.")
    try:
        import duckdb  # noqa: F401
        import pyarrow  # noqa: F401
    except ImportError:
        raise UsageError(f"Audits need the extra 'audit': {install('audit')}") from None
    from factcheck.audit.model import Columns, Job
    from factcheck.audit.run import audit as run

    called = {"profile": given["profile"], "index": given["index"]}
    config = config_of(_home(sources, given["config_file"]), given["config_file"], called)
    if given["lookups"] == "index" and not config.sources.index:
        raise UsageError("Name the index to look the sources up in with --index.")
    columns = Columns(given["id_column"], given["text_column"], given["html_column"])
    job = Job(given["target"], config, columns, given["time_limit"])
    summary = run(
        sources,
        job,
        jobs=given["jobs"] or os.cpu_count() or 1,
        engine=given["engine"],
        resume=given["resume"],
        lookups=given["lookups"],
        since=Path(given["since"]) if given["since"] else None,
        say=lambda words: tell(words, aside=True),
    )
    for each in summary.lost:
        say(f"{each.source}: {each.reason}")
    counts = summary.counts
    if counts.get("articles", 0) + counts.get("errors", 0):
        tell(f"The dashboard is {Path(given['target'], 'dashboard.html')}.", aside=True)
        question = "SELECT rule, count(*) FROM report GROUP BY rule"
        tell(f'Ask the tables more: duckdb {Path(given["target"], "audit.duckdb")} "{question}"', aside=True)
    else:
        say("No article was found, so there is no dashboard.")
    unchecked = summary.coverage.open if summary.coverage else 0
    click.echo(_counted(counts, unchecked))
    if summary.lost:
        return 2
    return 3 if given["require_lookups"] and unchecked else 0


def _counted(counts: Mapping[str, int], unchecked: int) -> str:
    """Return what an audit came to: "1 article, 20 findings, 12 sources (10 unchecked), 0 errors"."""
    names = (("articles", "article"), ("findings", "finding"), ("works", "source"), ("errors", "error"))
    parts = {kind: plural(counts.get(kind, 0), name) for kind, name in names}
    if unchecked:
        parts["works"] += f" ({unchecked:,} unchecked)"
    return ", ".join(parts.values())


def _home(sources: Sequence[str], config_file: str | None) -> Path:
    """Return the path whose settings hold for an audit: what is audited, or the current folder where that has none.

    Raises `UsageError` where two sources have settings of their own: the tables of an audit are made by one set.
    """
    from factcheck.config import find

    found = {find(place): place for place in map(_place, sources) if place and not config_file}
    held = sorted((file, place) for file, place in found.items() if file)
    if len(held) > 1:
        (one, _), (other, _) = held[:2]
        raise UsageError(f"The sources have different settings, {one} and {other}; name one with --config.")
    return held[0][1] if held else Path()


def _place(source: str) -> Path | None:
    """Return the file or folder that a source names, or that its pattern begins in; None for an address."""
    if "://" in source:
        return None
    path = Path(source)
    return next((place for place in (path, *path.parents) if exists(place)), None)
