"""Findings as a table with commas, for a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO

from factcheck.rendering import Report


def render(report: Report) -> Iterator[str]:
    """Yield the table: file, line, rule and message."""
    table = StringIO()
    rows = csv.writer(table)
    rows.writerow(("file", "line", "rule", "message"))
    for checked in report.articles:
        for finding in checked.findings:
            line = checked.article.position(finding.span.start).line
            rows.writerow((checked.article.path, line, finding.rule, finding.message))
    yield table.getvalue()
