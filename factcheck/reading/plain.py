"""Plain text: paragraphs between blank lines, lines that are headings, list items."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from factcheck.model import Article, Block, Span
from factcheck.reading.assembly import Draft, assemble
from factcheck.reading.chunks import Chunk, chunks
from factcheck.reading.lines import (
    line_starts,
    refuse_long_lines,
    verbatim,
    with_line_feeds,
    written_article,
)
from factcheck.text.expressions import expression

_LONGEST_HEADING = 100
_NUMBERING = expression(r"\d{1,2}((?:\.\d{1,2})*)\.?\s")
_STATEMENT = expression(r"[%$€£=<>≤≥]|[.!?]\s+\w\w|[.,;:!…]$")


def read(source: str, path: str) -> Article:
    """Read plain text: clean blocks, and between them what stands there, such as the markers of lists.

    Raises `ReadingError` for a paragraph longer than `MAX_PARAGRAPH`.
    """
    starts = line_starts(source)
    refuse_long_lines(source, starts, path)
    text, source_map = with_line_feeds(source)
    blocks = _blocks(text)
    if text is not source:
        blocks = (replace(block, span=source_map.to_source(block.span)) for block in blocks)
    drafts = (_draft(block, source) for block in blocks)
    written = assemble(drafts, partial(verbatim, source))
    written.write(verbatim(source, written.source_end, len(source)))
    return written_article(written, path, "text", source)


def _draft(block: Block, source: str) -> Draft:
    """Return a block at its place in the source as a draft."""
    draft = Draft(block.kind, block.level, block.label)
    draft.add(source[block.span.start : block.span.end], block.span.start, block.span.end)
    return draft


def _blocks(text: str) -> Iterator[Block]:
    found = list(chunks(text))
    open_items: list[tuple[int, str]] = []
    for index, chunk in enumerate(found):
        neighbours = (*found[max(index - 1, 0) : index], *found[index + 1 : index + 2])
        if _is_heading(chunk, neighbours, last=index + 1 == len(found)):
            open_items.clear()
            yield Block("heading", Span(chunk.first.start, chunk.end), _heading_level(chunk.first.words, index))
        elif block := _list_item(chunk, open_items):
            yield block
        else:
            open_items.clear()
            yield Block("paragraph", Span(chunk.first.start, chunk.end))


def _list_item(chunk: Chunk, open_items: list[tuple[int, str]]) -> Block | None:
    """Return the chunk as an item, or as a further paragraph of the open item that it is indented under."""
    line = chunk.first
    start = _body_start(chunk)
    while open_items and open_items[-1][0] >= line.indent:
        open_items.pop()
    if start > line.start:
        open_items.append((line.indent, line.label))
    elif not open_items:
        return None
    return Block("list-item", Span(start, chunk.end), len(open_items), open_items[-1][1])


def _body_start(chunk: Chunk) -> int:
    """Return where the words after the list marker start, which may be on the next line; a bare marker is a word."""
    line = chunk.first
    if line.marker and line.marker.end() < len(line.words):
        return line.start + line.marker.end()
    return chunk.lines[1].start if line.marker and len(chunk.lines) > 1 else line.start


def _is_heading(chunk: Chunk, neighbours: tuple[Chunk, ...], *, last: bool) -> bool:
    """Tell whether the chunk is one short line on its own, followed by text, that does not read as a statement."""
    words = chunk.first.words
    if last or not chunk.alone or len(chunk.lines) > 1 or len(words) > _LONGEST_HEADING:
        return False
    if (marker := chunk.first.marker) and (
        not marker["number"] or chunk.first.indent or any(near.first.marker for near in neighbours)
    ):
        return False
    numbering = marker or _NUMBERING.match(words)
    return may_be_heading(words[numbering.end() :] if numbering else words)


def may_be_heading(title: str) -> bool:
    """Tell whether a line that stands on its own is as short as a heading and does not read as a statement."""
    first_word = next(iter(title.split(maxsplit=1)), "")
    return len(title) <= _LONGEST_HEADING and any(map(str.isupper, first_word)) and not _STATEMENT.search(title)


def _heading_level(words: str, index: int) -> int:
    """Return the depth of the numbering ("2.1 Methods" is 2); without one, 1 for the title and 2 for all others."""
    if numbering := _NUMBERING.match(words):
        return min(1 + numbering[1].count("."), 6)
    return 2 if index else 1
