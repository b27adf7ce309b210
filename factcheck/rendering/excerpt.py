"""A line of the source with a mark under some of its words."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len

from factcheck.model import Article, Span
from factcheck.text.printable import printable

BEFORE, AFTER = 48, 48
"""Characters shown around the marked words; paragraphs of prose are often one long line."""


def excerpt(article: Article, span: Span) -> Iterator[tuple[str, str]]:
    """Yield (line number, source words) and ("", mark) for the first source line that `span` touches.

    The number is a blank for an article without lines of its own.
    """
    source = article.source_span(span)
    position = article.source_position(source.start)
    line = article.source_line(position.line)
    start = position.column - 1
    end = min(start + len(source), len(line))
    left, right = max(start - BEFORE, 0), min(max(end, start + 1) + AFTER, len(line))
    left = line.find(" ", left, start) + 1 if left else 0
    right = line.rfind(" ", end, right) if right < len(line) and " " in line[end:right] else right
    before = ("… " if left else "") + printable(line[left:start])
    marked = printable(line[start:end])
    after = printable(line[end:right]) + (" …" if right < len(line) else "")
    yield " " if article.places else str(position.line), before + marked + after
    yield "", " " * cell_len(before) + "^" * max(cell_len(marked), 1)
