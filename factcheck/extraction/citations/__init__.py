"""Citations: mentions of a source in the prose of one block."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from factcheck.extraction.citations.attributions import find_attributions
from factcheck.extraction.citations.author_year import find_dated
from factcheck.extraction.citations.identified import with_identifiers
from factcheck.extraction.citations.named_before import with_names_before
from factcheck.extraction.citations.numeric_callouts import find_marks
from factcheck.model import Citation, Span


def find_citations(text: str, sentences: Sequence[Span]) -> Iterator[Citation]:
    """Yield the citations of one block of text in order."""
    starts = [sentence.start for sentence in sentences]

    def placed(found: Citation) -> Citation:
        found = replace(found, sentence=_sentence_of(found, starts, sentences))
        return with_names_before(text, found) if found.organisation else found

    marks = list(map(placed, find_marks(text)))
    dated = list(map(placed, find_dated(text)))
    attributions = list(find_attributions(text, sentences))
    found = sorted([*marks, *_reconciled(dated, attributions, marks)], key=lambda found: found.span)
    yield from with_identifiers(text, found)


def _sentence_of(citation: Citation, starts: Sequence[int], sentences: Sequence[Span]) -> Span:
    index = bisect_right(starts, citation.span.start) - 1
    return sentences[index] if index >= 0 else citation.sentence


def _reconciled(
    dated: Sequence[Citation], attributions: Sequence[Citation], marks: Sequence[Citation]
) -> Iterator[Citation]:
    """Yield dated citations and attributions, but one of two that say the same.

    A phrase with a year and a journal says more than what stands left of the year; any other phrase says less
    than a citation in its sentence.
    """
    cited = {found.sentence for found in (*dated, *marks)}
    fuller = [found for found in attributions if found.year and found.container]
    yield from fuller
    yield from (found for found in attributions if not (found.year and found.container) and found.sentence not in cited)
    starts = [found.span.start for found in fuller]
    for citation in dated:
        index = bisect_right(starts, citation.span.end - 1)
        if not index or not fuller[index - 1].span.overlaps(citation.span):
            yield citation
