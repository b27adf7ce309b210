"""Links and footnote marks as citations: "[Brison, 2002](https://doi.org/…)", "as shown[^2]"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from factcheck.data import word_list
from factcheck.extraction.citations.numeric_callouts import labels
from factcheck.extraction.sentences import split
from factcheck.model import Article, Block, Citation, Link, Span
from factcheck.text.expressions import expression
from factcheck.text.identifiers import Identifier, identified

_HOST = expression(r"https?://(?:www\.)?([\w.-]+)", re.IGNORECASE)
_WORD_BEFORE = expression(r"[^\W_]+[^\w\s]{0,3}$")
_LONGEST_WORD = 40
_ADDRESS_BEHIND = expression(r"[)\]]?\s?[(\[<]?(?P<address>https?://[^\s()<>\[\]]+)")


def with_links(article: Article, blocks: Sequence[Block], citations: Sequence[Citation]) -> tuple[Citation, ...]:
    """Return the citations of `blocks` with the targets of links on them, and those that links and notes add, in order.

    A link to a work or to a site that publishes sources cites it, whatever its words are; one in the entry of a list
    belongs to the entry.
    """
    found = list(citations)
    starts = [citation.span.start for citation in found]
    sentence = _sentence_of(article)
    for link in _among(article.links, blocks):
        target = identified(link.target)
        covered = _overlapping(found, starts, link.span)
        for index in covered:
            found[index] = _linked(found[index], link, target)
        if not covered and (target is not None or _is_source(link.target)):
            found.append(_linked(_placed(article, link.span, sentence), link, target))
    found = [_with_address(article, citation) for citation in found]
    found += _noted(article, sentence)
    return tuple(sorted(found, key=lambda citation: citation.span))


def _with_address(article: Article, citation: Citation) -> Citation:
    """Return a citation with the address written right behind it: "(Wang et al., 2017)(https://…)"."""
    if citation.url or citation.kind not in ("authors", "organisation"):
        return citation
    behind = _ADDRESS_BEHIND.match(article.text, citation.span.end)
    return replace(citation, url=behind["address"]) if behind else citation


def _among(links: Sequence[Link], blocks: Sequence[Block]) -> Iterator[Link]:
    """Yield the links that begin in one of the blocks."""
    starts = [block.span.start for block in blocks]
    for link in links:
        index = bisect_right(starts, link.span.start) - 1
        if index >= 0 and link.span.start < blocks[index].span.end:
            yield link


def _overlapping(found: Sequence[Citation], starts: Sequence[int], span: Span) -> list[int]:
    """Return the indices of the citations that share a character with the link."""
    index = bisect_right(starts, span.end - 1)
    indices: list[int] = []
    while index > 0 and len(indices) < 20:
        index -= 1
        if found[index].span.overlaps(span):
            indices.append(index)
        elif found[index].span.start < span.start - 400:
            break
    return indices


def _linked(citation: Citation, link: Link, target: Identifier | None) -> Citation:
    doi = citation.doi or (target.doi if target else "")
    pmid = citation.pmid or (target.pmid if target else "")
    label = citation.label or (target.label if target else "")
    return replace(citation, url=citation.url or link.target, doi=doi, pmid=pmid, label=label)


def _noted(article: Article, sentence: Callable[[Span], Span]) -> Iterator[Citation]:
    """Yield a citation for each footnote mark, on the word that bears it."""
    for mark in article.note_marks:
        floor = max(mark.offset - _LONGEST_WORD, 0)
        word = _WORD_BEFORE.search(article.text, floor, mark.offset)
        span = Span(word.start() if word else max(mark.offset - 1, 0), mark.offset)
        placed = _placed(article, span, sentence)
        if mark.raised:
            yield from (
                replace(placed, text=f"[{label}]", kind="numbered", label=label) for label in labels(mark.label)
            )
        else:
            yield replace(placed, text=f"[^{mark.label}]", kind="note", label=mark.label)


def _placed(article: Article, span: Span, sentence: Callable[[Span], Span]) -> Citation:
    return Citation(span, article.words(span), "identifier", "bare", sentence(span))


def _sentence_of(article: Article) -> Callable[[Span], Span]:
    """Return a function that finds the sentence of a span; each block is split once."""

    @cache
    def sentences(block: Block) -> tuple[Span, ...]:
        return tuple(found.shifted(block.span.start) for found in split(article.words(block.span)))

    def sentence(span: Span) -> Span:
        block = article.block_at(max(span.end - 1, span.start))
        if block is None:
            return span
        found = sentences(block)
        index = bisect_right(found, span.start, key=lambda one: one.end)
        return found[index] if index < len(found) else block.span

    return sentence


def _is_source(target: str) -> bool:
    """Tell whether a URL leads to a site that publishes sources: a journal's, an agency's, a university's."""
    host = _HOST.match(target)
    if host is None:
        return False
    parts = host[1].lower().split(".")
    return any(".".join(parts[at:]) in _sites() for at in range(len(parts)))


def _sites() -> frozenset[str]:
    return frozenset(word_list("source-sites"))
