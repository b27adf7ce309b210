"""“et al.” where the listed work has too few authors for it."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.checks import Diagnostic, RuleContext
from factcheck.model import Reference, Related, Slip
from factcheck.values import dataclass

FIELDS = ("source", "authors")


@dataclass(frozen=True, slots=True)
class Options:
    """`fewest`: the number of authors from which "et al." is right."""

    fewest: int = 3


def check(context: RuleContext, options: Options) -> Iterator[Diagnostic]:
    """Yield a diagnostic at the first citation with "et al." of each listed work that has fewer authors."""
    seen: set[str] = set()
    for pair in context.extraction.links.pairs:
        entry = pair.reference
        styled = pair.citation.et_al and not pair.citation.container
        few = 0 < len(entry.authors) < options.fewest and "et al" not in entry.text and "…" not in entry.text
        if styled and pair.kind == "exact" and few and entry.id not in seen:
            seen.add(entry.id)
            places = (Related(entry.span, "listed here"),) if entry.span else ()
            fields = {"source": pair.citation.text, "authors": _names(entry)}
            slips = (Slip(pair.citation.span, "coauthor"),)
            yield Diagnostic(pair.citation.span, fields, related=places, slips=slips)


def _names(entry: Reference) -> str:
    return " & ".join(name.family for name in entry.authors)
