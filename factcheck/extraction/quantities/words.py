"""The words around a number."""

from __future__ import annotations

from factcheck.text.expressions import expression

# No label or comparator is longer.
_BACK = 24


def last_token(text: str, position: int) -> str:
    """Return what stands between white space and `position`, without brackets and colons."""
    window = text[max(position - _BACK, 0) : position].rstrip(" \u00a0\n#:(")
    start = max(window.rfind(" "), window.rfind("\n"), window.rfind("("), window.rfind("\u00a0"))
    return window[start + 1 :].lstrip("([“\"'‘")


def last_word(text: str, position: int) -> str:
    """Return the word before `position`, without brackets and the punctuation after it."""
    return last_token(text, position).rstrip(".,")


_RATIO = expression(r"\b(?:ratio|slope|dilut|odds|scale|mixture|random|allocat)|[≈∼~]")


def speaks_of_ratio(text: str, start: int, end: int) -> bool:
    """Tell whether the words around [start, end) say that "1:10" is a ratio, not a time of day."""
    return bool(_RATIO.search(text, max(start - _BACK, 0), end + _BACK))


def is_title(word: str) -> bool:
    """Tell whether a word is written like a name: one capital, then small letters."""
    return word[:1].isupper() and len(word) > 2 and word[1:].islower()
