"""The last lines of a report for people: how much was found, and what of the sources is known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from factcheck.autofix import fixable
from factcheck.model import Checked, Extraction, Finding
from factcheck.rendering import Report
from factcheck.rendering.beside import counted_numbers, numbers_found
from factcheck.rendering.details import STATES
from factcheck.rendering.sources import worded
from factcheck.sources.registry import label
from factcheck.text.printable import plural, printable

TALLY = {
    "not-found": "not found",
    "differs": "differing",
    "ambiguous": "with several works that fit",
    "agency": "left to you as reports of organisations",
    "concern": "with a concern voiced",
}
"""Verdicts in the words of a count, where they are not those of the verdict."""


def summary(report: Report, *, requests: bool = True) -> Iterator[str]:
    """Yield a line on findings, one on those set aside and one on sources, the last two only where there are any.

    `requests` tells how many were made and answered from the cache, which is nothing to an editor.
    """
    if not report.articles:
        return
    findings = [finding for checked in report.articles for finding in checked.findings]
    if findings:
        how = f"{_to_mend(findings)}{_fixable(report, len(findings))}"
        yield f"{counted(findings)} in {_articles(report)}; {how}."
    else:
        yield f"Nothing found in {plural(len(report.articles), 'article')}."
    if aside := set_aside(report.articles):
        yield f"{aside}."
    yield from _sources(report, requests)


def _to_mend(findings: Sequence[Finding]) -> str:
    """Return where to read how to mend what was found, by name where it is all of one rule."""
    names = {finding.rule for finding in findings}
    which = "it" if len(findings) == 1 else "them" if len(names) == 1 else "each"
    return f"`factcheck rule {names.pop() if len(names) == 1 else 'NAME'}` says how to mend {which}"


def counted(findings: Iterable[Finding]) -> str:
    """Return "2 errors, 1 note", empty for no findings."""
    severities: Counter[str] = Counter(finding.severity for finding in findings)
    names = (("error", "error"), ("warning", "warning"), ("info", "note"))
    return ", ".join(plural(severities[severity], name) for severity, name in names if severities[severity])


def list_read(extraction: Extraction) -> str:
    """Return how a reference list was read, so that an editor sees that it was read rightly; "" where there is none."""
    entries = sum(entry.span is not None for entry in extraction.references)
    matched, cited = extraction.links.matched
    if not entries or not cited:
        return ""
    read = plural(entries, "entry", "entries")
    return f"{matched:,} of {plural(cited, 'citation')} matched to the reference list, read as {read}"


def set_aside(articles: Iterable[Checked]) -> str:
    """Return "Set aside: 2 suppressed, 1 in the baseline", empty where nothing is."""
    states: Counter[str] = Counter(finding.state for checked in articles for finding in checked.set_aside)
    parts = ", ".join(f"{states[state]:,} {words}" for state, words in STATES.items() if states[state])
    return f"Set aside: {parts}" if parts else ""


def _articles(report: Report) -> str:
    """Return "1 article", or "3 of 500 articles" where not every one has findings."""
    having = sum(1 for checked in report.articles if checked.findings)
    of = f"{having:,} of " if having < len(report.articles) else ""
    return of + plural(len(report.articles), "article")


def _fixable(report: Report, found: int) -> str:
    count = sum(map(fixable, report.articles))
    which = "it" if found == 1 else "all of them" if count == found else f"{count:,} of them"
    return f", and --fix mends {which}" if count else ""


def _sources(report: Report, requests: bool) -> Iterator[str]:
    cited = sum(len(checked.extraction.clusters) for checked in report.articles)
    if not cited:
        return
    statuses = Counter(map(worded, report.verdicts))
    if not statuses:
        yield f"{plural(cited, 'source')} cited{_by_name(report)}, none looked up."
        return
    known = ", ".join(f"{count:,} {TALLY.get(status, status)}" for status, count in statuses.most_common())
    yield f"{plural(statuses.total(), 'source')} looked at: {known}.{_asked(report, requests)}"
    if told := _compared(report):
        yield f"{told}."


def _compared(report: Report) -> str:
    """Return "31 of 44 cited numbers found in their sources", over all articles."""
    numbers = [numbers_found((one.lookups and one.lookups.evidence) or ()) for one in report.articles]
    return counted_numbers(sum(found for found, _ in numbers), sum(total for _, total in numbers))


def _by_name(report: Report) -> str:
    """Return how many of the sources are cited by name and year, where only some are, as `no-reference-list` counts."""
    clusters = [cluster for checked in report.articles for cluster in checked.extraction.clusters]
    named = sum(cluster.citations[0].year is not None for cluster in clusters)
    return f" ({named:,} by name and year)" if 0 < named < len(clusters) else ""


def _asked(report: Report, requests: bool) -> str:
    sent: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    cached = 0
    for lookups in filter(None, (checked.lookups for checked in report.articles)):
        sent.update(lookups.sent)
        reasons.update(lookups.unchecked)
        cached += lookups.cached
    named = ((label(service), count) for service, count in sent.items())
    parts = [plural(count, f"request to {name}", f"requests to {name}") for name, count in named]
    if cached:
        parts.append(f"{cached} from the cache")
    unchecked = "; ".join(f"{printable(reason)} ({count})" for reason, count in reasons.most_common())
    return (f" {', '.join(parts)}." if parts and requests else "") + (f" Unchecked: {unchecked}." if unchecked else "")
