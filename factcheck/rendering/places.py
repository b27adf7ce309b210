"""Where a finding is, as an editor looks for it: line and column of a text, else the file's own kind of place."""

from __future__ import annotations

from factcheck.model import Article


def where(article: Article, offset: int) -> str:
    """Return "draft.md:12:5", or "draft.docx (Results, paragraph 4)" for a file without lines of its own."""
    if article.places:
        return f"{article.path} ({article.place(offset)})"
    position = article.position(offset)
    return f"{article.path}:{position.line}:{position.column}"
