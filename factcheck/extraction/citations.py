"""Citations: mentions of a source in the prose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.model import Citation, Span


def find_citations(text: str, sentences: Sequence[Span]) -> Iterator[Citation]:
    """Yield the citations of one block of text in order."""
    yield from ()
