"""The last lines of a report for people: how much was found, and what of the sources is known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from factcheck.rendering import Report
from factcheck.rendering.words import plural, printable
from factcheck.sources.settings import LABELS


def summary(report: Report) -> Iterator[str]:
    """Yield one line on findings and one on sources, the second only where sources are cited."""
    if not report.articles:
        return
    severities: Counter[str] = Counter(finding.severity for checked in report.articles for finding in checked.findings)
    articles = plural(len(report.articles), "article")
    found = ", ".join(
        plural(severities[severity], name)
        for severity, name in (("error", "error"), ("warning", "warning"), ("info", "note"))
        if severities[severity]
    )
    yield (
        f"{found} in {articles}; `factcheck rule NAME` says how to mend each."
        if found
        else f"Nothing found in {articles}."
    )
    yield from _set_aside(report)
    yield from _sources(report)


def _set_aside(report: Report) -> Iterator[str]:
    """Yield how many findings were set aside and why, where any were."""
    states = Counter(finding.state for checked in report.articles for finding in checked.set_aside)
    words = {"suppressed": "suppressed", "baseline": "in the baseline", "old": "outside the changed lines"}
    if states:
        yield f"Set aside: {', '.join(f'{states[state]:,} {said}' for state, said in words.items() if states[state])}."  # type: ignore[index]


def _sources(report: Report) -> Iterator[str]:
    cited = sum(len(checked.extraction.clusters) for checked in report.articles)
    if not cited:
        return
    statuses = Counter(verdict.status for verdict in report.verdicts)
    if not statuses:
        yield f"{plural(cited, 'source')} cited, none looked up."
        return
    known = ", ".join(f"{count} {status}" for status, count in statuses.most_common())
    yield f"{plural(statuses.total(), 'source')} looked at: {known}.{_asked(report)}"


def _asked(report: Report) -> str:
    sent: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    cached = 0
    for lookups in filter(None, (checked.lookups for checked in report.articles)):
        sent.update(lookups.sent)
        reasons.update(lookups.unchecked)
        cached += lookups.cached
    named = ((LABELS.get(service, service), count) for service, count in sent.items())
    parts = [plural(count, f"request to {name}", f"requests to {name}") for name, count in named]
    if cached:
        parts.append(f"{cached} from the cache")
    unchecked = "; ".join(f"{printable(reason)} ({count})" for reason, count in reasons.most_common())
    return (f" {', '.join(parts)}." if parts else "") + (f" Unchecked: {unchecked}." if unchecked else "")
