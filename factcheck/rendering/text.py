"""For people: each finding with the source line, the mark under it and the related place; the gravest first."""

from __future__ import annotations

from collections.abc import Iterator

import click

from factcheck.model import Article, Finding
from factcheck.rendering import Report
from factcheck.rendering.excerpt import excerpt, together
from factcheck.rendering.order import ordered
from factcheck.rendering.places import where
from factcheck.rendering.sources import sources
from factcheck.rendering.summary import summary
from factcheck.text.printable import printable

_GUTTER = 8
"""Columns before the words of a line: its number, blanks and a bar."""
COLORS = {"error": "red", "warning": "yellow", "info": "cyan"}


def render(report: Report) -> Iterator[str]:
    """Yield the findings article by article, then what was looked at."""
    for checked in report.articles:
        for finding in ordered(checked.findings, report.order):
            yield from _finding(checked.article, finding, report.width)
            yield "\n"
        if not report.quiet:
            yield from sources(checked)
    if not report.quiet:
        yield from (f"{line}\n" for line in summary(report))


def _finding(article: Article, finding: Finding, width: int) -> Iterator[str]:
    color = COLORS[finding.severity]
    head = click.style(f"{finding.severity}[{finding.rule}]", fg=color, bold=True)
    place = click.style(printable(where(article, finding.span.start)), bold=True)
    sure = "" if finding.confidence == "high" else click.style(f" ({finding.confidence} confidence)", dim=True)
    yield f"{place}: {head} {printable(finding.message)}{sure}\n"
    lines = list(_lines(article, finding, max(width - _GUTTER, 1) if width else 0))
    margin = max(len(number) for number, _ in lines)
    for number, words in lines:
        styled = words if number else click.style(words, fg=color)
        yield f"{click.style(f'{number:>{margin + 2}} │ ', dim=True)}{styled}\n"
    for label, text in (("help", finding.suggestion), *finding.remarks()):
        if text:
            yield f"{' ' * (margin + 2)} = {printable(label)}: {printable(text)}\n"


def _lines(article: Article, finding: Finding, width: int) -> Iterator[tuple[str, str]]:
    """Yield numbers and words of the lines of a finding; a place beside its own on one line is marked there, by "~"."""
    beside = tuple(other for other in finding.related[:1] if together(article, finding.span, other.span, width))
    yield from excerpt(article, finding.span, width, [other.span for other in beside])
    yield from (("", f"~ {printable(other.message)}") for other in beside if other.message)
    for related in finding.related[len(beside) :]:
        (number, words), (_, mark) = excerpt(article, related.span, width)
        yield number, words
        place = f" ({article.place(related.span.start)})" if article.places else ""
        yield "", f"{mark} {printable(related.message + place)}".rstrip()
