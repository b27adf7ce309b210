"""Entries of a reference list that stand there twice."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator
from dataclasses import dataclass

from factcheck.checks import Diagnostic, RuleContext
from factcheck.extraction.citations.names import fold
from factcheck.model import Reference, Related

FIELDS = ("entry",)
_SHORTEST_TITLE = 12


@dataclass(frozen=True, slots=True)
class Options:
    """Nothing to set."""


def check(context: RuleContext, options: Options) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each entry with the DOI, the PMID, or the authors, year and title of an earlier one."""
    seen: dict[Hashable, Reference] = {}
    for entry in context.extraction.references:
        known = list(_identities(entry))
        earlier = next((seen[identity] for identity in known if identity in seen), None)
        for identity in known:
            seen.setdefault(identity, entry)
        if earlier and earlier.span and entry.span:
            yield Diagnostic(entry.span, {"entry": entry.title}, related=(Related(earlier.span, "listed here before"),))


def _identities(entry: Reference) -> Iterator[Hashable]:
    if entry.doi:
        yield "doi", entry.doi.lower()
    if entry.pmid:
        yield "pmid", entry.pmid
    title = re.sub(r"\W+", " ", fold(entry.title)).strip()
    if len(title) >= _SHORTEST_TITLE:
        yield "title", title, fold(entry.authors[0].family) if entry.authors else entry.organisation, entry.year
