"""One factored regular expression for many words: tried letter by letter, not word by word."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

_END = ""


def alternation(words: Iterable[str]) -> str:
    """Return a regular expression for any of the words, the longest first; a blank is any white space."""
    root: dict[str, Any] = {}
    for word in words:
        node = root
        for letter in word:
            node = node.setdefault(letter, {})
        node[_END] = {}
    return _pattern(root)


def opening(words: Iterable[str]) -> str:
    """Return a regular expression for any of the words, of which a lower-case one may also start a sentence."""
    return alternation(first + word[1:] for word in words for first in _firsts(word))


def _firsts(word: str) -> str:
    return word[0] + word[0].upper() if word[0].islower() and len(word) > 1 else word[0]


def _pattern(node: dict[str, Any]) -> str:
    ends = _END in node
    branches = [_letter(letter) + _pattern(rest) for letter, rest in node.items() if letter]
    if not branches:
        return ""
    inner = branches[0] if len(branches) == 1 and not ends else f"(?:{'|'.join(branches)})"
    return f"{inner}?" if ends else inner


def _letter(letter: str) -> str:
    return r"\s+" if letter == " " else re.escape(letter)
