"""Citations without a reference list that would say what they mean."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.checks import Diagnostic, RuleContext
from factcheck.values import dataclass

FIELDS = ("count", "first")


@dataclass(frozen=True, slots=True)
class Options:
    """`sources`: an article that cites fewer sources than this needs no list."""

    sources: int = 3


def check(context: RuleContext, options: Options) -> Iterator[Diagnostic]:
    """Yield a diagnostic at the first citation by number, else by name and year, of an article without a list."""
    numbers = [citation for citation in context.extraction.links.listless if citation.kind == "numbered"]
    labels = {citation.label for citation in numbers}
    if len(labels) >= options.sources and "1" in labels:
        fields = {"count": str(len(labels)), "first": numbers[0].text}
        yield Diagnostic(numbers[0].span, fields, "numbers")
        return
    listless = set(context.extraction.links.listless)
    named = [cluster for cluster in context.extraction.clusters if cluster.citations[0].year]
    named = [cluster for cluster in named if not listless.isdisjoint(cluster.citations)]
    if len(named) >= options.sources:
        yield Diagnostic(named[0].citations[0].span, {"count": str(len(named))})
