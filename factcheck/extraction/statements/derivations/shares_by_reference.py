"""Shares that take up a part and a whole by reference: "so 66 per cent of them", "That 85 per cent", "One in five. …".

The share stands alone, behind a word that concludes, or with a pronoun for those who were counted. The part and the
whole are told as such ("45 of the 60 children", "153 of them"), or are the only two counts there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import permutations

from factcheck.data import word_table
from factcheck.extraction.statements.derivations.scenes import Scene
from factcheck.extraction.statements.derivations.shares_of_counts import (
    Count,
    Part,
    counts,
    counts_before,
    shares_in,
    stands_for,
)
from factcheck.extraction.statements.parts import closes, word
from factcheck.extraction.statements.passage import Token, Tokens
from factcheck.model import Derivation, Quantity

_NEAR, _TENFOLD = 2.2, 0.15
"""A share is a slip of another that is at most so many times as large, or off by a power of ten (within this part)."""
_LONGEST_CUE, _PAIR = 4, 2
_YEARS = range(1400, 2100)
SCHOLARLY = frozenset(("ci", "interval", "rr", "ratio", "p", "trials", "studies", "versus", "vs", "respectively"))


def find_shares_by_reference(scene: Scene) -> Iterator[Derivation]:
    """Yield each share that refers to a part and a whole in its sentence, the one before or the one behind."""
    read = scene.read
    shares = shares_in(read)
    if len(shares) != 1 or not read.words.isdisjoint(SCHOLARLY):
        return
    for place, share in shares:
        if is_of_one(share):
            continue
        pair = _referred(scene, read, place)
        if pair and may_be_slip(share, pair):
            known = [one.value for other in scene.around(2) for one in counts(other)]
            others = [Part(part, whole, ()) for part, whole in permutations(known, 2) if 0 < part < whole]
            rests = [Part(one.whole - one.part, one.whole, ()) for one in (pair, *others)]
            yield Derivation("share", share.span, *stands_for(share), tuple(one.way for one in (pair, *others, *rests)))


def is_of_one(share: Quantity) -> bool:
    """Tell whether a ratio counts its part: "45 of 60", not "one in four"."""
    return bool(share.parts and share.parts[0] > 1)


def _referred(scene: Scene, read: Tokens, place: int) -> Part | None:
    """Return the part and whole that a share refers to: before it, or behind one that opens its paragraph."""
    if _opens(read, place) and not scene.before:
        behind = list(scene.around(1))[1:]
        return _told(behind[0], counts(behind[0])) if behind else None
    if not _refers(read, place):
        return None
    own = counts_before(read, place)
    before = next(scene.earlier(1), Tokens())
    earlier = counts(before)
    return (
        _told(read.before(place), own)
        or (_told(before, earlier) if not own else None)
        or _only_two((before, earlier), (read, own))
    )


def _told(read: Tokens, found: Sequence[Count]) -> Part | None:
    """Return the only part that a stretch tells as one of a whole, of the counts found in it.

    "45 of the 60 children", "Of 240 women 156".
    """
    if len(found) != _PAIR or shares_in(read):
        return None
    ratios = [one for _, one in read.numbers if one.parts and one.parts[0] > 1]
    if len(ratios) == 1:
        return Part(*(ratios[0].parts or (0.0, 1.0)), (ratios[0].span,))
    first, last = found
    between = [word(read, there) for there in range(first.place + 1, last.place)]
    if "of" in between and first.value < last.value and len(between) <= _LONGEST_CUE:
        return Part(first.value, last.value, (first.span, last.span))
    if word(read, first.place - 1) in ("of", "among") and last.value < first.value:
        return Part(last.value, first.value, (last.span, first.span))
    return None


def _only_two(*stretches: tuple[Sequence[Token], Sequence[Count]]) -> Part | None:
    """Return the only two counts of stretches as a whole, of people or things that are named, and its part."""
    if sum(len(counted) for _, counted in stretches) != _PAIR:
        return None
    known = [(one, read[one.place].quantity) for read, counted in stretches for one in counted]
    found = [(one, number) for one, number in known if number and (one.value not in _YEARS or number.counted)]
    if len(found) != _PAIR:
        return None
    (part, inner), (whole, outer) = sorted(found, key=lambda each: each[0].value)
    if part.value == whole.value or not outer.counted or inner.counted not in ("", outer.counted):
        return None
    return Part(part.value, whole.value, (part.span, whole.span))


def _refers(read: Sequence[Token], place: int) -> bool:
    """Tell whether a share refers to what was counted: it concludes, stands apart, or is one of "them"."""
    first = place
    while first and word(read, first - 1) in _words("between"):
        first -= 1
    if word(read, place + 1) == "of" and word(read, place + 2) in _words("them"):
        return True
    if word(read, first - 1) in ("that", "this") and word(read, first - 2) not in _words("verbs"):
        return True
    said = [word(read, there) for there in range(max(first - _LONGEST_CUE, 0), first)]
    leading = {" ".join(said[start:]) for start in range(len(said))}
    if leading & (_words("cues") | _words("leading")):
        return True
    if first == 1 and word(read, 0) == "with":
        return True  # "With 90% staying to the end, …"
    apart = first == 0 or word(read, first - 1) in (",", "–", "—")
    return apart and closes(read, place + 1)


def _opens(read: Sequence[Token], place: int) -> bool:
    """Tell whether a share is a sentence of its own: "One in five."."""
    return place == 0 and all(not token.word.isalnum() for token in read[1:])


def may_be_slip(share: Quantity, pair: Part) -> bool:
    """Tell whether a share is near that of the pair, or some powers of ten away."""
    low, high = stands_for(share)
    if not 0 < pair.part < pair.whole:
        return False
    ratio = (low + high) / 2 / (pair.part / pair.whole)
    if 1 / _NEAR < ratio < _NEAR:
        return True
    return any(abs(ratio * power - 1) < _TENFOLD for power in (0.01, 0.1, 10.0, 100.0))


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(word_table("shares")[kind])
