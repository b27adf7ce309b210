"""The Diagnostic Format of reviewdog (`reviewdog -f=rdjson`): columns are bytes of UTF-8, from 1."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from factcheck.errors import FactcheckError
from factcheck.model import Article, Finding, Span
from factcheck.rendering import Report
from factcheck.rendering.details import details, placed
from factcheck.rendering.json_text import dumps
from factcheck.rendering.order import ranked
from factcheck.rendering.paths import with_slashes
from factcheck.rendering.regions import source_region
from factcheck.text.positions import utf8_length
from factcheck.text.printable import printable

SEVERITIES = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}


def render(report: Report) -> Iterator[str]:
    """Yield the document."""
    diagnostics = [_problem(problem) for problem in report.problems]
    diagnostics += (_diagnostic(article, finding) for article, finding in ranked(report))
    yield dumps({"source": {"name": "factcheck"}, "diagnostics": diagnostics})


def _diagnostic(article: Article, finding: Finding) -> dict[str, Any]:
    own = (edit for edit in finding.edits if not edit.path and not article.places)
    related = finding.related
    return {
        "message": "\n".join((placed(article, finding), *details(article, finding))),
        "location": _location(article, finding.span),
        "severity": SEVERITIES[finding.severity],
        "code": {"value": finding.rule},
        "suggestions": [{"range": _range(article, edit.span), "text": edit.text} for edit in own],
        "related_locations": [
            {"message": printable(place.message), "location": _location(article, place.span)} for place in related
        ],
    }


def _location(article: Article, span: Span) -> dict[str, Any]:
    path = with_slashes(article.path)
    return {"path": path} if article.places else {"path": path, "range": _range(article, article.source_span(span))}


def _range(article: Article, span: Span) -> dict[str, Any]:
    where = source_region(article, span, utf8_length)
    return {
        "start": {"line": where.start_line, "column": where.start_column},
        "end": {"line": where.end_line, "column": where.end_column},
    }


def _problem(problem: FactcheckError) -> dict[str, Any]:
    location: dict[str, Any] = {"path": with_slashes(problem.path or "-")}
    if problem.line:
        location["range"] = {"start": {"line": problem.line}}
    return {"message": printable(problem.message), "location": location, "severity": "ERROR"}
