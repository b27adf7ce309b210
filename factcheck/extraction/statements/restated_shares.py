"""Shares told again in other words: "one in 2,000, that is, 0.5%", "Of the 240, 180 still use it, or 65%".

What is told again stands before, in the same sentence or at the end of the one before ("That is one in 170,000").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from factcheck.extraction.quantities.intervals import approximation, roundness
from factcheck.extraction.statements.parts import closes, word
from factcheck.extraction.statements.passage import LONGEST, Passage
from factcheck.extraction.statements.tokens import Token, tokens, without_stops
from factcheck.model import Number, Quantity, Share, ShareForm, Span

_CUES = (
    ("that", "is"),
    ("i.e",),
    ("ie",),
    ("in", "other", "words"),
    ("which", "is"),
    ("that's",),
    ("or",),
    ("namely",),
)
_OPENINGS = (("that", "is"), ("that's",), ("this", "is"), ("it", "is"), ("that", "makes"), ("that", "means"))
_CUE_ENDS = frozenset(cue[-1] for cue in _CUES)
_OPENING = max(map(len, _OPENINGS))
_BETWEEN = frozenset(
    {",", ":", "about", "around", "roughly", "some", "just", "only", "a", "an", "the", "nearly", "almost"}
)
_GROUP = ("the", "these", "those", "all", "our", "its", "their", "a", "total", "of")
_ROUND_WHOLES = (100.0, 1000.0, 1e4, 1e5, 1e6)
# How far a share in words ("a third"), and one in numbers, may be from what it says again, as a part of it. Above the
# last, "1 in 8" is as loose as a rounded number is.
_WORDED, _NEAR, _RARE = 0.15, 0.05, 0.02
# Counts from here on may be rounded.
_ROUNDED_FROM = 1000


class Told(NamedTuple):
    """A share told first: where it is written, and its value and bounds as fractions of one."""

    form: ShareForm
    span: Span
    value: float
    low: float
    high: float


def find_restated_shares(passage: Passage) -> Iterator[Share]:
    """Yield the shares that a later one is announced to say again."""
    before: Sequence[Token] = ()
    for sentence, quantities in passage.by_sentence():
        read: Sequence[Token] = ()
        if quantities and len(sentence) <= LONGEST:
            read = without_stops(tokens(passage, sentence))
            for place, token in enumerate(read):
                if not token.quantity:
                    continue
                if _is_share(token.quantity):
                    yield from _restated(read, place, token.quantity, before)
                elif (part := _count(token)) and (found := _counted_again(read, place, part, before)):
                    yield found
        before = read


def _restated(read: Sequence[Token], place: int, again: Quantity, before: Sequence[Token]) -> Iterator[Share]:
    if not closes(read, place + 1) or again.measure.statistic == "change":
        return
    start = place
    while start and word(read, start - 1) in _BETWEEN:
        start -= 1
    if _opens(read, start):
        found = _share_at_end(before)
    elif _is_announced(read, start) or (word(read, place - 1) == "," and place + 2 >= len(read)):
        found = _of_group(read[:start]) or (_share_at_end(read[:start]) if _is_announced(read, start) else None)
    else:
        return
    if found:
        yield Share(*found, _in_percent(again))


def _counted_again(read: Sequence[Token], place: int, part: Number, before: Sequence[Token]) -> Share | None:
    """Return the share of "60% of the 500 people …; that is 320 people": a percentage of a group, then its count."""
    start = place
    while start and word(read, start - 1) in _BETWEEN:
        start -= 1
    if _opens(read, start):
        told = before
    elif _is_announced(read, start):
        told = read[:start]
    else:
        return None
    if any(token.quantity for token in read[place + 1 :]) or not closes(read, min(place + 2, len(read))):
        return None
    found = _percentage_of_group(told)
    if not found or not 0 < part.value <= found[1].value:
        return None
    percentage, whole = found
    room = max(part.value - roundness(part.value, 1.0) / 2, 0.0), part.value + roundness(part.value, 1.0) / 2
    low, high = (each / whole.value for each in (room if part.value >= _ROUNDED_FROM else (part.value, part.value)))
    counts = f"{part.value:,.10g} of {whole.value:,.10g}"
    return Share("count", part.span, part.value / whole.value, low, high, percentage, counts)


def _percentage_of_group(read: Sequence[Token]) -> tuple[Quantity, Number] | None:
    """Return the percentage and the number of "60% of the 500 people", where a text tells no other number."""
    places = [place for place, token in enumerate(read) if token.quantity]
    if len(places) != 2:
        return None
    first, second = places
    percentage, whole = read[first].quantity, _count(read[second])
    between = [token.word for token in read[first + 1 : second]]
    if not percentage or not whole or percentage.unit != "percent" or percentage.comparator not in ("=", "~"):
        return None
    if between[:1] != ["of"] or not set(between) <= set(_GROUP) or percentage.measure.statistic == "change":
        return None
    return percentage, whole


def _opens(read: Sequence[Token], end: int) -> bool:
    """Tell whether the words up to a place are an opening, by which a sentence says again what was told."""
    return 0 < end <= _OPENING and tuple([token.word for token in read[:end]]) in _OPENINGS


def _is_announced(read: Sequence[Token], place: int) -> bool:
    """Tell whether words right before a place, behind a comma or dash, say that the same follows."""
    if word(read, place - 1) not in _CUE_ENDS:
        return False
    for cue in _CUES:
        start = place - len(cue)
        if start > 0 and tuple(token.word for token in read[start:place]) == cue:
            return word(read, start - 1) in (",", "–", "—", "(", ":", ";")
    return False


def _is_share(quantity: Quantity) -> bool:
    return quantity.measure.dimension == "share" and quantity.comparator != "range"


def _share_at_end(read: Sequence[Token]) -> Told | None:
    """Return the last share of what was said, if no other number follows it."""
    places = [place for place, token in enumerate(read) if token.quantity]
    if not places:
        return None
    last = places[-1]
    quantity = read[last].quantity
    if quantity and _is_share(quantity) and quantity.unit != "percent" and not quantity.measure.bound:
        value = quantity.measure.low or 0.0
        room = _room(quantity, value)
        return Told("ratio", quantity.span, value, value - room, value + room) if 0 < value <= 1 else None
    return _in_round_whole(read, places)


def _room(quantity: Quantity, value: float) -> float:
    """Return how far a share may lie from what is said: a fraction in a word is loose, "1.7 per million" is rounded."""
    if quantity.step == 0 and not any(map(str.isdigit, quantity.text)):
        return _WORDED * value
    return approximation(value, 0.0) if quantity.approximate or value > _RARE else _NEAR * value


def _in_round_whole(read: Sequence[Token], places: Sequence[int]) -> Told | None:
    """Return "1.7 doses in a million" as a share."""
    if len(places) < 2 or not 1 < places[-1] - places[-2] <= 4:
        return None
    part, whole = read[places[-2]].quantity, read[places[-1]].quantity
    if not part or not whole or word(read, places[-1] - 1) not in ("in", "per", "every", "each"):
        return None
    if part.unit or not part.low or whole.low not in _ROUND_WHOLES or part.low >= whole.low:
        return None
    value = part.low / whole.low
    room = _room(part, value)
    return Told("ratio", Span(part.span.start, whole.span.end), value, value - room, value + room)


def _of_group(read: Sequence[Token]) -> Told | None:
    """Return the share of "Of the 240 patients who …, 180 were still using it": a group, a comma, and its part."""
    start = 1
    while word(read, start) in _GROUP:
        start += 1
    counts = [(place, number) for place in range(len(read)) if (number := _count(read[place])) is not None]
    if word(read, 0) not in ("of", "among", "out") or len(counts) != 2 or counts[0][0] != start:
        return None
    (first, whole), (second, part) = counts
    if not any(token.word == "," for token in read[first:second]) or not 0 < part.value < whole.value:
        return None
    value = part.value / whole.value
    return Told("count", Span(whole.span.start, part.span.end), value, value, value)


def _count(token: Token) -> Number | None:
    quantity = token.quantity
    if not quantity or quantity.unit or quantity.step != 1 or quantity.comparator != "=" or quantity.low is None:
        return None
    return Number(quantity.span, quantity.low, quantity.step)


def _in_percent(quantity: Quantity) -> Quantity:
    """Return a share as a percentage, one in a word or "one in three" as a loose one."""
    if quantity.unit == "percent":
        return quantity
    low, high = quantity.measure.low, quantity.measure.high
    size = 100 * ((high if low is None else low) or 0.0)
    step = size * (_NEAR if any(map(str.isdigit, quantity.text)) else _WORDED)
    ends = [None if end is None else 100 * end for end in (low, high)]
    return replace(quantity, low=ends[0], high=ends[1], unit="percent", step=step)
