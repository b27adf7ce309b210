"""Entries of a reference list that stand there twice."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Sequence

from factcheck.checks import Diagnostic, RuleContext
from factcheck.extraction.citations.names import fold
from factcheck.model import Reference, Related, Slip, Span
from factcheck.values import dataclass

FIELDS = ("entry", "identifier")
# Characters from which on a title is one work's alone: "Editorial" is many. By hand.
_SHORTEST_TITLE = 12
_LIKE = 80
"""Titles that share this part of their words, in hundredths, may be one title."""


@dataclass(frozen=True, slots=True)
class Options:
    """Nothing to set."""


def check(context: RuleContext, options: Options) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each entry with the DOI, the PMID, or the authors, year and title of an earlier one.

    Lists of different sections may name the same work, and so may notes; an identifier of another work is told as such.
    """
    seen: dict[Hashable, Reference] = {}
    cited = {pair.reference.id for pair in context.extraction.links.pairs}
    for entry in context.extraction.references:
        place = (entry.listing, entry.standing, entry.label if entry.standing == "note" else "")
        known = [(place, identity) for identity in _identities(entry)]
        earlier = next((seen[identity] for identity in known if identity in seen), None)
        for identity in known:
            seen.setdefault(identity, entry)
        if earlier and earlier.span and entry.span:
            others = _are_others(earlier, entry)
            place_before = Related(earlier.span, "listed under it, too" if others else "listed here before")
            fields = {"entry": entry.title, "identifier": entry.doi or f"PMID {entry.pmid}"}
            both = (earlier.span, entry.span)
            slips = (
                _slips("doi" if entry.doi else "pmid", both)
                if others
                else _slips("entry", both if {earlier.id, entry.id} & cited else both[1:])
            )
            yield Diagnostic(entry.span, fields, "other" if others else "", related=(place_before,), slips=slips)


def _slips(part: str, places: Sequence[Span]) -> tuple[Slip, ...]:
    return tuple(Slip(place, part) for place in places)


def _are_others(one: Reference, two: Reference) -> bool:
    """Tell whether two entries are different works: by other authors, under titles that have little in common."""
    from rapidfuzz import fuzz  # late, since most articles have no two entries that come near each other

    titles = [re.sub(r"\W+", " ", fold(entry.title)).strip() for entry in (one, two)]
    if min(map(len, titles)) < _SHORTEST_TITLE or fuzz.token_set_ratio(*titles) >= _LIKE:
        return False
    first, second = (
        fold(entry.authors[0].family) if entry.authors else fold(entry.organisation) for entry in (one, two)
    )
    return first != second


def _identities(entry: Reference) -> Iterator[Hashable]:
    if entry.doi:
        yield "doi", entry.doi.lower()
    if entry.pmid:
        yield "pmid", entry.pmid
    title = re.sub(r"\W+", " ", fold(entry.title)).strip()
    if len(title) >= _SHORTEST_TITLE:
        yield "title", title, fold(entry.authors[0].family) if entry.authors else entry.organisation, entry.year
