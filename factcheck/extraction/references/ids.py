"""Identifiers and addresses in a reference entry: found, and taken out of the way of the other fields."""

from __future__ import annotations

import re
from typing import NamedTuple

from factcheck.text.dois import SUFFIX, trimmed, unescaped
from factcheck.text.expressions import expression
from factcheck.text.identifiers import PMID, PUBMED

CUT = "\x02"
"""Stands in the rest of an entry where an identifier, an address or a note on access was."""


class Identifiers(NamedTuple):
    """What names the work directly, "" where absent; `rest` is the entry with `CUT` in their places."""

    doi: str
    pmid: str
    url: str
    rest: str


_DOI = expression(rf"\b10 ?\. ?\d{{4,9}}(?:\.\d+)* ?(?:/|%2[Ff]) ?{SUFFIX}")
_LINK_LEAD = expression(
    r"(?:\bURL:? ?)?<?(?:\bhttps? ?: ?/ ?/|\bwww\.|\bdx ?\. ?doi|\bdoi ?\. ?org)[\w.: /-]*$", re.IGNORECASE
)
_WORD_LEAD = expression(r"[(\[]?\bdoi ?[:=.]? ?$", re.IGNORECASE)
_PMID = expression(rf"\[?{PMID}\]?\.?", re.IGNORECASE)
_PUBMED_LINK = expression(PUBMED, re.IGNORECASE)
_PMC = expression(r"\bPMC(?:ID)?:? ?(?:PMC)?\d{4,9}\b(?: ?\[[^\]]{0,60}\])?")
_ARXIV = expression(
    r"(?:\[ ?)?\barXiv ?: ?(?:[a-z-]{2,10}(?:\.[A-Z]{2})? ?/ ?\d{7}|\d{4} ?\. ?\d{4,5}(?:v\d)?)"
    r"(?: ?\[[^\]]{0,20}\])?(?: ?\])?",
    re.IGNORECASE,
)
_INSPIRE = expression(r"\[ ?(?:INSPIRE|hep-[a-z]{2}|[a-z-]{2,8}/\d{7}) ?\]")
_URL = expression(
    r"(?:\bURL:? ?)?<?(?:\b(?:https?|ftp) ?: ?/ ?/ ?|\bwww ?\. ?)[^\s<>\]]+"
    r"(?:(?<=[./-]) [\w-]+[./][^\s<>\]]*)?>?"
)
_NUMBERS = expression(r"\b(?:ISBN|ISSN|issn|isbn)(?:-1[03])?:? ?[\dX][\dX -]{6,16}[\dX]\b")
_MONTH = r"(?:[^\W\d_]{3,9}\.?[ ,]{1,2})?"
_DATE = rf"{_MONTH}(?:\d{{1,2}}(?:st|nd|rd|th)?[ ,./-]{{1,2}}){{0,2}}{_MONTH}(?:\d{{1,2}},? )?(?:\d{{4}}\b)?"
_ACCESS = expression(
    r"[(\[]?\b(?:[Ll]ast |[Dd]ate )?"
    r"(?:[Aa]ccessed|[Vv]isited|[Cc]onsulted|[Vv]iewed|[Cc]ited|[Rr]etrieved)\b(?: on\b)?:? ?"
    rf"(?=[^.]{{0,20}}\d|,? ?from\b|[)\]]){_DATE}(?:,? ?from\b:?)?[)\]]?"
)
_AVAILABLE = expression(
    r"[(\[]?\b(?:[Aa]vailable|[Aa]ccessible|[Dd]ownloaded|[Oo]nline)(?: online)?"
    r"(?: (?:at|from|on|in|via|through)\b|(?=:)):?(?: SSRN:?)?"
)
_MEDIUM = expression(
    r"\[(?:[Oo]nline|[Ii]nternet|[Ee]lectronic|Web|on-line|Computer software|Epub ahead of print)[^\]]{0,24}\]"
)
_AHEAD = expression(
    r"\b(?:[Pp]ublished|[Aa]dvance)? ?[Oo]nline "
    r"(?:(?:ahead of print|first|publication)\b[:,.]?|(?=[^\W\d_]{3,9}\.? \d{1,2},))"
    r"|\bEpub(?: ahead of print\b\.?)?"
)
_ANYTHING = (
    (_PMID, ("pmid", "pubmed")),
    (_PMC, ("pmc",)),
    (_ARXIV, ("arxiv",)),
    (_INSPIRE, ("[",)),
    (_URL, ("http", "ftp", "www")),
    (_NUMBERS, ("isbn", "issn")),
    (_ACCESS, ("access", "visited", "consulted", "viewed", "cited", "retrieved")),
    (_AVAILABLE, ("available", "accessible", "downloaded", "online")),
    (_MEDIUM, ("[",)),
    (_AHEAD, ("online", "epub")),
)
"""Each pattern with words without which it cannot match, which are faster to look for."""


def take_identifiers(text: str) -> Identifiers:
    """Return the identifiers in an entry and the entry without them."""
    doi, url, rest = _take_doi(text)
    pmid = _PMID.search(rest) or _PUBMED_LINK.search(rest)
    address = _URL.search(rest)
    if address and not url:
        url = address[0].removeprefix("URL").strip(" :<>").rstrip(".,;)")
    folded = rest.lower()
    for pattern, needed in _ANYTHING:
        if any(word in folded for word in needed):
            rest = pattern.sub(CUT, rest)
    return Identifiers(doi, pmid[1].lstrip("0") if pmid else "", url, rest)


def _take_doi(text: str) -> tuple[str, str, str]:
    """Return the first DOI, the link it stands in if it does, and the text without any DOI."""
    if "10" not in text:
        return "", "", text
    doi, url, pieces, last = "", "", [], 0
    for match in _DOI.finditer(text):
        lead = text[max(last, match.start() - 60) : match.start()]
        link = _LINK_LEAD.search(lead)
        before = link or _WORD_LEAD.search(lead)
        found = trimmed(unescaped(match[0].replace(" ", "")))
        if not doi or (url and not link):
            doi, url = found, (link[0] + found).removeprefix("URL").strip(" :<") if link else ""
        pieces.append(text[last : match.start() - (len(before[0]) if before else 0)])
        last = match.end()
    return doi, url, CUT.join([*pieces, text[last:]])
