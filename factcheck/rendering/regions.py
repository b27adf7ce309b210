"""Places as other tools count them: lines from 1, columns from 1 in the unit that each format asks for."""

from __future__ import annotations

from collections.abc import Callable

from factcheck.model import Article, Span
from factcheck.values import dataclass


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of a source file; the end column is exclusive."""

    start_line: int
    start_column: int
    end_line: int
    end_column: int


def region(article: Article, span: Span, length: Callable[[str], int] = len) -> Region:
    """Return where a span of the text stands in the source, columns counted by `length`."""
    return source_region(article, article.source_span(span), length)


def source_region(article: Article, span: Span, length: Callable[[str], int] = len) -> Region:
    """Return where a span of the source stands, columns counted by `length`."""
    (start_line, start), (end_line, end) = (_place(article, offset, length) for offset in (span.start, span.end))
    return Region(start_line, start, end_line, end)


def _place(article: Article, offset: int, length: Callable[[str], int]) -> tuple[int, int]:
    position = article.source_position(offset)
    return position.line, length(article.source[offset - position.column + 1 : offset]) + 1
