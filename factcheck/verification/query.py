"""What an article makes one ask: a question for each mention cluster and each reference."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from factcheck.data import word_list
from factcheck.model import Article, Citation, Cluster, Extraction, Name, Reference, Span
from factcheck.sources.search import SearchRequest
from factcheck.text.digits import whole
from factcheck.text.dois import guessed, normal
from factcheck.text.expressions import expression
from factcheck.text.identifiers import find_identifiers
from factcheck.text.passages import of_passage
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
    dois, dated = {one.doi for one in listed if one.doi}, _dated(listed)
    surroundings = _Surroundings(article, extraction.citations)
    for cluster in extraction.clusters:
        query = of_cluster(cluster, surroundings)
        if query is not None and query.doi not in dois and not _is_of(query, dated.get(query.year, ())):
            yield query
    yield from listed


def _dated(listed: Iterable[Query]) -> Mapping[int | None, Sequence[Query]]:
    by_year: dict[int | None, list[Query]] = {}
    for query in listed:
        by_year.setdefault(query.year, []).append(query)
    return by_year


def of_cluster(cluster: Cluster, surroundings: _Surroundings) -> Query | None:
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
        sentence=" ".join(surroundings.without_citations(c.sentence) for c in cluster.citations),
        context=" ".join(surroundings.around(cluster.citations)),
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
        pmcid=_pmcid(reference.text),
        url=reference.url,
        sentence=reference.title,
        text=reference.text,
        listed=True,
    )
    return _led(question)


@of_passage
def _pmcid(text: str) -> str:
    return next((one.label for one in find_identifiers(text) if one.label.startswith("PMC")), "")


def _led(query: Query) -> Query:
    """Return a question with the DOI that its link tells of, where no identifier is written."""
    doi = "" if query.doi or query.pmid or query.pmcid else guessed(query.url)
    return replace(query, doi=doi, guessed=True) if doi else query


def _is_of(query: Query, listed: Iterable[Query]) -> bool:
    """Tell whether a question asks for one of these entries of its year."""
    if not query.authors:
        return False
    name = query.authors[0].family
    return any(other.authors and sameness(name, other.authors[0].family) == "same" for other in listed)


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


class _Surroundings:
    """What stands around the citations of an article, without them: names of authors are no subject."""

    def __init__(self, article: Article, citations: Sequence[Citation]) -> None:
        """Put the citations and headings in order once, since every question asks for some of them."""
        self._article = article
        self._spans = [citation.span for citation in citations]
        self._order = sorted(range(len(citations)), key=lambda number: self._spans[number].start)
        self._starts = [self._spans[number].start for number in self._order]
        self._longest = max(map(len, self._spans), default=0)
        self._headings = [block.span for block in article.blocks if block.kind == "heading"]
        self._ends = [span.end for span in self._headings]

    def without_citations(self, span: Span) -> str:
        """Return the words of a span without the citations in it."""
        text, pieces, start = self._article.text, [], span.start
        first = bisect_left(self._starts, span.start - self._longest)
        last = bisect_left(self._starts, span.end)
        for number in sorted(self._order[first:last]):
            own = self._spans[number]
            if own.overlaps(span):
                pieces.append(text[start : max(start, own.start)])
                start = max(start, own.end)
        pieces.append(text[start : max(start, span.end)])
        return " ".join(pieces)

    def around(self, mentions: Iterable[Citation]) -> Iterator[str]:
        """Yield the heading above each mention, and its paragraph."""
        for mention in mentions:
            block = self._article.block_at(mention.span.start)
            if block is None:
                continue
            above = bisect_right(self._ends, mention.span.start)
            if above:
                yield self._article.words(self._headings[above - 1])
            yield self.without_citations(block.span)
