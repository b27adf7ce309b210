"""Extraction of citations from text that nobody wrote to be read: it must end, and soon."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.extraction.citations import find_citations
from factcheck.extraction.citations.acronyms import find_acronyms
from factcheck.extraction.citations.clusters import cluster
from factcheck.extraction.sentences import split

SIZE = 100_000
PIECES = [
    *("(", ")", "[", "A", "Ab ", "Ab, ", "Ab & ", "A. ", "a-", "A'", "Ab-\n", "A (B) ", " ", "\n", ". "),
    *("et al. ", "Ramos et al. ", "2010 ", "2010, ", "[1,", "¹,", "[@a ", "10.1234/", "10.1234/a)", "van der "),
    *("study by ", "study published in 2010 in ", "according to the ", "Institute of ", "Institute, ", "(WHO"),
    *("\u200b", "e\u0301", "שלום (Cohen, 2010) مرحبا ", "\u202eאב Ramos \u202c(2011) "),
]
WORDS = st.sampled_from(
    [
        *("Ramos", "Kim", "van", "der", "J.", "K.", "and", "&", "et", "al.", "colleagues", "'s", "’", "the"),
        *(
            "WHO",
            "World",
            "Health",
            "Organization",
            "notes",
            "According",
            "to",
            "study",
            "by",
            "in",
            "published",
            "Nature",
        ),
        *(
            "(",
            ")",
            "[",
            "]",
            ";",
            ",",
            ".",
            "2010",
            "2011a,b",
            "(2012)",
            "press",
            "[3]",
            "[@kim2010]",
            "doi:10.1000/x",
            "²",
        ),
    ]
)


@pytest.mark.parametrize("piece", PIECES)
def test_repetition_ends(piece: str) -> None:
    """Time grows with the length of the text and not with its square: the suite would not end otherwise."""
    text = piece * (SIZE // len(piece))
    citations = list(find_citations(text, tuple(split(text))))
    assert all(text[found.span.start : found.span.end] == found.text for found in citations[:1000])
    find_acronyms(text)


def test_many_citations() -> None:
    """Every one of many citations is found, and mentions of one source are one cluster."""
    text = "It spreads (Ramos et al., 2010; Kim, 2011) and Osei (2012a,b) agrees. " * 1000
    citations = list(find_citations(text, tuple(split(text))))
    assert len(citations) == 4000
    assert [len(found.citations) for found in cluster(citations)] == [1000] * 4


@given(st.lists(WORDS, max_size=40).map(" ".join))
@settings(max_examples=200, deadline=None)
def test_spans_hold_what_they_say(text: str) -> None:
    """A citation's text is what stands at its span, inside the sentence in which it starts, in text order."""
    citations = list(find_citations(text, tuple(split(text))))
    assert [found.span for found in citations] == sorted(found.span for found in citations)
    for found in citations:
        assert text[found.span.start : found.span.end] == found.text
        assert found.sentence.start <= found.span.start < found.sentence.end
        assert all(name.family for name in found.authors)


@given(st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_text_can_be_read(text: str) -> None:
    """No text makes extraction fail."""
    citations = list(find_citations(text, tuple(split(text))))
    assert sum(len(found.citations) for found in cluster(citations)) == len(citations)
