"""How many times as large the value now is as the value then: "had 18 … . Today there are 27, so it has doubled".

A factor is a verb ("doubled", "cut in half"), a comparison with what was told ("half as much as before") or one with a
value right behind it ("four times the 160 seen in March"). The two values are those that stand apart in time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import permutations
from typing import NamedTuple

from factcheck.data import word_table
from factcheck.extraction.claims.words import form, is_person
from factcheck.extraction.quantities.units import dimension
from factcheck.extraction.statements.derivations.change_signs import change_sign
from factcheck.extraction.statements.derivations.levels import Level, levels
from factcheck.extraction.statements.derivations.scenes import Scene
from factcheck.extraction.statements.derivations.two_times import (
    Wanted,
    is_of_other,
    is_open,
    pair_in_time,
    values_around,
)
from factcheck.extraction.statements.parts import closes, word
from factcheck.extraction.statements.passage import Token, Tokens
from factcheck.model import Derivation, Span, Way

_LOOSE, _NEARLY, _ROOM = 0.2, 0.35, 0.02
"""A factor in a word leaves a little on both sides, "nearly doubled" and "more than doubled" more on one."""
_FARTHEST = 3.2
"""A factor so many times off is one of something else."""
SCHOLARLY = frozenset(("ci", "interval", "scale", "median", "ratio", "fold"))
_UNDER = frozenset(("nearly", "almost"))
_CUT = frozenset(
    ("cut", "cuts", "cutting", "slashed", "slashing", "sliced", "slicing", "fell", "dropped", "reduced", "reducing")
)
_VERB, _AS, _LATER = 6, 8, 4
_LONG, _PAIR = 3, 2
_TAKEN_UP = frozenset(
    (
        "it",
        "this",
        "they",
        "these",
        "figure",
        "figures",
        "number",
        "numbers",
        "share",
        "rate",
        "total",
        "count",
        "counts",
    )
)
_DIMENSIONS = frozenset(("multiple", "share"))
PARTING = frozenset((";", ":", "but", "while", "whereas", "and", ","))
_SAME = frozenset(("before", "was", "were", "then", "previously", "earlier", "been", "did", "had", "ago"))
_THEREFORE = frozenset(("so", "thus", "hence", "therefore", "meaning", "means", "meant"))
_DETERMINERS = frozenset(("the", "those", "that", "these", "its", "his", "her", "their", "our"))


class Told(NamedTuple):
    """A factor: the token that it is told at, how many times, its hedge and words, and whether a value follows it.

    `kinds` are the dimensions that "twice as long" asks for, where it concludes from values of its own sentence.
    """

    place: int
    factor: float
    hedge: str
    span: Span
    of: Level | None = None
    kinds: Sequence[str] | None = None


def find_told_factors(scene: Scene) -> Iterator[Derivation]:
    """Yield each factor with the ratio of the two values that it is told of."""
    read = scene.read
    if not read.words.isdisjoint(SCHOLARLY):
        return
    for told in _factors_in(read):
        if told.kinds is not None:
            pair = _just_told(scene, told, told.kinds)
        else:
            pair = _with_value(read, told) if told.of else _in_time(scene, told)
        if not pair or not (found := ratio_of(told, *pair)):
            continue
        known = [one.value for one in values_around(scene) if one.unit == pair[0].unit]
        others = (Way(one / two, one / two) for one, two in permutations(set(known), 2) if two)
        yield replace(found, ways=(*found.ways, *others))


def _in_time(scene: Scene, told: Told) -> tuple[Level, Level] | None:
    """Return the value then and the value now around a factor that nothing makes one of something else."""
    if is_open(scene.read) or is_of_other(scene, told.place) or not _is_of_same(scene, told):
        return None
    return pair_in_time(scene, Wanted(told.span, "percent", ""))


def _just_told(scene: Scene, told: Told, kinds: Sequence[str]) -> tuple[Level, Level] | None:
    """Return the two ends of the one "from A to B" before a conclusion, if they are what it can be of."""
    read = scene.read
    ends = [one for one in levels(read[: told.place]) if one.pair]
    if len(ends) != _PAIR or is_open(read) or ends[0].value == ends[1].value or _names_another(read, told.place):
        return None
    return (ends[0], ends[1]) if _kind(ends[0]) in kinds and not (ends[0].group or ends[1].group) else None


def _names_another(read: Sequence[Token], place: int) -> bool:
    """Tell whether a conclusion is on a thing that has not been told of: ", so the queue took twice as long"."""
    first = next(there for there in range(place, -1, -1) if word(read, there) in _THEREFORE)
    known = {form(token.word) for token in read[:first]}
    named = [word(read, there + 1) for there in range(first, place) if word(read, there) in (*_DETERMINERS, "a", "an")]
    return any(not is_person(one) and form(one) not in known for one in named)


def _kind(level: Level) -> str:
    return "count" if level.unit is None else dimension(level.unit)


def _is_of_same(scene: Scene, told: Told) -> bool:
    """Tell whether a verb takes up what was told of: "so numbers have doubled", not "; the price doubled"."""
    read = scene.read
    if read[told.place].quantity or read[told.place].word == "half":
        return True
    first = next((there for there in range(told.place, -1, -1) if word(read, there) in PARTING), -1) + 1
    return takes_up(read[first : told.place], [*read[:first], *(token for one in scene.earlier(2) for token in one)])


def takes_up(said: Sequence[Token], earlier: Sequence[Token]) -> bool:
    """Tell whether the words before a verb hold a pronoun, or a noun that was told before."""
    words = {token.word for token in said}
    if words & _TAKEN_UP or not words:
        return True
    known = {form(token.word) for token in earlier if len(token.word) > _LONG}
    return any(len(one) > _LONG and form(one) in known for one in words)


def _with_value(read: Sequence[Token], told: Told) -> tuple[Level, Level] | None:
    """Return the only value before a factor that is of the kind of the one behind it, and that one."""
    two = told.of
    before = [
        one
        for one in levels(read[: told.place])
        if two and dimension(one.unit) == dimension(two.unit) and (one.unit == two.unit) and not one.group
    ]
    before = [one for one in before if not two or "" in (one.noun, two.noun) or one.noun == two.noun]
    return (before[0], two) if two and len(before) == 1 and before[0].value != two.value else None


def factor_verb(read: Sequence[Token], place: int) -> float | None:
    """Return how many times a verb tells: "doubled", "trebled"."""
    return _verbs().get(word(read, place)) if word(read, place + 1) not in ("over", "up", "as") else None


def _factors_in(read: Tokens) -> Iterator[Told]:
    worded = "half" in read.words or not read.words.isdisjoint(_verbs())
    for place in range(len(read)) if worded else [place for place, _ in read.numbers]:
        token = read[place]
        if not token.quantity:
            halved = token.word == "half" and word(read, place - 1) == "in" and _is_cut(read, place)
            factor = 1 / 2 if halved and closes(read, place + 1) else factor_verb(read, place)
            if factor:
                yield Told(place, factor, _hedge(read, place - halved), token.span)
            continue
        factor = _times(read, place)
        if factor is None or change_sign(read, place) is not None:
            continue
        if word(read, place + 1) == "as" and _is_as_before(read, place + 2):
            yield Told(place, factor, _hedge(read, place), token.span)
        elif word(read, place + 1) == "as" and _is_concluded(read, place):
            yield Told(place, factor, _hedge(read, place), token.span, kinds=_kinds().get(word(read, place + 2), ()))
        elif word(read, place + 1) in _DETERMINERS and (two := _value(read, place + 2)):
            yield Told(place, factor, _hedge(read, place), token.span, two)


def _times(read: Sequence[Token], place: int) -> float | None:
    """Return how many times a quantity says: "half", "four times", "twice"."""
    quantity = read[place].quantity
    if not quantity or quantity.measure.dimension not in _DIMENSIONS:
        return None
    if quantity.comparator not in ("=", "~", "<", ">") or word(read, place - 1) in ("to", "of"):
        return None
    measure, value = quantity.measure, quantity.low if quantity.low is not None else quantity.high
    if measure.dimension == "multiple" and measure.statistic == "level" and quantity.unit == "count":
        return value
    worded = quantity.step == 0 and measure.dimension == "share" and quantity.unit is None and not quantity.parts
    return value if worded and value and value < 1 else None


def _value(read: Sequence[Token], place: int) -> Level | None:
    """Return the value right behind the article of a factor: "four times the 160 seen"."""
    if place < len(read) and (read[place].quantity or word(read, place).isdigit()):
        found = levels(read[place : place + 1])
        return found[0] if len(found) == 1 and not found[0].pair else None
    return None


def _is_cut(read: Sequence[Token], place: int) -> bool:
    return any(word(read, there) in _CUT for there in range(max(place - _VERB, 0), place))


def _is_as_before(read: Sequence[Token], place: int) -> bool:
    """Tell whether a comparison is with what was told of an earlier time: "half as many as before"."""
    behind = [word(read, there) for there in range(place, min(place + _AS, len(read)))]
    if "as" not in behind:
        return False
    return bool(_SAME & set(behind[behind.index("as") + 1 :][:_LATER]))


def _is_concluded(read: Sequence[Token], place: int) -> bool:
    """Tell whether "twice as long" ends a clause that draws on what was told: ", so they sleep twice as long"."""
    if not closes(read, place + 3):
        return False
    before = range(place - 1, max(place - _AS, 0), -1)
    marks = [there for there in before if word(read, there) in PARTING]
    return bool(marks) and any(word(read, there) in _THEREFORE for there in range(marks[0] + 1, place))


def _hedge(read: Sequence[Token], place: int) -> str:
    quantity = read[place].quantity
    own = quantity.text.casefold().split()[0] if quantity else ""
    if {word(read, place - 1), own} & _UNDER:
        return "nearly"
    more = word(read, place - 1) == "than" or (quantity is not None and quantity.comparator == ">")
    return "more than" if more else "nearly" if quantity is not None and quantity.comparator == "<" else ""


def ratio_of(told: Told, one: Level, two: Level) -> Derivation | None:
    """Return the factor with the ratio of two values, the way round that it goes; None where it is far from both."""
    large, small = max(one.value, two.value), min(one.value, two.value)
    ratio = large / small if told.factor > 1 else small / large
    if not 1 / _FARTHEST < told.factor / ratio < _FARTHEST:
        return None
    low, high = _reach(told)
    slack = one.room / one.value + two.room / two.value
    way = Way(
        ratio * (1 - slack), ratio * (1 + slack), tuple(dict.fromkeys((one.span, two.span))), f"{ratio:.2g} times"
    )
    return Derivation("change", told.span, low, high, (way,))


def _reach(told: Told) -> tuple[float, float]:
    """Return the least and greatest ratio that may be told as a factor."""
    factor = told.factor
    match told.hedge:
        case "nearly":
            ends = (factor * (1 - _NEARLY), factor * (1 + _ROOM))
        case "more than":
            ends = (factor * (1 - _ROOM), factor * (1 + 2 * _NEARLY))
        case _:
            ends = (factor * (1 - _LOOSE), factor / (1 - _LOOSE))
    return ends if factor > 1 or not told.hedge else (factor * (1 - _NEARLY), factor * (1 + _NEARLY))


@cache
def _kinds() -> dict[str, tuple[str, ...]]:
    """Return the dimensions of what each word behind "twice as" measures."""
    return {one: tuple(kinds) for one, kinds in word_table("changes")["measured_by"].items()}


@cache
def _verbs() -> dict[str, float]:
    """Return the verbs that tell a factor, without the adverbs ("threefold") that make a noun or verb do so."""
    table: dict[str, float] = word_table("changes")["factors"]
    return {word: float(value) for word, value in table.items() if not word.endswith("fold")}
