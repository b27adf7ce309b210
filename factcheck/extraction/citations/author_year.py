"""Author-year citations: "(Li et al., 2019)", "Quail and Joyce (2013)", "Smith et al., 2014b".

Every one of them ends in a year, so the years are found first and the author string is read backwards from
each: a year without one is a date.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from factcheck.data import word_list
from factcheck.extraction.citations.authors import Authors, read_authors
from factcheck.extraction.citations.false_positives import is_authority
from factcheck.extraction.citations.tokens import tokenize
from factcheck.extraction.citations.years import YearGroup, find_year_groups
from factcheck.model import Citation, CitationForm, CitationKind, Span
from factcheck.text.expressions import expression

_WINDOW = 250
_ENDING = expression(r"\s*(?:[.,;:)\]]|$)")
_PERIOD = expression(r"(\d{4})[–-](20\d\d)")
_LONGEST_PERIOD = 3
"""How many years a survey takes at most, in "(CDC, 2017-2018)"; persons have lives instead, programmes their years."""
_NOUN = expression(r" (?P<noun>[a-z]{3,20})\b")
_QUESTION = expression(r"[^.!?]{0,300}\?")
_SEPARATOR = expression(r"\s?[;,]\s?(?:[a-z.]{1,9},?\s){0,3}")
_BLANK = " \t\n\r\u00a0\u2009\u202f\u200b\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069\ufeff"


def find_dated(text: str) -> Iterator[Citation]:
    """Yield the author-year citations of one block of text in order; each is its own `sentence` as yet."""
    before = None
    for group in find_year_groups(text):
        listed = before is not None and before[1] is not None and 0 <= group.opener == before[0].opener
        authors = _read(text, group, listed=listed)
        if before is not None and before[1] is None and authors is not None:
            yield from _listed(text, before[0], group, authors)
        if authors is not None:
            yield from _citations(text, group, authors)
        before = group, authors


def _listed(text: str, doubtful: YearGroup, group: YearGroup, authors: Authors) -> Iterator[Citation]:
    """Yield the citation in the doubtful group if another follows it in a list: "(Paris 1963, Byers 1983)"."""
    if 0 <= doubtful.opener == group.opener and _SEPARATOR.fullmatch(text, doubtful.end, authors.start):
        found = _read(text, doubtful, listed=True)
        yield from _citations(text, doubtful, found) if found else ()


def _read(text: str, group: YearGroup, *, listed: bool) -> Authors | None:
    form, stop = _form(text, group)
    floor = max(group.floor, stop - _WINDOW, group.opener + 1 if form == "parenthetical" else 0)
    authors = read_authors(text, tokenize(text, floor, stop), form, listed=listed)
    authors = _without_do(text, group, authors) if authors else None
    if authors is None or _is_authority(text, group, authors):
        return None
    period = _PERIOD.fullmatch(text, group.start, group.end)
    lasts = int(period[2]) - int(period[1]) if period else 0
    if period and (form == "narrative" or not authors.organisation or not 0 < lasts <= _LONGEST_PERIOD):
        return None
    named_only = form == "bare" and not authors.names and not _ENDING.match(text, group.end)
    return None if named_only or (not authors.et_al and _counts_people(text, group.end)) else authors


def _counts_people(text: str, end: int) -> bool:
    """Tell whether what was taken for a year says how many people there are: "in JAMA, 2010 men were asked"."""
    noun = _NOUN.match(text, end)
    return noun is not None and noun["noun"].lower() in word_list("people")


def _without_do(text: str, group: YearGroup, authors: Authors) -> Authors:
    """Return authors without the verb of a question: "Do Eel et al. (2022) show it?"."""
    if not text.startswith("Do ", authors.start) or not _QUESTION.match(text, group.end) or not authors.names:
        return authors
    first, *others = authors.names
    name = replace(first, family=first.family.removeprefix("Do "))
    return replace(authors, start=authors.start + len("Do "), names=(name, *others))


def _form(text: str, group: YearGroup) -> tuple[CitationForm, int]:
    """Return the citation's form, and where the author string ends at the latest."""
    if group.opener < 0:
        return "bare", group.start
    if not text[group.opener + 1 : group.start].strip(_BLANK):
        return "narrative", group.opener
    return "parenthetical", group.start


def _is_authority(text: str, group: YearGroup, authors: Authors) -> bool:
    alone = len(authors.names) == 1 and not authors.et_al and len(group.years) == 1
    return alone and is_authority(text, group.opener, authors.start, group.end, group.years[0].year)


def _kind(authors: Authors) -> CitationKind:
    if authors.names:
        return "authors"
    return "organisation" if authors.organisation else "journal"


def _citations(text: str, group: YearGroup, authors: Authors) -> Iterator[Citation]:
    """Yield one citation for each year of the group."""
    form, _ = _form(text, group)
    for year in group.years:
        end = year.end
        if form == "narrative" and text[end : end + 1] in (")", "]"):
            end += 1
        span = Span(authors.start, end)
        yield Citation(
            span,
            text[span.start : span.end],
            _kind(authors),
            form,
            span,
            authors=authors.names,
            et_al=authors.et_al,
            organisation=authors.organisation,
            year=year.year,
            suffix=year.suffix,
            container=authors.container,
            malformed=authors.malformed,
        )
