"""How an article writes its DOIs: what it announces as one, and by which addresses it leads to them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.model import Article, Span, WrittenDoi
from factcheck.text.dois import PREFIX
from factcheck.text.expressions import expression

_ANNOUNCED = expression(
    r"(?:\bdoi(?:\.org/|:\s?|\s)|\bdx\.doi\.org/)(?P<doi>[^\s<>\"”’()\[\]{}]{1,200})", re.IGNORECASE
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
        written = found["doi"].rstrip(".,;:")
        yield WrittenDoi("announced", Span(found.start("doi"), found.start("doi") + len(written)), written)
    old = [WrittenDoi("old-address", Span(*found.span()), found["resolver"]) for found in _OLD_ADDRESS.finditer(text)]
    yield from old
    for link in article.links:
        target = _OLD_ADDRESS.match(link.target)
        if target and not any(link.span.overlaps(one.span) for one in old):
            yield WrittenDoi("old-address", link.span, target["resolver"], link)
