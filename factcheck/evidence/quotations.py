"""Quotations: whether a source holds their words, allowing for what is left out and put in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.model import Passage, Shown, Span
from factcheck.text.expressions import expression

_LEFT_OUT = expression(r"\[[^\]]*\]|\([^)]*\d{4}[a-z]?\)|…|\.\s?\.\s?\.")
_WORD = expression(r"[^\W_]+(?:['’][^\W_]+)?")
# A part of fewer words may stand anywhere.
_LEAST = 2


def find_quotation(quotation: str, passages: Sequence[Passage]) -> Shown | None:
    """Return the passage where a quotation begins, None where the passages do not hold all of its parts in order."""
    words: list[str] = []
    places: list[tuple[int, Span]] = []
    for number, passage in enumerate(passages):
        for word, span in _words(passage.text):
            words.append(word)
            places.append((number, span))
    first: int | None = None
    start = 0
    for part in _LEFT_OUT.split(quotation):
        sought = [word for word, _ in _words(part)]
        if len(sought) < _LEAST:
            continue
        found = _index(words, sought, start)
        if found is None:
            return None
        if first is None:
            first, length = found, len(sought)
        start = found + len(sought)
    if first is None:
        return None
    number, begin = places[first]
    ends = [span.end for each, span in places[first : first + length] if each == number]
    return Shown(passages[number], (Span(begin.start, ends[-1]),))


def _words(text: str) -> Iterator[tuple[str, Span]]:
    for match in _WORD.finditer(text):
        yield match.group().replace("’", "'").lower(), Span(*match.span())


def _index(words: Sequence[str], sought: Sequence[str], start: int) -> int | None:
    """Return where a run of words stands from a place on."""
    last = len(words) - len(sought)
    place = start
    while place <= last:
        try:
            place = words.index(sought[0], place, last + 1)
        except ValueError:
            return None
        if list(words[place : place + len(sought)]) == list(sought):
            return place
        place += 1
    return None
