"""The spaCy pipeline that reads one block of prose: blank English plus factcheck's components."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

COMPONENTS = ("factcheck_sentences", "factcheck_quantities", "factcheck_citations", "factcheck_claims")


@cache
def load() -> Language:
    """Return the pipeline, built once a process.

    It reads one block at a time: a tokenizer special case switches the tokenizer's cache off for the rest of
    a Doc, which makes one long Doc ten times slower than its paragraphs.
    """
    import spacy

    from factcheck.extraction import components  # noqa: F401  (registers the factories)

    nlp = spacy.blank("en")
    for name in COMPONENTS:
        nlp.add_pipe(name)
    return nlp
