"""What the words of a reference entry are typical of: journal titles, organisations, publishers."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from factcheck.data import word_list

_AROUND = ".,;:()[]\"“”‘’'?!«»"
_CLOSERS = "\"”»’')"


class Kind(NamedTuple):
    """What matters of a word; `stop` is the punctuation that ends it, "" for none."""

    stop: str
    small: bool
    journal: bool
    lower: bool
    publisher: bool
    digit: bool


class Word(NamedTuple):
    """A word of a text and where it stands."""

    text: str
    start: int
    end: int
    kind: Kind


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(word_list(name))


def is_small_word(word: str) -> bool:
    """Tell whether the word, as written, is one that titles and names keep in lower case."""
    return word in _words("function-words/small")


def is_journal_word(word: str) -> bool:
    """Tell whether titles of journals are made of this word or abbreviation; dots are ignored."""
    return word.rstrip(".").lower() in _words("reference-journal-words")


def is_organisation_word(word: str) -> bool:
    """Tell whether the word marks the name of an organisation."""
    return word.lower() in _words("organisation-words/list")


def is_acronym(word: str) -> bool:
    """Tell whether the word is the known acronym of an organisation that publishes."""
    return word.isupper() and word in _words("organisation-words/list")


def is_publisher_word(word: str) -> bool:
    """Tell whether the word is typical of a publisher's name."""
    return word.lower() in _words("organisation-words/publisher")


def is_single_word_journal(word: str) -> bool:
    """Tell whether the word is the whole title of a journal."""
    return word.lower() in _words("one-word-journals/list")


def words_of(text: str) -> list[Word]:
    """Return the words of the text between blanks."""
    return [Word(match[0], match.start(), match.end(), _kind(match[0])) for match in re.finditer(r"\S+", text)]


@lru_cache(maxsize=20_000)
def _kind(text: str) -> Kind:
    bare = text.strip(_AROUND)
    folded = bare.lower()
    small = is_small_word(folded)
    return Kind(
        _stop(text),
        small,
        not small and folded in _words("reference-journal-words"),
        not small and bare[:1].islower(),
        is_publisher_word(folded),
        any(map(str.isdigit, text)),
    )


def _stop(text: str) -> str:
    last = text[-1]
    if last in _CLOSERS and len(text) > 1 and text[-2] in ".,;:?!":
        return text[-2]
    return last if last in ".,;:?!\"”»’)'" else ""
