"""`factcheck check`: read, check and report."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from factcheck.cli import triage
from factcheck.cli.options import STANDARD_INPUT, color, config_of, read_path, selection_by
from factcheck.cli.progress import look_up_line
from factcheck.errors import FactcheckError, UsageError

if TYPE_CHECKING:
    from factcheck.config import Config
    from factcheck.model import Checked, Finding
    from factcheck.rendering import Report

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
    help="Report as text, concise, json, sarif, github, gitlab, junit, rdjson, markdown, html or template, to standard "
    "output or a file. May be repeated.",
)
@click.option("--template", metavar="FILE", default="", help="Report after this Jinja template (--output template).")
@click.option("--write-comments", metavar="FILE", help="Write a copy of the .docx with findings as Word comments.")
@click.option("--fail-on", type=click.Choice([*SEVERITIES, "never"]), help="Exit 1 from this severity on.")
@click.option("--require-lookups", is_flag=True, help="Exit 3 when a source stayed unchecked.")
@click.option("--select", metavar="RULE", multiple=True, help="Run only this rule, code or family. May be repeated.")
@click.option("--ignore", metavar="RULE", multiple=True, help="Leave this rule, code or family out. May be repeated.")
@click.option("--profile", type=click.Choice(["edit", "audit"]), help="'audit' adds the rules of low confidence.")
@click.option("--config", "config_file", metavar="FILE", help="Use this configuration file, not the nearest.")
@click.option("--format", "format", metavar="FORMAT", help="Read every PATH as text, markdown, html, word or pdf.")
@click.option("--stdin-filename", metavar="NAME", default="-", help="The name to show for standard input.")
@triage.options
def check(
    paths: tuple[str, ...],
    outputs: tuple[str, ...],
    template: str,
    write_comments: str | None,
    require_lookups: bool,
    **given: Any,
) -> int:
    """Check articles: files, folders, addresses of web pages, or - for standard input."""
    from factcheck.config import rules_of
    from factcheck.reading import ENDINGS
    from factcheck.reading.files import find_files
    from factcheck.rendering import Report, refuse_overwriting, targets
    from factcheck.rendering.word_comments import with_comments

    if not paths:
        raise UsageError("Name at least one file or folder to check, or - for standard input.")
    chosen = with_comments(targets(outputs, template), paths, write_comments)
    asked = triage.wanted(given)
    found, asked = triage.only_changed(list(find_files(paths, ENDINGS, selection_by(given["config_file"]))), asked)
    read = [given["config_file"] or "", template]
    results: list[tuple[Checked, Config]] = []
    problems: dict[str, FactcheckError] = {}
    for result in _results(found, given):
        if isinstance(result, FactcheckError):
            if str(result) not in problems:
                click.echo(f"factcheck: {result}", err=True)
            problems[str(result)] = result
        else:
            results.append(result)
    results = triage.judged(results, asked)
    failed = any(_fails(finding, config.fail_on) for checked, config in results for finding in checked.findings)
    read += (checked.article.path for checked, _ in results)
    read += triage.baselines(results, asked)
    read += (problem.path or "" for problem in problems.values())
    refuse_overwriting(chosen, read)
    rules = {rule.name: rule for _, config in results for rule in rules_of(config)}
    report = Report(tuple(checked for checked, _ in results), tuple(problems.values()), rules, template)
    for target in chosen:
        target.write(report, color=color())
    return _status(report, failed, require_lookups)


def _results(
    paths: list[Path | str | FactcheckError], given: dict[str, Any]
) -> Iterator[tuple[Checked, Config] | FactcheckError]:
    """Yield each article checked, with its settings, or what kept it from being checked."""
    from factcheck.pipeline import verify

    format, name, config_file = (given.pop(key) for key in ("format", "stdin_filename", "config_file"))
    for path in _with_progress(paths):
        if isinstance(path, FactcheckError):
            yield path
            continue
        try:
            config = config_of(Path(name) if path == STANDARD_INPUT else path, config_file, given)
            yield verify(read_path(path, format, name, config), config), config
        except FactcheckError as problem:
            yield problem


def _with_progress(paths: list[Path | str | FactcheckError]) -> Iterator[Path | str | FactcheckError]:
    """Yield the paths, with a bar on standard error for several of them, or a line for one, if somebody watches."""
    if len(paths) < 2 or not sys.stderr.isatty():
        with look_up_line():
            yield from paths
        return
    with click.progressbar(paths, label="Checking", file=sys.stderr) as watched:
        yield from watched


def _fails(finding: Finding, fail_on: str) -> bool:
    return fail_on != "never" and SEVERITIES.index(finding.severity) <= SEVERITIES.index(fail_on)


def _status(report: Report, failed: bool, require_lookups: bool) -> int:
    if report.problems:
        return 2
    if failed:
        return 1
    return 3 if require_lookups and report.unchecked else 0
