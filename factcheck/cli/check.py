"""`factcheck check`: read, check and report."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from factcheck.cli.options import color
from factcheck.errors import FactcheckError, UsageError

if TYPE_CHECKING:
    from factcheck.model import Checked, Finding
    from factcheck.rendering import Report
    from factcheck.running.results import Result

SEVERITIES = ("error", "warning", "info")


@click.command()
@click.argument("paths", metavar="PATH...", nargs=-1)
@click.option("--offline", is_flag=True, help="Ask no service; sources stay unchecked.")
@click.option("--frozen", is_flag=True, help="Ask no service; take verdicts from factcheck.lock alone.")
@click.option(
    "--output",
    "outputs",
    metavar="FORMAT[=FILE]",
    multiple=True,
    help="Report as text, concise or json, to standard output or a file. May be repeated.",
)
@click.option("--fail-on", type=click.Choice([*SEVERITIES, "never"]), help="Exit 1 from this severity on.")
@click.option("--require-lookups", is_flag=True, help="Exit 3 when a source stayed unchecked.")
@click.option("--select", metavar="RULE", multiple=True, help="Run only this rule, code or family. May be repeated.")
@click.option("--ignore", metavar="RULE", multiple=True, help="Leave this rule, code or family out. May be repeated.")
@click.option("--profile", type=click.Choice(["edit", "audit"]), help="'audit' adds the rules of low confidence.")
@click.option("--config", "config_file", metavar="FILE", help="Use this configuration file, not the nearest.")
@click.option("--format", "format", metavar="FORMAT", help="Read every PATH as text or markdown.")
@click.option("--stdin-filename", metavar="NAME", default="-", help="The name to show for standard input.")
@click.option("--jobs", metavar="N", type=click.IntRange(0, 256), default=0, help="Use N processes; 0: as worthwhile.")
@click.option("--no-cache", is_flag=True, help="Check every file anew; keep nothing of this run.")
def check(paths: tuple[str, ...], outputs: tuple[str, ...], require_lookups: bool, **given: Any) -> int:
    """Check articles: files, folders, or - for standard input."""
    from factcheck.rendering import Report, refuse_overwriting, targets

    if not paths:
        raise UsageError("Name at least one file or folder to check, or - for standard input.")
    chosen = targets(outputs)
    read = [given["config_file"] or ""]
    articles: list[Checked] = []
    problems: dict[str, FactcheckError] = {}
    failed = False
    for result in _results(paths, given):
        if isinstance(result, FactcheckError):
            if str(result) not in problems:
                click.echo(f"factcheck: {result}", err=True)
            problems[str(result)] = result
        else:
            articles.append(result.checked)
            failed = failed or any(_fails(finding, result.config.fail_on) for finding in result.checked.findings)
    read += (checked.article.path for checked in articles)
    read += (problem.path or "" for problem in problems.values())
    refuse_overwriting(chosen, read)
    report = Report(tuple(articles), tuple(problems.values()))
    for target in chosen:
        target.write(report, color=color())
    return _status(report, failed, require_lookups)


def _results(paths: Sequence[str], given: dict[str, Any]) -> Iterator[Result]:
    """Yield each article checked, or what kept it from being checked."""
    from factcheck.reading import ENDINGS
    from factcheck.reading.files import find_files
    from factcheck.running.results import results
    from factcheck.running.work import Call

    jobs, no_cache = given.pop("jobs"), given.pop("no_cache")
    format, name, config_file = (given.pop(key) for key in ("format", "stdin_filename", "config_file"))
    call = Call(given, config_file, format, name, keep=not no_cache)
    found = list(find_files(paths, ENDINGS))
    yield from _with_progress(results(found, call, jobs), len(found))


def _with_progress(done: Iterator[Result], count: int) -> Iterator[Result]:
    """Yield the results, with a bar on standard error for several of them, if somebody watches."""
    if count < 2 or not sys.stderr.isatty():
        yield from done
        return
    with click.progressbar(done, length=count, label="Checking", file=sys.stderr) as watched:
        yield from watched


def _fails(finding: Finding, fail_on: str) -> bool:
    return fail_on != "never" and SEVERITIES.index(finding.severity) <= SEVERITIES.index(fail_on)


def _status(report: Report, failed: bool, require_lookups: bool) -> int:
    if report.problems:
        return 2
    if failed:
        return 1
    return 3 if require_lookups and report.unchecked else 0
