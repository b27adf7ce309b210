"""What a list holds though it was not read as an entry, looked up before a source is called missing.

That something is nowhere can only be said of what was read whole. A list is set in more ways than are known, and so
are names, so the plain words of the list have the last say.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from factcheck.extraction.references.linking.hidden import hides_entries
from factcheck.extraction.references.linking.sureness import is_whole, sure_lists
from factcheck.extraction.references.named_entries import named_entries
from factcheck.extraction.references.sections import Part, parts
from factcheck.extraction.references.text import UPPER
from factcheck.model import Article, Block, Citation, Links, Reference, Span
from factcheck.text.expressions import expression
from factcheck.text.folding import unaccented
from factcheck.text.passages import of_passage

_AUTHORS, _LONGEST = 400, 1500
"""Authors stand among so many of the first characters of an entry, its year among so many."""
_ITEMS = ("list-item", "reference", "footnote", "table-cell")
_FIRST = 6
"""Among so many words, two authors with their given names, an entry says who wrote it."""
_SMALL = 3
"""Words of so many letters or fewer tell nothing of an organisation."""
_NAMED_ALONE = expression(rf"(?:[{UPPER}][\w’'-]*\.?|et al\b\.?|and|de|van|von|[,&;.… ])*")
"""Before the citation in an item that is nothing else: "De Laet, C., Kanis, J. A., … et al. (2005)"."""
_WORD = expression(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_REMARK = expression(r"(?:comment|reply|response|erratum)\b", re.IGNORECASE)
_YEAR = expression(r"\b(?:1[5-9]|20)\d\d")


def confirmed(
    article: Article,
    blocks: Sequence[Block],
    citations: Sequence[Citation],
    references: Sequence[Reference],
    links: Links,
    runs: Sequence[Sequence[Reference]],
) -> Links:
    """Return the links without the absences that cannot be told; the prose is in `blocks`, `runs` are of `body_runs`.

    A source is missing only where no words of a list name it with its year, an entry is uncited only where the prose
    has nothing of its own and its list was read whole; of a list of which nothing is cited, that alone is told. Where
    the source of the article has entries that are not in its text, as in the quotes of a tag, nothing is missing.
    """
    if not (links.cited_not_listed or links.listless or links.listed_not_cited):
        return links
    announced = list(parts(article))
    sure = sure_lists(article, announced, references)
    named = named_entries(article, blocks, citations, references) if links.listed_not_cited else ()
    uncited = tuple(one for one in _told(links, references, sure) if one.id not in named)
    if (links.cited_not_listed or links.listless) and hides_entries(article):
        return replace(links, cited_not_listed=(), listless=(), listed_not_cited=uncited)
    lists = _Lists(article, announced, references, runs)
    whole = all(sure.values())
    return replace(
        links,
        cited_not_listed=tuple(
            one for one in links.cited_not_listed if (whole or one.kind == "key") and not lists.hold(one)
        ),
        listless=() if _has_list(announced) else tuple(one for one in links.listless if not lists.hold(one)),
        listed_not_cited=uncited,
    )


def _has_list(announced: Sequence[Part]) -> bool:
    """Tell whether something stands below a heading of references, though no entries were read in it."""
    sourced = {part.listing for part in announced if part.standing == "list" and part.sourced}
    return sum(len(part.spans) for part in announced if part.listing in sourced) > 1


def _told(links: Links, references: Sequence[Reference], sure: Mapping[int, bool]) -> Iterator[Reference]:
    """Yield the uncited entries that can be told: whole ones of a list that was read whole, or all of a list.

    All of a list that was not read whole are told only where the text cites nothing that has no entry.
    """
    listed = Counter((one.listing, one.standing) for one in references if one.span)
    left = Counter((one.listing, one.standing) for one in links.listed_not_cited if one.span)
    for entry in links.listed_not_cited:
        of_all = left[entry.listing, entry.standing] == listed[entry.listing, entry.standing]
        if sure.get(entry.listing, True):
            told = of_all or is_whole(entry) or entry.label.isdigit()
        else:
            told = of_all and not links.cited_not_listed
        if told or entry.span is None:
            yield entry


class _Lists:
    """The words of the lists of an article, whether they were read as entries or not."""

    def __init__(
        self,
        article: Article,
        announced: Sequence[Part],
        references: Sequence[Reference],
        runs: Sequence[Sequence[Reference]],
    ) -> None:
        self._article = article
        spans = (span for part in announced if part.standing == "list" for span in part.spans)
        listed = (entry.span for entry in references if entry.span and entry.standing == "list")
        self._spans = sorted({*spans, *listed})
        written = (entry.text for entry in references if not entry.span)
        self._dated = frozenset[tuple[str, str]]().union(
            *map(_dated, (*map(article.words, self._spans), *written)),
            *(_opening(entry.text) for run in runs if len(run) > 1 for entry in run),
        )

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
    found = {(word, year[0]) for year in years for word in _words(text[: min(years[0].start(), _AUTHORS)])}
    for year in years[1:]:  # of entries that follow each other, or an entry that has its title first
        found |= {(word, year[0]) for word in _words(text[max(year.start() - _AUTHORS, 0) : year.start()])}
    return frozenset(found)


@of_passage
def _opening(text: str) -> frozenset[tuple[str, str]]:
    """Return the first words of what may be an entry in the body with each year behind them: a sentence cites later."""
    years = frozenset(_YEAR.findall(text[:_LONGEST]))
    return frozenset((word, year) for word in _words(text[:_AUTHORS])[:_FIRST] for year in years)


def _names(citation: Citation) -> Iterator[frozenset[str]]:
    """Yield what the first author is known by, the last word of the family name, or a body, its longer words."""
    for author in citation.authors[:1]:
        yield frozenset(_words(author.family)[-1:])
    if citation.organisation:
        yield frozenset(word for word in _words(citation.organisation) if len(word) > _SMALL)


def _words(text: str) -> list[str]:
    return _WORD.findall(unaccented(text).lower())
