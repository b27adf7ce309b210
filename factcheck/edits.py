"""Edits that mend a finding: words of the article replaced where its source has them letter by letter."""

from __future__ import annotations

from factcheck.model import Article, Edit, Span


def replacing(article: Article, span: Span, text: str) -> tuple[Edit, ...]:
    """Return the edit that puts `text` in place of a span, none where the source writes the words in another way."""
    source = article.source_span(span)
    if article.source[source.start : source.end] != article.words(span):
        return ()
    return (Edit(source, text),)
