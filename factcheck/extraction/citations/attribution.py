"""Whose a dated study is if what follows does not say: "the NHLBI's 2019 report", "a 2018 WHO report"."""

from __future__ import annotations

import re
from functools import cache

from factcheck.extraction.citations.journals import is_journal
from factcheck.extraction.citations.organisations import read_organisation
from factcheck.extraction.citations.people import read_people
from factcheck.extraction.citations.sources import Source
from factcheck.extraction.citations.tokens import et_al, tokenize
from factcheck.model import Span
from factcheck.text.expressions import expression

_WINDOW = 120
_REACH = 250
_POSSESSIVE = expression(r"['’]s?\s+$")


def read_owner(text: str, sentence: Span, year: int, noun: Span) -> Source | None:
    """Return the source or journal before the year, between year and noun, or else in the sentence.

    Elsewhere in the sentence only "Ramos and colleagues" will do, where it is the only such group.
    """
    possessive = _POSSESSIVE.search(text, max(sentence.start, year - 4), year)
    if possessive:
        return _ending_at(text, sentence.start, possessive.start())
    title = text[year + 4 : noun.start].strip()
    if title and is_journal(title):
        return Source(year + 5, noun.start - 1, journal=title)
    between = _ending_at(text, year + 4, noun.start)
    if between is not None and between.sure:
        return between
    return group_in(text, max(sentence.start, year - _REACH), min(sentence.end, noun.end + _REACH))


def _ending_at(text: str, floor: int, end: int) -> Source | None:
    """Return the organisation or the persons whose name ends at `end`."""
    tokens = tokenize(text, max(floor, end - _WINDOW), end)
    organisation = read_organisation(text, tokens, len(tokens), bracketed=False)
    if organisation is not None:
        start = tokens[organisation.start].start
        return Source(start, end, organisation=organisation.name, sure=organisation.sure)
    people = read_people(tokens, len(tokens), bracketed=False)
    if people is None:
        return None
    return Source(tokens[people.start].start, end, people.names, people.et_al, sure=people.et_al)


def group_in(text: str, start: int, end: int) -> Source | None:
    """Return the only group of authors that the text from `start` to `end` names by its first."""
    ends = [match.end() for match in _group().finditer(text, start, end)]
    return _ending_at(text, start, ends[0]) if len(ends) == 1 else None


@cache
def _group() -> re.Pattern[str]:
    return re.compile(et_al())
