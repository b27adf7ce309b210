"""Author strings: who stands before a year, persons or an organisation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from factcheck.data import word_list
from factcheck.extraction.citations.false_positives import are_authors, is_cited
from factcheck.extraction.citations.journals import is_journal, is_no_surname
from factcheck.extraction.citations.lexicon import is_opener, is_work
from factcheck.extraction.citations.organisations import Organisation, read_organisation
from factcheck.extraction.citations.people import People, read_people
from factcheck.extraction.citations.places import read_lone_place, read_place
from factcheck.extraction.citations.tokens import CAPITAL, ET_AL, LOWER, Token
from factcheck.model import CitationForm, Name
from factcheck.values import dataclass

_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
_AFTER_AUTHORS = _POSSESSIVES | {",", ".", "ed", "eds", "Ed", "Eds"}
_OF = frozenset({"of", "for", "the", "/", "de", "del", "des", "di", "du"})
_LONGEST_WORK = 6
_LONGEST_MALFORMED = 3


@dataclass(frozen=True, slots=True)
class Authors:
    """The author string that starts at the character `start`."""

    start: int
    names: tuple[Name, ...] = ()
    et_al: bool = False
    organisation: str = ""
    container: str = ""
    malformed: str = ""


def read_authors(text: str, tokens: Sequence[Token], form: CitationForm, *, listed: bool) -> Authors | None:
    """Return the author string at the end of the tokens, None where a year is only a date.

    `listed` says that citations precede it in its bracket, so that even a place's name must be an author's.
    """
    end = _author_end(tokens)
    place = read_place(text, tokens, end)
    if place:
        found = _read_authors(text, tokens, _author_end(tokens[: place.before]), form, listed=listed)
        return replace(found, container=place.title) if found and not found.container else found
    lone = None if form == "bare" and end == len(tokens) else read_lone_place(text, tokens, end)
    if lone:
        start, in_place = tokens[lone.start].start, _is_place_of(tokens, lone.start)
        return Authors(start, container=lone.title) if in_place else Authors(start, organisation=lone.title)
    return _read_authors(text, tokens, end, form, listed=listed)


def _read_authors(text: str, tokens: Sequence[Token], end: int, form: CitationForm, *, listed: bool) -> Authors | None:
    bracketed = form == "parenthetical"
    organisation = read_organisation(text, tokens, end, bracketed=bracketed)
    if organisation is not None and not _is_name_in_capitals(organisation.name, tokens, end):
        return _group(tokens, organisation) if is_cited(organisation, tokens, end, form) else None
    people_end = _malformed_start(tokens, end)
    people = read_people(tokens, people_end, bracketed=bracketed)
    if people is None or not (listed or are_authors(people, tokens, form)):
        return None
    organisation = None
    if bracketed and not _is_whole(tokens, people.start, end):
        organisation = read_organisation(text, tokens, end, bracketed=True, assured=True)
    if organisation is not None:
        return _group(tokens, organisation)
    malformed = text[tokens[people_end + 1].start : tokens[end - 1].end] if people_end < end else ""
    return _persons(tokens, people, malformed)


def _is_name_in_capitals(name: str, tokens: Sequence[Token], end: int) -> bool:
    """Tell whether a word that could be an acronym is a person, whom others follow: "SMITH ET AL."."""
    alone = tokens[end - 1].kind == ET_AL and " " not in name
    return alone and name not in word_list("organisation-words/list")


def _group(tokens: Sequence[Token], organisation: Organisation) -> Authors:
    start, name = tokens[organisation.start].start, organisation.name
    if is_journal(name) and _is_place_of(tokens, organisation.start):
        return Authors(start, container=name)
    return Authors(start, organisation=name)


def _persons(tokens: Sequence[Token], people: People, malformed: str) -> Authors:
    """Return the persons, or the journal whose title stands in their place: "in Nature Medicine (2019)"."""
    start, first = tokens[people.start].start, people.names[0]
    if len(people.names) == 1 and not people.et_al and not first.initials and _is_journal(first.family):
        if _is_place_of(tokens, people.start):
            return Authors(start, container=first.family)
        if " " in first.family or is_no_surname(first.family):
            return Authors(start, organisation=first.family)
    return Authors(start, people.names, people.et_al, malformed=malformed)


def _is_journal(name: str) -> bool:
    return is_journal(name) or is_no_surname(name)


def _is_place_of(tokens: Sequence[Token], start: int) -> bool:
    """Tell whether something is said to be in what starts at `start`, as a study is in a journal."""
    before = [token.text.lower() for token in tokens[max(start - 3, 0) : start] if token.text.lower() != "the"]
    return before[-1:] in (["in"], ["journal"])


def _is_whole(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Tell whether the author string begins at `start`, and not with a capitalised word further left."""
    at = start - 1
    if at > 0 and tokens[at].text in _OF and end - start == 1:
        at -= 1
    return at < 0 or tokens[at].kind != CAPITAL or is_opener(tokens[at].text)


def _author_end(tokens: Sequence[Token]) -> int:
    """Return where the author string ends: before its comma, its possessive and the noun that goes with it."""
    end = len(tokens)
    while end > 0 and tokens[end - 1].text in _AFTER_AUTHORS:
        end -= 1
    return _owner_end(tokens, end) if end > 1 and tokens[end - 1].kind == LOWER else end


def _is_work(token: Token) -> bool:
    return token.kind == LOWER and is_work(token.text)


def _owner_end(tokens: Sequence[Token], end: int) -> int:
    """Return where the owner of a work that ends before `end` ends ("Eysenck’s early theory"), or `end`."""
    at = end - 1
    while at > max(end - _LONGEST_WORK, 1) and tokens[at - 1].kind == LOWER and not _is_owner(tokens[at - 1]):
        at -= 1
    if not any(map(_is_work, tokens[at:end])):
        return end
    if not _is_owner(tokens[at - 1]):
        return end
    return at if tokens[at - 1].kind == CAPITAL else at - 1


def _is_owner(token: Token) -> bool:
    return token.text in _POSSESSIVES or (token.kind == CAPITAL and token.text.endswith(("'s", "’s")))


def _malformed_start(tokens: Sequence[Token], end: int) -> int:
    """Return where an author string ends whose second author is no name: "Sleeman & organized metastasis"."""
    at = end
    while at > 0 and end - at < _LONGEST_MALFORMED and tokens[at - 1].kind == LOWER:
        at -= 1
    return at - 1 if at < end and at > 1 and tokens[at - 1].text == "&" else end
