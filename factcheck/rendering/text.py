"""For people: each finding with the source line, the mark under it and the related place; the gravest first."""

from __future__ import annotations

from collections.abc import Iterator

import click

from factcheck.model import Article, Finding
from factcheck.rendering import Report
from factcheck.rendering.excerpt import LEAST, excerpt, together
from factcheck.rendering.order import ordered
from factcheck.rendering.places import where
from factcheck.rendering.sources import sources
from factcheck.rendering.summary import summary
from factcheck.rendering.wrapping import wrapped
from factcheck.text.printable import plural, printable

_GUTTER = 8
"""Columns before the words of a line: its number, blanks and a bar."""
_HANGING = 4
"""Columns by which what follows the first line of a message is set in."""
_SHOWN = 3
"""So many of a finding's other places are shown."""
COLORS = {"error": "red", "warning": "yellow", "info": "cyan"}


def render(report: Report) -> Iterator[str]:
    """Yield the findings article by article, then what was looked at."""
    for checked in report.articles:
        for finding in ordered(checked.findings, report.order):
            yield from _finding(checked.article, finding, report.width)
            yield "\n"
        if not report.quiet:
            yield from sources(checked, report.width)
    if not report.quiet:
        yield from (f"{line}\n" for told in summary(report) for line in wrapped(told, report.width, 0))


def _finding(article: Article, finding: Finding, width: int) -> Iterator[str]:
    color = COLORS[finding.severity]
    kind = f"{finding.severity}[{finding.rule}]"
    place = printable(where(article, finding.span.start))
    sure = "" if finding.confidence == "high" else f" ({finding.confidence} confidence)"
    first, *rest = wrapped(f"{place}: {kind} {printable(finding.message)}{sure}", width, _HANGING)
    styled = f"{click.style(place, bold=True)}: {click.style(kind, fg=color, bold=True)}"
    yield first.replace(f"{place}: {kind}", styled, 1)
    yield "".join(f"\n{line}" for line in rest) + "\n"
    lines = list(_lines(article, finding, max(width - _GUTTER, 1) if width else 0))
    margin = max(len(number) for number, _ in lines)
    for number, words in lines:
        shown = words if number else click.style(words, fg=color)
        yield f"{click.style(f'{number:>{margin + 2}} │ ', dim=True)}{shown}\n"
    lead = " " * (margin + 2)
    for label, text in (("help", finding.suggestion), *finding.remarks()):
        if text:
            remark = wrapped(f"{lead} = {printable(label)}: {printable(text)}", width, len(lead) + 3)
            yield from (f"{line}\n" for line in remark)


def _lines(article: Article, finding: Finding, width: int) -> Iterator[tuple[str, str]]:
    """Yield numbers and words of the lines of a finding; a place beside its own on one line is marked there, by "~".

    Of many other places the first are shown, and the rest are counted.
    """
    beside = tuple(other for other in finding.related[:1] if together(article, finding.span, other.span, width))
    yield from excerpt(article, finding.span, width, [other.span for other in beside])
    yield from (("", f"~ {printable(other.message)}") for other in beside if other.message)
    others = finding.related[len(beside) :]
    shown = others if len(others) <= _SHOWN + 1 else others[:_SHOWN]
    for related in shown:
        (number, words), (_, mark) = excerpt(article, related.span, width)
        yield number, words
        place = f" ({article.place(related.span.start)})" if article.places else ""
        told = printable(related.message + place)
        if width and len(mark) + 1 + len(told) > width:
            before = len(mark) - len(mark.lstrip())
            yield "", mark
            yield from (("", f"{' ' * before}{line}") for line in wrapped(told, max(width - before, 2 * LEAST), 0))
        else:
            yield "", f"{mark} {told}".rstrip()
    if left := others[len(shown) :]:
        yield "", f"and {plural(len(left), 'more place')}"
