"""Annotations of a GitHub workflow: a command a finding, the gravest first, and Markdown for the step's summary."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from factcheck.errors import FactcheckError
from factcheck.model import Article, Finding
from factcheck.rendering import Report, markdown
from factcheck.rendering.details import details, first_line, placed
from factcheck.rendering.order import ranked
from factcheck.rendering.paths import repository_path
from factcheck.rendering.regions import region
from factcheck.rendering.summary import summary
from factcheck.text.printable import plural, printable

COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}
ANNOTATIONS = 10
"""How many annotations of each type GitHub shows for one step."""
SUMMARY_SIZE = 1_000_000
"""How many characters a step's summary may have; GitHub's limit is one megabyte."""


def render(report: Report) -> Iterator[str]:
    """Yield the commands, then what was looked at, and what GitHub will not show."""
    yield from (_problem(problem) for problem in report.problems)
    findings = ranked(report)
    yield from (_annotation(article, finding) for article, finding in findings)
    yield from (f"{line}\n" for line in summary(report))
    yield from _append_summary(report)
    counts = Counter(COMMANDS[finding.severity] for _, finding in findings)
    counts["error"] += len(report.problems)
    yield from _over_limit(counts)


def _annotation(article: Article, finding: Finding) -> str:
    properties = {"file": repository_path(article.path), **_place(article, finding)}
    properties["title"] = f"{finding.rule} ({finding.code})"
    text = "\n".join((placed(article, finding), *details(article, finding)))
    return _command(COMMANDS[finding.severity], properties, text)


def _place(article: Article, finding: Finding) -> dict[str, str]:
    if first_line(article, finding) is None:
        return {}
    where = region(article, finding.span)
    lines = {"line": str(where.start_line), "endLine": str(where.end_line)}
    if where.start_line != where.end_line:  # columns count only within one line
        return lines
    return {**lines, "col": str(where.start_column), "endColumn": str(where.end_column)}


def _problem(problem: FactcheckError) -> str:
    properties = {"file": repository_path(problem.path)} if problem.path else {}
    if problem.path and problem.line:
        properties["line"] = str(problem.line)
    return _command("error", {**properties, "title": "factcheck"}, printable(str(problem)))


def _command(name: str, properties: Mapping[str, str], text: str) -> str:
    listed = ",".join(f"{key}={_escaped(printable(value), ':,')}" for key, value in properties.items())
    return f"::{name} {listed}::{_escaped(text)}\n"


def _escaped(text: str, also: str = "") -> str:
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    for character in also:
        text = text.replace(character, f"%{ord(character):02X}")
    return text


def _append_summary(report: Report) -> Iterator[str]:
    file = os.environ.get("GITHUB_STEP_SUMMARY")
    if not file:
        return
    try:
        with Path(file).open("a", encoding="utf-8", newline="\n") as out:
            out.write(markdown.compose(report, SUMMARY_SIZE))
    except OSError as problem:
        yield _command("warning", {"title": "factcheck"}, f"The step's summary cannot be written: {problem.strerror}.")


def _over_limit(counts: Counter[str]) -> Iterator[str]:
    over = [plural(count - ANNOTATIONS, name) for name, count in counts.items() if count > ANNOTATIONS]
    if over:
        where = "this log and in the summary" if os.environ.get("GITHUB_STEP_SUMMARY") else "this log"
        shown = f"GitHub shows {ANNOTATIONS} annotations of each type for a step"
        yield f"{shown}; {', '.join(over)} more stand in {where}.\n"
