"""How an article writes its DOIs: what it announces as one, and by which addresses it leads to them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.model import Article, Span, WrittenDoi
from factcheck.text.dois import PREFIX, SUFFIX, trimmed, unescaped
from factcheck.text.expressions import expression

_BROKEN = r"10\.\d{4,9}(?:\.\d+)*(?:/|%2F)\s?"
"""An expression for what a DOI begins with that is escaped or goes on in the next line; it is read all the same."""
_AGAIN = r"(?:doi:\s?|(?:https?://)?(?:www\.|dx\.)?doi\.org/)?"
"""An expression for an announcement that is repeated: "https://doi.org/doi:10.1038/nm.3394"."""
_READ = expression(_AGAIN + _BROKEN, re.IGNORECASE)
_ANNOUNCED = expression(
    rf"(?:\bdoi(?:\.org/|(?::\s?|\s)(?:https?://(?:www\.|dx\.)?doi\.org/)?)|\bdx\.doi\.org/)"
    rf"(?P<doi>{_AGAIN}{_BROKEN}{SUFFIX}|[^\s<>\"”’()\[\]{{}}]{{1,200}})",
    re.IGNORECASE,
)
# Crossref's display guidelines: https://www.crossref.org/display-guidelines/
_OLD_ADDRESS = expression(
    rf"(?P<resolver>https?://dx\.doi\.org/|http://(?:www\.)?doi\.org/)(?={PREFIX}\S)", re.IGNORECASE
)


def find_written_dois(article: Article) -> Iterator[WrittenDoi]:
    """Yield what is announced as a DOI, then the addresses given up, those in the text before those of links."""
    text = article.text
    if "doi" not in text.casefold() and not any("doi" in link.target.casefold() for link in article.links):
        return
    for found in _ANNOUNCED.finditer(text):
        there = found["doi"].rstrip(".,;:")
        written = trimmed(unescaped(there)) if _READ.match(there) else there
        length = len(written if there.startswith(written) else there)
        yield WrittenDoi("announced", Span(found.start("doi"), found.start("doi") + length), written)
    old = [WrittenDoi("old-address", Span(*found.span()), found["resolver"]) for found in _OLD_ADDRESS.finditer(text)]
    yield from old
    for link in article.links:
        target = _OLD_ADDRESS.match(link.target)
        if target and not any(link.span.overlaps(one.span) for one in old):
            yield WrittenDoi("old-address", link.span, target["resolver"], link)
