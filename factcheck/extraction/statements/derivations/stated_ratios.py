"""Shares in apposition to counts that are told as so many of so many: "48 ill of 64 (75%)", "half, 14 of 28,".

The counts are a ratio as it stands ("52 of the 138", "18 of those 214", "1,900 people out of 11,400", "of 60 men
27"). The share or the ratio is an aside: in brackets, between marks, at the end behind one, or a short sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise, permutations
from typing import NamedTuple

from factcheck.data import word_table
from factcheck.extraction.statements.derivations.scenes import Scene
from factcheck.extraction.statements.derivations.shares_by_reference import may_be_slip
from factcheck.extraction.statements.derivations.shares_of_counts import (
    Part,
    counts,
    is_counted,
    shares_in,
    stands_for,
)
from factcheck.extraction.statements.parts import word
from factcheck.extraction.statements.passage import Token, Tokens
from factcheck.model import Derivation, Quantity, Span, Way

_OF = frozenset({"of", "among", "amongst"})
_THE = frozenset({"the", "those", "these", "our", "all", "some", "about", "around", "nearly", "roughly", "every"})
_INNER = 3
"""So many words may stand between a part and "of", or between a whole and its part. By hand, as the next three."""
_GAP = 14
_TAIL, _COLON_TAIL = 3, 6
_ALONE = 4
"""A sentence of no more words than this beside its share says nothing else."""
_CONNECTORS, _FEW = 4, 5
_MOST = 16
"""Counts around a share: among more, two make nearly any share, and a table or a list of results is no prose."""
_MARKS = frozenset({",", "(", "–", "—", ":", ";", "-", "["})
_CLOSING = frozenset({",", ")", "–", "—", ";", ":", ".", "!", "?", "]"})


class Ratio(NamedTuple):
    """A part and its whole, at tokens [first, last]."""

    first: int
    last: int
    part: float
    whole: float
    spans: tuple[Span, ...]


def find_stated_ratios(scene: Scene) -> Iterator[Derivation]:
    """Yield each share of a sentence with the ratio of counts that it stands in apposition to."""
    read = scene.read
    shares = [place for place, one in shares_in(read) if not is_counted(one)]
    if not shares:
        return
    told = [(place, share, ratio) for place in shares for share, ratio in _told(scene, shares, place)]
    known = list(dict.fromkeys(one.value for other in scene.around(1) for one in counts(other))) if told else []
    for place, share, ratio in told if len(known) <= _MOST else ():
        yield _derived(share, ratio, known, [read[there].quantity for there in shares if there != place])


def _told(scene: Scene, shares: Sequence[int], place: int) -> Iterator[tuple[Quantity, Ratio]]:
    """Yield a share with the ratio that it stands in apposition to, where it may be a slip of that."""
    read, share = scene.read, scene.read[place].quantity
    own, before = ratios(read), next(scene.earlier(1), None)
    ratio = _behind(read, own, place) or _ahead(read, own, shares, place) or _told_last(read, before, place)
    if ratio and share and may_be_slip(share, Part(ratio.part, ratio.whole, ())):
        yield share, ratio


def ratios(read: Tokens) -> list[Ratio]:
    """Return the counts of a sentence that are told as so many of so many, in order."""
    found: list[Ratio] = []
    known = counts(read)
    for one, two in pairwise(known):
        if one.place == two.place:
            found.append(Ratio(one.place, one.place, one.value, two.value, (one.span,)))
        elif _is_of(read, one.place, two.place):
            found.append(Ratio(one.place, two.place, one.value, two.value, (one.span, two.span)))
        elif _is_out_of(read, one.place, two.place):
            found.append(Ratio(one.place - 1, two.place, two.value, one.value, (two.span, one.span)))
    return [one for one in found if 0 < one.part < one.whole]


def _is_of(read: Tokens, first: int, last: int) -> bool:
    """Tell whether a count is told of another: "48 ill of 64", "459 mothers died among 4,010"."""
    between = [word(read, there) for there in range(first + 1, last)]
    while between[-1:] and between[-1] in _THE:
        between.pop()
    return between[-1:] != [] and between[-1] in _OF and len(between) <= _INNER + 1 and all(map(str.isalpha, between))


def _is_out_of(read: Tokens, first: int, last: int) -> bool:
    """Tell whether a whole opens its clause and its part follows: "Of 60 unvaccinated sufferers 27"."""
    opens = word(read, first - 1) in _OF and (first < 2 or word(read, first - 2) in _CLOSING)
    between = [word(read, there) for there in range(first + 1, last)]
    return opens and len(between) <= _INNER and all(one.isalpha() or one == "," for one in between)


def _behind(read: Tokens, own: Sequence[Ratio], place: int) -> Ratio | None:
    """Return the last ratio before a share that is an aside: "… (75%)", "…, roughly 8%.", "– that is 8% –"."""
    near = [one for one in own if one.last < place]
    if not near or not _closes(read, place + 1):
        return None
    start = place
    while place - start < _CONNECTORS and word(read, start - 1) in _connectors():
        start -= 1
    gap = read[near[-1].last + 1 : start - 1]
    apart = word(read, start - 1) in _MARKS and len(gap) <= _GAP
    return near[-1] if apart and not any(_counts(one) for one in gap) else None


def _ahead(read: Tokens, own: Sequence[Ratio], shares: Sequence[int], place: int) -> Ratio | None:
    """Return the ratio behind a share that is an aside: "38% failed: 52 of the 138", "Half, 14 of 28, washed"."""
    near = next((one for one in own if one.first > place), None)
    if near is None or any(place < other < near.first for other in shares):
        return None
    start = near.first
    while near.first - start < _CONNECTORS and word(read, start - 1) in _connectors():
        start -= 1
    mark = word(read, start - 1)
    gap = read[place + 1 : start - 1]
    if mark not in _MARKS or len(gap) > _GAP or any(_counts(one) for one in gap):
        return None
    tail = _COLON_TAIL if mark in (":", "–", "—", "(") else _TAIL
    ends = any(_closes(read, there) for there in range(near.last + 1, near.last + 2 + tail))
    return near if ends else None


def _told_last(read: Tokens, before: Tokens | None, place: int) -> Ratio | None:
    """Return the only ratio of the sentence before where the share is all that its own says: "Two in five!"."""
    words = [one for one in read if one.word.isalpha() and one.word not in _connectors()]
    if before is None or len(words) > _ALONE or len(read.numbers) > 1 or not _closes(read, place + 1):
        return None
    told = ratios(before)
    shared = any(not is_counted(one) for _, one in shares_in(before))
    return told[0] if len(told) == 1 and not shared else None


def _closes(read: Tokens, place: int) -> bool:
    return place >= len(read) or word(read, place) in _CLOSING


def _counts(token: Token) -> bool:
    """Tell whether a token is a number that may be a part of something as well: no time, nor a handful."""
    one = token.quantity
    few = one is not None and one.measure.dimension == "count" and (one.low or 0.0) <= _FEW
    return one is not None and not few and one.measure.dimension not in ("time", "age")


def _derived(share: Quantity, told: Ratio, known: Sequence[float], others: Sequence[Quantity | None]) -> Derivation:
    """Return the share with every part and whole near it, the rests, and how far other shares are from its own."""
    own = Part(told.part, told.whole, told.spans)
    pairs = [Part(part, whole, ()) for part, whole in permutations(known, 2) if 0 < part < whole]
    rests = [Part(one.whole - one.part, one.whole, ()) for one in (own, *pairs)]
    ways = tuple(one.way for one in (own, *pairs, *rests))
    points = [abs((one.measure.low or 0.0) - told.part / told.whole) for one in others if one]
    more = tuple(Way(value, value) for value in points)
    return Derivation("share", share.span, *stands_for(share), (*ways, *more))


@cache
def _connectors() -> frozenset[str]:
    """Return the words that may lead from a mark to an aside: "or", "i.e. about", "meaning", "a share of"."""
    table = word_table("shares")
    lists = (table["cues"], table["leading"], table["between"], table["names"])
    return frozenset(part for words in lists for phrase in words for part in phrase.split())
