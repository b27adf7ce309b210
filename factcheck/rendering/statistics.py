"""How often each rule found something, the most frequent first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import click

from factcheck.rendering import Report
from factcheck.rendering.summary import summary


def render(report: Report) -> Iterator[str]:
    """Yield a line a rule: count, code, name, and `[--fix]` where all its findings can be mended; then the summary."""
    findings = [finding for checked in report.articles for finding in checked.findings]
    counts = Counter((finding.code, finding.rule) for finding in findings)
    fixable = Counter((finding.code, finding.rule) for finding in findings if finding.edits)
    width = len(str(max(counts.values(), default=0)))
    for (code, name), count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        mark = "  [--fix]" if fixable[code, name] == count else ""
        yield f"{count:>{width}}  {click.style(code, bold=True)}  {name}{mark}\n"
    if not report.quiet:
        yield from (f"{line}\n" for line in summary(report))
