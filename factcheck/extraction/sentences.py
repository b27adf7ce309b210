"""Sentence boundaries in health prose, where "et al.", "Fig. 2" and "p. 7" end no sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from factcheck.data import word_list
from factcheck.extraction.citations.lexicon import is_opener, lower
from factcheck.model import Span
from factcheck.text.expressions import expression

_BOUNDARY = expression(
    # One set to begin with, by which a search skips all other characters.
    r"(?P<stop>[.!?…\n](?:(?<=\n)\s*\n"
    r"|(?<!\n)[.!?…]{0,3}[\"'”’)\]]{0,3}(?=\s+[\"'“‘(\[]{0,3}(?P<next>[^\W\d_a-z][\w’']*|\d))))"
)
_LAST_WORD = expression(r"(?:[^\W\d_]\.){1,4}$|[^\W\d_]+\.$")
_BEFORE_NUMBERS = frozenset({"no.", "nos.", "art.", "sec.", "ch.", "v."})
_LONGEST_WORD = 24


def split(text: str) -> Iterator[Span]:
    """Yield the sentences of one block of text, without surrounding white space."""
    start = 0
    for boundary in _BOUNDARY.finditer(text):
        if boundary["stop"] == "." and not _ends_sentence(text, start, boundary):
            continue
        yield from _trimmed(text, start, boundary.end())
        start = boundary.end()
    yield from _trimmed(text, start, len(text))


def _ends_sentence(text: str, start: int, boundary: re.Match[str]) -> bool:
    """Tell whether the full stop ends a sentence and not just an abbreviation or initials."""
    last = _LAST_WORD.search(text, max(start, boundary.end() - _LONGEST_WORD), boundary.end())
    if last is None:
        return True
    word = last.group().lower()
    if word in _abbreviations():
        return False
    following = boundary["next"]
    if following.isdigit():
        return word not in _BEFORE_NUMBERS
    if len(word) == 2 and last.group().isupper():
        return _is_opening(following) and not _follows_name(text, last.start())
    return not (word.count(".") > 1 and not _is_opening(following))


def _is_opening(word: str) -> bool:
    """Tell whether a word begins sentences rather than going on with a name: "In vitamin D. The …"."""
    return len(word) > 1 and is_opener(word) and word.lower() not in lower("function-words/opens-organisation")


def _follows_name(text: str, start: int) -> bool:
    """Tell whether an initial follows a capitalised word or initial, as in "Sun C." and "J. K."."""
    before = text[max(start - _LONGEST_WORD, 0) : start].split()
    return bool(before) and before[-1][0].isupper()


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    words = text[start:end]
    if stripped := words.strip():
        start += words.index(stripped[0])
        yield Span(start, start + len(stripped))


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(f"{word}." for word in word_list("abbreviations"))
