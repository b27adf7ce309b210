"""What the tests of statements ask: which rules speak of a text."""

from __future__ import annotations

import factcheck


def flagged(text: str, *rules: str) -> list[str]:
    """Return the rules of the findings of a Markdown text, those named alone where any is."""
    findings = factcheck.check(factcheck.read(text, format="markdown"))
    return [finding.rule for finding in findings if not rules or finding.rule in rules]
