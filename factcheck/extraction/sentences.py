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
        if (sentence := _trimmed(text, start, boundary.end())) is not None:
            yield sentence
        start = boundary.end()
    if (sentence := _trimmed(text, start, len(text))) is not None:
        yield sentence


def _ends_sentence(text: str, start: int, boundary: re.Match[str]) -> bool:
    """Tell whether the full stop ends a sentence and not just an abbreviation or initials."""
    written = _last_word(text, max(start, boundary.end() - _LONGEST_WORD), boundary.end())
    word = written.lower()
    if not word:
        return True
    if word in _abbreviations():
        return False
    following = boundary["next"]
    if following.isdigit():
        return word not in _BEFORE_NUMBERS
    if len(word) == 2 and written.isupper():
        return _is_opening(following) and not _follows_name(text, boundary.end() - len(written))
    return not (word.count(".") > 1 and not _is_opening(following))


def _last_word(text: str, start: int, end: int) -> str:
    """Return the word or the initials before a full stop, with it; an empty string for a figure or a mark."""
    word = text[start : end - 1].rpartition(" ")[2]
    if len(word) > 1 and word.isalpha():  # of most sentences; the expression takes several times as long
        return f"{word}."
    found = _LAST_WORD.search(text, start, end)
    return found.group() if found else ""


def _is_opening(word: str) -> bool:
    """Tell whether a word begins sentences rather than going on with a name: "In vitamin D. The …"."""
    return len(word) > 1 and is_opener(word) and word.lower() not in lower("function-words/opens-organisation")


def _follows_name(text: str, start: int) -> bool:
    """Tell whether an initial follows a capitalised word or initial, as in "Sun C." and "J. K."."""
    before = text[max(start - _LONGEST_WORD, 0) : start].split()
    return bool(before) and before[-1][0].isupper()


def _trimmed(text: str, start: int, end: int) -> Span | None:
    words = text[start:end]
    stripped = words.strip()
    if not stripped:
        return None
    start += words.index(stripped[0])
    return Span(start, start + len(stripped))


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(f"{word}." for word in word_list("abbreviations"))
