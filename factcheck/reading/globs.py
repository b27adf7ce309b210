"""Patterns as in `.gitignore` in time that grows with the path alone: a stranger writes both, pattern and path.

pathspec translates a pattern into an expression that tries every way to share a name among its wildcards: five of
them take minutes for a name of 160 letters. All but the last wildcard of a segment, and all but the last `**`, may take
as little as they can and never give it back: what follows each is of fixed length, so the leftmost place for it leaves
the most room for the rest.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable
from itertools import pairwise

from pathspec import GitIgnoreSpec
from pathspec.patterns.gitignore.spec import GitIgnoreSpecPattern

from factcheck.text.expressions import expression

_STAR, _FIRST, _BETWEEN = "[^/]*", "(?:.+/)?", "(?:/.+)?/"
_FOLDERS = expression(rf"({re.escape(_FIRST)}|{re.escape(_BETWEEN)})")
# The end of a segment in pathspec's expressions; a slash within [^/] is none.
_SLASH = expression(r"((?<!\^)/)")
# A class such as [!a], which to git never holds the slash.
_CLASS = expression(r"(?<!\\)\[\^(?!/\])")


class Linear(GitIgnoreSpecPattern):
    """A pattern of `.gitignore` whose wildcards do not share the name in every possible way."""

    __slots__ = ()

    @classmethod
    def pattern_to_regex(cls, pattern: str) -> tuple[str | None, bool | None]:  # type: ignore[override]
        """Return the expression, and whether what it matches is named or excepted; None for what names nothing."""
        regex, include = super().pattern_to_regex(pattern)
        return (_CLASS.sub("(?!/)[^", _linear(regex)) if regex else regex), include


def spec(lines: Iterable[str]) -> GitIgnoreSpec:
    """Return what matches the patterns; raises `ValueError` for one that is none.

    `re` warns of classes such as "[[]", which mean to git what they mean to `re` today.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", FutureWarning)
            return GitIgnoreSpec.from_lines(lines, Linear, backend="simple")
    except re.error as problem:
        raise ValueError(str(problem)) from None


def _linear(regex: str) -> str:
    start, *rest = _FOLDERS.split(regex)
    folders = list(zip(rest[::2], (_segments(part) for part in rest[1::2]), strict=True))
    placed = [_leftmost(folder, part) for (folder, part), _ in pairwise(folders)]
    return "".join((_segments(start), *placed, *(piece for last in folders[-1:] for piece in last)))


def _leftmost(folder: str, part: str) -> str:
    lazy = "(?:.+?/)??" if folder == _FIRST else "(?:/.+?)??/"
    return f"(?>{lazy}{part}(?=/))"


def _segments(regex: str) -> str:
    return "".join(_segment(part) for part in _SLASH.split(regex))


def _segment(regex: str) -> str:
    start, *parts = regex.split(_STAR)
    *early, last = parts or [""]
    taken = "".join(rf"(?>[^/]*?{part})" for part in early if part)
    return f"{start}{taken}{_STAR if parts else ''}{last}"
