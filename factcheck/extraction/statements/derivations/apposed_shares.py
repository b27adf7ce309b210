"""Shares beside the count that they say again, of a whole told before: "We asked 180 … . Another 45 of them, or 35%".

A share and a count in apposition say one thing, in either order, as do "that means 250 people" behind its share,
"Put another way, one in five", "That leaves 20%" and "its day-case rate at 55%". The whole is the only number of things
or people before them that is large enough.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import permutations
from operator import attrgetter

from factcheck.data import word_table
from factcheck.extraction.claims.words import form, is_person
from factcheck.extraction.statements.derivations.levels import noun
from factcheck.extraction.statements.derivations.scenes import Scene
from factcheck.extraction.statements.derivations.shares_by_reference import SCHOLARLY, is_of_one, may_be_slip
from factcheck.extraction.statements.derivations.shares_of_counts import (
    Count,
    Part,
    counts,
    is_share,
    shares_in,
    stands_for,
)
from factcheck.extraction.statements.parts import closes, is_whole, word
from factcheck.extraction.statements.passage import Tokens, kept
from factcheck.model import Derivation, Quantity

_NOUN = 5
"""So many words may stand between a share and the mark of its apposition."""
_NAME = 3
_YEARS = range(1400, 2100)
_MARKS = frozenset((",", "(", "–", "—"))
_BACK = 4
_PAIR = 2


def find_apposed_shares(scene: Scene) -> Iterator[Derivation]:
    """Yield each share with the count beside it as a part of the whole that was told before."""
    read = scene.read
    shares = [(place, one) for place, one in shares_in(read) if not is_of_one(one)]
    if len(shares) != 1 or not read.words.isdisjoint(SCHOLARLY):
        return
    place, share = shares[0]
    pair = _pair(scene, place)
    if pair and may_be_slip(share, pair):
        known = {one.value for other in (read, *scene.earlier(_BACK), *_behind(scene)) for one in _counts(other)}
        others = [Part(part, whole, ()) for part, whole in permutations(known, 2) if 0 < part < whole]
        rests = [Part(one.whole - one.part, one.whole, ()) for one in (pair, *others)]
        ways = tuple(one.way for one in (pair, *others, *rests))
        yield Derivation("share", share.span, *stands_for(share), ways)


@kept
def _counts(read: Tokens) -> Sequence[Count]:
    """Return the counts of a sentence, those in words before "of them" among them."""
    found = counts(read)
    if "of" not in read.words or read.words.isdisjoint(_words("them")) or read.words.isdisjoint(_numbers()):
        return found
    worded = [
        Count(place, value, token.span)
        for place, token in enumerate(read)
        if (value := _numbers().get(token.word)) and (word(read, place + 1), word(read, place + 2)) in _of_them()
    ]
    return sorted([*found, *worded], key=attrgetter("place"))


def _behind(scene: Scene) -> Iterator[Tokens]:
    yield from list(scene.around(1))[-1:]


def _pair(scene: Scene, place: int) -> Part | None:
    """Return the part and the whole of a share, by what ties it to a count."""
    read = scene.read
    beside = _before(read, place) or _after(read, place) or _concluded(read, place)
    if beside:
        return _with_whole(scene, beside, min(place, beside.place))
    told = _named(read, place) or _leaves(read, place)
    if not told and not _opens(read, place):
        return None
    pair = _told_last(scene, place)
    return Part(pair.whole - pair.part, pair.whole, pair.spans) if pair and _leaves(read, place) else pair


def _before(read: Tokens, place: int) -> Count | None:
    """Return the count that a share says again: "Another 45 of them, or 35%,"."""
    opening = place - 1 - (word(read, place - 1) in ("about", "around", "roughly", "nearly", "almost", "just", "some"))
    if word(read, opening) == "or" and word(read, opening - 1) in _MARKS:
        opening -= 1
    elif word(read, opening) not in ("(", "–", "—"):
        return None
    if not closes(read, place + 1):
        return None
    near = [one for one in _counts(read) if 0 < opening - one.place <= _NOUN]
    own = near[-1:] if near and not _is_apart(read, near[-1].place + 1, opening) else []
    return own[0] if own and len([one for one in near if one.place == own[0].place]) == 1 else None


def _after(read: Tokens, place: int) -> Count | None:
    """Return the count that says a share again: "Three quarters of them – 800 people –", "One in four, 32 in all,"."""
    opening = next((there for there in range(place + 1, place + 2 + _NOUN) if word(read, there) in _MARKS), None)
    if opening is None or _is_apart(read, place + 1, opening):
        return None
    start = opening + 1 + (word(read, opening + 1) in ("or", "some", "about", "around", "roughly"))
    own = [one for one in _counts(read) if one.place == start]
    ends = any(closes(read, there) for there in (start + 1, start + 2, start + 3)) and word(read, start + 1) != "of"
    listed = word(read, opening) == "," and not {word(read, start + 1), word(read, start + 2)} & {"in", "people"}
    return own[0] if len(own) == 1 and ends and not listed else None


def _concluded(read: Tokens, place: int) -> Count | None:
    """Return the number that follows from a share: "60% of the 500 …; that is 320 people"."""
    for one in _counts(read):
        quantity = read[one.place].quantity if one.place > place else None
        if quantity is None or word(read, one.place - 1) not in _conclusions():
            continue
        said = f"{word(read, one.place - 2)} {word(read, one.place - 1)}"
        if said in _words("concluding") and _is_of_people(quantity):
            return one
    return None


def _is_of_people(quantity: Quantity) -> bool:
    return is_person(form(noun(quantity)))


def _is_apart(read: Tokens, first: int, last: int) -> bool:
    """Tell whether anything but words of one phrase stands between two places."""
    return any(read[there].quantity or not word(read, there).isalpha() for there in range(first, last))


def _with_whole(scene: Scene, part: Count, place: int) -> Part | None:
    """Return a part with the only count before it that may be its whole, from the nearest sentence that has any."""
    inner = scene.read[part.place].quantity
    for read in (scene.read.before(place), *scene.earlier(_BACK)):
        found = [one for one in _counts(read) if _may_be_whole(read[one.place].quantity, one.value, inner)]
        large = [one for one in found if one.value > part.value]
        if large:
            return Part(part.value, large[0].value, (part.span, large[0].span)) if len(found) == 1 else None
        if found and read is not scene.read.before(place):
            return None
    return None


def _may_be_whole(quantity: Quantity | None, value: float, part: Quantity | None) -> bool:
    """Tell whether a number may be the whole of a part: it counts people or what the part does, and is no year."""
    named = noun(quantity) if quantity else ""
    if not named:
        return False
    inner = noun(part) if part else ""
    alike = named == inner or (is_whole(named) and (not inner or is_person(form(inner))))
    return alike or not inner


def _named(read: Tokens, place: int) -> bool:
    """Tell whether a share is called a rate of something: "its day-case rate at 55%", "A response rate of 40%"."""
    before = [word(read, there) for there in range(max(place - _NAME, 0), place)]
    return before[-1:] != [] and before[-1] in ("of", "at", "is", "was") and bool(set(before) & _words("names"))


def _leaves(read: Tokens, place: int) -> bool:
    return any(word(read, there) in ("leaves", "leaving") for there in range(max(place - 3, 0), place))


def _opens(read: Tokens, place: int) -> bool:
    """Tell whether a sentence says again what was told: "Put another way, one in five"."""
    if word(read, 0) not in _openings():
        return False
    said = " ".join([token.word for token in read[: min(place, 5)]])
    return any(said.startswith(one) for one in _words("again"))


def _told_last(scene: Scene, place: int) -> Part | None:
    """Return the only part and whole of the clause before, or of the sentence before, or a part there and its whole."""
    own = scene.read.before(place)
    read = own if _counts(own) else next(scene.earlier(1), None)
    if read is None or any(is_share(one) and not is_of_one(one) for _, one in read.numbers):
        return None
    known = [one for one in _counts(read) if one.value not in _YEARS or _noun_of(read, one)]
    if len(known) == 1 and read is not own:
        return _with_whole_of(scene, read, known[0])
    if len(known) != _PAIR:
        return _of_amounts(read) if not known else None
    part, total = sorted(known, key=lambda one: one.value)
    nouns = {_noun_of(read, part), _noun_of(read, total)}
    if part.value == total.value or (len(nouns - {""}) > 1 and not all(is_person(form(one)) for one in nouns)):
        return None
    return Part(part.value, total.value, (part.span, total.span))


def _noun_of(read: Tokens, one: Count) -> str:
    quantity = read[one.place].quantity
    return noun(quantity) if quantity else ""


def _with_whole_of(scene: Scene, read: Tokens, part: Count) -> Part | None:
    """Return a part that is one "of them" with the only number of people before it."""
    if (word(read, part.place + 1), word(read, part.place + 2)) not in _of_them():
        return None
    stretches = [one for one in scene.earlier(_BACK) if one is not read]
    for other in stretches:
        found = [one for one in _counts(other) if _may_be_whole(other[one.place].quantity, one.value, None)]
        if found:
            one = found[0]
            fits = len(found) == 1 and one.value > part.value
            return Part(part.value, one.value, (part.span, one.span)) if fits else None
    return None


def _of_amounts(read: Tokens) -> Part | None:
    """Return the only two amounts of a sentence, in one unit, as a part and its whole."""
    found = [one for _, one in read.numbers if one.unit and one.low and one.low == one.high]
    if (
        len(found) != _PAIR
        or read.words.isdisjoint(_words("containing"))
        or found[0].unit != found[1].unit
        or found[0].measure.dimension not in ("mass", "energy")
    ):
        return None
    part, total = sorted(found, key=lambda one: one.low or 0.0)
    return Part(part.low or 0.0, total.low or 0.0, (part.span, total.span))


@cache
def _conclusions() -> frozenset[str]:
    """Return the words that phrases end with which a number follows from."""
    return frozenset(phrase.split()[-1] for phrase in _words("concluding"))


@cache
def _openings() -> frozenset[str]:
    """Return the words that phrases begin with which say again what was told; each has several."""
    return frozenset(phrase.split()[0] for phrase in _words("again"))


@cache
def _numbers() -> dict[str, float]:
    """Return the numbers that are one word: "six", "twelve", "forty"."""
    table = word_table("numbers")
    return {word: float(value) for kind in ("ones", "teens", "tens") for word, value in table[kind].items()}


@cache
def _of_them() -> frozenset[tuple[str, str]]:
    return frozenset(("of", one) for one in _words("them"))


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(word_table("shares")[kind])
