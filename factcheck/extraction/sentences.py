"""Sentence boundaries in health prose, where "et al.", "Fig. 2" and "p. 7" end no sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.model import Span

_BOUNDARY = re.compile(r"[.!?]+[\"'”’)\]]*(?=\s+[\"'“‘(\[]*[A-Z0-9])|\n\s*\n")
_ABBREVIATION = re.compile(
    r"(?:\bal|\b(?:e\.g|i\.e|cf|vs|ca|approx|resp|fig|figs|eq|ref|refs|no|nos|vol|pp?|ed|eds|dr|mr|mrs|ms|prof"
    r"|st|jr|sr|dept|univ|inc|ltd|co|u\.s|u\.k|sect|tab|suppl)|\b[A-Z])\.$",
    re.IGNORECASE,
)


def split(text: str) -> Iterator[Span]:
    """Yield the sentences of one block of text, without surrounding white space."""
    start = 0
    for boundary in _BOUNDARY.finditer(text):
        if boundary.group().startswith(".") and _ABBREVIATION.search(text, start, boundary.start() + 1):
            continue
        yield from _trimmed(text, start, boundary.end())
        start = boundary.end()
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    words = text[start:end]
    if stripped := words.strip():
        start += words.index(stripped[0])
        yield Span(start, start + len(stripped))
