"""How surely the lists of an article were read, by their form alone.

That something stands in no list, or that nothing leads to an entry, is an absence, and is told only where what was read
makes up the list: entries that are each whole and fill what stands below the heading, or numbers that go up by one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from factcheck.extraction.references.lists import signs
from factcheck.extraction.references.sections import Part
from factcheck.model import Article, Reference, Span
from factcheck.text.digits import whole
from factcheck.text.expressions import expression

_COVERED = 0.75
"""At least this share of the characters below the heading of a list stands in entries that are whole.

By hand: at it all useful labelled findings of `pages` are kept, and no sound page of the layouts in
`benchmarks/list_layouts.py` that are read in fragments is told anything.
"""
_GAPS = 2
"""Numbers go up by one but for so many that are left out."""
_YEAR = expression(r"\b(?:1[89]|20)\d\d(?!\d)")
_BRACKETED = expression(r"\((?:1[89]|20)\d\d[a-z]?\)")
_MOST_YEARS = 3
"""An entry with more years in it than its own and two of its title, or with two in brackets, may be two."""


def is_whole(entry: Reference) -> bool:
    """Tell whether an entry has a name and two of what entries have, and each once: who wrote it, a year, a place."""
    return signs(entry) > 1 and bool(entry.title or entry.container) and not _is_glued(entry.text)


def _is_glued(text: str) -> bool:
    return len(set(_BRACKETED.findall(text))) > 1 or len(set(_YEAR.findall(text))) > _MOST_YEARS


def sure_lists(article: Article, parts: Sequence[Part], references: Sequence[Reference]) -> Mapping[int, bool]:
    """Return for each list of the article whether it was read whole; one in a file beside it always is."""
    found: dict[int, list[Reference]] = {}
    for entry in references:
        if entry.span and entry.standing == "list":
            found.setdefault(entry.listing, []).append(entry)
    return {
        listing: _is_counted(entries) or _is_covered(_spans(parts, listing), entries)
        for listing, entries in found.items()
    }


def _spans(parts: Sequence[Part], listing: int) -> Iterator[Span]:
    return (span for part in parts if part.listing == listing and part.standing == "list" for span in part.spans)


def _is_covered(spans: Iterator[Span], entries: Sequence[Reference]) -> bool:
    """Tell whether whole entries fill the stretches below the heading of their list."""
    read = sum(len(entry.span) for entry in entries if entry.span and is_whole(entry))
    known = {entry.span for entry in entries}
    left = sum(len(span) for span in {*spans} - known)
    listed = sum(len(entry.span) for entry in entries if entry.span)
    return read >= _COVERED * (listed + left)


def _is_counted(entries: Sequence[Reference]) -> bool:
    """Tell whether entries are numbered from 1 up by one, but for a gap or two."""
    numbers = [whole(entry.label) or 0 for entry in entries]
    steps = [two - one for one, two in pairwise(numbers)]
    return bool(steps) and numbers[0] in (1, 2) and min(steps) > 0 and numbers[-1] - len(numbers) <= _GAPS
