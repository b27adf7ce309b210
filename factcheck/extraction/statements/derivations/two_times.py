"""Changes held against the value then and the value now, wherever these stand: "48 fell; in the six months after, 36".

A quantity told as a change leans on the only two values of its dimension in the sentences around it, if their clauses
stand apart in time: by tense, by a date, or by words such as "before" and "now".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import combinations
from typing import NamedTuple

from factcheck.data import word_list, word_table
from factcheck.extraction.quantities.units import dimension
from factcheck.extraction.statements.derivations.change_signs import change_sign
from factcheck.extraction.statements.derivations.differences import derivation, in_percent, made
from factcheck.extraction.statements.derivations.levels import Level, levels, noun
from factcheck.extraction.statements.derivations.scenes import Scene
from factcheck.extraction.statements.derivations.values_in_time import Then, values_in_time
from factcheck.extraction.statements.parts import word
from factcheck.extraction.statements.passage import Token, Tokens
from factcheck.extraction.statements.stated_changes import direction
from factcheck.model import Derivation, Direction, Quantity, Span, Way
from factcheck.text.dates import month_number

_BACK = 2
_POINTS = ("percentage point", "point")
_PAIR = 2
_EARLIER = frozenset(
    ("before", "in", "at", "last", "a", "the", "i", "we", "you", "she", "he", "it", "they", "expected", "ever")
)
_OPEN = frozenset(("would", "could", "should", "will", "may", "might", "can", "if", "target", "goal", "aim"))
_RATES = ("per", "each", "every", "a day", "a week", "a month", "annually", "apart")
_PARTS = frozenset(("whom", "which", "among", "those"))
_MORE = frozenset(("further", "another", "additional"))
_DEMONSTRATIVES = frozenset(("those", "these", "that", "this"))
_CONTRASTING = frozenset(("while", "whereas", "but", "although", "though"))
_WHOSE = frozenset(("her", "his", "my", "our", "their", "your"))
_PERSONS = (("he", "she"), ("she", "he"))
_WORDS, _CLOSE, _SHORT, _OPENING = 9, 5, 3, 3
_SCHOLARLY = frozenset(("ci", "interval", "scale", "median", "significantly", "difference", "ratio", "fold"))
_SMALL = frozenset(
    (
        "just",
        "only",
        "less",
        "than",
        "about",
        "year",
        "years",
        "months",
        "weeks",
        "time",
        "total",
        "this",
        "that",
        "these",
    )
)
_TABLED = frozenset(("line", "lines", "row", "rows", "column", "columns"))
_NEAREST, _FARTHEST = 0.35, 2.8
"""A change that is so many times what the two values come to is of something else, unless its point has slipped."""


class Wanted(NamedTuple):
    """What two values are wanted for: where it stands, its unit ("percent" for a factor, too), and what it counts."""

    span: Span
    unit: str | None
    noun: str


def find_two_times(scene: Scene) -> Iterator[Derivation]:
    """Yield each change with the two values, before it or behind, that it may be the difference of."""
    if not scene.quantities:
        return
    read = scene.read
    if not read.words.isdisjoint(_SCHOLARLY | _TABLED):
        return
    for place, result in read.numbers:
        result = in_percent(result)
        if not _is_exact(result) or (way := change_sign(read, place)) is None:
            continue
        if _is_measured_against(read, place) or is_of_other(scene, place):
            continue
        pair = pair_in_time(scene, Wanted(result.span, result.unit, noun(result) if result.unit is None else ""))
        if pair:
            ways = tuple(_ways(scene, pair, result, way))
            if ways and _may_be_slip(result, ways[0].low, ways[0].high):
                told = derivation(result, ways)
                near = (result.step / 2) if result.unit == "percentage point" else 0.0
                yield replace(told, low=(result.low or 0.0) - near, high=(result.low or 0.0) + near) if near else told


def _is_measured_against(read: Sequence[Token], place: int) -> bool:
    """Tell whether a change is one by the year or each, against something else, or not there yet."""
    if is_open(read):
        return True
    said = [token.word for token in read[place + 1 : place + 1 + _WORDS]]
    than = said.index("than") if "than" in said else -1
    if than >= 0 and not _EARLIER & set(said[than + 1 : than + 3]):
        return True
    joined = f" {' '.join(said[:4])} "
    return any(f" {one} " in joined for one in _RATES)


def is_open(read: Sequence[Token]) -> bool:
    """Tell whether a sentence says what may be or is wanted."""
    said = read.words if isinstance(read, Tokens) else [token.word for token in read]
    return not _OPEN.isdisjoint(said)


def is_of_other(scene: Scene, place: int) -> bool:
    """Tell whether a change is that of a part, or in something that the sentences around it do not name otherwise."""
    read = scene.read
    said = [word(read, there) for there in range(place - (word(read, place - 1) in _DEMONSTRATIVES))]
    if said[-1:] in (["another"], ["further"]) or _is_of_those_who_had(read, place) or _is_since_unnamed(scene, place):
        return True
    if not _PARTS.isdisjoint(said[-_CLOSE:]) or {"each", "every"} & set(said) or _is_of_another(scene, said):
        return True
    for there in range(place + 1, min(place + 1 + _CLOSE, len(read))):
        if word(read, there) in ("in", "of", "for"):
            named = {word(read, at) for at in range(there + 1, there + 5)} - _SMALL
            named = {one for one in named if one.isalpha() and len(one) > _SHORT}
            others = {token.word for other in scene.around(_BACK) if other is not read for token in other}
            others |= {token.word for token in read[:place]}
            return bool(named) and not named & others and not any(month_number(one) for one in named)
        if not word(read, there).isalpha():
            return False
    return False


def _is_of_another(scene: Scene, said: Sequence[str]) -> bool:
    """Tell whether a pronoun before a change is not the one that the sentence before has."""
    before = {token.word for token in next(scene.earlier(1), ())}
    if said[:1] and said[0] in _WHOSE and len(said) > 1 and said[1] in _relatives() and said[1] not in before:
        return True
    return any(one in said and one not in before and other in before for one, other in _PERSONS)


def _is_of_those_who_had(read: Sequence[Token], place: int) -> bool:
    """Tell whether what is fewer or more are those who had done something: "Fifteen fewer had left by then"."""
    return word(read, place + 1) in ("fewer", "more", "less") and word(read, place + 2) in ("had", "have", "has")


def _is_since_unnamed(scene: Scene, place: int) -> bool:
    """Tell whether a change is one since a time that no sentence around it tells of: "nine fewer than last year"."""
    read = scene.read
    for there in range(place + 1, min(place + 1 + _CLOSE, len(read))):
        if word(read, there) == "than" and word(read, there + 1) == "last":
            others = {token.word for other in scene.around(_BACK) if other is not read for token in other}
            return word(read, there + 2) not in others
    return False


@cache
def _relatives() -> frozenset[str]:
    return frozenset(word_table("chronology")["relatives"])


def _is_exact(quantity: Quantity) -> bool:
    return (
        quantity.comparator in ("=", "~") and bool(quantity.low) and not quantity.measure.per_day and not quantity.parts
    )


def _may_be_slip(result: Quantity, low: float, high: float) -> bool:
    ratio = 2 * (result.low or 0.0) / (low + high) if low + high else 0.0
    return _NEAREST < ratio < _FARTHEST


def pair_in_time(scene: Scene, result: Wanted) -> tuple[Level, Level] | None:
    """Return the only two values of one dimension around a change, if they stand apart in time."""
    staged = not scene.read.words.isdisjoint(_MORE)  # "fell from 40 to 30, and a further 5 went"
    for reach in range(_BACK + 1):
        known = [one._replace(at=at) for at, read in enumerate(scene.around(reach)) for one in values_in_time(read)]
        groups = list(_groups([one for one in known if one.level.span != result.span], result))
        pairs = [group for group in groups if len({one.level.value for one in group}) == len(group) == _PAIR]
        relative = result.unit == "percent"
        told = [
            group
            for group in pairs
            if _is_apart(*group, sure=relative, staged=staged) and abs(group[0].at - group[1].at) <= _BACK
        ]
        told = [group for group in told if group[0].level.pair] or told
        told = [group for group in told if group[0].at == group[1].at] or told
        told = [group for group in told if not (relative and _is_parted(scene.read, group, result.span))]
        told = [group for group in told if not (relative and _is_of_another_thing(scene, reach, group))]
        if len(told) == 1 and len({result.noun, *(one.level.noun for one in told[0])} - {""}) <= 1:
            return told[0][0].level, told[0][1].level
        if told or any(len(group) > _PAIR for group in groups):
            return None
    return None


def _is_parted(read: Sequence[Token], pair: Sequence[Then], result: Span) -> bool:
    """Tell whether a word of contrast stands between "from A to B" and a percentage: "…, while visits rose by 30%"."""
    first, last = min(one.level.span.start for one in pair), max(one.level.span.end for one in pair)
    between = Span(last, result.start) if last <= result.start else Span(result.end, max(result.end, first))
    return any(token.word in _CONTRASTING for token in read if between.start <= token.span.start < between.end)


def _is_of_another_thing(scene: Scene, reach: int, pair: Sequence[Then]) -> bool:
    """Tell whether "from A to B" is told of something that the sentence with the percentage does not name.

    "Sales grew by 60%. The fee went from $20 to $30.", where no pronoun takes up what grew.
    """
    here = min(reach, len(scene.before))
    at = pair[0].at
    if at == here or not pair[0].level.pair:
        return False
    around = list(scene.around(reach))
    later = around[max(at, here)]
    opening = [token.word for place, token in enumerate(later[:_OPENING]) if place == 0 or token.word != "that"]
    if not _anaphors().isdisjoint(opening):  # "Studies show that" takes nothing up
        return False
    return _content(around[at]).isdisjoint(_content(around[here]))


@cache
def _anaphors() -> frozenset[str]:
    return frozenset((*word_table("chronology")["anaphors"], *word_table("changes")["comparatives"]["pronouns"])) - {
        "the",
        "there",
    }


def _content(read: Sequence[Token]) -> frozenset[str]:
    """Return the words of a sentence that may name what it is about, without the s of a plural."""
    said = {token.word for token in read if token.word.isalpha() and len(token.word) > _SHORT}
    said -= {*word_list("function-words/stop"), *_DEMONSTRATIVES}
    return frozenset(one.removesuffix("s") for one in said if not direction(one))


def _groups(known: Sequence[Then], result: Wanted) -> Iterator[list[Then]]:
    """Yield the values that a change may be of, by dimension and by what is counted; a bare number fits the others."""
    if result.unit in _POINTS:
        yield [one for one in known if one.level.unit == "percent"] or _bare(known)
        return
    units = {dimension(one.level.unit) for one in known if one.level.unit}
    if result.unit and result.unit != "percent":
        units &= {dimension(result.unit)}
    elif len(units) > 1 or any(not one.level.unit for one in known):
        units -= {"time"}  # how long it took
    for unit in units:
        measured = [one for one in known if one.level.unit and dimension(one.level.unit) == unit]
        yield measured if len(measured) > 1 else [one for one in known if one in measured or one in _bare(known)]
    if result.unit in (None, "percent") or not units:
        nouns = {one.level.noun for one in known if one.level.unit is None} - {""}
        for named in nouns:
            counted = [one for one in known if one.level.noun == named]
            yield counted if len(counted) > 1 else [one for one in known if one in counted or one in _bare(known)]
        if not nouns:
            yield _bare(known)


def _bare(known: Sequence[Then]) -> list[Then]:
    """Return the numbers that have no unit and count nothing that is named."""
    return [one for one in known if one.level.unit in (None, "point") and not one.level.noun and one.level.value != 1]


def _is_apart(one: Then, two: Then, *, sure: bool, staged: bool) -> bool:
    """Tell whether the clauses of two values tell of two times: signs that one of them has alone, or two dates.

    `sure` asks for a sign of each, and for values that are no shares: many a percentage compares two groups.
    """
    if one.level.group or two.level.group:
        return False
    lasting = sure and dimension(one.level.unit) == "time"  # "at six to 12 months: 29% fewer"
    if one.level.pair and one.level.span == two.level.span and not (sure and staged) and not lasting:
        return True
    dated = bool(one.dates) and bool(two.dates) and one.dates != two.dates
    both = (one.earlier and two.later and not one.later) or (two.earlier and one.later and not two.later)
    if sure:
        return (both or dated) and "percent" not in (one.level.unit, two.level.unit)
    return dated or one.earlier != two.earlier or one.later != two.later


def values_around(scene: Scene) -> list[Level]:
    """Return all values near a change."""
    return [one for read in scene.around(_BACK + 1) for one in levels(read)]


def _ways(scene: Scene, pair: tuple[Level, Level], result: Quantity, way: Direction) -> Iterator[Way]:
    every = values_around(scene)
    units = {pair[0].unit, pair[1].unit}
    alike = [one for one in every if one.unit in units and one.span != result.span]
    others = [two for two in combinations(alike, 2) if two[0].noun == two[1].noun or "" in (two[0].noun, two[1].noun)]
    for two in (pair, *others):
        yield from made(*two, result, way)
