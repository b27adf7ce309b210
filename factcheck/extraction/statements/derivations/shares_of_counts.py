"""Shares that say again what part of a whole a count is, where the whole was told before.

"Infection in 9 of 300 patients (3%), a leak in 6 (2%)", "A fifth, 16 out of 64, gave up", "Three of the twelve … .
That's one in three". A count in a list has the whole of the others if one of them fits it; "of them" and a count
without a noun lean on the only number before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice
from typing import NamedTuple

from factcheck.data import word_table
from factcheck.extraction.quantities.intervals import approximation
from factcheck.extraction.statements.derivations.scenes import Scene
from factcheck.extraction.statements.parts import closes, count, word
from factcheck.extraction.statements.passage import Token, Tokens, kept, read_once
from factcheck.extraction.statements.tokens import tokens
from factcheck.model import Derivation, Quantity, Span, Way

_WORDS, _CUE = 9, 3
_BACK = 3
"""So many sentences before a list its whole may stand."""
_LISTED = 8
"""Shares of one list in a sentence, and ratios before it: prose has no more."""
_LOOSE = 0.1
"""A share said in words ("a third", "one in three") may be off by this part of it."""
_SAME = 1e-9
_APART = frozenset({",", "–", "—", "("})
_BEFORE_CUES = _APART | {";", ":"}
_DIMENSION = "share"


class Part(NamedTuple):
    """A part and its whole, where each is written."""

    part: float
    whole: float
    spans: tuple[Span, ...]

    @property
    def way(self) -> Way:
        """The share that the part is of the whole."""
        value = self.part / self.whole
        how = f"{self.part:,.10g} of {self.whole:,.10g}"
        return Way(value - _SAME, value + _SAME, self.spans, f"{100 * value:.3g}%", how)


class Count(NamedTuple):
    """A whole number at a place of a sentence."""

    place: int
    value: float
    span: Span


class Listed(NamedTuple):
    """A share in brackets, the count before it, and the whole told with that count, if any."""

    share: Quantity
    part: Count
    whole: Count | None


def find_shares_of_counts(scene: Scene) -> Iterator[Derivation]:
    """Yield each share with the part and whole that it leans on."""
    if "percent" in scene.words:
        yield from _listed_percentages(scene)
    read = scene.read
    if not (shares := shares_in(read)):
        return
    before = next(scene.earlier(1), Tokens())
    told = _bracketed(read)
    earlier = [one for other in scene.earlier(_BACK) for one in counts(other)] if len(told) <= _LISTED else []
    items = [one for one in scene.before if one in scene.items] if scene.items else ()
    listed = [one for item in items for one in _bracketed(tokens(scene.passage, item))]
    for place, result in shares:
        if is_counted(result):
            continue
        part = (
            _of_list(read, before, told, listed, result)
            or _of_earlier(read, earlier, told, listed, result)
            or _set_apart(read, place)
            or _said_again(read, before, place)
        )
        if part and 0 < part.part <= part.whole:
            others = [Part(each, part.whole, ()) for each in _values(read, before) if 0 < each < part.whole]
            wholes = [Part(part.part, each, ()) for each in _values(read, before) if each > part.part]
            ways = tuple(one.way for one in (part, *wholes, *others, *_ratios(scene)))
            yield Derivation("share", result.span, *stands_for(result), ways)


def _ratios(scene: Scene) -> Iterator[Part]:
    """Yield the counted ratios of the sentences before: "Men: 88 of 200. Women: 56 of 200. So 44% against 28%"."""
    told = (one.parts for other in scene.earlier(_BACK) for _, one in other.numbers if one.parts and is_counted(one))
    yield from (Part(*parts, ()) for parts in islice(told, _LISTED) if parts[1])


def _listed_percentages(scene: Scene) -> Iterator[Derivation]:
    """Yield "In percentages: 55 versus 40" with the ratios of the sentence before, in their order."""
    read = scene.read
    colon = next((place for place, token in enumerate(read) if token.word == ":"), 0)
    heads = {word(read, place) for place in range(colon)} & {"percentages", "percent", "percentage"}
    numbers = [one for token in read[colon:] if (one := token.quantity)] if colon and heads else []
    ratios = [one for token in next(scene.earlier(1), ()) if (one := token.quantity) and one.parts]
    if not numbers or len(numbers) != len(ratios) or any(one.unit or one.low is None for one in numbers):
        return
    for number, ratio in zip(numbers, ratios, strict=True):
        way = Part(*(ratio.parts or (0.0, 1.0)), (ratio.span,)).way
        value, slack = (number.low or 0.0) / 100, number.step / 100
        yield Derivation("share", number.span, value - slack, value + slack, (way,))


def is_share(quantity: Quantity) -> bool:
    """Tell whether a quantity is a share, as a percentage, a fraction or a ratio."""
    exact = (quantity.comparator in ("=", "~") or quantity.low == quantity.high) and bool(quantity.measure.low)
    return exact and quantity.measure.dimension == _DIMENSION and quantity.measure.statistic != "change"


@kept
def shares_in(read: Tokens) -> list[tuple[int, Quantity]]:
    """Return the shares of a sentence, each with its place among the tokens."""
    return [(place, one) for place, one in read.numbers if is_share(one)]


def is_counted(quantity: Quantity) -> bool:
    """Tell whether a ratio counts: "16 out of 64", not "one in three"."""
    if not quantity.parts or quantity.parts[0] < 1:
        return False
    return quantity.step == 0 or (quantity.parts or (0, 0))[1] > 10


def stands_for(share: Quantity) -> tuple[float, float]:
    """Return the least and greatest share that one stands for: a percentage may be rounded or cut off."""
    low = share.measure.low or 0.0
    high = low if share.measure.high is None else share.measure.high
    if share.unit == "percent":
        slack = max(share.step, approximation(100 * high, share.step) if share.measure.hedge else 0.0) / 100
        return low - slack, high + slack
    return low * (1 - _LOOSE), high * (1 + _LOOSE)


@read_once
def counts(read: Sequence[Token]) -> list[Count]:
    """Return the whole numbers of a sentence that count something, wholes of "75 of 1,500" among them."""
    found: list[Count] = []
    for place, token in enumerate(read):
        _, _, said, quantity = token
        if quantity and quantity.parts and is_counted(quantity):
            found += [Count(place, value, quantity.span) for value in quantity.parts]
        elif quantity:
            whole = quantity.unit is None and quantity.step == 1 and quantity.comparator == "="
            if whole and quantity.low is not None:
                found.append(Count(place, quantity.low, quantity.span))
        elif said[:1].isdigit() and (one := count(read, place)):
            found.append(Count(place, one.number.value, one.number.span))
    return found


def counts_before(read: Sequence[Token], place: int) -> list[Count]:
    """Return those of the counts of a sentence that stand before a place."""
    return [one for one in counts(read) if one.place < place]


def _values(*sentences: Sequence[Token]) -> list[float]:
    return [one.value for read in sentences for one in counts(read)]


@kept
def _bracketed(read: Tokens) -> list[Listed]:
    """Return the shares in brackets behind counts: "9 of 300 patients (3%)", "45 were clean (75%)"."""
    found: list[Listed] = []
    shares = shares_in(read) if "(" in read.words else ()
    known = counts(read) if shares else ()
    for place, share in shares:
        opening = place - 1 - (word(read, place - 1) in _words("again_of"))
        if word(read, opening) != "(" or word(read, place + 1) != ")":
            continue
        near = [one for one in known if 0 < opening - one.place <= _WORDS]
        if near and all(word(read, there).isalpha() for there in range(near[-1].place + 1, opening)):
            own = [one for one in near if one.place == near[-1].place]
            found.append(Listed(share, own[0], own[1] if len(own) > 1 else None))
    return found


def _of_list(
    read: Sequence[Token], before: Sequence[Token], told: Sequence[Listed], items: Sequence[Listed], share: Quantity
) -> Part | None:
    """Return the count before a share in brackets as a part of the whole that others of its list have."""
    own = next((one for one in told if one.share is share), None)
    if not own:
        return None
    part = own.part
    if not own.whole and _is_of_others(read, part):
        return None
    if own.whole:
        return Part(part.value, own.whole.value, (part.span,))
    others = [one for one in (*told, *items) if one is not own]
    first = min(one.part.span.start for one in told)
    wholes = [*(one.whole for one in others if one.whole), *(one for one in counts(read) if one.span.start < first)]
    for whole in wholes:
        if any(_fits(one, whole.value) for one in others) and whole.value >= max(one.part.value for one in told):
            return Part(part.value, whole.value, (part.span, whole.span))
    if len(told) == 1 and part.place == 0 and not _noun(read, 1) and len(counts(read)) == 1:
        known = counts(before)
        return Part(part.value, known[0].value, (part.span, known[0].span)) if len(known) == 1 else None
    return None


def _is_of_others(read: Sequence[Token], part: Count) -> bool:
    """Tell whether a count of a list has another whole than the rest of it: "of the women, pain in 12"."""
    start = max((one.place for one in counts(read) if one.place < part.place), default=-1)
    return bool({token.word for token in read[start + 1 : part.place]} & _words("of_others"))


def _of_earlier(
    read: Sequence[Token], wholes: Sequence[Count], told: Sequence[Listed], items: Sequence[Listed], share: Quantity
) -> Part | None:
    """Return the count before a share in brackets as a part of a whole told earlier that another of its list has."""
    own = next((one for one in told if one.share is share), None)
    if not own or own.whole or _is_of_others(read, own.part):
        return None
    others = [one for one in (*told, *items) if one is not own and not one.whole]
    largest = max(one.part.value for one in (own, *others))
    for whole in wholes:
        if whole.value > largest and any(_fits(one, whole.value) for one in others):
            return Part(own.part.value, whole.value, (own.part.span, whole.span))
    return None


def _noun(read: Sequence[Token], place: int) -> bool:
    """Tell whether a count that opens a sentence has a noun of its own."""
    quantity = read[0].quantity
    return bool(quantity and quantity.counted) and word(read, place) != "of"


def _fits(one: Listed, whole: float) -> bool:
    low, high = stands_for(one.share)
    return low <= one.part.value / whole <= high


def _set_apart(read: Sequence[Token], place: int) -> Part | None:
    """Return the counts behind a share that they say again: "A fifth of our volunteers, 16 out of 64, gave up"."""
    for there in range(place + 1, min(place + 2 + _WORDS, len(read))):
        if word(read, there) in _APART:
            again = read[there + 1].quantity if there + 1 < len(read) else None
            if again and again.parts and is_counted(again) and closes(read, there + 2):
                return Part(*again.parts, (again.span,))
            return None
        if read[there].quantity or not word(read, there).isalpha() or word(read, there) in ("and", "but", "while"):
            return None
    return None


def _said_again(read: Tokens, before: Tokens, place: int) -> Part | None:
    """Return what a share says again that is announced to do so: ", that is 30 percent", "That's one in three"."""
    start = place
    while start and read[start - 1].word in _words("between"):
        start -= 1
    if (named := _named(read, start)) is not None:
        return _last(*_stretch(read, named, before)) or _only_two(read, named, before)
    behind = start - (word(read, start - 1) == "," and start <= _CUE + 1)  # "In other words, two thirds came"
    cue = next((size for size in range(_CUE, 0, -1) if _is_cue(read, behind, size)), 0)
    if cue:
        opens = behind - cue
        if opens == 0:
            return _last(before, counts(before))
        while opens and not read[opens - 1].word.isalpha() and not read[opens - 1].quantity:
            opens -= 1
        own = counts_before(read, opens)
        return _last(read[:opens], own) or _of_them(read[:opens], own, before)
    if word(read, start - 1) == "," and word(read, place + 1) == "of" and word(read, place + 2) in _words("them"):
        return _of_them(read[: start - 1], counts_before(read, start - 1), before)
    return None


def _stretch(read: Tokens, end: int, before: Tokens) -> tuple[Sequence[Token], Sequence[Count]]:
    """Return the tokens before a place with their counts, or those of the sentence before where there are none."""
    return (read[:end], counts_before(read, end)) if end else (before, counts(before))


def _named(read: Sequence[Token], place: int) -> int | None:
    """Return where "a response rate of" before a share begins, if it is set apart or opens with "This makes"."""
    if word(read, place - 1) != "of" or word(read, place - 2) not in _words("names"):
        return None
    first = place - 3
    while first > place - 6 and word(read, first).isalpha() and word(read, first) not in ("a", "an"):
        first -= 1
    if word(read, first) not in ("a", "an"):
        return None
    said = [word(read, there) for there in range(first)]
    return first if said[-1:] == [","] else 0 if said and " ".join(said) in _words("cues") else None


def _only_two(read: Tokens, end: int, before: Tokens) -> Part | None:
    """Return the only two counts before a place, or of the sentence before where it is the first, as whole and part."""
    tokens_there, known = _stretch(read, end, before)
    if len(known) != 2 or any(is_share(one) for token in tokens_there if (one := token.quantity)):
        return None
    whole, part = known
    return Part(part.value, whole.value, (part.span, whole.span)) if part.value < whole.value else None


def _is_cue(read: Sequence[Token], place: int, size: int) -> bool:
    if place < size or read[place - 1].word not in _cue_ends():
        return False
    said = " ".join([token.word for token in read[place - size : place]])
    return said in _words("cues") and (place == size or word(read, place - size - 1) in _BEFORE_CUES)


def _last(read: Sequence[Token], known: Sequence[Count]) -> Part | None:
    """Return the part and whole that a stretch of known counts ends with: "11 of 110", "Of 80 callers, 20 hung up"."""
    ratios = [one for token in read if (one := token.quantity) and one.parts and is_counted(one)]
    if ratios and any(is_share(one) for one in _after(read, ratios[-1])):
        return None
    if ratios:
        return Part(*(ratios[-1].parts or (0.0, 1.0)), (ratios[-1].span,))
    wholes = word(read, 0) in ("of", "among") or (word(read, 0), word(read, 1)) == ("out", "of")
    if wholes and len(known) == 2 and any(token.word == "," for token in read[known[0].place : known[1].place]):
        return Part(known[1].value, known[0].value, (known[1].span, known[0].span))
    return None


def _after(read: Sequence[Token], quantity: Quantity) -> Iterator[Quantity]:
    for token in read:
        if token.quantity and token.quantity.span.start > quantity.span.start:
            yield token.quantity


def _of_them(read: Sequence[Token], known: Sequence[Count], before: Tokens) -> Part | None:
    """Return "120 of them" at the end of a stretch, which has these counts, as a part of the only number before it."""
    if not known or (word(read, len(read) - 2), word(read, len(read) - 1)) not in _them():
        return None
    *first, part = known
    wholes = first or counts(before)
    if part.place != len(read) - 3 or len(wholes) != 1:
        return None
    return Part(part.value, wholes[0].value, (part.span, wholes[0].span))


def _them() -> frozenset[tuple[str, str]]:
    return frozenset(("of", one) for one in _words("them"))


@cache
def _cue_ends() -> frozenset[str]:
    return frozenset(phrase.split()[-1] for phrase in _words("cues"))


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(word_table("shares")[kind])
