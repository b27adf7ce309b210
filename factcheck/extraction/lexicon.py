"""The word lists of citations as sets, each in the form in which it is asked."""

from __future__ import annotations

from functools import cache

from factcheck.data import word_list


@cache
def lower(name: str) -> frozenset[str]:
    """Return the entries of a word list in lower case."""
    return frozenset(map(str.lower, word_list(name)))


def particles() -> frozenset[str]:
    """Return the words that belong to a family name and may be written in lower case."""
    return lower("particles")


def is_opener(word: str) -> bool:
    """Tell whether a capitalised word may stand before a name without being part of it."""
    return word.lower() in lower("sentence-openers") and not _is_acronym(word)


def is_no_author(word: str) -> bool:
    """Tell whether a capitalised word on its own is a month, a place or a thing rather than an author."""
    key = word.lower()
    return key in lower("not-authors") or key in lower("months") or key in lower("places")


def _is_acronym(word: str) -> bool:
    return len(word) > 1 and word.isupper()
