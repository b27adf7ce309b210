"""DOIs in text: what they look like, and where they end.

A DOI is "10.", a registrant of four to nine digits (with parts after dots), "/", and a suffix without blanks
(https://www.doi.org/doi-handbook/, 2.2). Text does not say where the suffix ends; any mark may belong to it.
"""

from __future__ import annotations

from factcheck.text.expressions import expression

PREFIX = r"10\.\d{4,9}(?:\.\d+)*/"
"""An expression for what every DOI begins with."""
RESOLVER = r"https?://(?:www\.|dx\.)?doi\.org/"
"""An expression for the addresses that lead to DOIs, today's and those given up."""

_ENDING = expression(r"(?:[.,;:!?”’]|/(?:full|abstract|pdf|epdf)|\.(?:pdf|URL|PMID|Epub))$")
_BRACKETS = {")": "(", "]": "["}


def trimmed(doi: str) -> str:
    """Return a DOI without blanks, and without what its sentence, its bracket or a page's address puts behind it."""
    doi = doi.replace(" ", "")
    while doi:
        opening = _BRACKETS.get(doi[-1])
        if opening and doi.count(opening) < doi.count(doi[-1]):
            doi = doi[:-1]
        elif ending := _ENDING.search(doi):
            doi = doi[: ending.start()]
        else:
            break
    return doi
