"""JATS, the XML of journals (.nxml, .jats): the article's words, each with its place in the source.

Read are title, abstract, body, notes, appendices and reference lists. Left out are formulas, who wrote it and where,
translated abstracts, and the letters that come with an article. https://jats.nlm.nih.gov
"""

from __future__ import annotations

from factcheck.errors import ReadingError
from factcheck.model import Article
from factcheck.reading.comments import html_comments, with_comments
from factcheck.reading.html.encodings import decoded
from factcheck.reading.jats.blocks import compose
from factcheck.reading.jats.tree import find, parse


def read_bytes(data: bytes, path: str) -> Article:
    """Read a JATS file; raises `ReadingError` for bytes that are no text, and as `read` does."""
    return read(decoded(data, path), path)


def read(source: str, path: str) -> Article:
    """Read JATS; raises `ReadingError` for what is no sound XML or no article, and for a block that is too long."""
    root = parse(source, path)
    found = root if root.name == "article" else find(root, "article")
    if found is None:
        raise ReadingError("This XML is no article in JATS; name its --format, or export it as HTML.", path=path)
    article = compose(found).article(path, "jats", source)
    return with_comments(article, html_comments(article)) if "factcheck" in source else article
