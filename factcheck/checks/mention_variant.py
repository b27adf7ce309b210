"""Mentions that look like one source written in two ways, in an article without a list to tell."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import Literal

from factcheck.checks import Diagnostic, RuleContext
from factcheck.extraction.citations.names import fold
from factcheck.model import Citation, Related, Slip
from factcheck.text.digits import whole
from factcheck.values import dataclass

FIELDS = ("source", "earlier")


@dataclass(frozen=True, slots=True)
class Options:
    """`differs`: what the two ways differ in, the year by one or the spelling of the name by one letter.

    `shortest` is the length from which a name is long enough for a slip to be likelier than another person.
    """

    differs: Literal["year", "spelling"] = "spelling"
    shortest: int = 6


def check(context: RuleContext, options: Options) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each later cluster that differs from an earlier one by a single slip."""
    listless = set(context.extraction.links.listless)
    seen: dict[Hashable, Citation] = {}
    for cluster in context.extraction.clusters:
        citation = cluster.citations[0]
        if citation in listless and citation.authors and whole(citation.year):
            keys = tuple(_SLIPS[options.differs](citation, options))
            earlier = next((seen[key] for key in keys if key in seen), None)
            for key in keys:
                seen.setdefault(key, citation)
            if earlier and _named(earlier) != _named(citation):
                place = Related(earlier.span, "written so here")
                slips = (Slip(citation.span, _PARTS[options.differs]),)
                fields = {"source": citation.text, "earlier": earlier.text}
                yield Diagnostic(citation.span, fields, related=(place,), slips=slips)


def _named(citation: Citation) -> tuple[str, str | None]:
    return fold(citation.authors[0].family), citation.year


def _other_spellings(citation: Citation, options: Options) -> Iterator[Hashable]:
    """Yield keys of which two names share one if they are a letter apart: the name, and the name less each letter."""
    name = fold(citation.authors[0].family)
    if len(name) >= options.shortest:
        company = _company(citation)
        yield from ((citation.year, company, name[:at] + name[at + 1 :]) for at in range(1, len(name) + 1))


def _other_years(citation: Citation, options: Options) -> Iterator[Hashable]:
    """Yield keys of which two citations share one if their years are one apart."""
    if not citation.suffix:
        name, company = fold(citation.authors[0].family), _company(citation)
        year = whole(citation.year) or 0
        yield from ((name, company, one) for one in (year, year + 1))


_SLIPS = {"spelling": _other_spellings, "year": _other_years}
_PARTS = {"spelling": "author", "year": "year"}


def _company(citation: Citation) -> Hashable:
    """Return the further authors, who must agree: the same second name, or "et al." in both."""
    return tuple(fold(name.family) for name in citation.authors[1:]), citation.et_al
