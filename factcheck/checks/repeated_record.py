"""Entries of a bibliography file that stand there twice."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.checks import Diagnostic, RuleContext
from factcheck.values import dataclass

FIELDS = ("key",)


@dataclass(frozen=True, slots=True)
class Options:
    """Nothing to set."""


def check(context: RuleContext, options: Options) -> Iterator[Diagnostic]:
    """Yield a diagnostic at the first citation of each entry of which the file holds exact copies."""
    told: set[str] = set()
    for pair in context.extraction.links.pairs:
        entry = pair.reference
        if entry.copies and entry.id not in told:
            told.add(entry.id)
            yield Diagnostic(pair.citation.span, {"key": entry.id}, edits=entry.copies)
