"""The word lists of citations as sets, each in the form in which it is asked."""

from __future__ import annotations

from functools import cache

from factcheck.data import word_list
from factcheck.text.expressions import expression

_LAST_PART = expression(r"[^\s‐‑–-]*$")


@cache
def lower(name: str) -> frozenset[str]:
    """Return the entries of a word list in lower case."""
    return frozenset(map(str.lower, word_list(name)))


def is_particle(word: str) -> bool:
    """Tell whether a word belongs to the family name after it and may be written in lower case."""
    return word.lower().replace("’", "'").replace("‘", "'") in lower("particles/prose")


def is_opener(word: str) -> bool:
    """Tell whether a capitalised word may stand before a name without being part of it."""
    return word.lower() in lower("function-words/opener") and not _is_acronym(word)


def is_no_author(word: str) -> bool:
    """Tell whether a capitalised word on its own is a month, a place or a thing rather than an author."""
    key = word.lower()
    if key in lower("places") or key in lower("not-authors") or word in word_list("postal-codes"):
        return True
    return is_date_word(_LAST_PART.search(key)[0])  # type: ignore[index]


def is_thing(name: str) -> bool:
    """Tell whether the last of several words says that they name a thing: "Clean Air Act"."""
    return name.rsplit(" ", 1)[-1].lower() in lower("not-authors")


def is_work(word: str) -> bool:
    """Tell whether a word stands for what an author made: "study", "theory", "guidelines"."""
    return word in lower("study-nouns") or word in lower("scholarly-nouns")


def is_date_word(word: str) -> bool:
    """Tell whether a word is a month or a day of the week."""
    key = word.lower()
    return key in lower("months") or key in lower("weekdays")


def _is_acronym(word: str) -> bool:
    return len(word) > 1 and word.isupper()
