"""Citations: mentions of a source in the prose of one block."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from factcheck.extraction.attributions import find_attributions
from factcheck.extraction.dated import find_dated
from factcheck.extraction.marks import find_marks
from factcheck.model import Citation, Span


def find_citations(text: str, sentences: Sequence[Span]) -> Iterator[Citation]:
    """Yield the citations of one block of text in order."""
    starts = [sentence.start for sentence in sentences]

    def placed(found: Citation) -> Citation:
        return replace(found, sentence=_sentence_of(found, starts, sentences))

    marks = list(map(placed, find_marks(text)))
    dated = list(map(placed, find_dated(text)))
    attributions = list(find_attributions(text, sentences))
    yield from sorted([*marks, *_reconciled(dated, attributions)], key=lambda found: found.span)


def _sentence_of(citation: Citation, starts: Sequence[int], sentences: Sequence[Span]) -> Span:
    index = bisect_right(starts, citation.span.start) - 1
    return sentences[index] if index >= 0 else citation.sentence


def _reconciled(dated: Sequence[Citation], attributions: Sequence[Citation]) -> Iterator[Citation]:
    """Yield both, but one of two that overlap: a phrase with a journal says more than its year's left side."""
    cited = {found.sentence for found in dated}
    fuller = [found for found in attributions if found.year and found.container]
    for attribution in attributions:
        if attribution in fuller or (attribution.sentence not in cited):
            yield attribution
    for citation in dated:
        if not any(citation.span.overlaps(other.span) for other in fuller):
            yield citation
