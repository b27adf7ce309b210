"""Which findings of a run are new: known ones go to the baseline, old lines are left alone, comments are written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from factcheck.cli.telling import say
from factcheck.errors import ChangedError, FactcheckError, UsageError
from factcheck.opening import is_file
from factcheck.values import dataclass

if TYPE_CHECKING:
    from factcheck.changes import Lines
    from factcheck.config import Config
    from factcheck.model import Article, Checked

T = TypeVar("T")
Target = Path | str | FactcheckError
"""A file, the address of a web page, or what keeps a path from being searched."""


@dataclass(frozen=True, slots=True)
class TriageOptions:
    """What a call asks for; `files` maps the changed files to their changed lines, None without --since."""

    baseline: str
    update_baseline: bool
    since: str
    add_ignores: bool
    reason: str
    files: dict[Path, Lines] | None = None


def options(command: Callable[..., T]) -> Callable[..., T]:
    """Give a command the options that decide which findings are new."""
    for option in (
        click.option("--reason", metavar="TEXT", default="", help="The reason that --add-ignores writes."),
        click.option("--add-ignores", is_flag=True, help="Write an ignore comment into the article for each finding."),
        click.option("--since", metavar="REVISION", default="", help="Check what has changed since a git revision."),
        click.option("--update-baseline", is_flag=True, help="Write all findings of this run into the baseline."),
        click.option("--baseline", metavar="FILE", default="", help="Use this baseline of known findings."),
    ):
        command = option(command)
    return command


def triage_options(given: dict[str, Any]) -> TriageOptions:
    """Take the options out of a call's."""
    found = TriageOptions(
        *(given.pop(name) for name in ("baseline", "update_baseline", "since", "add_ignores", "reason"))
    )
    if found.update_baseline and found.add_ignores:
        raise UsageError(
            "Findings go into the baseline or into comments; leave --update-baseline or --add-ignores out."
        )
    if found.reason and not found.add_ignores:
        raise UsageError("--reason is what --add-ignores writes; add --add-ignores.")
    if any(mark in found.reason for mark in ("--", "*/")) or not found.reason.isprintable():
        raise UsageError("A reason that is written into a comment may not hold --, */ or a control character.")
    if found.baseline and not found.update_baseline and not is_file(Path(found.baseline)):
        raise UsageError(f"There is no baseline {found.baseline}; write it with --update-baseline.")
    return found


def only_changed(paths: Sequence[Target], asked: TriageOptions) -> tuple[list[Target], TriageOptions]:
    """Return those of the paths that have changed, and the call with their changed lines; all without --since.

    Raises `UsageError` for standard input and for a web page, of which nothing is known to have changed.
    """
    if Path("-") in paths and (asked.add_ignores or asked.since or asked.update_baseline):
        raise UsageError("--since, --add-ignores and --update-baseline are about files; standard input is none.")
    if any(isinstance(path, str) for path in paths) and (asked.add_ignores or asked.since):
        raise UsageError("--since and --add-ignores are about files; a web page is none.")
    if not asked.since:
        return list(paths), asked
    from factcheck.changes import changed_since

    files = [path for path in paths if isinstance(path, Path)]
    changed = changed_since(asked.since, files)
    if files and not changed:
        say(f"no article has changed since {asked.since}.")
    return [path for path in paths if path in changed or not isinstance(path, Path)], replace(asked, files=changed)


def judged(
    results: Sequence[tuple[Checked, Config]], asked: TriageOptions
) -> tuple[list[tuple[Checked, Config]], list[FactcheckError]]:
    """Set aside what is known or old, and write what the call wants written; return also what could not be."""
    configs = [config for _, config in results]
    articles = _against_baselines([checked for checked, _ in results], configs, asked)
    articles, problems = _with_comments(on_changed_lines(articles, asked), asked)
    return list(zip(articles, configs, strict=True)), problems


def baselines(results: Iterable[tuple[Checked, Config]], asked: TriageOptions) -> set[str]:
    """Return the paths of the baselines of a run."""
    return {str(_place(config, asked)) for _, config in results}


def _place(config: Config, asked: TriageOptions) -> Path:
    from factcheck import baseline

    return Path(asked.baseline) if asked.baseline else baseline.place(config.file)


