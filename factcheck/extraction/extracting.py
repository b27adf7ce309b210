"""`extract`: everything that an article says, read block by block and then as a whole."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain
from typing import NamedTuple, TypeVar

from factcheck.collector import without_circles
from factcheck.extraction.citations import find_citations
from factcheck.extraction.citations.acronyms import find_acronyms
from factcheck.extraction.citations.clusters import cluster
from factcheck.extraction.citations.document_pass import complete
from factcheck.extraction.citations.links import with_links
from factcheck.extraction.citations.listed_marks import with_listed_marks
from factcheck.extraction.citations.listed_names import with_listed_names
from factcheck.extraction.claims import find_claims
from factcheck.extraction.claims.labels import with_labels
from factcheck.extraction.quantities import find_quantities
from factcheck.extraction.references import find_references, outside
from factcheck.extraction.references.linked_entries import linked_entries
from factcheck.extraction.references.linking import link
from factcheck.extraction.references.linking.unread import confirmed
from factcheck.extraction.references.lists import body_runs
from factcheck.extraction.sentences import split
from factcheck.extraction.shifting import moved
from factcheck.extraction.statements import find_statements, join_statements
from factcheck.extraction.statements.announced_lists import find_announced_lists
from factcheck.extraction.statements.passage import Passage
from factcheck.extraction.statements.tables import find_tables
from factcheck.extraction.statements.whole_article import completed
from factcheck.extraction.written_dois import find_written_dois
from factcheck.model import Article, Block, Citation, Claim, Extraction, Quantity, Reference, Span, Statements
from factcheck.text.passages import of_passage

T = TypeVar("T")


class _Facts(NamedTuple):
    """What one block says, spans counting in its own text."""

    sentences: tuple[Span, ...]
    quantities: tuple[Quantity, ...]
    citations: tuple[Citation, ...]
    claims: tuple[Claim, ...]
    statements: Statements


@without_circles
def extract(article: Article, bibliography: Sequence[Reference] = ()) -> Extraction:
    """Return everything extracted from the article, spans counting in `article.text`.

    `bibliography` holds the entries of files beside the article; they follow those of its own list.
    """
    runs = tuple(body_runs(article))
    listing = find_references(article, runs)
    references = (*listing, *bibliography)
    blocks = list(outside(article, listing))
    facts = [moved(_facts(article.words(block.span)), block.span.start) for block in blocks]
    sentences = _joined(one.sentences for one in facts)
    quantities = _joined(one.quantities for one in facts)
    cited = _citations(article, blocks, references, _joined(one.citations for one in facts))
    acronyms = find_acronyms(article.text)
    joined = join_statements([one.statements for one in facts])
    tables = tuple(find_tables(article))
    passage = Passage(article.text, sentences, quantities)
    statements = completed(article, passage, joined, cited, tables)
    lists = tuple(find_announced_lists(article, passage))
    noted = frozenset(block.label for block in blocks if block.kind == "footnote")
    links = link(cited, references, acronyms, linked_entries(article, blocks, cited, references), noted)
    return Extraction(
        sentences=sentences,
        quantities=quantities,
        claims=with_labels(article, tables, _with_citations(_joined(one.claims for one in facts), cited)),
        citations=cited,
        clusters=cluster(cited, acronyms),
        references=references,
        links=confirmed(article, blocks, cited, references, links, runs),
        statements=statements,
        lists=lists,
        tables=tables,
        written_dois=tuple(find_written_dois(article)),
    )


def _citations(
    article: Article, blocks: Sequence[Block], references: Sequence[Reference], found: Sequence[Citation]
) -> tuple[Citation, ...]:
    """Return the citations of the blocks with those that only the whole article shows."""
    complete_ones = with_listed_names(article, blocks, references, complete(article, blocks, found))
    return with_listed_marks(article, blocks, references, with_links(article, blocks, complete_ones))


@of_passage
def _facts(text: str) -> _Facts:
    sentences = tuple(split(text))
    numbers = tuple(find_quantities(text))
    cited = tuple(find_citations(text, sentences))
    claims = tuple(find_claims(text, sentences, numbers, cited))
    return _Facts(sentences, numbers, cited, claims, find_statements(Passage(text, sentences, numbers, cited)))


def _joined(parts: Iterable[Sequence[T]]) -> tuple[T, ...]:
    return tuple(chain.from_iterable(parts))


def _with_citations(claims: Sequence[Claim], citations: Sequence[Citation]) -> tuple[Claim, ...]:
    """Return the claims with the nearest citation of their sentence, now that note marks are among those."""
    numbered = [citation for citation in citations if citation.kind == "numbered"]
    if not numbered:
        return tuple(claims)
    starts = [citation.span.start for citation in numbered]
    return tuple(replace(claim, citation=_nearest(claim, numbered, starts)) for claim in claims)


def _nearest(claim: Claim, numbered: Sequence[Citation], starts: Sequence[int]) -> Citation | None:
    first, last = (bisect_left(starts, offset) for offset in (claim.sentence.start, claim.sentence.end))
    near = [claim.citation] if claim.citation else []
    end = claim.quantity.span.end
    return min((*near, *numbered[first:last]), key=lambda one: _distance(one, end), default=None)


def _distance(citation: Citation, offset: int) -> int:
    """Return how far from an offset a citation is, one in brackets by its start and a note mark by its word's end."""
    return min(abs(citation.span.start - offset), abs(citation.span.end - offset))
