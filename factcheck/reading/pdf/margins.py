"""Page headers, footers and page numbers: lines at a page's edges that other pages have at the same height."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from factcheck.reading.pdf.lines import Line
from factcheck.text.expressions import expression

# Lines at the top and bottom of a page that may be its head or foot: up to a gap of so many heights.
_EDGE_LINES = 3
_APART = 1.5
_NUMBERS = expression(r"\d+")
_PAGE_NUMBER = expression(r"\W*(?:page\s|p\.\s?)?(?:0|[ivxl]{1,6})(?:\s?(?:of|/|\|)\s?0)?\W*", re.IGNORECASE)
# Points within which heads of two pages stand at one height.
_SAME_HEIGHT = 4.0

_Key = tuple[str, int]


def without_margins(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Return the pages without the lines that stand at the edge of several, whatever number is in them."""
    edges = [{id(line): apart for line, apart in _edges(page)} for page in pages]
    seen = Counter(key for page, edge in zip(pages, edges, strict=True) for key in _keys(page, edge))
    common = max(3, len(pages) // 2)

    def is_margin(line: Line, edge: dict[int, bool]) -> bool:
        if id(line) not in edge:
            return False
        if edge[id(line)]:
            return seen[_key(line)] > 1 or bool(_PAGE_NUMBER.fullmatch(_key(line)[0]))
        return seen[_key(line)] >= common

    return [[line for line in page if not is_margin(line, edge)] for page, edge in zip(pages, edges, strict=True)]


def _edges(page: Iterable[Line]) -> list[tuple[Line, bool]]:
    """Return the lines nearest to the top and the bottom, and whether they stand apart from all others."""
    down = sorted(page, key=lambda line: -line.middle)
    return [*_edge(down), *_edge(down[::-1])]


def _edge(lines: Sequence[Line]) -> list[tuple[Line, bool]]:
    apart = 0
    for index, (line, following) in enumerate(pairwise(lines[: _EDGE_LINES + 1]), start=1):
        if abs(line.middle - following.middle) > _APART * max(line.height, following.height):
            apart = index
    return [(line, index < apart) for index, line in enumerate(lines[:_EDGE_LINES])]


def _keys(page: Iterable[Line], edge: dict[int, bool]) -> set[_Key]:
    return {_key(line) for line in page if id(line) in edge}


def _key(line: Line) -> _Key:
    return _NUMBERS.sub("0", line.text), round(line.middle / _SAME_HEIGHT)
