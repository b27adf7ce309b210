"""Identifiers printed beside what they identify: "(Moe et al., 2013; PMID: 28557738)"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from factcheck.model import Citation
from factcheck.text.expressions import expression

_BETWEEN = expression(r"(?:[)\]]?\s?[,;:]?|\.)\s?[(\[]?\s?")
_NAMED = ("authors", "organisation", "identifier")
_LABELS = ("doi", "pmid", "label")


def with_identifiers(text: str, citations: Iterable[Citation]) -> Iterator[Citation]:
    """Yield the citations of one block with the identifiers behind them, one of each kind; these cite nothing else."""
    before, end = None, 0
    for citation in citations:
        if before and _belongs(text, before, end, citation):
            taken = {name: getattr(before, name) or getattr(citation, name) for name in (*_LABELS, "url")}
            before = replace(before, **taken)
        else:
            yield from (before,) if before else ()
            before = citation
        end = citation.span.end
    yield from (before,) if before else ()


def _belongs(text: str, before: Citation, end: int, citation: Citation) -> bool:
    """Tell whether an identifier stands right behind a source, or behind another kind of identifier of the source."""
    if citation.kind != "identifier" or before.kind not in _NAMED or any(_both(before, citation, of) for of in _LABELS):
        return False
    return bool(_BETWEEN.fullmatch(text, end, citation.span.start))


def _both(one: Citation, other: Citation, label: str) -> bool:
    return bool(getattr(one, label) and getattr(other, label))
