"""Citations and reference list that do not agree: what one has and the other lacks or writes differently."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Literal

from factcheck import corrections
from factcheck.checks import Diagnostic, RuleContext
from factcheck.extraction.citations.names import fold
from factcheck.model import Article, Citation, Offer, Pair, PairKind, Reference, Related, Slip, Standing
from factcheck.text.expressions import expression
from factcheck.values import dataclass

FIELDS = ("source", "entry", "year", "listed_year", "authors", "count", "listed")

# Shorter names that differ in one letter are mostly two: Li and Lu. By hand.
_LONG = 5
_THREE = 3
_WIDTH = 80
_PROSE = 0.1
"""An article whose text has fewer characters than this share of its entries is only a list."""
_MANY = 4
"""From so many on, missing sources or uncited entries that are most of all are told as one fact."""

_CITED_YEAR = expression(r"[(\[,]\s?(?:\w+ )?(?:19|20)\d\d|\b(?:n\. ?d\.|in press|forthcoming)")
_SINCE = expression(r"((?:19|20)\d\d)[-–/]")

Report = Literal["cited-not-listed", "listed-not-cited", "year-mismatch", "spelling-mismatch", "ambiguous"]


@dataclass(frozen=True, slots=True)
class Options:
    """`report`: which disagreement the rule is about."""

    report: Report = "cited-not-listed"


def check(context: RuleContext, options: Options) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each source in disagreement, at its first mention; one for all where most of them are."""
    yield from _REPORTS[options.report](context)


def _not_listed(context: RuleContext) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each source that no entry is of, and one for all numbers that no entry has.

    Where no more sources are found in the list than are not, it may be no list of them, or not have been read: a few
    are not told of, many as one fact. A key ("[@low2012]") means an entry of the list and nothing else.
    """
    extraction = context.extraction
    numbers = [citation for citation in extraction.links.cited_not_listed if citation.kind == "numbered"]
    for first, *others in _by_source(one for one in numbers if one.is_written_note):
        yield Diagnostic(first.span, {"source": first.text}, "note", related=_also(others))
    yield from _told_once("numbers", "number", _by_source(one for one in numbers if not one.is_written_note))
    named = _by_source(citation for citation in extraction.links.cited_not_listed if _names_an_entry(citation))
    found = _by_source(pair.citation for pair in extraction.links.pairs if pair.citation.year)
    keyed = [source for source in named if source[0].kind == "key"]
    if len(named) - len(keyed) > len(found):
        if len(named) >= _MANY:
            yield from _told_once("most", "source", named)
            return
        named = keyed
    for first, *others in named:
        slips = tuple(Slip(citation.span, "source") for citation in (first, *others))
        yield Diagnostic(first.span, {"source": _named(first)}, related=_also(others), slips=slips)


def _names_an_entry(citation: Citation) -> bool:
    """Tell whether a citation says by author and year which entry it means; a body dated in passing does not.

    "A 2016 Cochrane review" may be any of the entries, listed by those who wrote it.
    """
    if citation.kind == "numbered":
        return False
    return citation.kind != "organisation" or _CITED_YEAR.search(citation.text) is not None


def _told_once(variant: str, noun: str, sources: Sequence[Sequence[Citation]]) -> Iterator[Diagnostic]:
    """Yield one diagnostic at the first mention of several sources, an ordinary one for a single source."""
    if sources:
        first, *others = (citation for source in sources for citation in source)
        more = len(sources) - 1
        fields = {"source": _named(first), "count": f"{more} more {noun}{'s' * (more > 1)}"}
        slips = tuple(Slip(citation.span, "source") for citation in (first, *others) if citation.kind == "numbered")
        yield Diagnostic(first.span, fields, variant if len(sources) > 1 else "", related=_also(others), slips=slips)


def _named(citation: Citation) -> str:
    """Return a citation as written; of several numbers in one bracket, the one that is meant."""
    alone = citation.kind != "numbered" or not citation.label or not {*",;-–—"} & {*citation.text}
    return citation.text if alone else f"[{citation.label}]"


def _by_source(citations: Iterable[Citation]) -> list[list[Citation]]:
    """Return the citations in groups, those of one source together."""
    groups: dict[Hashable, list[Citation]] = {}
    for citation in citations:
        known = (citation.authors[:1], citation.organisation, citation.year, citation.suffix, citation.label)
        groups.setdefault(known, []).append(citation)
    return list(groups.values())


def _not_cited(context: RuleContext) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each entry that nothing cites, one for a list of which hardly any or none is cited.

    A list of a single entry says where the whole article is from, and a page that is only a list cites nothing.
    """
    extraction = context.extraction
    listed = sum(len(entry.span) for entry in extraction.references if entry.span)
    if sum(map(len, extraction.sentences)) < _PROSE * listed:
        return
    sizes = Counter((entry.listing, entry.standing) for entry in extraction.references if entry.span)
    uncited: dict[tuple[int, Standing], list[Reference]] = {}
    for entry in extraction.links.listed_not_cited:
        listing = entry.listing, entry.standing
        if entry.span and sizes[listing] > 1:
            uncited.setdefault(listing, []).append(entry)
    cited = {(pair.reference.listing, pair.reference.standing) for pair in extraction.links.pairs}
    for listing, entries in uncited.items():
        size, first = sizes[listing], entries[0].span
        many = 2 * len(entries) > size and (len(entries) >= _MANY or listing not in cited)
        if first and len(entries) > 1 and (len(entries) == size or many):
            fields = {"entry": _shortened(entries[0]), "count": str(len(entries)), "listed": str(size)}
            yield Diagnostic(first, fields, "none" if len(entries) == size else "most")
            continue
        for entry in entries:
            if entry.span:
                yield Diagnostic(entry.span, {"entry": _shortened(entry)}, slips=(Slip(entry.span, "entry"),))


