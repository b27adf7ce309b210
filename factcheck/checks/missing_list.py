"""Citations without a reference list that would say what they mean."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.checks import Diagnostic, RuleContext

FIELDS = ("count",)


@dataclass(frozen=True, slots=True)
class Options:
    """`sources`: an article that cites fewer sources than this needs no list."""

    sources: int = 3


def check(context: RuleContext, options: Options) -> Iterator[Diagnostic]:
    """Yield one diagnostic, at the first citation, for an article that cites by name and year but lists nothing."""
    extraction = context.extraction
    cited = [cluster for cluster in extraction.clusters if cluster.citations[0].year]
    if len(cited) >= options.sources and not extraction.references:
        yield Diagnostic(cited[0].citations[0].span, {"count": str(len(cited))})
