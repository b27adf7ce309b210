"""Corrections for an editor to choose: where all else agrees, the part of a source that differs is written as known."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from factcheck.edits import replacing
from factcheck.extraction.citations.names import fold
from factcheck.model import Article, Citation, Edit, Name, Offer, Reference, Span, Verdict
from factcheck.text.expressions import expression

_LONG, _SLIP = 5, 2
"""Names of so many letters that differ in so few are one name, misspelt."""
_YEAR = expression(r"\d{4}[a-z]?$")


def year(article: Article, places: Iterable[Citation | Reference], known: str) -> tuple[Offer, ...]:
    """Return the offer to write the year that is known, at all places or not at all."""
    wanted = [(one.span, f"{one.year or ''}{one.suffix}", known) for one in places]
    return _offer(article, wanted) if _YEAR.match(known) else ()


def names(article: Article, places: Iterable[Citation | Reference], known: Iterable[Name]) -> tuple[Offer, ...]:
    """Return the offer to spell the authors as those of the work, at all places or not at all."""
    families = {fold(name.family): name.family for name in known}
    wanted: list[tuple[Span | None, str, str]] = []
    for one in places:
        strange = [name.family for name in one.authors if fold(name.family) not in families]
        cited = {fold(name.family) for name in one.authors}
        wanted += (
            (one.span, name, _like(name, [families[key] for key in families.keys() - cited])) for name in strange
        )
    return _offer(article, wanted)


def of_verdict(article: Article, places: tuple[Citation | Reference, ...], verdict: Verdict) -> tuple[Offer, ...]:
    """Return what a look-up corrects: the one field in which a source differs from a work that is surely meant."""
    if verdict.status != "differs" or not verdict.candidates or len(verdict.differs) != 1:
        return ()
    found, (field,) = verdict.candidates[0], verdict.differs
    listed = all(isinstance(one, Reference) for one in places)
    if not (verdict.by_identifier or (listed and {"title", "first author"} <= {*found.supports, field})):
        return ()
    work = found.work
    if field == "year" and len(work.years) == 1:
        return year(article, places, str(work.years[0]))
    if field in ("author", "coauthor"):
        return names(article, places, work.authors)
    if field == "doi" and listed and work.doi:
        return _offer(article, [(one.span, one.doi, work.doi) for one in places])
    return ()


def _like(name: str, known: list[str]) -> str:
    """Return the one name that another one is misspelt from, "" where none or several are."""
    from rapidfuzz.distance import OSA  # late, since most articles have no name that differs

    near = [other for other in known if OSA.distance(fold(name), fold(other), score_cutoff=_SLIP) <= _SLIP]
    return near[0] if len(near) == 1 and len(name) >= _LONG else ""


def _offer(article: Article, wanted: Iterable[tuple[Span | None, str, str]]) -> tuple[Offer, ...]:
    """Return the offer that makes all replacements, none where one of them cannot be made."""
    edits: list[Edit] = []
    words: list[str] = []
    for span, old, new in wanted:
        made = tuple(_in(article, span, old, new)) if span and old and new and old != new else ()
        if not made:
            return ()
        edits += made
        words.append(new)
    return (Offer(", ".join(dict.fromkeys(words)), tuple(dict.fromkeys(edits))),) if edits else ()


def _in(article: Article, span: Span, old: str, new: str) -> Iterator[Edit]:
    """Yield the edit that writes `new` where `old` stands in a span, if that is one place."""
    found = list(re.finditer(rf"(?<!\w){re.escape(old)}(?!\w)", article.words(span), re.IGNORECASE))
    if len(found) == 1:
        start = span.start + found[0].start()
        yield from replacing(article, Span(start, start + len(found[0][0])), new)
