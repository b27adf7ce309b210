"""`factcheck rules` and `factcheck rule NAME`: what is checked and why, and whether a page's examples hold."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck.cli.completion import complete_rule
from factcheck.cli.options import color, config_of
from factcheck.cli.telling import tell
from factcheck.errors import FactcheckError, UsageError
from factcheck.text.printable import printable

if TYPE_CHECKING:
    from factcheck.catalogue import Rule


@click.group(short_help="List all rules, or test the page of one.", invoke_without_command=True)
@click.option("--format", "to", type=click.Choice(["table", "json", "markdown"]), default="table", show_default=True)
@click.option("--config", "config_file", metavar="FILE", help="Use this configuration file, not the nearest.")
@click.option("--check-data", is_flag=True, help="Check where the lists behind the rules come from, instead.")
@click.pass_context
def rules(context: click.Context, to: str, config_file: str | None, check_data: bool) -> int:
    """List all rules with their codes, severities and confidences, those of `rule-paths` included.

    With --check-data, exit status 1 where a list does not say where it comes from, or a file that a script made is not
    what was made.
    """
    if context.invoked_subcommand:
        return 0
    if check_data:
        return _data_checked()
    from factcheck.rendering.catalogue import FORMATS

    for piece in FORMATS[to](_catalogue(config_file).values()):
        click.echo(piece, nl=False, color=color())
    return 0


def _data_checked() -> int:
    from factcheck.data import folder
    from factcheck.provenance import problems

    found = list(problems(folder("rules")))
    for problem in found:
        tell(problem)
    if not found:
        tell("Every list says where it comes from, and every derived file is what its manifest says was made.")
    return int(bool(found))


@rules.command(short_help="Run the examples of rule pages.")
@click.argument("pages", metavar="FILE...", nargs=-1, required=True)
def test(pages: tuple[str, ...]) -> int:
    """Run the examples of rule pages, and say what was found where one does not hold.

    Exit status 0 if all hold, 1 if one does not or a name or code is taken, 2 for a page that breaks the format.
    """
    from factcheck.catalogue import load
    from factcheck.catalogue import pages as found

    failed, known = False, list(load().values())
    for page in found(map(Path, pages)):
        for line, holds in _tested(page, known):
            failed = failed or not holds
            tell(line)
    return int(failed)


def _tested(page: Path, known: list[Rule]) -> Iterator[tuple[str, bool]]:
    """Yield a line for each example that does not hold, one on the page as a whole, and whether that is fine.

    The rule is added to those `known`, whose names and codes are taken.
    """
    from factcheck.catalogue import read_rule
    from factcheck.examples import failure
    from factcheck.text.printable import plural, printable

    rule, failures = read_rule(page), 0
    for other in known:
        if page.resolve() != Path(other.path).resolve() and (rule.name == other.name or rule.code == other.code):
            failures += 1
            yield printable(f"{page}: {rule.name} ({rule.code}) repeats a name or code of {other.path}"), False
    known.append(rule)
    for example in rule.examples:
        try:
            said = failure(rule, example)
        except FactcheckError as problem:
            said = f"cannot be read: {problem.message}"
        if said:
            failures += 1
            expected = "finding" if example.expects_finding else "ok"
            yield printable(f"{page}:{example.line}: {example.format} {expected}: {said}"), False
    for word, wanted in (("finding", True), ("ok", False)):
        if not any(example.expects_finding is wanted for example in rule.examples):
            failures += 1
            yield f"{page}: a page needs at least one example that is `{word}`", False
    if not failures:
        yield f"{page}: {plural(len(rule.examples), 'example holds', 'examples hold')}", True


@click.command(short_help="Explain a rule: why it matters, how to mend it.")
@click.argument("name", shell_complete=complete_rule)
@click.option("--config", "config_file", metavar="FILE", help="Use this configuration file, not the nearest.")
def rule(name: str, config_file: str | None) -> None:
    """Show the page of the rule NAME (a name or a code): what it finds, why it matters, how to fix it."""
    from factcheck.options import did_you_mean

    catalogue = _catalogue(config_file)
    found = next((rule for rule in catalogue.values() if name in (rule.name, rule.code)), None)
    if not found:
        raise UsageError(f"There is no rule {name!r}{did_you_mean(name, catalogue)}")
    page = "".join(f"{printable(line)}\n" for line in found.page.splitlines())  # the page may be a stranger's
    if not sys.stdout.isatty():
        click.echo(page, nl=False)
        return
    from rich.console import Console
    from rich.markdown import Markdown

    Console(no_color=color() is False).print(Markdown(page))


def _catalogue(config_file: str | None) -> Mapping[str, Rule]:
    from factcheck import catalogue

    rule_paths = tuple(Path(place) for place in config_of(Path(), config_file).rule_paths)
    rules = catalogue.load(rule_paths)
    return dict(sorted(rules.items(), key=lambda item: item[1].code))
