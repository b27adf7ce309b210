"""One page for an editor, without anything from outside: the article's text, marked, and the findings beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from factcheck import __version__
from factcheck.rendering import Report
from factcheck.rendering.html_article import Card, sheets
from factcheck.rendering.order import SEVERITIES
from factcheck.rendering.pages import asset, policy, streamed
from factcheck.rendering.summary import counted, summary
from factcheck.text.printable import plural, printable

NAMES = {"error": ("error", "errors"), "warning": ("warning", "warnings"), "info": ("note", "notes")}


def render(report: Report) -> Iterator[str]:
    """Yield the page. Its policy lets only its own style and script in, known by their hashes, and no address load."""
    yield from streamed("html/page.html.j2", _page(report))


def _page(report: Report) -> dict[str, Any]:
    articles = sheets(report)
    cards = [card for sheet in articles for card in sheet.cards.values()]
    style, script = asset("style.css"), asset("script.js")
    return {
        "version": __version__,
        "title": printable(articles[0].path) if len(articles) == 1 else plural(len(articles), "article"),
        "style": style,
        "script": script,
        "policy": policy(style, script),
        "sheets": articles,
        "cards": len(cards),
        "counts": counted(finding for checked in report.articles for finding in checked.findings)
        or ("Nothing found" if articles else "Nothing checked"),
        "summary": list(summary(report, requests=False)),
        "problems": [str(problem) for problem in report.problems],
        "severities": _severities(cards),
        "rules": _rules(cards),
        "explained": {name: report.rules[name].remedy for name, _ in _rules(cards) if name in report.rules},
        "pages": [report.rules[name] for name, _ in _rules(cards) if name in report.rules],
    }


def _severities(cards: list[Card]) -> list[tuple[str, str]]:
    counts = Counter(card.severity for card in cards)
    return [(name, plural(counts[name], *NAMES[name])) for name in SEVERITIES if counts[name]]


def _rules(cards: list[Card]) -> list[tuple[str, int]]:
    return sorted(Counter(card.rule for card in cards).items())
