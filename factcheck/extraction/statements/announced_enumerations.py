"""Enumerations in a sentence that says how many they are: "three types: small, medium and large ones"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.model import Span
from factcheck.text.expressions import expression

_OPEN = expression(
    r"\b(?:such as|including|includes?|for (?:example|instance)|e\.g|among (?:them|others)|etc"
    r"|and (?:so on|more|others?))\b",
    re.IGNORECASE,
)
_LAST = expression(r"(?:and|or|&)\s")
_JOINED = expression(r"\s(?:and|or|&)\s")
_CLAUSE = expression(
    r"(?:but|which|whose?|that|while|whereas|yet|so|because|if|when|where|although|we|you|it|they)\s", re.IGNORECASE
)
_ASIDE = expression(r"[()\[\]:–—]|\s-\s")
_LONGEST = 8
"""An item of more words is a clause, and its commas part something else."""


def enumeration(text: str, start: int, end: int, announced: float) -> tuple[Span, ...]:
    """Return the items between a colon and the end of its sentence, none where they cannot be told from each other.

    A last "salt and pepper" is one item where that makes as many as announced, and two otherwise.
    """
    tail = text[start:end].rstrip(" .!?\"”’'*_")
    if _OPEN.search(tail) or _ASIDE.search(tail):
        return ()
    parts = _up_to_last(text, _parts(tail, start))
    if not parts or (len(parts) < 2 and not _JOINED.search(tail)):
        return ()
    *first, last = parts
    words = text[last.start : last.end]
    opened = _LAST.match(words)
    if any(_JOINED.search(text, one.start, one.end) for one in first) or (not opened and not _JOINED.search(words)):
        return ()
    items = (*first, Span(last.start + (opened.end() if opened else 0), last.end))
    halves = _halves(text, items[-1])
    if len(halves) == 2 and len(items) != announced and (len(items) > 1 or announced == 2):
        items = (*items[:-1], *halves)
    sure = len(items) > 1 and len(halves) < 3 and not (opened and len(halves) == 2)
    sure = sure and not any(_CLAUSE.match(text, one.start, one.end) for one in items)
    return items if sure and all(len(text[one.start : one.end].split()) <= _LONGEST for one in items) else ()


def _parts(tail: str, start: int) -> list[Span]:
    """Return what semicolons, or else commas, part."""
    mark = ";" if ";" in tail else ","
    found, place = [], 0
    for piece in tail.split(mark):
        words = piece.strip()
        if words:
            begin = start + place + piece.index(words)
            found.append(Span(begin, begin + len(words)))
        place += len(piece) + 1
    return found


def _up_to_last(text: str, parts: Sequence[Span]) -> Sequence[Span]:
    """Return the parts up to the one that "and" begins: what follows says something of them all.

    None are returned where a later one begins so, too, since the first may end a list within an item.
    """
    last = [place for place, one in enumerate(parts) if _LAST.match(text, one.start, one.end)]
    return () if len(last) > 1 else parts[: last[0] + 1] if last else parts


def _halves(text: str, item: Span) -> Sequence[Span]:
    """Return what "and" parts in the last item."""
    found, place = [], item.start
    for joint in _JOINED.finditer(text, item.start, item.end):
        found.append(Span(place, joint.start()))
        place = joint.end()
    return [*found, Span(place, item.end)]
