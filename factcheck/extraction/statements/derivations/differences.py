"""Differences that lean on two values told before: "15 kg lighter", "That loss of 30 beats", "Five weeks less".

A word of difference tells the operation. What it leans on are the only two values in its unit before it, in its
sentence or in the nearest ones before that.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import combinations
from typing import NamedTuple

from factcheck.data import word_table
from factcheck.extraction.quantities.units import dimension
from factcheck.extraction.statements.derivations.change_signs import comparatives
from factcheck.extraction.statements.derivations.dates import raw
from factcheck.extraction.statements.derivations.levels import Level, is_counted, levels, noun, room
from factcheck.extraction.statements.derivations.scenes import Scene
from factcheck.extraction.statements.parts import word
from factcheck.extraction.statements.passage import Token
from factcheck.extraction.statements.stated_changes import direction, is_noun, nouns
from factcheck.model import Derivation, Direction, Quantity, Way
from factcheck.text.dates import month_number

_THESE = ("those", "these")
_THIS = ("that", "this", *_THESE)
_DETERMINERS = (*_THIS, "the", "a", "an", "all")
_APART = (":", "–", "—", ",", "(")
_OTHERS = {"he": "she", "she": "he"}
_LEADS = (",", ";", "so", "and", "now", "that", "then")
_WORDED = 0.15
"""A fraction in words ("a third less") may be off by this part of it."""
_CLAUSE, _NEXT = 9, 2
"""So many tokens behind a result may say that it is measured against something else, or that it is not there yet."""


class Sign(NamedTuple):
    """Words that make a quantity a difference: the token that they start at, and which way it goes."""

    first: int
    way: Direction


def find_differences(scene: Scene) -> Iterator[Derivation]:
    """Yield each difference with what the two values that it leans on come to."""
    read, words = scene.read, scene.words
    if not read.numbers or read.words.isdisjoint(_cues()) or not any(map(words.__contains__, _marks())):
        return
    last: Sign | None = None
    for place, quantity in read.numbers:
        result = in_percent(quantity)
        if not _is_plain(result):
            continue
        sign = _sign(read, place) or (last if last and word(read, place - 1) == "or" else None)
        if sign and not _is_measured_otherwise(read, place):
            pair = None if _is_of_other(scene, read, sign) else _pair(scene, read, sign, result)
            if pair and (ways := _ways(scene, read, pair, result, sign.way)):
                yield derivation(result, ways)
        last = sign


def _is_of_other(scene: Scene, read: Sequence[Token], sign: Sign) -> bool:
    """Tell whether a pronoun has the change that is not the one who was told of: "He weighed … . She has lost"."""
    said, before = word(read, sign.first), {token.word for token in next(scene.earlier(1), ())}
    other = _OTHERS.get(said)
    return bool(other) and bool(before & {other}) and not before & {said}


def in_percent(quantity: Quantity) -> Quantity:
    """Return a fraction in words as a loose percentage: "a third less"."""
    if quantity.unit or quantity.step or not 0 < (quantity.low or 0) < 1:
        return quantity
    value = 100 * (quantity.low or 0)
    return replace(quantity, low=value, high=value, unit="percent", unit_text="percent", step=_WORDED * value)


def _is_plain(quantity: Quantity) -> bool:
    """Tell whether a quantity is one exact value whose unit, if it has one, stands beside it."""
    if quantity.comparator not in ("=", "~") or not quantity.low or not quantity.step or quantity.measure.per_day:
        return False
    return quantity.unit is None or bool(quantity.unit_text)


def _sign(read: Sequence[Token], place: int) -> Sign | None:
    """Return the sign of difference at a quantity, if the result opens its sentence, stands apart, or refers back."""
    named = place - 1
    while word(read, named) in _words("degrees"):
        named -= 1
    if any(word(read, there) == "further" for there in range(named, place)):
        return None
    if word(read, named) == "of" and is_noun(word(read, named - 1)):
        return _of_noun(read, named - 1, place)
    if word(read, named) in ("extra", "additional", "adding"):
        way, first = comparatives()["more"], named
    elif word(read, place + 1) in comparatives() and word(read, place + 2) not in _words("acting"):
        way, first = comparatives()[word(read, place + 1)], named + 1
    else:
        return _of_verb(read, named)
    determiner = word(read, first - 1) if word(read, first - 1) in _DETERMINERS else ""
    first -= bool(determiner)
    lead = _lead(read, first)
    if word(read, place + 1) == "more" and not determiner and first == 0:
        return Sign(first, way)  # "Eight more beds", whose noun decides
    apart = word(read, lead - 1) in _APART and _closes(read, place + 2)
    apart = apart or word(read, lead - 1) == ":"
    extra = word(read, named) in ("extra", "additional") and determiner == "the"
    told = lead == 0 or apart or extra or determiner in _THESE or word(read, first - 1) == "being"
    return Sign(first, way) if told else None


def _of_noun(read: Sequence[Token], noun_at: int, place: int) -> Sign | None:
    """Return the sign of "That loss of 30 beats", ", a rise of 20 percent" and the like."""
    first = noun_at
    while word(read, first - 1) in _words("degrees"):
        first -= 1
    determiner = word(read, first - 1) if word(read, first - 1) in _DETERMINERS else ""
    first -= bool(determiner)
    if determiner in ("a", "an") and first == 0 and word(read, place + 1) == "in":
        return None  # "An increase of one point in the score lowers …"
    lead = _lead(read, first)
    told = lead == 0 or word(read, lead - 1) in (*_APART, "or") or determiner in (*_THIS, "the")
    return Sign(first, direction(word(read, noun_at))) if told else None


def _of_verb(read: Sequence[Token], place: int) -> Sign | None:
    """Return the sign of "It has come down by 24 beats" and ", so he had lost 31 kg": a pronoun and its verb."""
    verb = place
    if word(read, place) == "by":
        verb = next((there for there in range(place - 1, max(place - 4, 0), -1) if _is_changing(read, there)), -1)
    elif word(read, place) not in _words("gaining"):
        return None
    subject = verb - 1
    while subject >= 0 and (word(read, subject) in _words("auxiliaries") or word(read, subject).endswith("ly")):
        subject -= 1
    if verb < 0 or word(read, subject) not in _words("pronouns") or (subject and word(read, subject - 1) not in _LEADS):
        return None
    near = {word(read, there) for there in range(verb, place)}
    up = near & {"up"} or word(read, verb) in ("gained", "grew", "grown")
    return Sign(subject, "rise" if up or direction(word(read, verb)) == "rise" else "fall")


def _is_changing(read: Sequence[Token], place: int) -> bool:
    said = word(read, place)
    return said in _words("going") or direction(said) != ""


def _lead(read: Sequence[Token], first: int) -> int:
    """Return where the words before a result begin that only lead to it: "That makes", ", which is"."""
    while first and word(read, first - 1) in _words("leads"):
        first -= 1
    return first


def _closes(read: Sequence[Token], place: int) -> bool:
    return place >= len(read) or word(read, place) in (",", ".", ";", ")", "–", "—", ":")


def _is_measured_otherwise(read: Sequence[Token], place: int) -> bool:
    """Tell whether the words behind a result measure it against something else than what was told."""
    for there in range(place + 1, min(place + 1 + _CLAUSE, len(read))):
        said = word(read, there)
        if said in (",", ".", ";", ":", ")", "–", "—"):
            return False
        if said == "than" and month_number(word(read, there + 2)):
            return False
        if said == "than" and (word(read, there + 1) in _words("earlier_times") or raw(read, there + 2)[:1].isdigit()):
            return False
        if said == "than" and word(read, there + 3) in ("before", "earlier", "ago"):
            return False
        if said in _words("otherwise") or (said == "a" and word(read, there + 1) in _words("periods")):
            return True
        if said in _words("not_yet") and there <= place + _NEXT:
            return True
    return False


def _pair(scene: Scene, read: Sequence[Token], sign: Sign, result: Quantity) -> tuple[Level, Level] | None:
    """Return the only two levels before the result that it can be the difference of."""
    found = _alike(levels(read[: sign.first]), result)
    for earlier in scene.earlier(2):
        if len(found) > 1:
            break
        found = [*_alike(levels(earlier), result), *found]
    ends = [one for one in found if one.pair]
    if len(ends) == 2:
        return (ends[0], ends[1]) if found[-1] is ends[1] else None
    if len(found) != 2 or found[0].value == found[1].value or any(one.group for one in found):
        return None
    return (found[0], found[1]) if is_one_thing(found[0], found[1], result) else None


def _alike(found: Sequence[Level], result: Quantity) -> list[Level]:
    """Return the levels in the unit of a result, one just said is understood; for a percentage those in one unit."""
    if result.unit in ("percent", "percentage point", "point"):
        lasting = [one for one in found if dimension(one.unit) == "time"]
        others = [one for one in found if one not in lasting] or lasting
        return others if len({one.unit for one in others}) == 1 else []
    same = [one for one in found if one.unit in (result.unit, None)]
    return same if result.unit is None or any(one.unit == result.unit for one in same) else []


def is_one_thing(one: Level, two: Level, result: Quantity) -> bool:
    """Tell whether two levels and the result count one thing, or leave it to each other."""
    nouns = {one.noun, two.noun, noun(result) if result.unit is None else ""} - {""}
    return len(nouns) <= 1


def _ways(
    scene: Scene, read: Sequence[Token], pair: tuple[Level, Level], result: Quantity, way: Direction
) -> tuple[Way, ...]:
    every = [*levels(read), *(one for earlier in scene.earlier() for one in levels(earlier))]
    others = [two for two in combinations(every, 2) if result.span not in (two[0].span, two[1].span)]
    return tuple(one for two in (pair, *others) for one in made(*two, result, way))


def made(one: Level, two: Level, result: Quantity, way: Direction) -> Iterator[Way]:
    """Yield the difference of two levels, for a percentage relative to that from which it goes this way."""
    slack = one.room + two.room
    apart = abs(one.value - two.value)
    of = tuple(dict.fromkeys((one.span, two.span)))
    if result.unit != "percent" or one.unit == two.unit == "percent":
        yield Way(apart - slack, apart + slack, of, _written(apart, result))
        if result.unit != "percent":
            return
    bases = {"rise": (min(one.value, two.value),), "fall": (max(one.value, two.value),), "": (one.value, two.value)}
    for base in bases[way]:
        if base:
            share = 100 * apart / base
            wide = 100 * slack / base * (1 + share / 100)
            yield Way(share - wide, share + wide, of, f"{share:.3g}%")


def _written(value: float, result: Quantity) -> str:
    if result.unit == "percent":
        return f"{value:,.10g} percentage point{'s' * (value != 1)}"
    return f"{value:,.10g} {result.unit_text}".strip()


def derivation(result: Quantity, ways: tuple[Way, ...]) -> Derivation:
    """Return a change with the ways to make it, which its own rounding widens."""
    value = result.low or 0.0
    loose = result.approximate or result.comparator == "~"
    near = room(value, result.step, loose=loose, counted=is_counted(result))
    near = max(near, result.step) if result.unit in ("percent", "percentage point") else near
    return Derivation("change", result.span, value - near, value + near, ways)


@cache
def _cues() -> frozenset[str]:
    """Return the words by one of which a quantity is told as a difference."""
    return frozenset({*nouns(), *_words("gaining"), *comparatives(), "by", "extra", "additional", "adding"})


@cache
def _marks() -> frozenset[str]:
    """Return words of which every sentence with a difference has one."""
    table = word_table("changes")
    nouns = {f"{one} of " for kind in ("rise_nouns", "fall_nouns", "nouns") for one in table[kind]}
    verbs = {f" {one} " for one in (*_words("gaining"), "by")}
    return frozenset({*nouns, *verbs, *comparatives(), "extra ", "additional ", "adding "})


@cache
def _words(kind: str) -> frozenset[str]:
    table = word_table("changes")
    return frozenset(table["comparatives"][kind] if kind in table["comparatives"] else table[kind])
