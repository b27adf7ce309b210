"""Sources that only the reference list tells to be ones: organisations without a telling word, works by their titles.

"(City Attorney of Salem, 2019)" and "(“Sleep and You,” 2014)" could be anything; an entry of that name and year tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcheck.extraction.citations.names import fold_body
from factcheck.extraction.sentences import split
from factcheck.model import Article, Block, Citation, CitationForm, Reference, Span
from factcheck.text.expressions import expression

_WORD = expression(r"[^\W_]+(?:['’-][^\W_]+)*")
_YEAR_NEXT = expression(r"[,.”\"’'*_)\s]{0,4}[(\[]?\s?(?P<year>1[5-9]\d\d|20\d\d|n\.d\.)(?P<suffix>[a-z]?)(?!\w)\)?")
_CLOSED = expression(r"[,.]?[”\"’»]")
_FEWEST, _MOST = 2, 5
"""A name or title is found by at least and at most so many of its first words, in quotation marks by the least."""
_LONGEST = 25

_Names = dict[tuple[str, ...], list[tuple[tuple[str, ...], str]]]


def with_listed_names(
    article: Article, blocks: Sequence[Block], references: Sequence[Reference], citations: Sequence[Citation]
) -> tuple[Citation, ...]:
    """Return the citations with those that name an entry by its organisation or title and year, in order.

    One takes the place of what was read in its words without the list.
    """
    names = _names(references)
    if not names:
        return tuple(citations)
    found = [one for block in blocks for one in _in_block(article, block, names)]
    kept = [one for one in citations if not any(one.span.overlaps(new.span) for new in found)] if found else citations
    return tuple(sorted([*kept, *found], key=lambda citation: citation.span))


def _names(references: Sequence[Reference]) -> _Names:
    """Return the words and years of entries without persons, under the first two words of organisation or title."""
    names: _Names = {}
    for entry in references:
        words = tuple(fold_body(word) for word in _WORD.findall(entry.organisation or entry.title))
        if not (entry.authors or entry.editors) and entry.year and len(words) >= _FEWEST:
            names.setdefault(words[:_FEWEST], []).append((words, entry.year))
    return names


def _in_block(article: Article, block: Block, names: _Names) -> Iterator[Citation]:
    text = article.words(block.span)
    matches = list(_WORD.finditer(text))
    words = [fold_body(match.group()) for match in matches]
    end = 0
    for at in range(len(words) - 1):
        for name, year in names.get(tuple(words[at : at + _FEWEST]), ()):
            stop = at + _shared(words[at : at + _LONGEST], name)
            dated = _YEAR_NEXT.match(text, matches[stop - 1].end())
            least = _FEWEST if _is_whole(text, matches[at].start(), matches[stop - 1].end()) else min(len(name), _MOST)
            if dated and dated["year"] == year and stop - at >= least and matches[at].start() >= end:
                end = dated.end()
                yield _citation(article, block, (matches[at].start(), matches[stop - 1].end()), dated)
                break


def _is_whole(text: str, start: int, end: int) -> bool:
    """Tell whether words stand in quotation marks, which then hold the short form of a title."""
    return text[start - 1 : start] in ("“", '"', "‘", "«") and _CLOSED.match(text, end) is not None


def _shared(words: Sequence[str], name: Sequence[str]) -> int:
    """Return how many words the two have in common from their start."""
    count = 0
    while count < min(len(words), len(name)) and words[count] == name[count]:
        count += 1
    return count


def _citation(article: Article, block: Block, name: tuple[int, int], dated: re.Match[str]) -> Citation:
    start, end = name[0], dated.end()
    text = article.words(block.span)
    form: CitationForm = "narrative" if "(" in dated.group() else "parenthetical"
    if form == "parenthetical" and text[end - 1] == ")":
        end -= 1
    sentence = next((one for one in split(text) if one.start <= start < one.end), Span(0, len(text)))
    span, by = Span(start, end), block.span.start
    return Citation(
        span.shifted(by),
        text[start:end],
        "organisation",
        form,
        sentence.shifted(by),
        organisation=text[slice(*name)],
        year=dated["year"],
        suffix=dated["suffix"],
    )
