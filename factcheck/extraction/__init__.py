"""Extraction: from an article to the quantities, claims, citations and references in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from factcheck.extraction.citations import find_citations
from factcheck.extraction.citations.acronyms import find_acronyms
from factcheck.extraction.citations.clusters import cluster
from factcheck.extraction.citations.links import with_links
from factcheck.extraction.citations.recall import complete
from factcheck.extraction.claims import find_claims
from factcheck.extraction.quantities import find_quantities
from factcheck.extraction.references import find_references, outside
from factcheck.extraction.references.linking import link
from factcheck.extraction.sentences import split
from factcheck.incremental import of_passage
from factcheck.model import Article, Citation, Claim, Extraction, Measure, Quantity, Reference


class _Facts(NamedTuple):
    """What one block says, spans counting in its own text."""

    quantities: tuple[Quantity, ...]
    citations: tuple[Citation, ...]
    claims: tuple[Claim, ...]


def extract(article: Article, bibliography: Sequence[Reference] = ()) -> Extraction:
    """Return everything extracted from the article, spans counting in `article.text`.

    `bibliography` holds the entries of files beside the article; they follow those of its own list.
    """
    listing = find_references(article)
    references = (*listing, *bibliography)
    blocks = list(outside(article, listing))
    quantities: list[Quantity] = []
    claims: list[Claim] = []
    citations: list[Citation] = []
    for block in blocks:
        found, start = _facts(article.words(block.span)), block.span.start
        quantities += (_moved(one, start) for one in found.quantities)
        citations += (_moved(one, start) for one in found.citations)
        claims += (_moved(one, start) for one in found.claims)
    every = with_links(article, complete(article, blocks, citations))
    acronyms = find_acronyms(article.text)
    return Extraction(
        quantities=tuple(quantities),
        claims=tuple(claims),
        citations=every,
        clusters=cluster(every, acronyms),
        references=references,
        links=link(every, references, acronyms),
    )


@of_passage
def _facts(text: str) -> _Facts:
    sentences = tuple(split(text))
    numbers = tuple(find_quantities(text))
    cited = tuple(find_citations(text, sentences))
    return _Facts(numbers, cited, tuple(find_claims(text, sentences, numbers, cited)))


def _moved(found: Any, by: int) -> Any:
    """Return a copy of a fact with every span in it moved by `by` characters."""
    changes = {}
    for name in found.__dataclass_fields__:
        value = getattr(found, name)
        if hasattr(value, "shifted"):
            changes[name] = value.shifted(by)
        elif hasattr(value, "__dataclass_fields__") and not isinstance(value, Measure):
            changes[name] = _moved(value, by)
    return replace(found, **changes)