def _against_baselines(articles: list[Checked], configs: Sequence[Config], asked: TriageOptions) -> list[Checked]:
    places: dict[Path, list[int]] = {}
    for index, (checked, config) in enumerate(zip(articles, configs, strict=True)):
        if checked.article.path != "-":
            places.setdefault(_place(config, asked), []).append(index)
    judged = list(articles)
    for place, members in places.items():
        known = partial(_rules, [configs[index] for index in members])
        compared = _against(place, [articles[index] for index in members], known, asked.update_baseline)
        for index, checked in zip(members, compared, strict=True):
            judged[index] = checked
    return judged


def _rules(configs: Iterable[Config]) -> frozenset[str]:
    from factcheck.config import names_of  # reads all pages of rules, which few runs need

    return frozenset(name for config in configs for name in names_of(config).values())


def _against(
    place: Path, articles: list[Checked], rules: Callable[[], frozenset[str]], update: bool
) -> Sequence[Checked]:
    from factcheck import baseline

    entries = baseline.update(place, articles, rules()) if update else baseline.read(place)
    if update:
        count = sum(entry.count for held in entries.values() for entry in held)
        say(f"{place} holds {_plural(count, 'finding')} of {_plural(len(entries), 'article')}.")
    if not entries:
        return articles
    compared = baseline.compare(entries, articles, place, rules())
    if compared.stale:
        found = "is found no more" if compared.stale == 1 else "are found no more"
        entry = f"{compared.stale:,} {'entry' if compared.stale == 1 else 'entries'}"
        say(f"{entry} of {place} {found}; drop them with --update-baseline.")
    return compared.articles


def on_changed_lines(articles: list[Checked], asked: TriageOptions) -> list[Checked]:
    """Return the articles with what touches no changed line set aside, all as they are without --since."""
    files = asked.files
    if files is None:
        return articles
    from factcheck.changes import only_new_lines

    lines = {str(path): changed for path, changed in files.items()}
    return [only_new_lines(checked, lines.get(checked.article.path)) for checked in articles]


def _with_comments(articles: list[Checked], asked: TriageOptions) -> tuple[list[Checked], list[FactcheckError]]:
    if not asked.add_ignores:
        return articles, []
    done: list[Checked] = []
    written: list[int] = []
    problems: list[FactcheckError] = []
    for checked in articles:
        try:
            checked, count = _with_own_comments(checked, asked.reason)
            written += [count] if count else []
        except FactcheckError as problem:
            say(str(problem))
            problems.append(problem)
        done.append(checked)
    say(f"wrote {_plural(sum(written), 'ignore comment')} into {_plural(len(written), 'article')}.")
    return done, problems


def _with_own_comments(checked: Checked, reason: str) -> tuple[Checked, int]:
    """Write comments for the findings of one article; return what is left of them, and how many were written."""
    from factcheck.write_ignores import FORMATS, with_ignores

    ignored = with_ignores(checked.article, checked.findings, reason)
    if ignored.comments:
        _rewrite(checked.article, ignored.source)
    if ignored.left:
        left = f"{checked.article.path}: {_plural(len(ignored.left), 'finding')} left; "
        say(left + _why_left(checked.article.format in FORMATS))
    aside = (replace(finding, state="suppressed", reason=reason) for finding in ignored.done)
    left_over = replace(checked, findings=ignored.left, set_aside=(*checked.set_aside, *aside))
    return left_over, ignored.comments


def _why_left(takes_comments: bool) -> str:
    if takes_comments:
        return "mend the ignore comments that they are about."
    return "no comments are written into files of this format, so keep them in the baseline (--update-baseline)."


def _rewrite(article: Article, source: str) -> None:
    """Write the source with comments over the file, unless it has changed since it was read."""
    from factcheck.autofix import encoded_like
    from factcheck.files import write_file
    from factcheck.reading.decoding import decode, read_file

    path = Path(article.path)
    before = read_file(path)
    if decode(before, article.path) != article.source:
        raise ChangedError(path=article.path)
    write_file(path, encoded_like(before, source), expected=before)


def _plural(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
