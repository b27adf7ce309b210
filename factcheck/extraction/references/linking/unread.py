"""What a list holds though it was not read as an entry, looked up before a source is called missing.

That something is nowhere can only be said of what was read whole. A list is set in more ways than are known, and so
are names, so the plain words of the list have the last say.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from factcheck.extraction.references.sections import parts
from factcheck.extraction.references.text import UPPER
from factcheck.model import Article, Citation, Links, Reference, Span
from factcheck.text.expressions import expression
from factcheck.text.folding import unaccented
from factcheck.text.passages import of_passage

_AUTHORS, _LONGEST = 400, 1500
"""Authors stand among so many of the first characters of an entry, its year among so many."""
_ITEMS = ("list-item", "reference", "footnote", "table-cell")
_SMALL = 3
"""Words of so many letters or fewer tell nothing of an organisation."""
_NAMED_ALONE = expression(rf"(?:[{UPPER}][\w’'-]*\.?|et al\b\.?|and|de|van|von|[,&;.… ])*")
"""Before the citation in an item that is nothing else: "De Laet, C., Kanis, J. A., … et al. (2005)"."""
_WORD = expression(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_REMARK = expression(r"(?:comment|reply|response|erratum)\b", re.IGNORECASE)
_YEAR = expression(r"\b(?:1[5-9]|20)\d\d")


def confirmed(article: Article, references: Sequence[Reference], links: Links) -> Links:
    """Return the links without missing sources that the words of a list name with their year, or that stand in one.

    What stands under the heading of a list is part of the list, whatever was read there.
    """
    if not (links.cited_not_listed or links.listless):
        return links
    lists = _Lists(article, references)
    return replace(
        links,
        cited_not_listed=tuple(one for one in links.cited_not_listed if not lists.hold(one)),
        listless=tuple(one for one in links.listless if not lists.hold(one)),
    )


class _Lists:
    """The words of the lists of an article, whether they were read as entries or not."""

    def __init__(self, article: Article, references: Sequence[Reference]) -> None:
        self._article = article
        announced = (span for part in parts(article) if part.standing == "list" for span in part.spans)
        listed = (entry.span for entry in references if entry.span and entry.standing == "list")
        self._spans = sorted({*announced, *listed})
        written = (entry.text for entry in references if not entry.span)
        self._dated = frozenset[tuple[str, str]]().union(*map(_dated, (*map(article.words, self._spans), *written)))

    def hold(self, citation: Citation) -> bool:
        """Tell whether a source that has no entry is named in a list all the same, or is cited there alone."""
        if citation.kind not in ("authors", "organisation"):
            return False
        if self._is_inside(citation.span) or self._is_item(citation.span):
            return True
        return any(self._name(names, citation.year) for names in _names(citation))

    def _is_inside(self, span: Span) -> bool:
        """Tell whether a span stands in an item of a list, or opens a paragraph under its heading."""
        at = bisect_right(self._spans, span.start, key=lambda one: one.start) - 1
        if at < 0 or span.start >= self._spans[at].end:
            return False
        block = self._article.block_at(span.start)
        return span.start == self._spans[at].start or bool(block and block.kind in _ITEMS)

    def _is_item(self, span: Span) -> bool:
        """Tell whether an item of a list has nothing but names and their year in it: it is an entry, and cites none."""
        block = self._article.block_at(span.start)
        if block is None or block.kind != "list-item":
            return False
        behind = self._article.text[span.end : block.span.end]
        return (
            not behind.strip(" .)")
            and _NAMED_ALONE.fullmatch(self._article.text, block.span.start, span.start) is not None
        )

    def _name(self, names: Collection[str], year: str | None) -> bool:
        return bool(names) and all((name, year) in self._dated for name in names)


@of_passage
def _dated(text: str) -> frozenset[tuple[str, str]]:
    """Return the words where the authors of an entry stand, before its first year, each with each of its years."""
    years = () if _REMARK.match(text) else tuple(_YEAR.finditer(text[:_LONGEST]))
    words = frozenset(_words(text[: min(years[0].start(), _AUTHORS)])) if years else ()
    return frozenset((word, found[0]) for word in words for found in years)


def _names(citation: Citation) -> Iterator[frozenset[str]]:
    """Yield what the first author is known by, the last word of the family name, or a body, its longer words."""
    for author in citation.authors[:1]:
        yield frozenset(_words(author.family)[-1:])
    if citation.organisation:
        yield frozenset(word for word in _words(citation.organisation) if len(word) > _SMALL)


def _words(text: str) -> list[str]:
    return _WORD.findall(unaccented(text).lower())
