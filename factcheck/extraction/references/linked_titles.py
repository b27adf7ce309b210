"""What the links in an entry say: where the work is, and which words are its title."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from factcheck.model import Article, Link, Reference, Span
from factcheck.text.expressions import expression
from factcheck.text.identifiers import identified

_WORDS_OF_A_TITLE = 2
_YEAR = expression(r"\b(?:1[5-9]|20)\d\d\b")
_ADDRESS = expression(r"https?://|www\.|doi\b|10\.\d{4}|PMC?ID\b", re.IGNORECASE)
_NUMBERED = expression(r"[\[(]?\d{0,4}[\]).]?\s*")


def with_links(entry: Reference, article: Article) -> Reference:
    """Return an entry with identifiers, address and title from the links in it, where its words do not give them."""
    links = _inside(article.links, entry.span) if entry.span else ()
    if not links or not entry.span:
        return entry
    found = [one for link in links if (one := identified(link.target))]
    entry = replace(
        entry,
        doi=entry.doi or next((one.doi for one in found if one.doi), ""),
        pmid=entry.pmid or next((one.pmid for one in found if one.pmid), ""),
        url=entry.url or next((link.target for link in links if link.target.startswith("http")), ""),
    )
    title = linked_title(entry, article)
    return _titled(entry, title) if title else entry


def linked_title(entry: Reference, article: Article) -> str | None:
    """Return the linked title that an entry begins with, which no name stands before; None where there is none."""
    links = _inside(article.links, entry.span) if entry.span else ()
    if not links or not entry.span or not _NUMBERED.fullmatch(article.text, entry.span.start, links[0].span.start):
        return None
    words = article.words(links[0].span)
    return words if _is_title(words) else None


def _titled(entry: Reference, title: str) -> Reference:
    return replace(entry, title=title.strip(" .,"), authors=(), editors=(), organisation="")


def _inside(links: Sequence[Link], span: Span) -> Sequence[Link]:
    first = bisect_left(links, span.start, key=lambda link: link.span.start)
    last = bisect_left(links, span.end, key=lambda link: link.span.start)
    return links[first:last]


def _is_title(words: str) -> bool:
    """Tell whether linked words are a title and no address, no whole citation."""
    return words.count(" ") + 1 >= _WORDS_OF_A_TITLE and not _ADDRESS.search(words) and not _YEAR.search(words)
