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


def _pattern(node: dict[str, Any]) -> str:
    ends = _END in node
    branches = [_letter(letter) + _pattern(rest) for letter, rest in node.items() if letter]
    if not branches:
        return ""
    inner = branches[0] if len(branches) == 1 and not ends else f"(?:{'|'.join(branches)})"
    return f"{inner}?" if ends else inner


def _letter(letter: str) -> str:
    return r"\s+" if letter == " " else re.escape(letter)
