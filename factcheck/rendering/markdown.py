"""Markdown for a comment on a pull request: counts first, a table, details folded, never too long for GitHub."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from factcheck.model import Article, Finding
from factcheck.rendering import Report
from factcheck.rendering.details import first_line
from factcheck.rendering.order import ranked
from factcheck.rendering.passages import around
from factcheck.rendering.paths import link
from factcheck.rendering.sources import cited
from factcheck.rendering.summary import counted, summary
from factcheck.text.expressions import expression
from factcheck.text.printable import is_address, plural, printable, split_addresses

COMMENT = 65_536
"""How many characters GitHub takes in a comment."""
SHORTEST = 200
"""How many characters a finding takes at least, a row and a passage."""
SOURCES = 100
"""How many sources a comment lists."""
_SPECIAL = expression(r"([\\`*_\[\]|~$<>&{}!])")
_ADDRESSED = expression(r"(?<!\w)([@#])(?=\w)")
_UNSAFE_IN_LINK = expression(r"[\s<>()|`\\\"]")


def render(report: Report) -> Iterator[str]:
    """Yield the comment."""
    yield compose(report, COMMENT)


def compose(report: Report, limit: int) -> str:
    """Return the Markdown with as many of the findings, the gravest first, as go into `limit` characters."""
    found = ranked(report)
    fits, too_many = 0, min(len(found), limit // SHORTEST) + 1
    if too_many > len(found):
        whole = _filled(report, found, len(found))
        if len(whole) <= limit:
            return whole
        too_many = len(found)
    while too_many - fits > 1:
        middle = (fits + too_many) // 2
        fits, too_many = (middle, too_many) if len(_filled(report, found, middle)) <= limit else (fits, middle)
    return _filled(report, found, fits)[:limit]


def escaped(text: str) -> Any:
    """Return words as Markdown that shows them as they are: no markup, no mention, no reference to an issue."""
    from markupsafe import Markup

    plain = _SPECIAL.sub(r"\\\1", printable(text)).replace("\\<", "&lt;").replace("\\>", "&gt;").replace("\\&", "&amp;")
    return Markup(_ADDRESSED.sub(r"\1<!-- -->", plain))


def _linked(text: str) -> Any:
    """Return words as Markdown, the addresses among them as links."""
    from markupsafe import Markup

    parts = split_addresses(printable(text))
    return Markup("").join(Markup(f"<{_address(part)}>") if is_address(part) else escaped(part) for part in parts)


def _filled(report: Report, found: Sequence[tuple[Article, Finding]], shown: int) -> str:
    from factcheck.rendering.templates import own

    template = own("markdown/comment.md.j2", (("escaped", escaped), ("linked", _linked)))
    sources = [source for checked in report.articles for source in cited(checked)] if shown == len(found) else []
    return template.render(
        counts=counted(finding for _, finding in found) or ("nothing found" if report.articles else "nothing checked"),
        articles=plural(len(report.articles), "article"),
        lines=list(summary(report, requests=False))[1:] if report.articles else [],
        problems=report.problems,
        findings=[_finding(article, finding) for article, finding in found[:shown]],
        left_out=plural(len(found) - shown, "finding") if shown < len(found) else "",
        sources=sources[:SOURCES],
        sources_left=max(len(sources) - SOURCES, 0),
    )


def _finding(article: Article, finding: Finding) -> dict[str, Any]:
    places = [(finding.span, ""), *((related.span, related.message) for related in finding.related)]
    return {
        "severity": {"error": "🔴 error", "warning": "🟡 warning", "info": "🔵 note"}[finding.severity],
        "place": f"{article.path}, {article.place(finding.span.start)}",
        "link": _address(link(article.path, first_line(article, finding))),
        "message": finding.message,
        "rule": finding.rule,
        "code": finding.code,
        "confidence": finding.confidence,
        "passages": [(article.place(span.start), around(article, span), message) for span, message in places],
        "suggestion": finding.suggestion,
        "evidence": tuple(finding.remarks()),
    }


def _address(url: str) -> Any:
    """Return a URL as it may stand between the parentheses of a link, empty where it is none."""
    from markupsafe import Markup

    return Markup(_UNSAFE_IN_LINK.sub(lambda found: f"%{ord(found[0]):02X}", printable(url)))
