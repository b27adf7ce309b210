"""What only the whole article shows: which words are its authors, and how it writes its citations."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence

from factcheck.extraction.names import fold
from factcheck.extraction.sentences import split
from factcheck.model import Article, Block, Citation, CitationForm, Name, Span

_CANDIDATE = re.compile(
    r"(?<![\w-])(?P<name>[^\W\d_a-z][\w’'‐-]{1,30})(?:,\s[(\[]?|['’]s\s[(\[]|\s[(\[])"
    r"(?P<year>1[5-9]\d\d|20\d\d)(?P<suffix>[a-z]?)(?!\w)"
)
_BEFORE_YEAR = re.compile(r"(,?)\s*\d{4}")
_FEWEST = 20
_EXCEPTIONS = 0.05
_NEIGHBOURS = 8
_SEPARATOR = 3


def complete(article: Article, blocks: Collection[Block], citations: Sequence[Citation]) -> tuple[Citation, ...]:
    """Return the citations of `blocks` with those added and left out that the others decide.

    A lone name before a year is a citation if the article cites that name and year elsewhere ("following
    Peto, 2015"). A lone name in brackets is none if everyone else is cited with a comma before the year, or
    everyone else without, and the name is cited nowhere else ("(Flash 2000, CE Instruments)").
    """
    strangers = set(map(id, _strangers(citations)))
    kept = [citation for citation in citations if id(citation) not in strangers]
    return tuple(sorted([*kept, *_recalled(article, blocks, kept)], key=lambda citation: citation.span))


def _recalled(article: Article, blocks: Collection[Block], kept: Sequence[Citation]) -> Iterator[Citation]:
    known = {(_family(citation), citation.year) for citation in kept if citation.authors}
    starts = [citation.span.start for citation in kept]
    read = {block.span.start for block in blocks}
    for match in _CANDIDATE.finditer(article.text) if known else ():
        span = Span(match.start(), match.end())
        if _is_covered(span, kept, starts) or (fold(match["name"]), match["year"]) not in known:
            continue
        block = article.block_at(span.start)
        if block is not None and block.span.start in read:
            yield _citation(article, block, span, match)


def _citation(article: Article, block: Block, span: Span, match: re.Match[str]) -> Citation:
    form: CitationForm = "narrative" if re.search(r"[(\[]", match.group()) else "bare"
    if form == "narrative" and article.text[span.end : span.end + 1] in (")", "]"):
        span = Span(span.start, span.end + 1)
    sentences = (found.shifted(block.span.start) for found in split(article.words(block.span)))
    sentence = next((found for found in sentences if span.start < found.end), block.span)
    names, words = (Name(match["name"]),), article.words(span)
    return Citation(span, words, "authors", form, sentence, names, year=match["year"], suffix=match["suffix"])


def _is_covered(span: Span, kept: Sequence[Citation], starts: Sequence[int]) -> bool:
    """Tell whether a citation that starts at or before the span's end shares a character with it."""
    index = bisect_right(starts, span.end)
    return any(citation.span.overlaps(span) for citation in kept[max(index - _NEIGHBOURS, 0) : index])


def _strangers(citations: Sequence[Citation]) -> Iterator[Citation]:
    """Yield lone names in brackets that break the article's own style, unless they stand in a list."""
    styled = [found for found in citations if found.form == "parenthetical" and _has_comma(found) is not None]
    commas = sum(map(bool, map(_has_comma, styled)))
    common = commas * 2 > len(styled)
    rare = len(styled) - commas if common else commas
    if len(styled) < _FEWEST or rare > _EXCEPTIONS * len(styled):
        return
    odd = {id(found) for found in styled if _has_comma(found) is not common}
    others = {_family(found) for found in citations if found.authors and id(found) not in odd}
    for before, citation in zip([None, *citations], citations, strict=False):
        if id(citation) in odd and not _is_listed(before, citation) and _is_lone(citation):
            yield from () if _family(citation) in others else (citation,)


def _is_listed(before: Citation | None, citation: Citation) -> bool:
    return before is not None and citation.span.start - before.span.end <= _SEPARATOR


def _is_lone(citation: Citation) -> bool:
    return len(citation.authors) == 1 and not citation.et_al


def _family(citation: Citation) -> str:
    return fold(citation.authors[0].family)


def _has_comma(citation: Citation) -> bool | None:
    """Tell whether a comma stands before the citation's first year; None if it has no author or no year."""
    match = _BEFORE_YEAR.search(citation.text) if citation.authors else None
    return bool(match[1]) if match else None
