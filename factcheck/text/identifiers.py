"""Identifiers of works in prose and in addresses: DOIs, PMIDs, numbers of PMC, arXiv and trials."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.text.cues import has_digit
from factcheck.text.dois import PREFIX, SUFFIX, in_address, trimmed, unescaped
from factcheck.text.expressions import expression
from factcheck.values import dataclass

PMID = (
    r"(?:\bPMID(?:\s?(?:no|number)\b\.?)?\s?[:=#]?\s?|\bPubMed(?:\s?(?:ID|PMID))?\s?[:#]\s?|\bPubMed\sID\s)"
    r"(?P<pmid>\d{1,9})\b"
)
"""An expression for an announced PMID: "PMID: 28557738", "PubMed ID 28557738", "[PubMed: 28557738]"."""
PUBMED = (
    r"\b(?:(?:www|m)\.)?(?:pubmed\.ncbi\.nlm\.nih\.gov/|(?:pubmed\.)?ncbi\.nlm\.nih\.gov/(?:m/)?pubmed/|pubmed\.gov/|pubmed\.com/"
    r"|europepmc\.org/(?:article|abstract)/med/)(?:\?(?:[\w=&]{0,40}&)?term=)?(?P<record>\d{1,9})\b"
)
"""An expression for the addresses of PubMed's records, without "https://"."""
_IDENTIFIER = expression(
    rf"""(?:https?://(?:www\.|dx\.)?doi\.org/|\bdoi:?\s?)?(?<![\w.])(?P<doi>{PREFIX}{SUFFIX})
    |{PMID}
    |(?:https?://)?{PUBMED}/?
    |(?:https?://[\w./-]{{0,60}}/)?\b(?P<pmc>PMC\s?\d{{4,9}})\b
    |\bPMCID:?\s?(?P<bare_pmc>\d{{4,9}})\b
    |(?:\barXiv:\s?|(?:https?://)?\b(?:www\.)?arxiv\.org/(?:abs|pdf|html)/)
     (?P<arxiv>\d{{4}}\.\d{{4,5}}|[a-z-]{{2,10}}(?:\.[A-Z]{{2}})?/\d{{7}})(?:v\d{{1,2}})?
    |(?:https?://(?:www\.)?clinicaltrials\.gov/[\w/]{{0,20}})?\b(?P<trial>NCT\d{{8}})\b""",
    re.IGNORECASE | re.VERBOSE,
)
_HINTS = ("10.", "PMID", "PMC", "pmid", "pmc", "pubmed", "PubMed", "Pubmed", "arXiv", "arxiv", "NCT", "/med/", "/MED/")


@dataclass(frozen=True, slots=True)
class Identifier:
    """An identifier in characters [start, end); `label` names one that is neither a DOI nor a PMID."""

    start: int
    end: int
    doi: str = ""
    pmid: str = ""
    label: str = ""


def find_identifiers(text: str) -> Iterator[Identifier]:
    """Yield the identifiers in a text in order."""
    if not has_digit(text) or not any(hint in text for hint in _HINTS):
        return
    for match in _IDENTIFIER.finditer(text):
        start, end = match.span()
        if match["doi"]:
            doi = trimmed(unescaped(match["doi"]))
            yield Identifier(start, end - len(match["doi"]) + _length(match["doi"], doi), doi=doi)
        elif pmc := match["pmc"] or match["bare_pmc"]:
            yield Identifier(start, end, label=f"PMC{pmc[-9:].lstrip('PMCpmc ')}")
        elif match["arxiv"]:
            number = match["arxiv"]
            yield Identifier(start, end, doi=f"10.48550/arXiv.{number}", label=f"arXiv:{number}")
        elif match["trial"]:
            yield Identifier(start, end, label=match["trial"].upper())
        else:
            yield Identifier(start, end, pmid=(match["pmid"] or match["record"]).lstrip("0"))


def _length(written: str, doi: str) -> int:
    """Return how many of the written characters the DOI takes."""
    return len(trimmed(written)) if "%" in written or "&" in written else len(doi)


def identified(address: str) -> Identifier | None:
    """Return the work that an address leads to, None where it names none."""
    if doi := in_address(address):
        return Identifier(0, len(address), doi=doi)
    return next(find_identifiers(unescaped(address)), None)
