"""Which words say what a passage is about, and how much two passages share of them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

from factcheck.data import word_list
from factcheck.text.expressions import expression
from factcheck.verification.names import fold

_WORD = expression(r"[^\W_]+(?:[-‐’'][^\W_]+)*")
# Letters that are kept of a word: truncation serves as well as stemming for matching titles of a few words, and is
# the same in every language.
STEM = 6


@cache
def _stops() -> frozenset[str]:
    return frozenset(word_list("function-words/stop"))


@lru_cache(4096)
def content_words(text: str) -> tuple[str, ...]:
    """Return the distinct words of a text that name its subject, in order; numbers and function words go."""
    found: dict[str, None] = {}
    for match in _WORD.finditer(text):
        for word in fold(match[0]).split():
            if len(word) > 2 and not word.isdigit() and word not in _stops():
                found[word] = None
    return tuple(found)


@lru_cache(16384)
def stem(word: str) -> str:
    """Return what stays of a word through inflection and most derivation: its first letters.

    Health vocabulary is built from long Greek and Latin stems ("metast-asis, -atic", "inflam-mation,
    -matory"), so cutting off the end does what suffix rules do, in every case alike.
    """
    if len(word) > 4 and word.endswith("ies"):
        word = word[:-3] + "y"
    elif len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    return word[:STEM]


@lru_cache(4096)
def stems(text: str) -> frozenset[str]:
    """Return the stems of the content words of a text."""
    return frozenset(map(stem, content_words(text)))


def telling(words: Iterable[str]) -> tuple[str, ...]:
    """Return words with the most telling first: long ones and those with a digit in them are rare."""
    return tuple(sorted(words, key=lambda word: (not any(map(str.isdigit, word)), -len(word))))
