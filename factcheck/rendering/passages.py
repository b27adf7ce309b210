"""A few words of an article with what stands around them."""

from __future__ import annotations

from factcheck.model import Article, Span
from factcheck.values import dataclass

AROUND = 110
"""Characters shown on either side; sentences of prose are about twice as long."""
LONGEST = 300
"""Characters shown of the words themselves."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of the text, and the text around them on either side."""

    before: str
    words: str
    after: str


def around(article: Article, span: Span, within: Span | None = None) -> Passage:
    """Return the words of `span` with those around them in the same block, or `within` a part of it, cut at spaces."""
    if span.start >= len(article.text):  # a comment, which is no part of the text
        source = article.source_span(span)
        return Passage("", _short(article.source[source.start : source.end]), "")
    block = article.block_at(span.start)
    bounds = within or (block.span if block else span)
    left, right = bounds.start, bounds.end
    start, end = max(left, span.start - AROUND), min(max(right, span.end), span.end + AROUND)
    before, after = article.text[start : span.start], article.text[span.end : end]
    if start > left:
        before = "… " + before[before.find(" ") + 1 :]
    if end < right:
        after = after[: after.rfind(" ") + 1] + "…"
    return Passage(before, _short(article.words(span)), after)


def _short(words: str) -> str:
    return words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"
