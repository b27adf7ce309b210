"""Entries of a reference list that say themselves that their work was retracted."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.checks import Diagnostic, RuleContext
from factcheck.extraction.references.notices import says_retracted
from factcheck.model import Related, Verdict
from factcheck.values import dataclass

FIELDS = ("entry",)


@dataclass(frozen=True, slots=True)
class Options:
    """Nothing to set."""


def check(context: RuleContext, options: Options) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each marked entry, unless a look-up has found the same."""
    cited = {pair.reference.id: pair.citation for pair in reversed(context.extraction.links.pairs)}
    for entry in context.extraction.references:
        if entry.span and says_retracted(entry.text) and not _known(context.verdicts.get(entry.id)):
            citation = cited.get(entry.id)
            related = (Related(citation.span, "cited here"),) if citation else ()
            yield Diagnostic(entry.span, {"entry": entry.title or entry.text[:60]}, related=related)


def _known(verdict: Verdict | None) -> bool:
    return verdict is not None and verdict.status == "retracted"
