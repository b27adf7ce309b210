"""AsciiDoc (.adoc): the words that are rendered, each with its place in the source.

Read line by line, after https://docs.asciidoctor.org; nothing of another file is put in, and conditions are not asked:
what stands between `ifdef` and `endif` is read. Left out are code, comments, images and passed-through markup.
"""

from __future__ import annotations

from factcheck.model import Article
from factcheck.reading.asciidoc.blocks import Writer
from factcheck.reading.comments import with_comments
from factcheck.reading.lines import line_starts, refuse_long_lines


def read(source: str, path: str) -> Article:
    """Read AsciiDoc; raises `ReadingError` for a block longer than `MAX_PARAGRAPH`."""
    starts = line_starts(source)
    refuse_long_lines(source, starts, path)
    writer = Writer(source, starts)
    writer.write()
    article = writer.composer.article(path, "asciidoc", source)
    return with_comments(article, writer.comments) if writer.comments else article
