"""The readers as spaCy components, found through their entry points by anyone's pipeline."""

from __future__ import annotations

import pytest
import spacy

import factcheck

TEXT = "Less than 0.1% of cells survive (Hagemann et al., 2008). About 1 in 8 women is affected."


def test_components_fill_spans() -> None:
    """`add_pipe` finds each component by name; quantities and citations stand in `doc.spans`."""
    nlp = spacy.blank("en")
    for name in ("factcheck_sentences", "factcheck_quantities", "factcheck_citations", "factcheck_claims"):
        nlp.add_pipe(name)
    doc = nlp(TEXT)
    assert [sentence.text for sentence in doc.sents] == [TEXT[:56], TEXT[57:]]
    assert [span.text for span in doc.spans["factcheck_citations"]] == ["Hagemann et al., 2008"]
    assert "Less than 0.1%" in [span.text for span in doc.spans["factcheck_quantities"]]


def test_same_results_as_the_library() -> None:
    """A component reads exactly what `factcheck.extract` reads in one block."""
    nlp = spacy.blank("en")
    nlp.add_pipe("factcheck_quantities")
    nlp.add_pipe("factcheck_citations")
    doc = nlp(TEXT)
    facts = factcheck.extract(factcheck.read(TEXT))
    assert doc.user_data["factcheck_quantities"] == facts.quantities
    assert doc.user_data["factcheck_citations"] == facts.citations


def test_claims_need_what_they_stand_on() -> None:
    """The component for claims says which components are missing before it."""
    nlp = spacy.blank("en")
    nlp.add_pipe("factcheck_claims")
    with pytest.raises(ValueError, match="factcheck_quantities"):
        nlp(TEXT)