def _mismatch(kind: PairKind, context: RuleContext) -> Iterator[Diagnostic]:
    groups: dict[Reference, list[Citation]] = {}
    for pair in context.extraction.links.pairs:
        if kind == "year-mismatch" and _is_in_period(context.article, pair):
            continue
        if pair.kind == kind or (kind == "spelling-mismatch" and _misspells_another(pair)):
            groups.setdefault(pair.reference, []).append(pair.citation)
    for entry, (first, *others) in groups.items():
        related = (*_listed(entry), *_also(others))
        places = (first.span, *(place.span for place in related))
        slips = tuple(Slip(span, part) for span in places for part in _PARTS[kind])
        offers = _offers(context, kind, (first, *others), entry)
        yield Diagnostic(first.span, _compared(first, entry), related=related, slips=slips, offers=offers)


def _is_in_period(article: Article, pair: Pair) -> bool:
    """Tell whether the year cited ends a period that holds the one listed: "a 2024-2025 review by Moe"."""
    start = pair.citation.span.start
    since = _SINCE.fullmatch(article.text, max(start - 5, 0), start)
    return bool(since and since[1] <= (pair.reference.year or "") <= (pair.citation.year or ""))


_PARTS: Mapping[PairKind, tuple[str, ...]] = {"year-mismatch": ("year",), "spelling-mismatch": ("author", "coauthor")}


def _offers(
    context: RuleContext, kind: PairKind, citations: tuple[Citation, ...], entry: Reference
) -> tuple[Offer, ...]:
    """Return the offer to cite the source as it is listed, unless a look-up says that the list is wrong."""
    verdict = context.verdicts.get(entry.id)
    if verdict and {*_PARTS[kind], "title"} & {*verdict.differs}:
        return ()
    if kind == "year-mismatch":
        return corrections.year(context.article, citations, f"{entry.year or ''}{entry.suffix}")
    return corrections.names(context.article, citations, entry.authors)


def _misspells_another(pair: Pair) -> bool:
    """Tell whether a further author of the citation is one letter off an author of the entry."""
    from rapidfuzz.distance import OSA  # late, since most articles have no name that differs

    listed = {fold(name.family) for name in pair.reference.authors}
    cited = {fold(name.family) for name in pair.citation.authors[1:]} - listed
    return any(len(name) >= _LONG and any(OSA.distance(name, other) == 1 for other in listed) for name in cited)


def _ambiguous(context: RuleContext) -> Iterator[Diagnostic]:
    for citation, entries in context.extraction.links.ambiguous:
        places = tuple(place for entry in entries for place in _listed(entry))
        slips = tuple(Slip(place.span, "entry") for place in places)
        fields = {"source": citation.text, "count": str(len(entries))}
        yield Diagnostic(citation.span, fields, related=places, slips=slips)


_REPORTS: Mapping[Report, Callable[[RuleContext], Iterator[Diagnostic]]] = {
    "cited-not-listed": _not_listed,
    "listed-not-cited": _not_cited,
    "year-mismatch": lambda context: _mismatch("year-mismatch", context),
    "spelling-mismatch": lambda context: _mismatch("spelling-mismatch", context),
    "ambiguous": _ambiguous,
}


def _compared(citation: Citation, entry: Reference) -> dict[str, str]:
    return {
        "source": citation.text,
        "entry": _shortened(entry),
        "year": f"{citation.year or ''}{citation.suffix}",
        "listed_year": f"{entry.year or ''}{entry.suffix}",
        "authors": _authors(entry, in_full=len(citation.authors) > 1),
    }


def _authors(entry: Reference, *, in_full: bool) -> str:
    """Return the authors of an entry as a citation names them; three where the citation names more than one."""
    names = [name.family for name in entry.authors]
    if in_full and len(names) == _THREE:
        return f"{names[0]}, {names[1]} & {names[2]}"
    return f"{names[0]} et al." if len(names) > 2 else " & ".join(names) or entry.organisation


def _listed(entry: Reference) -> tuple[Related, ...]:
    return (Related(entry.span, "listed here"),) if entry.span else ()


def _also(citations: list[Citation]) -> tuple[Related, ...]:
    return tuple(Related(citation.span, "cited here too") for citation in citations)


def _shortened(entry: Reference) -> str:
    words = textwrap.shorten(entry.text, _WIDTH, placeholder=" …")
    return words if words != "…" else f"{entry.text[:_WIDTH]}…"
