"""Claims: what a quantity measures, of whom, and under which conditions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from factcheck.model import Citation, Claim, Quantity, Span


def find_claims(
    doc: Doc, sentences: Sequence[Span], quantities: Sequence[Quantity], citations: Sequence[Citation]
) -> Iterator[Claim]:
    """Yield a claim for each quantity that measures something."""
    yield from ()
