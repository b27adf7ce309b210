"""One page for an editor, without anything from outside: the article's text, marked, and the findings beside it."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from factcheck import __version__
from factcheck.data import folder
from factcheck.rendering import Report
from factcheck.rendering.html_article import Card, sheets
from factcheck.rendering.order import SEVERITIES
from factcheck.rendering.summary import counted, summary
from factcheck.text.printable import is_address, plural, printable, split_addresses

NAMES = {"error": ("error", "errors"), "warning": ("warning", "warnings"), "info": ("note", "notes")}
_PIECES = 500
"""How many pieces of the template are written at once."""


def render(report: Report) -> Iterator[str]:
    """Yield the page. Its policy lets only its own style and script in, known by their hashes, and no address load."""
    from factcheck.rendering.templates import own

    filters = (
        ("shown", printable),
        ("code", code),
        ("paragraphs", paragraphs),
        ("linked", linked),
        ("is_address", is_address),
    )
    stream = own("html/page.html.j2", filters).stream(_page(report))
    stream.enable_buffering(_PIECES)
    yield from stream


def code(text: str) -> Any:
    """Return a sentence of a rule page as HTML, with what stands between backticks as code."""
    from markupsafe import Markup, escape

    parts = re.split(r"`([^`]+)`", text)
    return Markup("").join(
        Markup("<code>{}</code>").format(part) if index % 2 else escape(part) for index, part in enumerate(parts)
    )


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a section of a rule page, each on one line."""
    return [" ".join(part.split()) for part in re.split(r"\n\s*\n", text) if part.strip()]


def linked(text: str) -> Any:
    """Return words as HTML, the addresses among them as links."""
    from markupsafe import Markup, escape

    link = Markup('<a href="{0}" rel="noopener noreferrer">{0}</a>')
    parts = split_addresses(printable(text))
    return Markup("").join(link.format(part) if is_address(part) else escape(part) for part in parts)


def _page(report: Report) -> dict[str, Any]:
    articles = sheets(report)
    cards = [card for sheet in articles for card in sheet.cards.values()]
    style, script = _asset("style.css"), _asset("script.js")
    return {
        "version": __version__,
        "title": printable(articles[0].path) if len(articles) == 1 else plural(len(articles), "article"),
        "style": style,
        "script": script,
        "policy": _policy(style, script),
        "sheets": articles,
        "cards": len(cards),
        "counts": counted(finding for checked in report.articles for finding in checked.findings)
        or ("Nothing found" if articles else "Nothing checked"),
        "summary": list(summary(report)),
        "problems": [str(problem) for problem in report.problems],
        "severities": _severities(cards),
        "rules": _rules(cards),
        "explained": report.rules.keys(),
        "pages": [report.rules[name] for name, _ in _rules(cards) if name in report.rules],
    }


def _severities(cards: list[Card]) -> list[tuple[str, str]]:
    counts = Counter(card.severity for card in cards)
    return [(name, plural(counts[name], *NAMES[name])) for name in SEVERITIES if counts[name]]


def _rules(cards: list[Card]) -> list[tuple[str, int]]:
    return sorted(Counter(card.rule for card in cards).items())


def _asset(name: str) -> Any:
    from markupsafe import Markup

    return Markup((folder("reports") / "html" / name).read_text(encoding="utf-8"))


def _policy(style: str, script: str) -> str:
    return (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
