"""The words around a number: the content words of its sentence, and how far each of them is from it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import itemgetter

from factcheck.extraction.claims.qualifiers import first_plan
from factcheck.extraction.claims.words import WORD, form
from factcheck.model import Quantity, Span
from factcheck.text.expressions import expression
from factcheck.text.spans import SpanIndex
from factcheck.values import dataclass

# How many content words around a number say what it measures.
_REACH = 12
_MARK = expression(r"[;:()\[\]]|, ")


@dataclass(frozen=True, slots=True)
class ReadSentence:
    """A sentence with its numbers, and the content words outside of them: where each starts, its form, its way.

    The way of a word is how many words stand before it; each of the `barriers`, the starts of marks and numbers in
    order, lengthens it. `plan` is where the sentence turns to a plan or a forecast.
    """

    span: Span
    numbers: tuple[Quantity, ...]
    starts: tuple[int, ...]
    forms: tuple[str, ...]
    ways: tuple[int, ...]
    barriers: tuple[int, ...]
    plan: int | None


def read_sentence(text: str, span: Span, numbers: Sequence[Quantity], cited: SpanIndex) -> ReadSentence:
    """Return the sentence at `span` with its numbers and the words outside of numbers and citations."""
    taken = SpanIndex.of(number.span for number in numbers)
    starts, forms = [], []
    cites = bool(cited.starts) and cited.overlap(span.start, span.end)
    for match in WORD.finditer(text, span.start, span.end):
        normal = form(match.group())
        if not normal:
            continue
        start = match.start()
        if not (taken.overlap(start, start + 1) or (cites and cited.overlap(start, start + 1))):
            starts.append(start)
            forms.append(normal)
    marks = (mark.start() for mark in _MARK.finditer(text, span.start, span.end))
    barriers = tuple(sorted((*marks, *taken.starts)))
    ways = (place + _lengthening(barriers, start) for place, start in enumerate(starts))
    plan = first_plan(text, span)
    return ReadSentence(span, tuple(numbers), tuple(starts), tuple(forms), tuple(ways), barriers, plan)


def _lengthening(barriers: Sequence[int], place: int) -> int:
    """Return by how much the marks and numbers before a place lengthen the way to it."""
    return 2 * bisect_left(barriers, place)


def nearest(text: str, sentence: ReadSentence, number: Quantity) -> tuple[str, ...]:
    """Return the content words around a number, nearest first; of two as near, the one behind it."""
    starts, forms, ways, barriers = sentence.starts, sentence.forms, sentence.ways, sentence.barriers
    split = bisect_left(starts, number.span.start)
    ranked: list[tuple[float, str]] = []
    if split < len(starts):
        behind = 1 - split - _lengthening(barriers, number.span.end)
        ranked += [(behind + ways[place], forms[place]) for place in range(split, min(split + _REACH, len(starts)))]
    if split:
        before = 0.5 + split + _lengthening(barriers, number.span.start)
        ranked += [(before - ways[place], forms[place]) for place in range(split - 1, max(split - 1 - _REACH, -1), -1)]
    ranked.sort(key=itemgetter(0))
    return tuple(dict.fromkeys(normal for _, normal in ranked[:_REACH]))
