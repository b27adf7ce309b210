"""Organisations in the author's place of a reference entry."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from factcheck.data import word_list
from factcheck.extraction.references.chicago import read_list
from factcheck.extraction.references.groups import is_small_in_group, read_group_ahead
from factcheck.extraction.references.names import Authors, read_authors
from factcheck.extraction.references.text import LETTER, UPPER, YEAR
from factcheck.extraction.references.words import (
    is_acronym,
    is_journal_word,
    is_organisation_word,
    is_small_word,
)
from factcheck.text.expressions import expression


class Author(NamedTuple):
    """Who wrote it, and where in the entry that ends: persons, or an organisation, or neither (end 0)."""

    authors: Authors
    organisation: str


NOBODY = Author(Authors((), 0), "")

_LONGEST, _OPENING = 250, 60
_YEAR_NEXT = expression(
    rf"[ .,;]{{0,2}}(?:[(\[](?:{YEAR}|n\. ?d\.|in press)|{YEAR}[a-z]?\b(?![-–]\d)|(?<=, ){YEAR}[-–]\d)"
)
_STOP = expression(
    rf"\. ?(?=[{UPPER}\"“‘'«\[\d])|, (?=[{UPPER}\"“‘'«])|: (?=[{UPPER}])| (?=[(\[](?:{YEAR}|n\. ?d\.))"
    rf"|[,.]? (?={YEAR}[a-z]?\b(?![-–]\d))|, (?={YEAR}[-–]\d)|\x02"
)
_COLLABORATION = expression(rf"(?:[{UPPER}][\w-]* ){{1,4}}[Cc]ollab(?:orations?|\.)[,:]? ?\(?")
# "GBD 2016 Headache Collaborators": the year before the last words is part of the name.
_DATED_GROUP = expression(
    rf"[{UPPER}][\w-]*(?: [{UPPER}][\w-]*){{0,3}} (?:19|20)\d\d"
    rf"(?: (?:[{UPPER}][\w/’'-]*,?|and|of|for|the|in|&)){{1,12}}?"
    r" (?:Collaborators?|Collaboration|Group|Team|Consortium|Investigators|Network)\b"
)
# "Harvard T.H. Chan School of Public Health": the initials of whom it is called after are part of the name.
_CALLED_AFTER = expression(
    rf"(?:(?:[{UPPER}][\w’'-]+ ){{1,2}}(?:[{UPPER}]\.){{2,3}}|(?:[{UPPER}]\. ?){{1,3}}) ?(?:[{UPPER}][\w’'-]+ ){{1,3}}"
    rf"(?P<kind>[{UPPER}][\w’'-]+)(?:,? (?:(?:of|for|and|the|&) ){{0,2}}[{UPPER}][\w’'-]+){{0,6}}(?=\. |, | \(|:)"
)
_SCHOOLS = frozenset(("School", "College", "Hospital", "Clinic"))
_WORDS = expression(rf"[{LETTER}][\w’'-]*")
_SERIES = expression(r", (?:and|&) ")
_ABBREVIATED = expression(rf"(?:^|[ .])(?:[{UPPER}]|St|Dept|Univ|Inc|Natl)$")


def read_author(text: str) -> Author:
    """Return the persons or the organisation at the head of the entry."""
    if _opens_sentence(text):
        return NOBODY
    if group := _DATED_GROUP.match(text):
        return _organisation(group[0])
    called = _CALLED_AFTER.match(text)
    if called and (is_organisation_word(called["kind"]) or called["kind"] in _SCHOOLS):
        return _organisation(called[0])
    together = _COLLABORATION.match(text)
    if together:
        persons = read_authors(text[together.end() :])
        if persons and persons.names:
            return Author(persons._replace(end=persons.end + together.end()), "")
    if ahead := read_group_ahead(text):
        persons = read_authors(text[ahead.end :])
        if persons and persons.names and persons.names[0].initials.isupper():
            return Author(persons._replace(end=persons.end + ahead.end), ahead.name)
    persons = read_list(text) or read_authors(text)
    return Author(persons, "") if persons else _read_organisation(text)


def _opens_sentence(text: str) -> bool:
    """Tell whether a text opens as no name does: a word, small ones as in names, and another in small letters.

    Most paragraphs do, "Most of us eat", and need none of the expressions of names, which take long to compile.
    """
    first, _, behind = text[:_OPENING].partition(" ")
    words = behind.split(" ")[:-1]
    if not first.isalpha() or is_acronym(first) or first.lower() in word_list("particles/list"):
        return False
    if first in _openers() and words and words[0].islower():
        return True
    word = next((word for word in words if not (is_small_word(word) or is_small_in_group(word))), "")
    plain = word.isascii() and word.isalpha() and word.islower()
    return plain and not word.startswith("collab") and word not in word_list("particles/list")


@cache
def _openers() -> frozenset[str]:
    """Return words that open a sentence, "According to", and no name of a body as "The" may."""
    return frozenset(word.capitalize() for word in word_list("function-words/opener")) - {"The"}


def _read_organisation(text: str) -> Author:
    listed = 0
    for stop in _STOP.finditer(text, 1, _LONGEST):
        head = text[: stop.start()]
        if _ABBREVIATED.search(head):
            continue
        if not _is_named_like_one(head):
            break
        whole = text[stop.end() : stop.end() + 1] in "([" or _is_organisation(head)
        if _YEAR_NEXT.match(text, stop.start()) and (whole or not listed):
            return _organisation(head)
        if stop[0] == ", ":
            listed = listed or (stop.start() if whole else 0)
            continue
        if whole or _is_single(head):
            return _organisation(head)
        break
    if listed:
        return _organisation(text[:listed])
    first = text.split(" ", 1)[0].rstrip(".,:")
    return _organisation(first) if is_acronym(first) else NOBODY


def _organisation(head: str) -> Author:
    return Author(Authors((), len(head)), head.strip(" .,:"))


def _is_named_like_one(head: str) -> bool:
    """Tell whether the words are capitalised as a name's are."""
    words = _WORDS.findall(head)
    return head[:1].isupper() and all(word[0].isupper() or is_small_word(word) for word in words)


def _is_organisation(head: str) -> bool:
    """Tell whether every part between commas is named like an organisation."""
    if _SERIES.search(head):
        head = head.replace(", ", " ")
    parts = [_WORDS.findall(part) for part in head.split(", ")]
    return all(any(is_organisation_word(word) or is_acronym(word) for word in words) for words in parts)


def _is_single(head: str) -> bool:
    words = _WORDS.findall(head)
    return len(words) == 1 and len(head) > 2 and not is_journal_word(head)
