"""Citations and reference list that do not agree: what one has and the other lacks or writes differently."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from factcheck.checks import Diagnostic, RuleContext
from factcheck.extraction.citations.names import fold
from factcheck.model import Citation, Links, Pair, PairKind, Reference, Related

FIELDS = ("source", "entry", "year", "listed_year", "authors", "count")

_LONG = 5

Report = Literal["cited-not-listed", "listed-not-cited", "year-mismatch", "spelling-mismatch", "ambiguous"]


@dataclass(frozen=True, slots=True)
class Options:
    """`report`: which disagreement the rule is about."""

    report: Report = "cited-not-listed"


def check(context: RuleContext, options: Options) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each source in disagreement, at its first mention."""
    yield from _REPORTS[options.report](context.extraction.links)


def _not_listed(links: Links) -> Iterator[Diagnostic]:
    groups: dict[tuple[object, ...], list[Citation]] = {}
    for citation in links.cited_not_listed:
        known = (citation.authors[:1], citation.organisation, citation.year, citation.suffix, citation.label)
        groups.setdefault(known, []).append(citation)
    for first, *others in groups.values():
        yield Diagnostic(first.span, {"source": first.text}, related=_also(others))


def _not_cited(links: Links) -> Iterator[Diagnostic]:
    for entry in links.listed_not_cited:
        if entry.span:
            yield Diagnostic(entry.span, {"entry": _shortened(entry)})


def _mismatch(kind: PairKind, links: Links) -> Iterator[Diagnostic]:
    groups: dict[Reference, list[Citation]] = {}
    for pair in links.pairs:
        if pair.kind == kind or (kind == "spelling-mismatch" and _misspells_another(pair)):
            groups.setdefault(pair.reference, []).append(pair.citation)
    for entry, (first, *others) in groups.items():
        yield Diagnostic(first.span, _compared(first, entry), related=(*_listed(entry), *_also(others)))


def _misspells_another(pair: Pair) -> bool:
    """Tell whether a further author of the citation is one letter off an author of the entry."""
    from rapidfuzz.distance import OSA  # late, since most articles have no name that differs

    listed = {fold(name.family) for name in pair.reference.authors}
    cited = {fold(name.family) for name in pair.citation.authors[1:]} - listed
    return any(len(name) >= _LONG and any(OSA.distance(name, other) == 1 for other in listed) for name in cited)


def _ambiguous(links: Links) -> Iterator[Diagnostic]:
    for citation, entries in links.ambiguous:
        places = tuple(place for entry in entries for place in _listed(entry))
        yield Diagnostic(citation.span, {"source": citation.text, "count": str(len(entries))}, related=places)


_REPORTS: Mapping[Report, Callable[[Links], Iterator[Diagnostic]]] = {
    "cited-not-listed": _not_listed,
    "listed-not-cited": _not_cited,
    "year-mismatch": lambda links: _mismatch("year-mismatch", links),
    "spelling-mismatch": lambda links: _mismatch("spelling-mismatch", links),
    "ambiguous": _ambiguous,
}


def _compared(citation: Citation, entry: Reference) -> dict[str, str]:
    return {
        "source": citation.text,
        "entry": _shortened(entry),
        "year": f"{citation.year or ''}{citation.suffix}",
        "listed_year": f"{entry.year or ''}{entry.suffix}",
        "authors": " & ".join(name.family for name in entry.authors[:2]) or entry.organisation,
    }


def _listed(entry: Reference) -> tuple[Related, ...]:
    return (Related(entry.span, "listed here"),) if entry.span else ()


def _also(citations: list[Citation]) -> tuple[Related, ...]:
    return tuple(Related(citation.span, "cited here too") for citation in citations)


def _shortened(entry: Reference) -> str:
    return textwrap.shorten(entry.text, 80, placeholder=" …")
