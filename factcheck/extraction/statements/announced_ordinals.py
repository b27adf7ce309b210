"""Things that prose counts off after it has said how many they are: "four steps. First, … Second, … Third, …"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import takewhile

from factcheck.extraction.statements.announcing_numbers import is_count, words_after_plural
from factcheck.extraction.statements.passage import Passage
from factcheck.model import AnnouncedList, Article, Quantity, Span
from factcheck.text.cues import words_of
from factcheck.text.expressions import expression
from factcheck.text.passages import by_lines, of_passage

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_CARDINALS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NAMED = "|".join(_ORDINALS)
# "Second, …", "Secondly two fingers", "First of all, a chair", "The third is …", "and the seventh, on good days, …".
_TOLD = expression(
    rf"(?:^(?:and |but |then )?(?P<adverb>{_NAMED})(?:ly\b|(?: of all)?,)"
    rf"|\b(?:the|a) (?P<noun>{_NAMED})(?:,| (?:is|was|one|of these|of them)\b)"
    r"|^(?:the )?(?P<one>one) (?:is|was|of these|of them)\b|^(?P<another>another) (?:is|was|one)\b"
    rf"|^(?:number |no\.? ?)?(?P<cardinal>{'|'.join(_CARDINALS)})(?:[:.,]| [–—-]) "
    r"|^(?P<last>finally|lastly|last(?: of all)?),)",
    re.IGNORECASE,
)
_CUE = expression(rf"\b(?:{'|'.join(_ORDINALS[1:])})(?:ly)?\b|\b(?:{'|'.join(_CARDINALS[1:])})[:.,]", re.IGNORECASE)
_COUNTING = frozenset((*_ORDINALS[1:], *(f"{one}ly" for one in _ORDINALS[1:]), *_CARDINALS[1:]))
"""The words of `_CUE`."""
_WRITTEN = (*_ORDINALS[1:], *(one + mark for one in _CARDINALS[1:] for mark in ":.,"))
"""What a line must hold one of to match `_CUE`: to look for each first takes half the time of the expression alone."""
_REACH = 14
"""So many sentences behind the announcement are looked at: three or four sentences for each of a few things."""
_MANY = len(_ORDINALS)
_SURE, _CLOSING = 3, 2
"""Fewer than announced are told where at least so many were counted off, and at most so many sentences follow."""
_MORE = expression(r"\b(?:also|another|finally|lastly|last|then|next|more)\b", re.IGNORECASE)


def find_ordinals(article: Article, passage: Passage) -> Iterator[AnnouncedList]:
    """Yield what sentences count off without a gap after a number that announced them, at each ordinal.

    Fewer than announced count only where three or more were told in one paragraph from the first on: the writer may
    tell the last in other words.
    """
    cues = (
        [(start + at, start + end) for start, (at, end) in by_lines(_cues, passage.text)] if _may_count(passage) else []
    )
    if not cues:
        return
    sentences = passage.sentences
    heads = {block.span.start for block in article.blocks if block.kind == "heading"}
    for place, (sentence, held) in enumerate(passage.by_sentence()):
        first = bisect_left(cues, (sentence.end, 0)) if held else len(cues)
        last = sentences[min(place + _REACH, len(sentences) - 1)].end
        if first == len(cues) or cues[first][1] > last:
            continue
        number = _announced(passage.text, sentence, held)
        if number is None:
            continue
        behind = takewhile(lambda span: span.start not in heads, sentences[place + 1 : place + _REACH])
        told = _told(passage.text, list(behind), number.low or 0.0)
        yield from [AnnouncedList(number, told, "enumeration")] if told else []


@of_passage
def _cues(text: str) -> tuple[tuple[int, int], ...]:
    if not any(map(text.casefold().__contains__, _WRITTEN)):
        return ()
    return tuple(found.span() for found in _CUE.finditer(text))


def _may_count(passage: Passage) -> bool:
    """Tell whether a text holds numbers, and a word by which something is counted off."""
    return bool(passage.quantities) and not words_of(passage.text).isdisjoint(_COUNTING)


def _announced(text: str, sentence: Span, quantities: Sequence[Quantity]) -> Quantity | None:
    """Return the only one of the numbers of a sentence that counts a noun of lists."""
    counts = [
        number
        for number in quantities
        if 1 < (number.low or 0) < _MANY
        and is_count(text, sentence, number)
        and words_after_plural(text, number, sentence.end) >= 0
    ]
    return counts[0] if len(counts) == 1 else None


def _told(text: str, sentences: Sequence[Span], announced: float) -> tuple[Span, ...]:
    """Return the places of the ordinals from the first on, none where one is left out or the end is not sure."""
    places: list[Span] = []
    rest = 0
    for sentence in sentences:
        rest += 1
        for found in _TOLD.finditer(text[sentence.start : sentence.end]):
            rank = _rank(found, len(places))
            added = rank > announced and found.group().casefold().startswith("a ")
            if rank != len(places) + 1 or added:
                return ()  # "A third, the axis, only matters if …" is told beside those announced
            places.append(Span(sentence.start + found.start(), sentence.start + found.end()))
            rest = 0
    if len(places) >= announced:
        return tuple(places)
    behind = sentences[len(sentences) - rest :]
    open_end = any(_MORE.search(text, span.start, span.end) for span in behind)
    return () if len(places) < _SURE or open_end or rest > _CLOSING else tuple(places)


def _rank(found: re.Match[str], told: int) -> int:
    """Return which one an ordinal tells, 0 for "another" and "finally" where nothing was told before."""
    word = found["adverb"] or found["noun"]
    if word:
        return _ORDINALS.index(word.casefold()) + 1
    if found["cardinal"]:
        return _CARDINALS.index(found["cardinal"].casefold()) + 1
    if found["one"]:
        return 1
    return told + 1 if told else 0
