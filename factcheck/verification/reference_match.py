"""Entries of a reference list: how well a work fits one, field by field, and the verdict on it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.model import Work
from factcheck.text.groups import is_group
from factcheck.verification.mention_match import same_journal, year_gap
from factcheck.verification.merging import merged
from factcheck.verification.names import Sameness, fold, group_in, persons, sameness
from factcheck.verification.query import Query
from factcheck.verification.titles import Comparison, compare, title_words, within

SAME_TITLE, NEAR_TITLE = 0.75, 0.5
SHORTENED = re.compile(r"\bet\.? al\b|…|\.\.\.|\band (?:others|colleagues)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """A work beside an entry of a reference list.

    `first` compares first authors, `second` is False when the next author is another although the list is not
    marked as shortened, None where nothing can be said; `named` tells whether the record's first author stands
    in the entry at all. `doi` is None where the entry or the work has none.
    """

    work: Work
    title: Comparison
    first: Sameness
    second: bool | None
    named: bool
    year_gap: int | None
    doi: bool | None
    place: bool

    @property
    def score(self) -> float:
        """Return how much speaks for the work; only comparable within one entry."""
        author = {"same": 1.5, "part": 1.2, "near": 1.2, "": 0.5 * self.named}[self.first]
        year = 1.0 if self.year_gap == 0 else 0.6 if self.year_gap == 1 else 0.0
        wording = 4.0 * self.title.share - 0.3 * len(self.title.replaced)
        return wording + author + year + 0.8 * bool(self.doi) + 0.8 * self.place

    @property
    def titled(self) -> bool:
        """Tell whether the titles are one, be it with a word replaced."""
        return self.title.share >= SAME_TITLE

    @property
    def is_it(self) -> bool:
        """Tell whether the entry is about this work, whatever else is wrong with it.

        The title says so; or half of it does, or none, where authors and year do: then the title is wrong.
        """
        if self.titled:
            return True
        known = bool(self.first) and self.year_gap in (0, 1, None)
        return known and (self.title.share >= NEAR_TITLE or bool(self.doi) or self.place)

    def differs(self) -> tuple[str, ...]:
        """Return the names of the fields in which the work is not what the entry says."""
        said = {
            "author": not self.first or self.second is False,
            "year": self.year_gap is not None and self.year_gap > 0,
            "title": not self.titled or bool(self.title.replaced),
            "doi": self.doi is False,
        }
        return tuple(name for name, holds in said.items() if holds)

    def supports(self) -> tuple[str, ...]:
        """Return what speaks for the work, in words for people."""
        said = {
            "title": self.titled,
            "first author": bool(self.first),
            "year": self.year_gap == 0,
            "doi": bool(self.doi),
            "volume or pages": self.place,
        }
        return tuple(name for name, holds in said.items() if holds)


def entries(query: Query, works: Sequence[Work]) -> list[Entry]:
    """Return the works as entries, best first; those that share neither title nor author are left out."""
    near = (work for work in merged(works) if _near(query, work))
    return sorted((entry(query, work) for work in near), key=lambda found: -found.score)


def _near(query: Query, work: Work) -> bool:
    """Tell at little cost whether a work may be that of an entry, or is that of its identifier."""
    if work.doi == query.doi != "" or work.pmid == query.pmid != "":
        return True
    said = set(title_words(f"{query.text} {query.title}"))
    title = title_words(work.title)
    authors = {word for name in work.authors[:1] for word in fold(name.family).split()}
    return len(said.intersection(title)) >= 0.4 * len(title) or bool(authors & said)


def entry(query: Query, work: Work) -> Entry:
    """Compare a work with an entry of a reference list."""
    cited = [name.family for name in query.authors] or [query.organisation]
    known = [name.family for name in work.authors]
    said = f" {fold(query.text)} "
    return Entry(
        work=work,
        title=_title(query, work),
        first=_first(query, cited, known),
        second=_second(query, persons(cited), persons(known)),
        named=any(f" {fold(name)} " in said for name in known[:1] + persons(known)[:1]),
        year_gap=_year_gap(query.year, work.years),
        doi=_doi(query, work),
        place=_place(query, work),
    )


def _title(query: Query, work: Work) -> Comparison:
    """Compare with the title as read, or with the whole entry where only a part of it was, or another."""
    read = compare(query.title, work.title)
    cut = len(title_words(query.title)) + 2 < len(title_words(work.title))
    if read.share >= SAME_TITLE and not cut:
        return read
    whole = within(query.text, work.title)
    return whole if whole.share >= (SAME_TITLE if cut else read.share) else read


def _first(query: Query, cited: Sequence[str], known: Sequence[str]) -> Sameness:
    """Compare first authors; a work without authors, or an entry without any, contradicts nothing.

    Groups stand before, behind or instead of the persons, in entries as in records: they are compared with groups,
    persons with persons, and a group alone may stand for persons.
    """
    people, recorded = persons(cited), persons(known)
    if not known or not cited[0] or group_in(known, query.organisation or cited[0]):
        return "same"
    if not people or not recorded:
        return "part" if is_group(cited[0]) or not recorded else ""
    if found := sameness(people[0], recorded[0]):
        return found
    group = len(fold(known[0]).split()) > 2
    return "part" if group and len(known) > 1 and sameness(people[0], known[1]) else ""


def _second(query: Query, cited: Sequence[str], known: Sequence[str]) -> bool | None:
    if len(cited) < 2 or len(known) < 2 or SHORTENED.search(query.text):
        return None
    if sameness(cited[1], known[1]):
        return True
    return False if any(sameness(cited[1], other) for other in known[2:]) else None


def _year_gap(cited: int | None, known: tuple[int, ...]) -> int | None:
    """Return the distance from the nearest year; the year after the last known is the print year."""
    gap = year_gap(cited, known)
    return 0 if gap == 1 and cited == max(known) + 1 else gap


def _doi(query: Query, work: Work) -> bool | None:
    """Compare DOIs; one that the print broke with spaces is still the same."""
    if not query.doi or not work.doi:
        return None
    return query.doi == work.doi or work.doi in re.sub(r"\s", "", query.text.casefold())


def _place(query: Query, work: Work) -> bool:
    """Tell whether volume and first page, or journal and one of them, agree."""
    journal = bool(query.container and work.container) and same_journal(query.container, work.container)
    volume = bool(query.volume) and query.volume == work.volume
    page = bool(query.pages) and _first_page(query.pages) == _first_page(work.pages)
    return sum((journal, volume, page)) >= 2


def _first_page(pages: str) -> str:
    return re.split(r"[-–—,\s]", pages.strip(), maxsplit=1)[0].casefold()
