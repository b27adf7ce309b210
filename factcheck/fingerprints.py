"""What makes a finding the same one when its article changes: the rule and the words it speaks of, not the place."""

from __future__ import annotations

import hashlib

from factcheck.model import Article, Finding, Span


def fingerprint(article: Article, finding: Finding) -> str:
    """Return 16 hexadecimal digits that stay while the rule, the marked words and those around them stay.

    Moving a paragraph, a change elsewhere, white space and case leave it as it is; two copies of a paragraph share it.
    """
    spans = (finding.span, *(related.span for related in finding.related))
    parts = [finding.rule]
    for span in spans:
        parts += [_folded(article.words(span)), _folded(_surroundings(article, span))]
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]


def _surroundings(article: Article, span: Span) -> str:
    """Return the block that holds the span, since the marked words alone ("5%") name many places."""
    block = article.block_at(span.start)
    return article.words(block.span) if block else ""


def _folded(words: str) -> str:
    return " ".join(words.casefold().split())
