"""SARIF 2.1.0 for code scanning: the rules with their help, and every finding, those set aside included."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import factcheck
from factcheck.errors import FactcheckError
from factcheck.fingerprints import fingerprint
from factcheck.joining import apart, offered
from factcheck.model import Article, Checked, Edit, Finding, Span
from factcheck.rendering import Report
from factcheck.rendering.details import details, placed, why_set_aside
from factcheck.rendering.json_text import dumps
from factcheck.rendering.paths import repository_path, uri
from factcheck.rendering.regions import source_region
from factcheck.rendering.sarif_rules import LEVELS, descriptors
from factcheck.text.positions import utf16_length
from factcheck.text.printable import printable

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
WHOLE_FILE = {"startLine": 1, "endLine": 1}
"""The region of a finding in a file without lines of its own; GitHub takes no result without one."""
ROOT = "%SRCROOT%"
"""The name under which GitHub knows the root of a repository."""


def render(report: Report) -> Iterator[str]:
    """Yield the document."""
    rules = descriptors(report)
    indexes = {rule["id"]: index for index, rule in enumerate(rules)}
    dated = any(finding.state in ("old", "baseline") for checked in report.articles for finding in checked.set_aside)
    run = {
        "tool": {"driver": {"name": "factcheck", "semanticVersion": factcheck.__version__, "rules": rules}},
        "invocations": [_invocation(report)],
        "originalUriBaseIds": {ROOT: {"description": {"text": "The root of the repository."}}},
        "columnKind": "utf16CodeUnits",
        "results": [result for checked in report.articles for result in _results(checked, indexes, dated)],
    }
    yield dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _invocation(report: Report) -> dict[str, Any]:
    notifications = [_notification(problem) for problem in report.problems]
    return {"executionSuccessful": not notifications, "toolExecutionNotifications": notifications}


def _notification(problem: FactcheckError) -> dict[str, Any]:
    notification: dict[str, Any] = {"level": "error", "message": {"text": printable(problem.message)}}
    if problem.path:
        region = {"region": {"startLine": problem.line}} if problem.line else {}
        location = {"physicalLocation": {"artifactLocation": _artifact(problem.path), **region}}
        notification["locations"] = [location]
    return notification


def _results(checked: Checked, indexes: Mapping[str, int], dated: bool) -> Iterator[dict[str, Any]]:
    for finding in (*checked.findings, *checked.set_aside):
        yield _result(checked.article, finding, indexes[finding.code], dated)


def _result(article: Article, finding: Finding, index: int, dated: bool) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": LEVELS[finding.severity],
        "message": {"text": _message(article, finding)},
        "locations": [_location(article, finding.span)],
        "partialFingerprints": {"factcheck/v1": fingerprint(article, finding)},
        "suppressions": list(_suppressions(finding)),
        "properties": {"confidence": finding.confidence},
    }
    if dated:
        result["baselineState"] = "new" if finding.state == "new" else "unchanged"
    if finding.related:
        result["relatedLocations"] = list(_related(article, finding))
    if fixes := list(_fixes(article, finding)):
        result["fixes"] = fixes
    return result


def _related(article: Article, finding: Finding) -> Iterator[dict[str, Any]]:
    for number, related in enumerate(finding.related, start=1):
        yield {"id": number, "message": {"text": printable(related.message)}, **_location(article, related.span)}


def _message(article: Article, finding: Finding) -> str:
    """Return the message with links to the related places, which viewers show only where one leads there."""
    places = [
        f"[{_unlinked(article.place(related.span.start))}]({number})"
        for number, related in enumerate(finding.related, start=1)
    ]
    rest = (line for line in details(article, finding) if not line.startswith("line ") or not places)
    see = f"See {', '.join(places)}." if places else ""
    return "\n".join(filter(None, (_unlinked(placed(article, finding)), see, *map(_unlinked, rest))))


def _unlinked(text: str) -> str:
    """Return the text without what a viewer would take for a link of SARIF's own."""
    return text.replace("](", "] (")


def _location(article: Article, span: Span) -> dict[str, Any]:
    source = article.source_span(span)
    physical: dict[str, Any] = {"artifactLocation": _artifact(article.path), "region": WHOLE_FILE}
    if not article.places:
        words = article.source[source.start : source.end]
        physical["region"] = {**_region(article, source), "snippet": {"text": printable(words)}}
    return {"physicalLocation": physical}


def _region(article: Article, source: Span) -> dict[str, int]:
    where = source_region(article, source, utf16_length)
    return {
        "startLine": where.start_line,
        "startColumn": where.start_column,
        "endLine": where.end_line,
        "endColumn": where.end_column,
    }


def _artifact(path: str) -> dict[str, str]:
    address = uri(repository_path(path))
    return {"uri": address} if address.startswith("file:") else {"uri": address, "uriBaseId": ROOT}


def _suppressions(finding: Finding) -> Iterator[dict[str, str]]:
    if finding.state == "suppressed":
        yield {"kind": "inSource", "status": "accepted", "justification": printable(finding.reason)}
    elif finding.state == "baseline":
        yield {"kind": "external", "status": "accepted", "justification": why_set_aside(finding)}


def _fixes(article: Article, finding: Finding) -> Iterator[dict[str, Any]]:
    """Yield what `--fix` would write, then the corrections to choose from; a file without lines has none."""
    if article.places:
        return
    if edits := [edit for part in apart(finding) for edit in part.edits]:
        yield _fix(article, "Apply what `factcheck check --fix` would write.", edits)
    for offer in offered(finding):
        yield _fix(article, f"Write “{printable(offer.words)}”, if that is what is meant.", offer.edits)


def _fix(article: Article, description: str, edits: Sequence[Edit]) -> dict[str, Any]:
    files: dict[str, list[Edit]] = {}
    for edit in dict.fromkeys(edits):
        files.setdefault(edit.path, []).append(edit)
    changes = [_change(article, path, changed) for path, changed in files.items()]
    return {"description": {"text": description}, "artifactChanges": changes}


def _change(article: Article, path: str, edits: Sequence[Edit]) -> dict[str, Any]:
    """Return the replacements in one file; a file beside the article has no lines here, so its offsets are given."""
    return {
        "artifactLocation": _artifact(path or article.path),
        "replacements": [
            {
                "deletedRegion": {"charOffset": edit.span.start, "charLength": len(edit.span)}
                if path
                else _region(article, edit.span),
                "insertedContent": {"text": edit.text},
            }
            for edit in edits
        ],
    }
