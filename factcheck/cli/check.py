"""`factcheck check`: read, check and report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from factcheck.cli import triage
from factcheck.cli.completion import complete_format, complete_output, complete_rule
from factcheck.cli.help import Grouped, OfReports
from factcheck.cli.options import READ_AS, color
from factcheck.errors import UsageError

if TYPE_CHECKING:
    from factcheck.model import Finding
    from factcheck.rendering import Report

SEVERITIES = ("error", "warning", "info")


@click.command(cls=Grouped, short_help="Check articles.")
@click.argument("paths", metavar="PATH...", nargs=-1)
@click.option("--offline", is_flag=True, help="Ask no service; sources stay unchecked.")
@click.option("--index", metavar="FILE", help="Ask this index of works first, and with --offline alone.")
@click.option("--no-full-text", is_flag=True, help="Read abstracts alone: fetch no full texts and no linked pages.")
@click.option("--frozen", is_flag=True, help="Ask no service; take verdicts from factcheck.lock alone.")
@click.option(
    "--frozen-if-locked", is_flag=True, help="--frozen for articles that have a factcheck.lock, --offline for others."
)
@click.option(
    "--output",
    "outputs",
    metavar="FORMAT[=FILE]",
    multiple=True,
    cls=OfReports,
    shell_complete=complete_output,
    help="Report as {formats}, to standard output or a file. May be repeated.",
)
@click.option("--template", metavar="FILE", default="", help="Report after this Jinja template (--output template).")
@click.option("--write-comments", metavar="FILE", help="Write a copy of the .docx with findings as Word comments.")
@click.option("--fail-on", type=click.Choice([*SEVERITIES, "never"]), help="Exit 1 from this severity on.")
@click.option("--require-lookups", is_flag=True, help="Exit 3 when a source stayed unchecked.")
@click.option(
    "--select",
    metavar="RULE",
    multiple=True,
    shell_complete=complete_rule,
    help="Run only this rule, code or family. May be repeated.",
)
@click.option(
    "--ignore",
    metavar="RULE",
    multiple=True,
    shell_complete=complete_rule,
    help="Leave this rule, code or family out. May be repeated.",
)
@click.option("--profile", type=click.Choice(["edit", "audit"]), help="'audit' adds the rules of low confidence.")
@click.option("--against", metavar="FILE", multiple=True, help="A document to agree with. May be repeated.")
@click.option("--config", "config_file", metavar="FILE", help="Use this configuration file, not the nearest.")
@click.option(
    "--format",
    "format",
    metavar="FORMAT",
    shell_complete=complete_format,
    help=f"Read every PATH as {READ_AS}.",
)
@click.option("--stdin-filename", metavar="NAME", default="-", help="The name to show for standard input.")
@click.option(
    "--jobs", metavar="N", type=int, default=0, help="Use N processes; 0, the default, for as many as pay off."
)
@click.option("--no-cache", is_flag=True, help="Check every file anew; keep nothing of this run.")
@click.option("--fix", is_flag=True, help="Mend what is safe to mend, then report what is left.")
@click.option("--diff", is_flag=True, help="Show what --fix would change and change nothing; exit 1 if it would.")
@click.option(
    "--sort",
    "order",
    type=click.Choice(["gravest-first", "gravest-last", "place"]),
    default="gravest-first",
    show_default=True,
    help="The order of an article's findings in the text report.",
)
@click.option("--statistics", is_flag=True, help="Report how often each rule found something, not where.")
@click.option("-q", "--quiet", is_flag=True, help="Report findings alone, without a summary.")
@click.option("-v", "--verbose", is_flag=True, help="Say on standard error what was read, asked and kept.")
@triage.options
def check(
    paths: tuple[str, ...],
    outputs: tuple[str, ...],
    template: str,
    write_comments: str | None,
    require_lookups: bool,
    fix: bool,
    diff: bool,
    order: str,
    statistics: bool,
    quiet: bool,
    verbose: bool,
    **given: Any,
) -> int:
    """Check articles: files, folders, addresses of web pages, or - for standard input.

    Exit status 0: nothing at or above --fail-on; 1: findings; 2: wrong usage or a file that cannot be read;
    3: with --require-lookups, a source that stayed unchecked.
    """
    from factcheck.cli.mending import mend, show_diff
    from factcheck.cli.running import check_all, passed_over, prepared
    from factcheck.cli.telling import say
    from factcheck.config import rules_of
    from factcheck.rendering import Report, refuse_overwriting, targets
    from factcheck.rendering.word_comments import with_comments

    formats = (*outputs, "statistics") if statistics else outputs
    _refuse_contradictions(paths, quiet and verbose, diff and bool(formats or template))
    chosen = with_comments(targets(formats, template), paths, write_comments)
    asked = triage.triage_options(given)
    run, asked = prepared(paths, given, asked)
    done, problems = check_all(run, verbose=verbose)
    if not quiet and (left := passed_over(paths, run.call.config_file)):
        say(left)
    if diff:
        changed = show_diff(run, done, asked, color())
        return 2 if problems else int(changed)
    read = [run.call.config_file or "", template, *(one.checked.article.path for one in done)]
    read += (problem.path or "" for problem in problems)
    read += triage.baselines([(one.checked, one.config) for one in done], asked)
    refuse_overwriting(chosen, read)
    if fix:
        done, problems = mend(run, done, problems, asked)
    results, unwritten = triage.judged([(one.checked, one.config) for one in done], asked)
    report = Report(
        articles=tuple(checked for checked, _ in results),
        problems=(*problems, *unwritten),
        rules={rule.name: rule for _, config in results for rule in rules_of(config)},
        template=template,
        quiet=quiet,
        beside=fix and "-" in paths,
        order=order,
    )
    for target in chosen:
        target.write(report, color=color())
    failed = any(_fails(finding, config.fail_on) for checked, config in results for finding in checked.findings)
    return _status(report, failed, require_lookups)


def _refuse_contradictions(paths: tuple[str, ...], both_amounts: bool, diff_and_report: bool) -> None:
    if not paths:
        raise UsageError("Name at least one file or folder to check, or - for standard input.")
    if both_amounts:
        raise UsageError("--quiet and --verbose exclude each other; leave one out.")
    if diff_and_report:
        raise UsageError("--diff shows changes in place of a report; leave --output, --template and --statistics out.")


def _fails(finding: Finding, fail_on: str) -> bool:
    return fail_on != "never" and SEVERITIES.index(finding.severity) <= SEVERITIES.index(fail_on)


def _status(report: Report, failed: bool, require_lookups: bool) -> int:
    if report.problems:
        return 2
    if failed:
        return 1
    return 3 if require_lookups and report.unchecked else 0
