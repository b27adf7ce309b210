"""Numbers that contradict what the house stands by."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.checks import Diagnostic, RuleContext
from factcheck.values import dataclass

FIELDS = ("said", "page", "page_place", "date", "fact")


@dataclass(frozen=True, slots=True)
class Options:
    """Nothing to set."""


def check(context: RuleContext, options: Options) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each number that contradicts a fact of the house, with the fact's line and date."""
    if not context.facts:
        return
    from factcheck.comparison.house import contradictions  # late, as what compares: most runs have no such facts

    for found in contradictions(context.article, context.extraction.claims, context.facts):
        fact = found.fact
        yield Diagnostic(
            found.claim.quantity.span,
            {
                "said": fact.number,
                "page": fact.page,
                "page_place": fact.place,
                "date": f", {fact.date}" if fact.date else "",
                "fact": fact.text,
            },
            evidence=((f"{fact.page}, {fact.place}{f', {fact.date}' if fact.date else ''}", fact.text),),
        )
