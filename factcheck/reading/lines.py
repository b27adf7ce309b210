"""Line breaks: where the lines of a source start, and the text with every break as a line feed."""

from __future__ import annotations

from itertools import pairwise

from factcheck.errors import ReadingError
from factcheck.model import Article, SourceMap
from factcheck.reading.assembly import Assembly
from factcheck.reading.pieces import Piece
from factcheck.text.expressions import expression

MAX_PARAGRAPH = 1_000_000
"""The longest line or paragraph that is read, in characters; spaCy takes no longer text in one piece."""

_BREAK = expression(r"\r\n?|\n")
_LINE_OR_BREAK = expression(r"[^\r\n]+|\r\n?|\n")


def line_starts(source: str) -> tuple[int, ...]:
    r"""Return the offset of each line; lines end at "\n", "\r\n" or a lone "\r" and nowhere else."""
    return (0, *(match.end() for match in _BREAK.finditer(source)))


def refuse_long_lines(source: str, starts: tuple[int, ...], path: str) -> None:
    """Raise `ReadingError` for the first line above `MAX_PARAGRAPH`, before anything costly is done with it."""
    for number, (start, end) in enumerate(pairwise((*starts, len(source))), start=1):
        if end - start > MAX_PARAGRAPH:
            raise too_long(path, number, end - start)


def written_article(written: Assembly, path: str, format: str, source: str, front_matter: str = "") -> Article:
    """Return the article that was put together; raises `ReadingError` for a block longer than `MAX_PARAGRAPH`."""
    article = Article(
        path,
        format,
        source,
        "".join(written.parts),
        tuple(written.blocks),
        written.source_map,
        line_starts(source),
        tuple(written.links),
        tuple(written.marks),
        front_matter=front_matter,
        line_breaks=tuple(written.line_breaks),
    )
    refuse_long_blocks(article)
    return article


def refuse_long_blocks(article: Article) -> None:
    """Raise `ReadingError` for the first block above `MAX_PARAGRAPH`."""
    for block in article.blocks:
        if len(block.span) > MAX_PARAGRAPH:
            raise too_long(article.path, article.position(block.span.start).line, len(block.span))


def too_long(path: str, line: int, length: int) -> ReadingError:
    """Return the error for a paragraph of `length` characters that starts on `line`."""
    return ReadingError(
        f"The paragraph has {length:,} characters, more than the {MAX_PARAGRAPH:,} that can be read; "
        "break it into paragraphs.",
        path=path,
        line=line,
    )


def with_line_feeds(source: str) -> tuple[str, SourceMap]:
    r"""Return the source with each "\r\n" and "\r" as one "\n", and the way back.

    The text is the source itself where there is no "\r".
    """
    if "\r" not in source:
        return source, SourceMap.identity(len(source))
    written = Assembly()
    written.write(verbatim(source, 0, len(source)))
    return "".join(written.parts), written.source_map


def verbatim(source: str, start: int, end: int) -> list[Piece]:
    r"""Return a part of the source as it stands, save that every line break is "\n"."""
    if source.find("\r", start, end) < 0:
        return [(source[start:end], start, end)] if start < end else []
    lines = _LINE_OR_BREAK.finditer(source, start, end)
    return [(_BREAK.sub("\n", line[0]), *line.span()) for line in lines]
