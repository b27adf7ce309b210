"""What makes a finding the same one when its article changes: the rule and the words it speaks of, not the place."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from functools import lru_cache

from factcheck.model import Article, Finding, Span

NEAR = 8
"""Words on either side, within the sentence, that tell one "5%" from another."""

_FAR = 400


def fingerprint(article: Article, finding: Finding) -> str:
    """Return 16 hexadecimal digits that stay while the rule, the marked words and those next to them stay.

    Moving text, renaming its file, an edit in another sentence, white space and case leave it as it is, and so does
    which of two places comes first. Two copies of the same words share it.
    """
    places = sorted(_described(article, span) for span in (finding.span, *(one.span for one in finding.related)))
    return hashlib.sha256("\x1e".join((finding.rule, *places)).encode()).hexdigest()[:16]


def _described(article: Article, span: Span) -> str:
    """Return the marked words and those around them."""
    before, after = _around(article, span)
    return "\x1f".join(map(_folded, (before, article.words(span), after)))


def _around(article: Article, span: Span) -> tuple[str, str]:
    """Return the nearest words before and after the span in its sentence."""
    block = article.block_at(span.start)
    if block is None:
        return "", ""
    sentences = _sentences(article.words(block.span))
    index = bisect_right(sentences, span.start - block.span.start, key=lambda one: one.end)
    sentence = sentences[min(index, len(sentences) - 1)].shifted(block.span.start)
    before = article.text[max(min(sentence.start, span.start), span.start - _FAR) : span.start]
    after = article.text[span.end : min(max(sentence.end, span.end), span.end + _FAR)]
    return " ".join(before.split()[-NEAR:]), " ".join(after.split()[:NEAR])


@lru_cache(maxsize=4)
def _sentences(words: str) -> tuple[Span, ...]:
    from factcheck.extraction.sentences import split  # late, since a run whose results are kept reads no sentence

    return tuple(split(words)) or (Span(0, len(words)),)


def _folded(words: str) -> str:
    return " ".join(words.casefold().split())
