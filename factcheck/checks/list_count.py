"""Sentences that announce another number of items than the list below them has."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.checks import Diagnostic, RuleContext
from factcheck.model import Related
from factcheck.values import dataclass

FIELDS = ("announced", "counted")


@dataclass(frozen=True, slots=True)
class Options:
    """No settings."""


def check(context: RuleContext, options: Options) -> Iterator[Diagnostic]:
    """Yield a diagnostic at each number that is not that of the items below."""
    for found in context.extraction.lists:
        if found.number.low != len(found.items):
            fields = {"announced": found.number.text, "counted": str(len(found.items))}
            related = (Related(found.items[-1], "the last item"),)
            yield Diagnostic(found.number.span, fields, related=related)
