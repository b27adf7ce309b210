"""One line a finding: `path:line:column: severity CODE name: message`, or `path (place): …` without lines."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.rendering import Report
from factcheck.rendering.places import where
from factcheck.text.printable import printable


def render(report: Report) -> Iterator[str]:
    """Yield the lines."""
    for checked in report.articles:
        for finding in checked.findings:
            place = where(checked.article, finding.span.start)
            told = "; also: ".join(one.message for one in (finding, *finding.also))
            yield f"{printable(f'{place}: {finding.severity} {finding.code} {finding.rule}: {told}')}\n"
