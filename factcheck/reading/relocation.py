"""Articles read from text that was itself taken out of a file, led back to the file."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from factcheck.model import Article, SourceMap, Span
from factcheck.reading.lines import line_starts


def relocated(article: Article, format: str, source: str, way: SourceMap) -> Article:
    """Return an article with `source` as its source, given the way from the text that it was read from to there."""
    pieces = list(_pieces(article.source_map, way))
    moved = SourceMap(
        tuple(start for start, _, _ in pieces),
        tuple(start for _, start, _ in pieces),
        tuple(end for _, _, end in pieces),
        article.source_map.text_length,
    )
    return replace(article, format=format, source=source, source_map=moved, line_starts=line_starts(source))


def _pieces(first: SourceMap, second: SourceMap) -> Iterator[tuple[int, int, int]]:
    """Yield the pieces of the way over both maps: where each starts in the text, and its place at the end."""
    ends = (*first.text_starts[1:], first.text_length)
    for text, end, start, stop in zip(first.text_starts, ends, first.source_starts, first.source_ends, strict=True):
        if end - text != stop - start or end == text:
            place = second.to_source(Span(start, stop))
            yield text, place.start, place.end
            continue
        inner = bisect_right(second.text_starts, start)
        cuts = (start, *second.text_starts[inner : bisect_right(second.text_starts, stop - 1)], stop)
        for cut, following in pairwise(cuts):
            place = second.to_source(Span(cut, following))
            yield text + cut - start, place.start, place.end
