"""Entries that the prose leads to without a mark: by a link, an identifier, the name of their site, or their title."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from factcheck.model import Article, Block, Citation, Link, Reference
from factcheck.text.expressions import expression
from factcheck.text.folding import unaccented
from factcheck.text.identifiers import find_identifiers

_ADDRESS = expression(r"https?://(?:www\.)?(?P<page>(?P<host>[^/?#\s]+)[^?#\s]*)")
_SITE = expression(r"(?<![\w.@/-])(?:www\.)?((?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,6})\b(?!/)")
_WORD = expression(r"[^\W_]+")
_WHOLE_TITLE = 5
"""A title of fewer words may stand in a sentence without meaning the work."""
_OPENING = 80
"""A site that an entry is named by stands among so many of its first characters."""


def linked_entries(
    article: Article, blocks: Sequence[Block], citations: Sequence[Citation], references: Sequence[Reference]
) -> frozenset[str]:
    """Return the ids of the entries that the prose, in `blocks`, links to, identifies as they do, or names by title."""
    if not references:
        return frozenset()
    return _addressed(article, blocks, citations, references) | _titled(article, blocks, references)


def _titled(article: Article, blocks: Sequence[Block], references: Sequence[Reference]) -> frozenset[str]:
    """Return the ids of the entries whose title the prose has to the letter: "their paper “Might Salt Be Safe?”"."""
    titles = {entry.id: _words(entry.title) for entry in references if len(entry.title.split()) >= _WHOLE_TITLE}
    if not titles:
        return frozenset()
    prose = " ".join(f" {_words(article.words(block.span))} " for block in blocks)
    return frozenset(id for id, title in titles.items() if f" {title} " in prose)


def _words(text: str) -> str:
    return " ".join(_WORD.findall(unaccented(text)))


def _addressed(
    article: Article, blocks: Sequence[Block], citations: Sequence[Citation], references: Sequence[Reference]
) -> frozenset[str]:
    """Return the ids of the entries that the prose links to or identifies as they do."""
    addresses = [found for link in _in(blocks, article.links) if (found := _ADDRESS.match(link.target))]
    addresses += _written(article, blocks)
    if not addresses:
        return frozenset()
    pages = {page for found in addresses for page in _as_written(found["page"])}
    hosts = {found["host"].lower() for found in addresses}
    labels = {one.label for one in citations if one.kind == "identifier" and one.label}
    return frozenset(
        entry.id
        for entry in references
        if not pages.isdisjoint(_pages(entry))
        or not labels.isdisjoint(one.label for one in find_identifiers(entry.text))
        or not hosts.isdisjoint(_sites(entry))
    )


def _in(blocks: Sequence[Block], links: Sequence[Link]) -> Iterator[Link]:
    starts = [block.span.start for block in blocks]
    for link in links:
        at = bisect_right(starts, link.span.start) - 1
        if at >= 0 and link.span.start < blocks[at].span.end:
            yield link


def _written(article: Article, blocks: Sequence[Block]) -> Iterator[re.Match[str]]:
    """Yield the addresses that are written out in the blocks."""
    if "://" in article.text:
        for block in blocks:
            text = article.words(block.span)
            yield from _ADDRESS.finditer(text) if "://" in text else ()


def _as_written(page: str) -> tuple[str, str]:
    """Return a page without the mark, and without the bracket, that may stand behind its address in a sentence."""
    return _page(page.rstrip(".,;")), _page(page.rstrip(".,;)"))


def _page(address: str) -> str:
    """Return an address as pages are compared: without its scheme, its "www." and its last stroke."""
    return address.rstrip("/").lower()


def _pages(entry: Reference) -> Iterator[str]:
    for found in _ADDRESS.finditer(f"{entry.url} {entry.text}"):
        yield from _as_written(found["page"])


def _sites(entry: Reference) -> Iterator[str]:
    """Yield the sites that name an entry without authors and address: "Examine.com guide to protein (2025)"."""
    if not (entry.authors or entry.url or entry.doi or entry.pmid):
        for found in _SITE.finditer(entry.text, 0, min(len(entry.text), _OPENING)):
            yield found[1].lower()
