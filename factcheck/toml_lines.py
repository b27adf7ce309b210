"""The line of a TOML text that sets a key, which the standard library's parser does not tell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

Path = tuple[str | int, ...]
"""Table and key names; the number of a table of an array, from 1, follows its name: ("override", 2, "paths")."""

_NAMES = r"""(?:"[^"\n]*"|'[^'\n]*'|[\w-]+)(?:[ \t]*\.[ \t]*(?:"[^"\n]*"|'[^'\n]*'|[\w-]+))*"""
_ASSIGNMENT = re.compile(rf"[ \t]*(?:(?P<open>\[\[?)[ \t]*(?P<table>{_NAMES})[ \t]*\]|(?P<key>{_NAMES})[ \t]*=)")
_NAME = re.compile(r"\"([^\"]*)\"|'([^']*)'|([\w-]+)")


def line_of(text: str, path: Sequence[str | int], word: str = "") -> int:
    """Return the line, from 1, that sets `path`, or opens the innermost table around it that is written out.

    With `word` it is the first line from there on that holds it in quotes, if one does.
    """
    wanted = tuple(path)
    depth, line = 0, 1
    for number, found in _places(text):
        if depth < len(found) <= len(wanted) and wanted[: len(found)] == found:
            depth, line = len(found), number
    return _line_of_word(text, line, word) if word else line


def _line_of_word(text: str, line: int, word: str) -> int:
    for number, words in enumerate(text.split("\n"), 1):
        if number >= line and (f'"{word}"' in words or f"'{word}'" in words):
            return number
    return line


def _places(text: str) -> Iterator[tuple[int, Path]]:
    """Yield the line of each table heading and each key, with its names."""
    table: Path = ()
    counts: Counter[Path] = Counter()
    for number, line in enumerate(text.split("\n"), 1):
        if not (found := _ASSIGNMENT.match(line)):
            continue
        if found["table"]:
            names = _names(found["table"])
            if found["open"] == "[[":
                counts[names] += 1
            table = _numbered(names, counts)
            yield number, table
        else:
            yield number, (*table, *_names(found["key"]))


def _names(dotted: str) -> tuple[str, ...]:
    return tuple("".join(name) for name in _NAME.findall(dotted))


def _numbered(names: tuple[str, ...], counts: Counter[Path]) -> Path:
    """Return the names with the number of the table that is meant after the name of each array."""
    path: list[str | int] = []
    for end, name in enumerate(names, 1):
        path.append(name)
        if names[:end] in counts:
            path.append(counts[names[:end]])
    return tuple(path)
