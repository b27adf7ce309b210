"""Which words of an article a comment speaks of: those it is set on, its block, the next one, or a region."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from factcheck.model import Article, Block, Comment, Span
from factcheck.values import dataclass


@dataclass(frozen=True, slots=True)
class Ground:
    """An article with its blocks, and their places, in the order of the source."""

    article: Article
    blocks: tuple[Block, ...]
    sources: tuple[Span, ...]
    starts: tuple[int, ...]


def ground(article: Article) -> Ground:
    """Return the article with the places of its blocks."""
    placed = sorted(((article.source_span(block.span), block) for block in article.blocks), key=lambda pair: pair[0])
    sources = tuple(place for place, _ in placed)
    return Ground(article, tuple(block for _, block in placed), sources, tuple(place.start for place in sources))


def covered(on: Ground, comment: Comment) -> Span | None:
    """Return the words a comment covers: its own, the block it stands in, or the next one; None where none follows."""
    if _on_words(on, comment):
        return comment.span
    index = _block_of(on, comment)
    if index is None:
        return None
    return on.blocks[index].span if comment.inside else whole(on.blocks, index)


def between(on: Ground, start: Comment, end: Comment) -> Span | None:
    """Return the words from one comment to another, with the blocks in which these stand."""
    first, last = _from(on, start), _to(on, end)
    return Span(first, last) if first is not None and first < last else None


def _from(on: Ground, comment: Comment) -> int | None:
    if _on_words(on, comment):
        return comment.span.start
    index = _block_of(on, comment)
    return None if index is None else on.blocks[index].span.start


def _to(on: Ground, comment: Comment) -> int:
    if _on_words(on, comment):
        return comment.span.end
    before = bisect_left(on.starts, on.article.source_span(comment.span).start) - 1
    return on.blocks[before].span.end if before >= 0 else 0


def _on_words(on: Ground, comment: Comment) -> bool:
    return comment.span.start < len(on.article.text)


def _block_of(on: Ground, comment: Comment) -> int | None:
    place = on.article.source_span(comment.span)
    after = bisect_left(on.starts, place.start)
    if comment.inside and after and not _opens(on, after, place):
        return after - 1
    return after if after < len(on.starts) else None


def _opens(on: Ground, index: int, place: Span) -> bool:
    """Tell whether a comment inside of a block stands before its first word, and not after the block before."""
    source = on.article.source
    if index == len(on.starts) or "\n" in source[place.end : on.starts[index]]:
        return False
    return "\n" in source[on.sources[index - 1].end : place.start]


def whole(blocks: Sequence[Block], index: int) -> Span:
    """Return a block's extent, the whole table's for the first cell of one."""
    first = last = blocks[index]
    if _table(first) and (index == 0 or _table(blocks[index - 1]) != _table(first)):
        for block in blocks[index:]:
            if _table(block) != _table(first):
                break
            last = block
    return Span(first.span.start, last.span.end)


def _table(block: Block) -> str:
    """Return the number of the table that a cell stands in, "" for any other block."""
    return block.label.partition(":")[0] if block.kind == "table-cell" else ""
