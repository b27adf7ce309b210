"""The layout of an article on the page: blocks in groups, groups in bands, each band beside what was found in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field, replace
from itertools import groupby

from factcheck.model import Article, Block, Finding
from factcheck.rendering.marking import Mark, Segment, by_block, segments
from factcheck.values import dataclass

_TOP = 3
"""The level of the article's highest heading on the page, below the page's and the article's own."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A block with its text in stretches."""

    block: Block
    segments: tuple[Segment, ...]
    level: int = 0

    @property
    def place(self) -> tuple[int, int]:
        """Return row and column of a table's cell, from 1."""
        _, row, column = (int(part) for part in self.block.label.split(":"))
        return row, column


@dataclass(frozen=True, slots=True)
class Group:
    """Blocks that belong together: the items of a list, the cells of a table, or one block of another kind."""

    kind: str
    pieces: tuple[Piece, ...]
    findings: tuple[int, ...] = ()

    @property
    def rows(self) -> Iterator[tuple[Piece, ...]]:
        """Yield the rows of a table."""
        for _, cells in groupby(self.pieces, key=lambda piece: piece.place[0]):
            yield tuple(cells)


@dataclass(slots=True)
class Band:
    """A stretch of the article beside its findings: those of `leading`; nothing was found in `trailing`."""

    leading: list[Group] = field(default_factory=list)
    trailing: list[Group] = field(default_factory=list)
    findings: tuple[int, ...] = ()


def bands(article: Article, marks: Iterable[Mark], findings: Sequence[tuple[int, Finding]]) -> list[Band]:
    """Return the article's bands; findings are given with their numbers. A heading stays with what follows it."""
    made = [Band()]
    headings: list[Group] = []
    for group in _groups(article, marks, findings):
        if group.findings:
            made.append(Band([*headings, group], findings=group.findings))
            headings = []
        elif group.kind == "heading":
            headings.append(group)
        else:
            made[-1].trailing += [*headings, group]
            headings = []
    made[-1].trailing += headings
    return [band for band in made if band.leading or band.trailing]


def _groups(article: Article, marks: Iterable[Mark], findings: Sequence[tuple[int, Finding]]) -> Iterator[Group]:
    blocks = article.blocks
    held = by_block(blocks, marks)
    found = _by_block(article, findings)
    level = _TOP - 1
    start = 0
    for key, members in groupby(range(len(blocks)), key=lambda index: _key(blocks[index], index, bool(found[index]))):
        indexes = list(members)
        pieces = [
            Piece(blocks[index], tuple(segments(article.text, blocks[index].span, held[index]))) for index in indexes
        ]
        if key[0] == "heading":
            level = min(blocks[start].level + _TOP - 1, level + 1, 6)
            pieces = [replace(piece, level=level) for piece in pieces]
        start += len(indexes)
        if not found[indexes[0]] and not held[indexes[0]] and _is_title_again(article, indexes[0]):
            continue
        yield Group(key[0], tuple(pieces), tuple(number for index in indexes for number in found[index]))


def _is_title_again(article: Article, index: int) -> bool:
    """Tell whether a block is a title of the front matter that the text begins with as well."""
    block = article.blocks[index]
    if not article.is_in_front_matter(block.span):
        return False
    words = article.words(block.span).casefold().split()
    first = next((one for one in article.blocks[index + 1 :] if not article.is_in_front_matter(one.span)), None)
    return first is not None and first.kind == "heading" and article.words(first.span).casefold().split() == words


def _key(block: Block, index: int, has_findings: bool) -> tuple[str, str]:
    """Return what consecutive blocks of one group share; an item with findings has them beside it alone."""
    if block.kind == "table-cell":
        return "table", block.label.split(":")[0]
    if block.kind in ("list-item", "reference", "footnote") and not has_findings:
        return block.kind, ""
    return block.kind, str(index)


def _by_block(article: Article, findings: Sequence[tuple[int, Finding]]) -> list[list[int]]:
    """Return the numbers of the findings of each block; one between two blocks goes with the one before it.

    A comment lies beyond the text; its place in the source tells the block.
    """
    starts = [block.span.start for block in article.blocks]
    sources = [article.source_span(block.span).start for block in article.blocks] if findings else []
    found: list[list[int]] = [[] for _ in starts]
    for number, finding in findings:
        if finding.span.start < len(article.text):
            index = bisect_right(starts, finding.span.start)
        else:
            index = bisect_right(sources, article.source_span(finding.span).start)
        if starts:
            found[max(index - 1, 0)].append(number)
    return found
