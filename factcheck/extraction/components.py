"""factcheck's extraction steps as spaCy components, for factcheck itself and for anyone's pipeline.

Each component keeps its exact results in `doc.user_data[NAME]` and shows them as token spans in
`doc.spans[NAME]`, widened to whole tokens. All offsets count in `doc.text`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from spacy.language import Language
from spacy.tokens import Doc

from factcheck.extraction.citations import find_citations
from factcheck.extraction.claims import find_claims
from factcheck.extraction.quantities import find_quantities
from factcheck.extraction.sentences import split
from factcheck.model import Span

if TYPE_CHECKING:
    Component = Callable[[Doc], Doc]

SENTENCES = "factcheck_sentences"
QUANTITIES = "factcheck_quantities"
CITATIONS = "factcheck_citations"
CLAIMS = "factcheck_claims"


@Language.factory(SENTENCES, assigns=["token.is_sent_start", "doc.user_data"])
def sentences(nlp: Language, name: str) -> Component:
    """Mark where sentences start, unaffected by "et al.", initials and abbreviations."""

    def mark(doc: Doc) -> Doc:
        found = tuple(split(doc.text))
        starts = {sentence.start for sentence in found}
        for token in doc:
            token.is_sent_start = token.i == 0 or token.idx in starts
        doc.user_data[SENTENCES] = found
        return doc

    return mark


@Language.factory(QUANTITIES, assigns=["doc.spans", "doc.user_data"])
def quantities(nlp: Language, name: str) -> Component:
    """Find quantities."""

    def find(doc: Doc) -> Doc:
        return _keep(doc, QUANTITIES, find_quantities(doc.text))

    return find


@Language.factory(CITATIONS, assigns=["doc.spans", "doc.user_data"])
def citations(nlp: Language, name: str) -> Component:
    """Find citations."""

    def find(doc: Doc) -> Doc:
        return _keep(doc, CITATIONS, find_citations(doc.text, _sentences(doc)))

    return find


@Language.factory(CLAIMS, assigns=["doc.user_data"])
def claims(nlp: Language, name: str) -> Component:
    """Say of each quantity what it measures; needs the other three components before it."""

    def find(doc: Doc) -> Doc:
        found = find_claims(doc.text, _sentences(doc), _kept(doc, QUANTITIES), _kept(doc, CITATIONS))
        doc.user_data[CLAIMS] = tuple(found)
        return doc

    return find


def _kept(doc: Doc, name: str) -> tuple[Any, ...]:
    if name not in doc.user_data:
        raise ValueError(f"{CLAIMS} needs the component {name} before it in the pipeline.")
    kept: tuple[Any, ...] = doc.user_data[name]
    return kept


def _sentences(doc: Doc) -> tuple[Span, ...]:
    found = doc.user_data.get(SENTENCES)
    return found if found is not None else tuple(split(doc.text))


def _keep(doc: Doc, name: str, found: Iterable[Any]) -> Doc:
    exact = tuple(found)
    doc.user_data[name] = exact
    shown = (doc.char_span(item.span.start, item.span.end, name, alignment_mode="expand") for item in exact)
    doc.spans[name] = [span for span in shown if span is not None]
    return doc
