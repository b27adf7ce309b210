"""Shares told beside the number that has them, where the other numbers of the text show of which whole: "(75%)".

A text that gives several numbers with their shares of one whole shows the whole by those that come out. A number whose
share comes out with no whole of the text is told, if what joins the two is an apposition and at least half of the pairs
around come out with one whole: of many numbers some are always the whole of a share by chance.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from factcheck.data import word_table
from factcheck.extraction.statements.parts import word
from factcheck.extraction.statements.passage import LONGEST, Passage, Token, Tokens
from factcheck.extraction.statements.tokens import tokens
from factcheck.model import Article, Derivation, Quantity, Way

_FARTHEST, _LINK = 15, 5
"""Tokens from a number to its share, and from the mark or word that joins them to the share."""
_CLEAR = 0.1
"""A share is another one if it is off by so much of itself, beyond its rounding."""
_ROUNDED = 0.12
"""So much a share in words or "about" may be off: "a third" for 36%. By hand."""
_YEARS = range(1900, 2100)
_NO_LEVELS = frozenset(("date", "age", "rank", "rate"))
_NO_VALUES = frozenset(("share", "time", "multiple"))
_PAIRS, _VALUES = 8, 40
"""Pairs and values to either side among which siblings and wholes are sought, so that the work grows with the text."""


class _Pair(NamedTuple):
    """A number with its share, both as fractions of one or in base units; `room` is how far the share may be off."""

    part: Quantity
    share: Quantity
    value: float
    told: float
    room: float


class _Whole(NamedTuple):
    """A value that may be a whole, as it is or as the second number of "42 of the 84"."""

    quantity: Quantity
    value: float
    dimension: str


def find_sibling_shares(article: Article, passage: Passage) -> Iterator[Derivation]:
    """Yield each number with its share of the whole that another such pair of the text shows."""
    if sum([_is_share(one) for one in passage.quantities]) < 2:
        return
    cells = {block.span.start for block in article.blocks if block.kind == "table-cell"}
    pairs = [
        pair
        for sentence, quantities in passage.by_sentence()
        if len(sentence) <= LONGEST and sentence.start not in cells and any(map(_is_share, quantities))
        for pair in _pairs(tokens(passage, sentence))
    ]
    if len(pairs) < 2:
        return
    values = sorted((whole for one in passage.quantities for whole in _values(one)), key=_start)
    starts = [_start(one) for one in values]
    near = [_near(pair, values, starts) for pair in pairs]
    wholes = [_coming_out(pair, around) for pair, around in zip(pairs, near, strict=True)]
    for place, pair in enumerate(pairs):
        if wholes[place]:
            continue
        siblings = wholes[max(place - _PAIRS, 0) : place + _PAIRS + 1]
        shown = [one for one in _shown(siblings) if _may_be_whole(pair, one)]
        if shown and not _is_otherwise(pair, near[place], shown):
            whole = min(shown, key=lambda one: abs(one.quantity.span.start - pair.part.span.start))
            yield _derivation(pair, whole)


def _shown(siblings: Sequence[Sequence[_Whole]]) -> Iterator[_Whole]:
    """Yield the wholes with which at least half of the pairs come out; one of the pairs is the one in question."""
    often = Counter(value for wholes in siblings for value in {one.value for one in wholes})
    return (one for wholes in siblings for one in wholes if 2 * often[one.value] >= len(siblings) - 1)


def _near(pair: _Pair, values: Sequence[_Whole], starts: Sequence[int]) -> Sequence[_Whole]:
    """Return the values that stand next to a pair; `starts` says where each begins."""
    at = bisect_left(starts, pair.part.span.start)
    return values[max(at - _VALUES, 0) : at + _VALUES]


def _start(whole: _Whole) -> int:
    return whole.quantity.span.start


def _is_share(quantity: Quantity) -> bool:
    return quantity.measure.dimension == "share"


def _pairs(read: Tokens) -> Iterator[_Pair]:
    """Yield the numbers that a share stands behind in apposition: "141, or 65%", "475 had it, just 28%"."""
    if not read.words.isdisjoint(_words("apart")):
        return
    numbers = read.numbers
    for (start, count), (place, share) in pairwise(numbers):
        exact = share.measure.dimension == "share" and share.low is not None and share.low == share.high
        near = exact and place - start <= _FARTHEST and _is_joined(read, start, place)
        if near and _is_value(count) and start < _group(read):
            yield from _pair(count, share)


def _group(read: Tokens) -> int:
    """Return where a sentence names whose numbers it tells: "of the", "among the"."""
    if "the" not in read.words:
        return len(read)
    groups = (at for at, token in enumerate(read) if token.word in ("of", "among") and word(read, at + 1) == "the")
    return next(groups, len(read))


def _pair(count: Quantity, share: Quantity) -> Iterator[_Pair]:
    low, high = share.measure.low, share.measure.high
    value = count.measure.low
    if low is None or high is None or not value or not 0 < low < 1 or share.measure.bound:
        return
    loose = share.approximate or bool(share.measure.hedge) or share.unit != "percent"
    step = share.step * 0.01 if share.unit == "percent" else 0.0
    yield _Pair(count, share, value, low, max(step, _ROUNDED * low if loose else 0.0))


def _is_value(one: Quantity) -> bool:
    measure = one.measure
    if measure.dimension in _NO_VALUES or measure.kind in _NO_LEVELS or one.comparator != "=":
        return False
    exact = measure.low is not None and measure.low == measure.high and measure.low > 0
    year = one.unit is None and one.low is not None and one.low in _YEARS and not one.counted
    return exact and not year and measure.statistic == "level" and not one.parts


def _is_joined(read: Sequence[Token], start: int, place: int) -> bool:
    """Tell whether a bracket or a comma, and nothing that begins a clause of its own, leads from number to share."""
    between = [token.word for token in read[start + 1 : place]]
    joining = _words("joining")
    first = next((there for there, said in enumerate(between) if said in joining), None)
    if first is None or joining.isdisjoint(between[-_LINK:]):
        return False
    if not all(said in _linking() for said in between[first + 1 :]) or not _words("breaking").isdisjoint(between):
        return False
    theirs = _words("theirs")
    grouped = any(said == "of" and word(read, start + 2 + at) not in theirs for at, said in enumerate(between))
    return not grouped and word(read, place + 1) not in _words("others")


def _values(one: Quantity) -> Iterator[_Whole]:
    if _is_value(one):
        yield _Whole(one, one.measure.low or 0.0, one.measure.dimension)
    elif one.parts and one.measure.dimension == "share":
        yield from (_Whole(one, value, "count") for value in one.parts)


def _may_be_whole(pair: _Pair, whole: _Whole) -> bool:
    return whole.dimension == pair.part.measure.dimension and whole.value > pair.value


def _coming_out(pair: _Pair, values: Sequence[_Whole]) -> list[_Whole]:
    """Return those of the values that the share of a pair is one of."""
    part, _, value, told, room = pair
    dimension = part.measure.dimension
    return [
        one
        for one in values
        if one.value > value and abs(value / one.value - told) <= room and one.dimension == dimension
    ]


def _is_otherwise(pair: _Pair, values: Sequence[_Whole], shown: Sequence[_Whole]) -> bool:
    """Tell whether the share is nearly one of another value, or of what a value leaves of a whole, or of the rest."""
    sizes = [one.value for one in values if one.dimension == pair.part.measure.dimension]
    wholes = {one.value for one in shown}
    left = {whole - one for whole in wholes for one in sizes}
    near = pair.room + _CLEAR * pair.told / 2
    if any(one > pair.value and abs(pair.value / one - pair.told) <= near for one in sizes):
        return True
    return any(
        abs(1 - pair.value / whole - pair.told) <= pair.room
        or any(one > pair.value and abs(pair.value / one - pair.told) <= pair.room for one in left)
        for whole in wholes
    )


def _derivation(pair: _Pair, whole: _Whole) -> Derivation:
    share = pair.value / whole.value
    written = f"{100 * share:.3g}%"
    scale = (pair.part.measure.low or 1.0) / (pair.part.low or 1.0)
    how = f"{pair.part.text} of {whole.value / scale:,.10g}"
    way = Way(share, share, (pair.part.span, whole.quantity.span), written, how)
    return Derivation("share", pair.share.span, pair.told - pair.room, pair.told + pair.room, (way,))


@cache
def _linking() -> frozenset[str]:
    return _words("linking") | _words("joining")


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(word_table("sibling-shares")[kind])
