"""Entries of a reference list: how well a work fits one, field by field, and the verdict on it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcheck.model import Name, Work
from factcheck.text.expressions import expression
from factcheck.text.groups import is_group
from factcheck.values import dataclass
from factcheck.verification.mention_match import same_journal, year_gap
from factcheck.verification.merging import merged
from factcheck.verification.names import Sameness, fold, group_in, persons, sameness
from factcheck.verification.query import Query
from factcheck.verification.titles import Comparison, compare, title_words, within

# Shares of a title's words: the same, and one that was misprinted or shortened. By hand.
SAME_TITLE, NEAR_TITLE = 0.75, 0.5
MISREAD = 0.25
"""How much more of a title the whole entry has to hold than what was read as its title, to be compared instead."""
NEAR_WORDS, SUPPORTS = 3, 2
"""How many telling words of a wrong title have to agree, and how much besides a short title has to speak for a work."""
# Authors of a record that are compared with those of an entry (consortia have thousands), words of a family name.
LONGEST_RECORD, LONGEST_FAMILY = 60, 3
CUT_AFTER = (1, 3, 5, 6, 10)
"""After how many names bibliographies break off with "et al."; records made from them may have lost the others."""
SHORTENED = expression(r"\bet\.? al\b|…|\.\.\.|\band (?:others|colleagues)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """A work beside an entry of a reference list.

    `first` compares first authors, `second` is False when the next author is another although the list is not
    marked as shortened, None where nothing can be said; `named` tells whether the record's first author stands
    in the entry at all. `strangers` are the persons of the entry that the record does not know, `vouched` tells
    whether the first author speaks for the work, which needs one on both sides. `doi` is None where the entry or
    the work has none.
    """

    work: Work
    title: Comparison
    first: Sameness
    second: bool | None
    named: bool
    year_gap: int | None
    doi: bool | None
    place: bool
    strangers: tuple[str, ...] = ()
    vouched: bool = True

    @property
    def score(self) -> float:
        """Return how much speaks for the work; only comparable within one entry."""
        author = {"same": 1.5, "part": 1.2, "near": 1.2, "": 0.5 * self.named}[self.first]
        year = 1.0 if self.year_gap == 0 else 0.6 if self.year_gap == 1 else 0.0
        wording = 4.0 * self.title.share - 0.3 * len(self.title.replaced)
        return wording + author + year + 0.8 * bool(self.doi) + 0.8 * self.place

    @property
    def titled(self) -> bool:
        """Tell whether the titles are one, be it with a word replaced or put in; a short one has no room for that."""
        return self.title.share >= SAME_TITLE and (self.title.exact or not self.title.short)

    @property
    def is_it(self) -> bool:
        """Tell whether the entry is about this work, whatever else is wrong with it.

        The title says so; or half of it does, or none, where authors and year do: then the title is wrong.
        """
        if self.titled and not self.title.short:
            return True
        if self.titled:
            return self.vouched + (self.year_gap == 0) + bool(self.doi) + self.place >= SUPPORTS
        if not self.first or self.year_gap not in (0, 1, None):
            return False
        near = self.title.share >= NEAR_TITLE and self.title.alike >= NEAR_WORDS and not self.title.short
        return bool(self.doi) or self.place or (near and self.vouched)

    def differs(self) -> tuple[str, ...]:
        """Return the names of the fields in which the work is not what the entry says."""
        said = {
            "author": not self.first or self.second is False,
            "coauthor": bool(self.strangers),
            "year": self.year_gap is not None and self.year_gap > 0,
            "title": not self.titled or bool(self.title.replaced) or self.title.turned or self._misprinted,
            "doi": self.doi is False,
        }
        return tuple(name for name, holds in said.items() if holds)

    @property
    def _misprinted(self) -> bool:
        """Tell whether a title reached by its DOI, which tells the work for certain, has a word in a wrong form."""
        return bool(self.doi and self.title.plurals)

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
    first = _first(query, cited, known)
    return Entry(
        work=work,
        title=_title(query, work),
        first=first,
        second=_second(query, persons(cited), persons(known)),
        named=any(f" {fold(name)} " in said for name in known[:1] + persons(known)[:1]),
        year_gap=_year_gap(query.year, work.years),
        doi=_doi(query, work),
        place=_place(query, work),
        strangers=tuple(_strangers(query, work)),
        vouched=bool(first and known and cited[0]),
    )


def _title(query: Query, work: Work) -> Comparison:
    """Compare with the title as read, or with the whole entry where only a part of it was, or another."""
    read = compare(query.title, work.title)
    cut = len(title_words(query.title)) + 2 < len(title_words(work.title))
    if read.share >= SAME_TITLE and not cut:
        return read
    whole = within(query.text, work.title)
    return whole if whole.share >= (SAME_TITLE if cut else read.share + MISREAD) else read


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


def _strangers(query: Query, work: Work) -> Iterator[str]:
    """Yield the persons named behind the first author whom the record of a work by several does not know.

    Records of one author may have lost the others, and long lists are cut by services.
    """
    known = [name for name in work.authors if not is_group(name.family)]
    cited = [name for name in query.authors if not is_group(name.family)]
    count = len(known) if len(known) in CUT_AFTER else len(cited)
    if not 1 < len(known) < LONGEST_RECORD:
        return
    for name in cited[1:count]:
        plausible = name.initials and len(name.family.split()) <= LONGEST_FAMILY
        if plausible and not any(_may_be(name, other) for other in known):
            yield name.family


def _may_be(cited: Name, known: Name) -> bool:
    """Tell whether two names may be of one person, whichever part of the name stands where."""
    if sameness(cited.family, known.family):
        return True
    ours, theirs = fold(cited.family).replace(" ", ""), fold(known.family).replace(" ", "")
    swapped = ours[:1] == fold(known.initials)[:1] and theirs[:1] == fold(cited.initials)[:1]
    shared = set(fold(cited.family).split()) & set(fold(f"{known.family} {known.initials}").split())
    return swapped or bool(shared) or (len(theirs) > 2 and ours.startswith(theirs))


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
