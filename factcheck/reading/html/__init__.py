"""HTML: the words a reader of the page sees, each with its place in the source.

Left out are comments, scripts, code blocks, what is hidden or withdrawn, and on a whole page what surrounds the
article. A fragment, such as a content management system holds, is read whole.
"""

from __future__ import annotations

from factcheck.model import Article
from factcheck.reading.assembly import assemble
from factcheck.reading.comments import html_comments, with_comments
from factcheck.reading.html.article_body import article_drafts
from factcheck.reading.html.builder import Builder
from factcheck.reading.html.encodings import decoded
from factcheck.reading.lines import written_article


def read_bytes(data: bytes, path: str, charset: str = "") -> Article:
    """Read an HTML file; `charset` is the encoding that its server declares.

    Raises `ReadingError` for bytes that are no text, and as `read` does.
    """
    return read(decoded(data, path, charset), path)


def read(source: str, path: str) -> Article:
    """Read HTML; raises `ReadingError` for a block longer than `MAX_PARAGRAPH`."""
    page = Builder()
    page.feed(source)
    page.finish()
    drafts = article_drafts(page.drafts, page.homes, page.containers, page.title, whole_page=page.whole_page)
    article = written_article(assemble(drafts), path, "html", source)
    return with_comments(article, html_comments(article)) if "factcheck" in source else article
