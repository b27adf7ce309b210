"""A report in the style of the house: `--template FILE`, filled with the data of the JSON report."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.rendering import Report
from factcheck.rendering.json_report import document
from factcheck.rendering.templates import filled


def render(report: Report) -> Iterator[str]:
    """Yield the filled template."""
    yield from filled(report.template, document(report))
