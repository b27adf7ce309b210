"""Regular expressions for word lists."""

from __future__ import annotations

import re
from collections.abc import Iterable


def any_of(words: Iterable[str]) -> str:
    """Return a pattern that matches any of the words, the longest where several do.

    Words share their common beginnings: a plain alternation of n words costs n attempts at every character.
    """
    tree: dict[str, object] = {}
    for word in words:
        node = tree
        for letter in word:
            node = node.setdefault(letter, {})  # type: ignore[assignment]
        node[""] = {}
    return _branch(tree)


def _branch(node: dict[str, object]) -> str:
    branches = [
        re.escape(letter) + _branch(rest)  # type: ignore[arg-type]
        for letter, rest in sorted(node.items())
        if letter
    ]
    if not branches:
        return ""
    if len(branches) == 1 and "" not in node:
        return branches[0]
    return f"(?:{'|'.join(branches)}){'?' if '' in node else ''}"
