"""What only the whole article shows: which words are its authors, and how it writes its citations."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from factcheck.extraction.citations.dated_titles import dated_titles
from factcheck.extraction.citations.lexicon import is_no_author, is_opener, is_work
from factcheck.extraction.citations.names import clean, fold
from factcheck.extraction.citations.style_outliers import strangers
from factcheck.extraction.sentences import split
from factcheck.model import Article, Block, Citation, CitationForm, Name, Span
from factcheck.text.expressions import expression
from factcheck.text.passages import by_lines, of_passage

_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)(?P<suffix>[a-z]?)(?!\w)"
_LONE = expression(rf"(?<![\w-])(?P<name>[^\W\d_a-z][\w’'‐-]{{1,30}})(?:,\s[(\[]?|['’]s\s[(\[]|\s[(\[]){_YEAR}")
_LOWERED = expression(
    rf"(?:(?<=\()|(?<=,\s)|(?<=\bby\s)|(?P<first>[^\W\d_a-z][^\W\d_]{{1,30}})\s(?:and|&)\s)"
    rf"(?P<name>[^\W\d_A-Z][^\W\d_]{{2,30}})(?:,\s|\s\(){_YEAR}(?=\))"
)
_FEWEST_LOWERED = 2
_NEIGHBOURS = 8

_Source = tuple[str, str | None]


class _Dated(NamedTuple):
    """One or two words that may be names, before a year."""

    start: int
    end: int
    words: str
    names: tuple[str, ...]
    year: str
    suffix: str


def complete(article: Article, blocks: Collection[Block], citations: Sequence[Citation]) -> tuple[Citation, ...]:
    """Return the citations of `blocks` with those added and left out that the others decide.

    A lone name before a year is a citation if the article cites that name and year elsewhere ("following
    Peto, 2015"). In a copy that has lost capitals ("alemu et al., 2019", "teklay et al., 2015") a word in lower
    case may be a name ("(pospisil, 2015)"). What breaks the style of all others is left out, and so are titles.
    """
    odd = {id(citation) for citation in (*strangers(citations), *dated_titles(article, citations))}
    kept = [citation for citation in citations if id(citation) not in odd]
    added = _recalled(article, blocks, kept) if any(found.authors for found in kept) else ()
    return tuple(sorted([*kept, *added], key=lambda citation: citation.span))


def _recalled(article: Article, blocks: Collection[Block], kept: Sequence[Citation]) -> Iterator[Citation]:
    starts = [citation.span.start for citation in kept]
    sentences = {block.span.start: tuple[Span, ...]() for block in blocks}
    for found in _candidates(article.text, kept):
        span = Span(found.start, found.end)
        block = None if _is_covered(span, kept, starts) else article.block_at(span.start)
        if block is not None and block.span.start in sentences:
            if not sentences[block.span.start]:
                sentences[block.span.start] = tuple(split(article.words(block.span)))
            local = bisect_right(sentences[block.span.start], Span(span.start - block.span.start, len(article.text)))
            sentence = sentences[block.span.start][max(local - 1, 0)].shifted(block.span.start)
            yield _citation(article, sentence, found)


def _candidates(text: str, kept: Sequence[Citation]) -> Iterator[_Dated]:
    known = {(fold(found.authors[0].family), found.year) for found in kept if found.authors}
    yield from (_moved(one, line) for line, one in by_lines(_lone, text) if (fold(one.names[-1]), one.year) in known)
    lowered = {found.authors[0].family for found in kept if found.et_al and found.authors[0].family.islower()}
    if len(lowered) >= _FEWEST_LOWERED:
        yield from (_dated(match) for match in _LOWERED.finditer(text) if _may_be_name(match["name"]))


@of_passage
def _lone(text: str) -> Sequence[_Dated]:
    return tuple(map(_dated, _LONE.finditer(text)))


def _dated(match: re.Match[str]) -> _Dated:
    names = tuple(word for word in (match.groupdict().get("first"), match["name"]) if word)
    return _Dated(*match.span(), match.group(), names, match["year"], match["suffix"])


def _moved(found: _Dated, by: int) -> _Dated:
    return found._replace(start=found.start + by, end=found.end + by)


def _may_be_name(word: str) -> bool:
    return not (is_opener(word) or is_no_author(word) or is_work(word))


def _citation(article: Article, sentence: Span, found: _Dated) -> Citation:
    span = Span(found.start, found.end)
    form: CitationForm = "narrative" if re.search(r"[(\[]", found.words) else "bare"
    if article.text[span.start - 1 : span.start] == "(":
        form = "parenthetical"
    if form == "narrative" and article.text[span.end : span.end + 1] in (")", "]"):
        span = Span(span.start, span.end + 1)
    names = tuple(Name(clean(word)) for word in found.names)
    return Citation(span, article.words(span), "authors", form, sentence, names, year=found.year, suffix=found.suffix)


def _is_covered(span: Span, kept: Sequence[Citation], starts: Sequence[int]) -> bool:
    """Tell whether a citation that starts at or before the span's end shares a character with it."""
    index = bisect_right(starts, span.end)
    return any(citation.span.overlaps(span) for citation in kept[max(index - _NEIGHBOURS, 0) : index])
