"""The words around a number: the content words of its sentence, and how far each of them is from it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from operator import itemgetter

from factcheck.extraction.claims.qualifiers import first_plan
from factcheck.extraction.claims.words import WORD, form
from factcheck.model import Quantity, Span
from factcheck.text.spans import SpanIndex

# How many content words around a number say what it measures.
_REACH = 12
_MARK = re.compile(r"[;:()\[\]]|, ")


@dataclass(frozen=True, slots=True)
class ReadSentence:
    """A sentence with its numbers, and the content words outside of them: where each starts, its form, its way.

    The way of a word is the distance from the first; punctuation and numbers in between lengthen it. `plan` is
    where the sentence turns to a plan or a forecast.
    """

    span: Span
    numbers: tuple[Quantity, ...]
    starts: tuple[int, ...]
    forms: tuple[str, ...]
    ways: tuple[int, ...]
    taken: SpanIndex
    plan: int | None


def read_sentence(text: str, span: Span, numbers: Sequence[Quantity], cited: SpanIndex) -> ReadSentence:
    """Return the sentence at `span` with its numbers and the words outside of numbers and citations."""
    taken = SpanIndex.of(number.span for number in numbers)
    starts, forms = [], []
    for match in WORD.finditer(text, span.start, span.end):
        start = match.start()
        normal = form(match.group())
        if normal and not (taken.overlap(start, start + 1) or cited.overlap(start, start + 1)):
            starts.append(start)
            forms.append(normal)
    ways = accumulate((1 + _barriers(text, before, after, taken) for before, after in pairwise(starts)), initial=0)
    return ReadSentence(span, tuple(numbers), tuple(starts), tuple(forms), tuple(ways), taken, first_plan(text, span))


def _barriers(text: str, start: int, end: int, taken: SpanIndex) -> int:
    """Return by how much marks and numbers between two places lengthen the way from one to the other."""
    numbers = bisect_left(taken.starts, end) - bisect_left(taken.starts, start)
    return 2 * (len(_MARK.findall(text, start, end)) + numbers)


def nearest(text: str, sentence: ReadSentence, number: Quantity) -> tuple[str, ...]:
    """Return the content words around a number, nearest first; of two as near, the one behind it."""
    starts, forms, ways, taken = sentence.starts, sentence.forms, sentence.ways, sentence.taken
    split = bisect_left(starts, number.span.start)
    ranked: list[tuple[float, str]] = []
    if split < len(starts):
        behind = 1 + _barriers(text, number.span.end, starts[split], taken) - ways[split]
        ranked += [(behind + ways[place], forms[place]) for place in range(split, min(split + _REACH, len(starts)))]
    if split:
        before = 1.5 + _barriers(text, starts[split - 1], number.span.start, taken) + ways[split - 1]
        ranked += [(before - ways[place], forms[place]) for place in range(split - 1, max(split - 1 - _REACH, -1), -1)]
    ranked.sort(key=itemgetter(0))
    return tuple(dict.fromkeys(normal for _, normal in ranked[:_REACH]))
