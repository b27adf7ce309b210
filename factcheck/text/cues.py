"""Cues: words of which a text must hold one before it is worth while to look for what they announce.

Most blocks of an article announce nothing, and an expression takes as long to find that out as to find something. The
words of a block are therefore told apart once, for all its readers, and a reader begins by comparing two sets.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from factcheck.text.expressions import expression
from factcheck.text.passages import is_remembering, of_passage

_WORD = expression(r"[^\W\d_]+")
_DIGIT = expression(r"\d")
_MARKS = ("’", "‘", "“", "”", "–", "—")
"""Most texts hold no characters but these and those of ASCII."""
_LETTERS = bytes(ord(chr(code).lower()) if chr(code).isalpha() and code < 128 else ord(" ") for code in range(256))
"""Each letter of ASCII in lower case, a blank for everything else."""


@lru_cache(32)
def words_of(text: str) -> frozenset[str]:
    """Return the runs of letters of a text, casefolded: "meta-analysis" is two. The last few texts are kept.

    Of an article that is being written only the lines that changed are taken apart.
    """
    if is_remembering() and "\n" in text:
        return frozenset().union(*map(_words_of_line, text.split("\n")))
    return _words_of(text)


def _words_of(text: str) -> frozenset[str]:
    if not text.isascii():
        for mark in _MARKS:
            text = text.replace(mark, " ")
        if not text.isascii():
            return frozenset(_WORD.findall(text.casefold()))
    # A third of the time that the expression takes, for the same words.
    return frozenset(text.encode("ascii").translate(_LETTERS).decode("ascii").split())


_words_of_line = of_passage(_words_of)


@lru_cache(32)
def has_digit(text: str) -> bool:
    """Tell whether a text holds a digit, as most blocks do not. The last few texts are kept."""
    return _DIGIT.search(text) is not None


def cues(phrases: Iterable[str]) -> frozenset[str]:
    """Return the words that texts hold which hold one of the phrases: of each the first."""
    return frozenset(first[0] for phrase in phrases if (first := _WORD.search(phrase.casefold())))


class Phrases:
    """Phrases of which a text must hold all words of one, wherever they stand: a text without a few words holds none.

    Each is looked for only where its longest word stands, which few texts have.
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        """Take phrases in small letters, their words parted by blanks."""
        self._by_longest: dict[str, list[frozenset[str]]] = {}
        for words in map(str.split, phrases):
            self._by_longest.setdefault(max(words, key=len), []).append(frozenset(words))
        self._longest = frozenset(self._by_longest)

    def may_be_in(self, words: frozenset[str]) -> bool:
        """Tell whether all words of one phrase are among these."""
        there = self._longest & words
        return bool(there) and any(phrase <= words for longest in there for phrase in self._by_longest[longest])
