"""DOIs in text and in addresses: what they look like, where they end, and how one is written in one way.

A DOI is "10.", a registrant of four to nine digits (with parts after dots), "/", and a suffix without blanks, in which
capitals are small letters (https://www.doi.org/doi-handbook/, 2.2 and 3.6). Text does not say where the suffix ends;
any mark may belong to it. Addresses escape some marks and put their own things behind it.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from urllib.parse import unquote

from factcheck.text.expressions import expression

PREFIX = r"10\.\d{4,9}(?:\.\d+)*/"
"""An expression for what every DOI begins with."""
RESOLVER = r"https?://(?:www\.|dx\.)?doi\.org/"
"""An expression for the addresses that lead to DOIs, today's and those given up."""
SUFFIX = r"(?:[^\s\"'<>|{}^`\\“”]|<(?=[^\s<>]{1,60}>\d)|(?<=\d)>(?=\d)|(?<=[^\W_])>(?=\d))+"
"""An expression for a suffix in text, with the angle brackets of a serial item: "365:1<113::AID-CNE9>3.0.CO;2-6"."""

_VIEW = (
    r"full(?:[-_]?text)?|abstract|abs|e?pdf(?:direct|\+html|plus)?|html?|xhtml|meta|summary|references|citations|epub|reader"
    r"|pdf-viewer|long|short|extract|figures-only|article-info|supplementary-material|metrics|cite|download|print"
)
_ENDING = expression(
    rf"(?:[.,;:!?”’*_\\]|/(?:{_VIEW})(?:/[a-z]{{2}})?|/|\.(?:{_VIEW}|full-text|txt|URL|PMID|Epub)(?:\.[a-z]{{3,4}})?)$",
    re.IGNORECASE,
)
_BEHIND = expression(r"[?#&](?!lt;|gt;|amp;).*$|;jsessionid=.*$|\](?:\(|http).*$", re.IGNORECASE | re.DOTALL)
_BRACKETS = {")": "(", "]": "["}
# bioRxiv and medRxiv number the versions of a page, not of a DOI: https://connect.biorxiv.org/news/2019/11/20/doi_versions
_PREPRINT = expression(r"(10\.(?:1101|64898)/[\d.]{6,24}?)v\d{1,2}(?:\..*)?$")
_ADDRESS = expression(rf"(?<![\d.]){PREFIX}\S+")
_GLUED = (
    expression(r"(?<=\w)(?:\.?(?:pmid|pmcid|epub|pubmed|accessed|available|retrieved|published|doi)\b.*)$"),
    expression(r"(?<=\d)\.?v\d{1,2}(?:\..*)?$"),
    expression(r"/[^/]+$"),
    expression(r"\.[a-z][a-z_+-]{2,20}$"),
    expression(r"[).\]]+$"),
)
"""What may still stand behind a DOI that nobody knows; each is taken off in turn."""

# Elsevier's numbers of articles are ISSN, year, number and check digit; Lancet and older journals have them as DOIs:
# https://en.wikipedia.org/wiki/Publisher_Item_Identifier. The others name their articles by the suffix of the DOI.
_CUSTOMS = (
    (expression(r"/(?:PII)?(S\d{4}-\d{3}[\dX]\(\d\d\)\d{5}-[\dX])", re.IGNORECASE), r"10.1016/\1"),
    (
        expression(r"/pii/(?:PII)?S(\d{4})(\d{3}[\dX])(\d\d)(\d{5})([\dX])(?![\dX])", re.IGNORECASE),
        r"10.1016/S\1-\2(\3)\4-\5",
    ),
    (expression(r"//(?:www\.)?nature\.com/articles/([a-z][\w.-]{4,40}?)(?:\.pdf)?(?:[/?#]|$)"), r"10.1038/\1"),
    (expression(r"\bbmj\.com/content/(?:bmj/)?\d{3}/(bmj\.[a-z-]?\d{1,7})(?!\w)"), r"10.1136/\1"),
    (expression(r"\.bmj\.com/content/\d{1,3}/\d{1,2}/(?:bmj|bmjopen)-(\d{4}-\d{6})(?!\w)"), r"10.1136/bmjopen-\1"),
)


def trimmed(doi: str) -> str:
    """Return a DOI without blanks, and without what its sentence, its bracket or a page's address puts behind it."""
    doi = _BEHIND.sub("", doi.replace(" ", ""))
    while doi:
        opening = _BRACKETS.get(doi[-1])
        if opening and doi.count(opening) < doi.count(doi[-1]):
            doi = doi[:-1]
        elif ending := _ENDING.search(doi):
            doi = doi[: ending.start()]
        else:
            break
    return _PREPRINT.sub(r"\1", doi)


def normal(doi: str) -> str:
    """Return a DOI in the one spelling in which DOIs compare."""
    return trimmed(unescaped(doi)).casefold()


def unescaped(address: str) -> str:
    """Return an address with its percent signs and entities read: "10.1002/(sici)1096%3C113" has a "<" in it."""
    return unquote(html.unescape(unquote(address))) if "%" in address or "&" in address else address


def in_address(address: str) -> str:
    """Return the DOI that an address holds, "" where it holds none; it may be escaped, and stand in a query."""
    found = _ADDRESS.search(unescaped(address))
    return trimmed(found[0]) if found else ""


def shorter(doi: str) -> Iterator[str]:
    """Yield what a DOI in its normal spelling may be if something of its page or of the next word was read with it."""
    for behind in _GLUED:
        short = behind.sub("", doi)
        if short != doi and re.match(rf"{PREFIX}\S{{2}}", short):
            yield short


def guessed(address: str) -> str:
    """Return the DOI that an address without one belongs to by its publisher's custom, "" where there is none."""
    for pattern, doi in _CUSTOMS:
        if found := pattern.search(unescaped(address)):
            return found.expand(doi).casefold()
    return ""
