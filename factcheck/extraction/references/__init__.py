"""Reference lists: the section that holds them, their entries, and the fields of an entry."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from factcheck.extraction.references.entry import parse_reference
from factcheck.extraction.references.lists import body_runs, closing, headed, lone, notes, reader, unheaded
from factcheck.extraction.references.sections import row, row_label
from factcheck.extraction.references.text import DASH
from factcheck.model import Article, Block, Reference, Span
from factcheck.text.expressions import expression

__all__ = ["find_references", "outside", "parse_reference"]

_SAME_AUTHOR = expression(rf"[\W\d]{{0,8}}?(?:[{DASH}_]{{2,}}|[{DASH}](?=[.,]))")


def find_references(article: Article, runs: Sequence[Sequence[Reference]] | None = None) -> tuple[Reference, ...]:
    """Return the entries of the article's reference list in order, none where it has no list.

    Entries stand under headings such as "References", in footnotes, or, where there is neither, in a run of at least
    three that have each an author, a year and a place; one that lacks nothing also stands alone. An entry's id is the
    number or label printed with it, else "r" and its position from 1, also where an entry before it has the label. A
    dash in the author's place repeats the author above. `runs` are those of `body_runs`, where they are known.
    """
    read = reader(article)
    runs = list(body_runs(article)) if runs is None else runs
    listed = [*headed(article, read), *notes(article, read)] or [*closing(article, read)] or unheaded(runs)
    found = [*lone(runs), *listed]
    by_place = {entry.span: entry for entry in found if entry.span}
    ordered = (by_place[span] for span in sorted(by_place))
    return tuple(_with_ids(_with_authors(ordered)))


def outside(article: Article, references: Sequence[Reference]) -> Iterator[Block]:
    """Yield the blocks of the article without the entries: of a block that holds some, what stands before them.

    Nor does the cell with the label of an entry say anything.
    """
    spans = sorted(entry.span for entry in references if entry.span)
    rows = {row(block) for entry in references if entry.span and (block := article.block_at(entry.span.start))}
    for block in article.blocks:
        if block.kind == "table-cell" and row(block) in rows and row_label(article.words(block.span)):
            continue
        place = bisect_left(spans, block.span.start, key=lambda span: span.start)
        start = spans[place].start if place < len(spans) else block.span.end
        if start >= block.span.end:
            yield block
        elif article.text[block.span.start : start].strip():
            yield replace(block, span=Span(block.span.start, start))


def _with_authors(entries: Iterable[Reference]) -> Iterator[Reference]:
    """Yield the entries, with the author above for a dash in the author's place."""
    above = None
    for entry in entries:
        if above and not entry.authors and not entry.organisation and _SAME_AUTHOR.match(entry.text):
            entry = replace(entry, authors=above.authors, editors=above.editors, organisation=above.organisation)
        above = entry
        yield entry


def _with_ids(entries: Iterable[Reference]) -> Iterator[Reference]:
    taken = set[str]()
    for position, entry in enumerate(entries, 1):
        own = entry.label if entry.label and entry.label not in taken else f"r{position}"
        taken.add(own)
        yield replace(entry, id=own)
