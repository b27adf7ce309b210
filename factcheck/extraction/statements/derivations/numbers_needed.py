"""How many must be treated for one to be helped, with the shares of two groups that this follows from.

The number needed to treat is one by the absolute difference of the two risks (Laupacis and others, New England Journal
of Medicine 1988;318:1728). It is read by its name, by what it takes and what one person has of it ("50 people must take
it to prevent one stroke"), and from those who have nothing of it ("49 of the 50 are treated for nothing").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from factcheck.extraction.claims.words import event, form, is_person
from factcheck.extraction.quantities.unit_types import DAY
from factcheck.extraction.statements.derivations.needed_words import needed_words, said_in
from factcheck.extraction.statements.derivations.scenes import Scene
from factcheck.extraction.statements.parts import word
from factcheck.extraction.statements.passage import Tokens
from factcheck.model import Derivation, Quantity, Span, Way

_BACK = 3
_BEFORE, _NAMED, _VERB = 6, 7, 3
_BEHIND = 8
_PAIR = 2
_MOST = 8
"""Of more shares nobody knows which two are meant."""
_ROUNDED, _ABOUT = 0.05, 0.15
"""What is allowed beside rounding to a whole person, as a part of the number; "about 50" is looser."""
_FARTHEST = 20.0
_LONG = 28 * DAY


class _Needed(NamedTuple):
    """A number of people for one who is helped, where it is told, and words for what that one is spared."""

    number: float
    quantity: Quantity
    outcome: frozenset[str]


class _Difference(NamedTuple):
    """The difference of two risks, what rounding may add to it, and how it is computed from what stands where."""

    value: float
    room: float
    of: tuple[Span, ...]
    how: str


def find_numbers_needed(scene: Scene) -> Iterator[Derivation]:
    """Yield each number needed to treat with what the risks told with it, or another such number, come to."""
    if not scene.read.words & needed_words("signs"):
        return
    every = [scene.read, *scene.earlier(_BACK)]
    for needed in _needed(scene.read):
        if ways := (*_of_risks(scene, every, needed), *_of_another(every[1:], needed)):
            near = 1 / _FARTHEST < needed.number / ways[0].low < _FARTHEST
            room = _room(needed.quantity) * needed.number + 1
            if near:
                yield Derivation(
                    "product", needed.quantity.span, needed.number - room, needed.number + room, tuple(ways)
                )


def _room(quantity: Quantity) -> float:
    return _ABOUT if quantity.comparator == "~" or quantity.measure.hedge else _ROUNDED


def _needed(read: Tokens) -> Iterator[_Needed]:
    """Yield the numbers of a sentence that are told as needed for one who is helped."""
    for place, quantity in read.numbers:
        measure = quantity.measure
        if measure.low is None or measure.low != measure.high or measure.bound:
            continue
        if measure.dimension == "share" and said_in(read, "in_vain") and (number := _in_vain(quantity)):
            yield _Needed(number, quantity, frozenset())
        elif quantity.unit is None and measure.dimension == "count" and measure.low > 1 and measure.step >= 1:
            outcome = _outcome(read, place)
            if _is_named(read, place) or (outcome is not None and _is_taken(read, place, quantity)):
                yield _Needed(measure.low, quantity, outcome or frozenset())


def _in_vain(quantity: Quantity) -> float | None:
    """Return of how many one has something, where all others have nothing: 50 for "49 of the 50"."""
    if quantity.parts and quantity.parts[1] - quantity.parts[0] == 1 and quantity.parts[1] > _PAIR:
        return quantity.parts[1]
    return None


def _is_named(read: Tokens, place: int) -> bool:
    before = [word(read, there) for there in range(max(0, place - _NAMED), place)]
    last = next((there for there in range(place - 1, -1, -1) if read[there].quantity), -1)
    before = before[-(place - 1 - last) :] if place - 1 > last else []
    return bool(set(before) & needed_words("names")) or "number needed to" in " ".join(before)


def _is_taken(read: Tokens, place: int, quantity: Quantity) -> bool:
    """Tell whether so many people are what it takes: "50 people must take it", "treat 100 people"."""
    around = {word(read, there) for there in range(max(0, place - _BEFORE), place + _BEFORE)}
    noun = form(quantity.counted.split()[-1]) if quantity.counted else ""
    return bool(around & needed_words("needing")) and (not noun or is_person(noun))


def _outcome(read: Tokens, place: int) -> frozenset[str] | None:
    """Return what the one who is helped is spared, behind a number; None where nobody is."""
    for there, quantity in read.numbers:
        one = quantity.measure
        if there > place and one.dimension == "count" and one.low == one.high == 1 and quantity.unit is None:
            around = {word(read, near) for near in range(place, min(there + _BEHIND, len(read)))}
            return _nouns(quantity, word(read, there + 1)) if around & needed_words("helping") else None
    return None


def _nouns(one: Quantity, behind: str) -> frozenset[str]:
    """Return the forms of what "one" counts, none where that may be anything or anybody."""
    said = one.counted.split() or [behind]
    general = any(noun in needed_words("general") or is_person(form(noun)) for noun in said)
    return frozenset() if general else frozenset(found for noun in said if (found := event(form(noun)) or form(noun)))


def _of_risks(scene: Scene, every: Sequence[Tokens], needed: _Needed) -> Iterator[Way]:
    """Yield what each two shares around a number lead to, those that the words tell first."""
    around = [*every, *(read for read in scene.around(1) if read not in every)]
    told = [read for read in around if any(_is_risk(one) for _, one in read.numbers)]
    shares = [one for read in told for _, one in read.numbers if _is_risk(one)]
    if not told or len(shares) > _MOST or not _are_of(scene.read, told, needed):
        return
    if len(shares) == 1 and (helped := _helped(told[0])):
        yield _way(helped)
    if not _are_arms(told):
        return
    found = [one for read in told for one in _differences([one for _, one in read.numbers if _is_risk(one)])]
    across = _differences(shares) if len(shares) == _PAIR else []
    own = {one.of for one in found}
    rest = [one for one in _differences(shares) if one.of not in own] if found else []
    for one in (*found, *(across if not found else ()), *rest):
        if one.value > 0:
            yield _way(one)


def _helped(read: Tokens) -> _Difference | None:
    """Return the one share of a sentence that is told of those who are helped: "of every 100 treated, 3 benefit"."""
    for place, share in read.numbers:
        behind = {word(read, there) for there in range(place + 1, place + 1 + _VERB)}
        if _is_risk(share) and share.measure.statistic == "level" and behind & needed_words("helping"):
            low = share.measure.low or 0.0
            how = f"{share.parts[1]:,.10g} ÷ {share.parts[0]:,.10g}" if share.parts else f"1 ÷ {share.text}"
            return _Difference(low, _step(share), (share.span,), how) if low < 1 / _PAIR else None
    return None


def _way(one: _Difference) -> Way:
    most = 1 / (one.value - one.room) if one.value > one.room * 1.001 else float("inf")
    return Way(1 / (one.value + one.room), most, one.of, f"{1 / one.value:,.3g}", one.how)


def _is_risk(quantity: Quantity) -> bool:
    measure = quantity.measure
    if measure.dimension == "points":
        return bool(measure.low) and measure.low == measure.high
    share = measure.dimension == "share" and measure.statistic in ("level", "change") and not measure.bound
    return share and measure.low is not None and measure.high is not None and not _in_vain(quantity)


def _differences(shares: Sequence[Quantity]) -> list[_Difference]:
    """Return the differences that shares may be told for: points, both ends of a fall, and of each two."""
    found = [one for share in shares for one in _alone(share)]
    single = [one for one in shares if one.measure.low == one.measure.high and one.measure.dimension == "share"]
    for one, two in combinations(single, 2):
        low, high = one.measure.low or 0.0, two.measure.low or 0.0
        relative = [share for share in (one, two) if share.measure.statistic == "change"]
        value = low * high if relative else abs(low - high)
        sign, first, second = ("×", one, two) if relative else ("−", *((two, one) if low < high else (one, two)))
        how = f"1 ÷ ({first.text} {sign} {second.text})"
        found.append(_Difference(value, (_step(one) + _step(two)) / 2, (one.span, two.span), how))
    return found


def _alone(share: Quantity) -> Iterator[_Difference]:
    """Yield the difference that one quantity tells: "4 percentage points", "from 6% to 4%"."""
    low, high = share.measure.low or 0.0, share.measure.high or 0.0
    if share.measure.dimension == "points":
        yield _Difference(low, _step(share) / 2, (share.span,), f"1 ÷ {share.text}")
    elif low != high:
        yield _Difference(abs(low - high), _step(share), (share.span,), f"1 ÷ the difference {share.text}")


def _step(share: Quantity) -> float:
    """Return what a share is rounded to; of so many people counted, half a person."""
    if share.parts:
        return 0.5 / share.parts[1]
    counted = (share.unit or "").startswith("per ")
    return share.measure.step / 2 if counted else share.measure.step


def _are_arms(told: Sequence[Tokens]) -> bool:
    """Tell whether shares are those of people with and without something, and no share of what is prevented."""
    words = frozenset().union(*(read.words for read in told))
    if words & needed_words("efficacy"):
        return False
    return bool(words & needed_words("without")) or any(
        _is_risk(one) and (one.measure.dimension == "points" or one.measure.low != one.measure.high or _falls(read, at))
        for read in told
        for at, one in read.numbers
    )


def _falls(read: Tokens, place: int) -> bool:
    """Tell whether a share is the later one of a fall: "from 10 in 1,000 to 2 in 1,000"."""
    last = next((there for there in range(place - 1, -1, -1) if read[there].quantity), 0)
    return word(read, place - 1) == "to" and word(read, last - 1) == "from"


def _are_of(read: Tokens, told: Sequence[Tokens], needed: _Needed) -> bool:
    """Tell whether a number is of the people, the outcome and the time that the shares are of."""
    lasting, known = _lasting([read]), _lasting(told)
    if read not in told and (read.words & needed_words("others") or any(_is_age(one) for _, one in read.numbers)):
        return False
    if len(lasting | known) > 1 or (lasting and not known):
        return False
    forms = {event(form(token.word)) or form(token.word) for one in told for token in one if token.word}
    return not needed.outcome or bool(needed.outcome & forms)


def _is_age(quantity: Quantity) -> bool:
    return quantity.measure.dimension == "age"


def _lasting(told: Sequence[Tokens]) -> frozenset[float]:
    """Return the times of a month or more that sentences speak of, in seconds."""
    times = [one.measure for read in told for _, one in read.numbers if one.measure.dimension == "time"]
    ends = [(one.high if one.high is not None else one.low) or 0.0 for one in times]
    return frozenset(round(end) for end in ends if end >= _LONG)


def _of_another(before: Sequence[Tokens], needed: _Needed) -> Iterator[Way]:
    """Yield the number that was told before, of which those who are treated for nothing are all but one."""
    if needed.quantity.measure.dimension != "share":
        return
    for read in before:
        for one in _needed(read):
            if one.quantity.measure.dimension == "count":
                value, room = one.number, _room(one.quantity) * one.number
                yield Way(value - room, value + room, (one.quantity.span,), f"{value - 1:,.10g} of {value:,.10g}", "")
