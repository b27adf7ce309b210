"""What an article makes one ask: a question for each mention cluster and each reference."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from factcheck.data import word_list
from factcheck.model import Article, Citation, Cluster, Extraction, Name, Reference, Span
from factcheck.sources.search import SearchRequest
from factcheck.text.digits import whole
from factcheck.text.dois import guessed, normal
from factcheck.text.expressions import expression
from factcheck.text.identifiers import find_identifiers
from factcheck.values import dataclass
from factcheck.verification.names import core, sameness
from factcheck.verification.words import content_words, telling

_PUBLISHER = expression(
    r"\((?:[^():]{2,60}: )?[^():]{2,80}, (?:1[5-9]|20)\d\d\)"
    r"|[.,] [A-Z][\w .,-]{2,40}: [A-Z][^():;.]{2,60}[,;] ?(?:1[5-9]|20)\d\d"
)
_GLUED = expression(r"[^\W\d_][a-zà-öø-ÿ]{6,60}(?P<name>[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]{2,40})")


@dataclass(frozen=True, slots=True)
class Query:
    """One source to be found, with all that the article says of it.

    `sentence` holds the citing sentences, `context` their paragraphs and the headings above, both without any
    citation in them. A number of PMC stands for the DOI or PMID that it leads to. A DOI that is `guessed` follows from
    how a publisher makes its addresses. A `listed` question comes from a reference entry, whose `text` it holds.
    """

    key: str
    authors: tuple[Name, ...] = ()
    et_al: bool = False
    organisation: str = ""
    year: int | None = None
    container: str = ""
    title: str = ""
    volume: str = ""
    pages: str = ""
    doi: str = ""
    pmid: str = ""
    pmcid: str = ""
    guessed: bool = False
    url: str = ""
    sentence: str = ""
    context: str = ""
    text: str = ""
    listed: bool = False

    @property
    def of_agency(self) -> bool:
        """Tell whether an organisation stands for the author."""
        return bool(self.organisation and not self.authors)

    @property
    def searchable(self) -> bool:
        """Tell whether enough is known for a search: a name with a year or a subject, or a title."""
        named = self.authors or (self.organisation and self.year)
        return bool(self.listed or self.title or (named and (self.year or content_words(self.sentence))))

    @property
    def of_book(self) -> bool:
        """Tell whether an entry is printed as those of books and theses are: "(London: Penguin, 2011)"."""
        numbered = self.volume or self.doi or self.pmid
        return self.listed and not numbered and _PUBLISHER.search(self.text) is not None

    def wanted(self, margin: int = 1) -> SearchRequest:
        """Return what to ask a source for, with `margin` years on either side."""
        names = tuple(name.family for name in self.authors) or tuple(filter(None, (self.organisation,)))
        return SearchRequest(
            authors=names,
            years=(self.year - margin, self.year + margin) if self.year and not self.listed else None,
            words=telling(content_words(self.title or self.sentence or _bare(self.text))),
            title=self.title,
            container=self.container,
            text=_bare(self.text) if self.listed else self.sentence,
            listed=self.listed,
            common=not self.listed and bool(names) and core(names[0]) in word_list("common-surnames"),
        )


def queries(article: Article, extraction: Extraction) -> Iterator[Query]:
    """Yield the questions of an article; a cluster whose reference is listed is left to that reference."""
    listed = tuple(map(of_reference, extraction.references))
    for cluster in extraction.clusters:
        query = of_cluster(cluster, article, extraction)
        if query is not None and not any(_same_source(query, other) for other in listed):
            yield query
    yield from listed


def of_cluster(cluster: Cluster, article: Article, extraction: Extraction) -> Query | None:
    """Return the question of a mention cluster, None for a bare number or key that only a list explains."""
    first = cluster.citations[0]
    if all(citation.kind in ("numbered", "note", "key") for citation in cluster.citations):
        return None
    question = Query(
        key=cluster.key,
        authors=tuple(map(_unglued, _longest(citation.authors for citation in cluster.citations))),
        et_al=any(citation.et_al or citation.malformed for citation in cluster.citations),
        organisation=next((c.organisation for c in cluster.citations if c.organisation), ""),
        year=_year(next((c.year for c in cluster.citations if c.year), first.year)),
        container=next((c.container for c in cluster.citations if c.container), ""),
        doi=normal(next((c.doi for c in cluster.citations if c.doi), "")),
        pmid=next((c.pmid for c in cluster.citations if c.pmid), ""),
        pmcid=next((c.label for c in cluster.citations if c.label.startswith("PMC")), ""),
        url=next((c.url for c in cluster.citations if c.url), ""),
        sentence=" ".join(_without(article, c.sentence, extraction.citations) for c in cluster.citations),
        context=" ".join(_around(article, cluster.citations, extraction.citations)),
    )
    return _led(question)


def of_reference(reference: Reference) -> Query:
    """Return the question of an entry of a reference list."""
    question = Query(
        key=reference.id,
        authors=reference.authors,
        organisation=reference.organisation,
        year=_year(reference.year),
        container=reference.container,
        title=reference.title,
        volume=reference.volume,
        pages=reference.pages,
        doi=normal(reference.doi),
        pmid=reference.pmid,
        pmcid=next((one.label for one in find_identifiers(reference.text) if one.label.startswith("PMC")), ""),
        url=reference.url,
        sentence=reference.title,
        text=reference.text,
        listed=True,
    )
    return _led(question)


def _led(query: Query) -> Query:
    """Return a question with the DOI that its link tells of, where no identifier is written."""
    doi = "" if query.doi or query.pmid or query.pmcid else guessed(query.url)
    return replace(query, doi=doi, guessed=True) if doi else query


def _same_source(query: Query, listed: Query) -> bool:
    if query.doi and query.doi == listed.doi:
        return True
    if not (query.authors and listed.authors and query.year == listed.year):
        return False
    return sameness(query.authors[0].family, listed.authors[0].family) == "same"


def _bare(text: str) -> str:
    """Return an entry without its DOI and links, which no search reads."""
    return " ".join(re.sub(r"(?:https?://|\bdoi:?\s*|\b10\.\d{4,9}/)\S*", " ", text, flags=re.IGNORECASE).split())


def _longest(lists: Iterable[tuple[Name, ...]]) -> tuple[Name, ...]:
    return max(lists, key=len, default=())


def _unglued(name: Name) -> Name:
    """Return a name without a word that lost the space before it: "EpilobiumsensuMoretti".

    Names with a capital inside have a short first part: "FitzGerald", "DeWitt", "MacLeod".
    """
    found = _GLUED.fullmatch(name.family)
    return replace(name, family=found["name"]) if found else name


def _year(text: str | None) -> int | None:
    return whole(text) if text and len(text) == 4 else None


def _without(article: Article, span: Span, citations: Sequence[Citation]) -> str:
    """Return the words of a span without the citations in it: names of authors are no subject."""
    pieces, start = [], span.start
    for citation in citations:
        if citation.span.overlaps(span):
            pieces.append(article.text[start : max(start, citation.span.start)])
            start = max(start, citation.span.end)
    pieces.append(article.text[start : max(start, span.end)])
    return " ".join(pieces)


def _around(article: Article, mentions: Sequence[Citation], citations: Sequence[Citation]) -> Iterator[str]:
    for mention in mentions:
        block = article.block_at(mention.span.start)
        if block is None:
            continue
        headings = [b for b in article.blocks if b.kind == "heading" and b.span.end <= mention.span.start]
        if headings:
            yield article.words(headings[-1].span)
        yield _without(article, block.span, citations)
