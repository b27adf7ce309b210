"""What stands at a place of a document."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model import Checked, Cluster, Evidence, Finding, Span, Verdict


def findings_at(checked: Checked, source: Span) -> Iterator[Finding]:
    """Yield the findings whose words touch a span of the source."""
    for finding in checked.findings:
        if _touches(checked.article.source_span(finding.span), source):
            yield finding


def source_at(checked: Checked, source: Span) -> tuple[Cluster, Verdict] | None:
    """Return the cited source that is named at a span of the source, and what is known of it."""
    verdicts = checked.lookups.verdicts if checked.lookups else {}
    for cluster in checked.extraction.clusters:
        for citation in cluster.citations:
            if cluster.key in verdicts and _touches(checked.article.source_span(citation.span), source):
                return cluster, verdicts[cluster.key]
    return None


def evidence_at(checked: Checked, source: Span) -> Iterator[Evidence]:
    """Yield what sources say of the number at a span of the source, or of all numbers cited with the citation there."""
    for each in (checked.lookups and checked.lookups.evidence) or ():
        if any(_touches(checked.article.source_span(span), source) for span in (each.place, each.citation)):
            yield each


def _touches(span: Span, other: Span) -> bool:
    return span.start <= other.end and other.start <= span.end
