"""Identifiers of works: DOIs, PMIDs, PMC and arXiv numbers, in prose and in URLs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.text.dois import trimmed
from factcheck.text.expressions import expression

_IDENTIFIER = expression(
    r"""(?:https?://(?:dx\.)?doi\.org/|\bdoi:?\s?)?\b(?P<doi>10\.\d{4,9}/[^\s"'<>|{}^`\\]+)
    |\bPMID:?\s?(?P<pmid>\d{4,9})\b
    |(?:https?://)?\b(?:www\.)?(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/pubmed)/(?P<record>\d{4,9})\b/?
    |(?:https?://[\w./-]{0,60}/)?\b(?P<pmc>PMC\d{4,9})\b
    |(?:\barXiv:\s?|(?:https?://)?\barxiv\.org/(?:abs|pdf)/)(?P<arxiv>\d{4}\.\d{4,5})(?:v\d{1,2})?""",
    re.IGNORECASE | re.VERBOSE,
)
_HINTS = ("10.", "PMID", "PMC", "pmid", "pmc", "pubmed", "arXiv", "arxiv")


@dataclass(frozen=True, slots=True)
class Identifier:
    """An identifier in characters [start, end); `label` names one that is neither a DOI nor a PMID."""

    start: int
    end: int
    doi: str = ""
    pmid: str = ""
    label: str = ""


def find_identifiers(text: str) -> Iterator[Identifier]:
    """Yield the identifiers in a text or a URL in order."""
    if not any(hint in text for hint in _HINTS):
        return
    for match in _IDENTIFIER.finditer(text):
        start, end = match.span()
        if match["doi"]:
            doi = trimmed(match["doi"])
            yield Identifier(start, end - len(match["doi"]) + len(doi), doi=doi)
        elif match["pmc"]:
            yield Identifier(start, end, label=match["pmc"].upper())
        elif match["arxiv"]:
            number = match["arxiv"]
            yield Identifier(start, end, doi=f"10.48550/arXiv.{number}", label=f"arXiv:{number}")
        else:
            yield Identifier(start, end, pmid=match["pmid"] or match["record"])
