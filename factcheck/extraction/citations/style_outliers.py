"""Lone names that break an article's own style, as "(Flash 2000, CE Instruments)" does among "(Ramos, 2010)"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.extraction.citations.names import fold
from factcheck.model import Citation
from factcheck.text.expressions import expression

_BEFORE_YEAR = expression(r"(,?)\s*\d{4}")
# A style is an article's from so many citations on, of which at most this share may be written otherwise. By hand.
_FEWEST = 20
_EXCEPTIONS = 0.05
_SEPARATOR = 3


def strangers(citations: Sequence[Citation]) -> Iterator[Citation]:
    """Yield lone names in brackets without the comma that nearly all others have, or with one that they lack.

    A name that stands in a list of citations, or is cited elsewhere in the article's style, is none.
    """
    styled = [found for found in citations if found.form == "parenthetical" and _has_comma(found) is not None]
    commas = sum(map(bool, map(_has_comma, styled)))
    common = commas * 2 > len(styled)
    rare = len(styled) - commas if common else commas
    if len(styled) < _FEWEST or rare > _EXCEPTIONS * len(styled):
        return
    odd = {id(found) for found in styled if _has_comma(found) is not common}
    others = {_family(found) for found in citations if found.authors and id(found) not in odd}
    for before, citation in zip([None, *citations], citations, strict=False):
        if id(citation) in odd and _is_lone(citation) and not _is_listed(before, citation):
            yield from () if _family(citation) in others else (citation,)


def _has_comma(citation: Citation) -> bool | None:
    """Tell whether a comma stands before the citation's first year; None if it has no author or no year."""
    match = _BEFORE_YEAR.search(citation.text) if citation.authors else None
    return bool(match[1]) if match else None


def _is_listed(before: Citation | None, citation: Citation) -> bool:
    return before is not None and citation.span.start - before.span.end <= _SEPARATOR


def _is_lone(citation: Citation) -> bool:
    return len(citation.authors) == 1 and not citation.et_al


def _family(citation: Citation) -> str:
    return fold(citation.authors[0].family)
