"""What there is to say of a finding beside its message, in sentences for surfaces without layout."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model import Article, Finding
from factcheck.text.printable import printable

STATES = {"suppressed": "suppressed", "baseline": "in the baseline", "old": "outside the changed lines"}
"""Why a finding is set aside."""


def details(article: Article, finding: Finding) -> Iterator[str]:
    """Yield a line for each related place, the help and each piece of evidence."""
    for related in finding.related:
        yield printable(f"{article.place(related.span.start)}: {related.message}")
    if finding.suggestion:
        yield printable(f"help: {finding.suggestion}")
    for label, text in finding.remarks():
        yield printable(f"{label}: {text}")


def placed(article: Article, finding: Finding) -> str:
    """Return the message, led by the place where the file has no lines ("page 3: …")."""
    place = f"{article.place(finding.span.start)}: " if article.places else ""
    return printable(place + finding.message)


def first_line(article: Article, finding: Finding) -> int | None:
    """Return the line of a finding, None where the file has no lines of its own."""
    return None if article.places else article.position(finding.span.start).line


def why_set_aside(finding: Finding) -> str:
    """Return the state for people, with the reason that somebody gave."""
    state = STATES.get(finding.state, finding.state)
    return printable(f"{state}: {finding.reason}" if finding.reason else state)
