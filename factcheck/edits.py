"""Edits that mend a finding: words of the article replaced where its source has them letter by letter."""

from __future__ import annotations

from factcheck.model import Article, Edit, Span

_CODE = ("`", "<code>", "<pre>")


def replacing(article: Article, span: Span, text: str) -> tuple[Edit, ...]:
    """Return the edit that puts `text` in place of a span.

    There is none where the source writes the words in another way or as code, nor in a file without lines of its own.
    """
    source = article.source_span(span)
    before = article.source[max(source.start - 8, 0) : source.start]
    if article.places or before.endswith(_CODE) or article.source[source.start : source.end] != article.words(span):
        return ()
    return (Edit(source, text),)
