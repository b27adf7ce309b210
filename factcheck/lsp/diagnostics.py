"""Findings as an editor underlines them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lsprotocol import types

from factcheck.errors import FactcheckError
from factcheck.lsp.documents import Result
from factcheck.lsp.places import Places
from factcheck.model import Finding

SOURCE = "factcheck"
SEVERITIES = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "info": types.DiagnosticSeverity.Information,
}


def diagnostics(result: Result, encoding: str, pages: Mapping[str, str]) -> Iterator[types.Diagnostic]:
    """Yield one diagnostic a finding, or the one problem that keeps the document from being checked.

    `pages` holds the address of each rule's page, by name.
    """
    if result.checked is None:
        if result.problem:
            yield _problem(result.problem, result.document.path)
        return
    places = Places(result.checked.article, encoding)
    for finding in result.checked.findings:
        yield _diagnostic(finding, places, result.document.uri, pages.get(finding.rule, ""))


def _diagnostic(finding: Finding, places: Places, uri: str, page: str) -> types.Diagnostic:
    sure = "" if finding.confidence == "high" else f" ({finding.confidence} confidence)"
    related = [
        types.DiagnosticRelatedInformation(
            types.Location(uri, places.range(other.span)),
            other.message or places.article.words(other.span),
        )
        for other in finding.related
    ]
    return types.Diagnostic(
        range=places.range(finding.span),
        message="; also: ".join((finding.message + sure, *(other.message for other in finding.also))),
        severity=SEVERITIES[finding.severity],
        code=finding.rule,
        code_description=types.CodeDescription(page) if page else None,
        source=SOURCE,
        related_information=related,
    )


def _problem(problem: FactcheckError, path: str) -> types.Diagnostic:
    """Return a problem at its own line, or at the top where it lies in another file."""
    line = problem.line - 1 if problem.line and problem.path == path else 0
    message = problem.message if problem.path == path else str(problem)
    place = types.Range(types.Position(line, 0), types.Position(line, 0))
    return types.Diagnostic(place, message, types.DiagnosticSeverity.Error, source=SOURCE)
