"""One work under several records: what services say of it, put together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from factcheck.model import Work
from factcheck.verification.names import fold

GRAVITY = ("", "corrected", "concern", "retracted")


def merged(works: Iterable[Work]) -> tuple[Work, ...]:
    """Return the distinct works in order of their first record.

    Records are one work when they share a DOI or PMID, or title and first author where an identifier is
    missing. Years are united; the gravest update that any service knows stands, since none knows them all.
    """
    found: list[Work] = []
    places: dict[str, int] = {}
    for work in works:
        marks = tuple(_marks(work))
        place = next((places[mark] for mark in marks if mark in places), None)
        if place is not None and _conflict(found[place], work):
            place = None
        if place is None:
            place = len(found)
            found.append(work)
        else:
            found[place] = _joined(found[place], work)
        places.update((mark, place) for mark in (*marks, *_marks(found[place])))
    return tuple(found)


def _marks(work: Work) -> Iterable[str]:
    if work.doi:
        yield f"doi:{work.doi}"
    if work.pmid:
        yield f"pmid:{work.pmid}"
    title = fold(work.title)
    if len(title) > 20:
        yield f"title:{title}|{fold(work.authors[0].family) if work.authors else ''}"


def _conflict(one: Work, other: Work) -> bool:
    """Tell whether two records bear different identifiers of one kind: then they are two works."""
    return bool(
        (one.doi and other.doi and one.doi != other.doi) or (one.pmid and other.pmid and one.pmid != other.pmid)
    )


def _joined(one: Work, other: Work) -> Work:
    return replace(
        one,
        authors=max(one.authors, other.authors, key=len),
        years=tuple(sorted({*one.years, *other.years})),
        container=one.container or other.container,
        volume=one.volume or other.volume,
        pages=one.pages or other.pages,
        abstract=one.abstract or other.abstract,
        doi=one.doi or other.doi,
        pmid=one.pmid or other.pmid,
        pmcid=one.pmcid or other.pmcid,
        url=one.url if one.doi or not other.doi else other.url,
        update=max(one.update, other.update, key=GRAVITY.index),
    )
