"""One line a finding: `path:line:column: severity CODE name: message`."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.rendering import Report
from factcheck.rendering.words import printable


def render(report: Report) -> Iterator[str]:
    """Yield the lines."""
    for checked in report.articles:
        for finding, position in checked.located():
            place = f"{checked.article.path}:{position.line}:{position.column}"
            yield f"{printable(f'{place}: {finding.severity} {finding.code} {finding.rule}: {finding.message}')}\n"
