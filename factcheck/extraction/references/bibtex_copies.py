"""Entries of a BibTeX file that stand there twice, word for word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import accumulate
from typing import TYPE_CHECKING

from factcheck.model import Edit, Span

if TYPE_CHECKING:
    from bibtexparser.model import Block


def copies_of(blocks: Iterable[Block], text: str) -> Mapping[str, tuple[Edit, ...]]:
    """Return the edits that remove from `text` what repeats an earlier entry, by the entry's key.

    Only what has the same words on lines of its own counts: two entries that share a key and differ are no copies.
    """
    from bibtexparser.model import DuplicateBlockKeyBlock, Entry

    first: dict[str, str] = {}
    copies: dict[str, tuple[Edit, ...]] = {}
    starts = (0, *accumulate(len(line) + 1 for line in text.split("\n")))
    for block in blocks:
        raw, line = block.raw or "", block.start_line or 0
        if isinstance(block, Entry):
            first.setdefault(block.key, _folded(raw))
        elif isinstance(block, DuplicateBlockKeyBlock) and first.get(block.key) == _folded(raw):
            span = _lines(text, starts, line, line + raw.count("\n") + 1)
            if _folded(text[span.start : span.end]) == _folded(raw):
                copies[block.key] = (*copies.get(block.key, ()), Edit(span, ""))
    return copies


def _lines(text: str, starts: tuple[int, ...], first: int, end: int) -> Span:
    """Return the span of lines [first, end), with the blank lines after them, or before them at the end of a file."""
    start, stop = starts[first], min(starts[min(end, len(starts) - 1)], len(text))
    rest = text[stop:]
    if not rest.strip():
        return Span(len(text[:start].rstrip()) + len(_line_end(text, start)), len(text))
    blank = len(rest) - len(rest.lstrip("\r\n"))
    return Span(start, stop + blank)


def _line_end(text: str, start: int) -> str:
    """Return the line break after the last words before `start`."""
    kept = len(text[:start].rstrip())
    return "\r\n" if text.startswith("\r\n", kept) else text[kept : kept + 1]


def _folded(raw: str) -> str:
    return " ".join(raw.split())
