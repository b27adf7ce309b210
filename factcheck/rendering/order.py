"""The order in which people read findings, and in which a surface with little room keeps them."""

from __future__ import annotations

from collections.abc import Iterable

from factcheck.model import Article, Finding
from factcheck.rendering import Report

SEVERITIES = ("error", "warning", "info")
CONFIDENCES = ("high", "medium", "low")


def ordered(findings: Iterable[Finding], order: str) -> list[Finding]:
    """Return the findings "gravest-first", "gravest-last" (on a terminal the end stays in view) or by "place"."""
    if order == "place":
        return sorted(findings, key=lambda finding: (finding.span, finding.code))
    found = gravest_first(findings)
    return found[::-1] if order == "gravest-last" else found


def gravest_first(findings: Iterable[Finding]) -> list[Finding]:
    """Sort by severity, confidence, then numbers before citations before references, then place."""
    return sorted(findings, key=_gravity)


def ranked(report: Report) -> list[tuple[Article, Finding]]:
    """Return the new findings of all articles, the gravest first, equals in the order of the articles."""
    found = ((checked.article, finding) for checked in report.articles for finding in checked.findings)
    return sorted(found, key=lambda pair: _gravity(pair[1])[:2])


def _gravity(finding: Finding) -> tuple[int, int, str, int]:
    severity, confidence = SEVERITIES.index(finding.severity), CONFIDENCES.index(finding.confidence)
    return severity, confidence, finding.code[:-2], finding.span.start
