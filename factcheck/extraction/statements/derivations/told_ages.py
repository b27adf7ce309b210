"""Ages with the years that they are told for: "I was 34 … That was in 2009 … in 2023, I was 53", "born in 1948 … 72".

Two ages with a year each, or one age with its year and a year of birth, must lie as far apart as the years; two ages of
one life, with the years that are told to lie between, as far apart as these.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from factcheck.data import word_table
from factcheck.extraction.statements.derivations.dates import Date, find_dates
from factcheck.extraction.statements.derivations.scenes import Scene
from factcheck.extraction.statements.derivations.told_spans import ordinal
from factcheck.extraction.statements.parts import word
from factcheck.extraction.statements.passage import Token, Tokens
from factcheck.extraction.statements.tokens import tokens
from factcheck.model import Derivation, Quantity, Span, Way

_YEAR = 365.25
_ROOM = 1.05
_FARTHEST = 12
_BACK, _MOST = 3, 2
"""Of more ages nobody knows which are of one life."""
_LEAST_AGE, _OLDEST = 4, 110
_AGE_WORDS = frozenset({"was", "am", "turned", "turn", "aged", "at", "were", "i'm", "he's", "she's"})
_CLOSING = frozenset({",", ".", "when", "and", "in", "that", ";", "", "he", "she", "i", "with", "!", ")", "of"})


class Age(NamedTuple):
    """An age, where it stands, and the number of its sentence."""

    years: float
    span: Span
    sentence: int
    place: int


def find_told_ages(scene: Scene) -> Iterator[Derivation]:
    """Yield each age, or length of years, that does not go with the ages and years told before it."""
    numbers = (scene.quantities, *scene.held[:_BACK])
    if not any(_may_be_age(quantity) for quantities in numbers for quantity in quantities):
        return
    near = (*reversed(scene.before[:_BACK]), scene.sentence)
    window = [tokens(scene.passage, sentence) for sentence in near]
    ages = [one for number, read in enumerate(window) for one in find_ages(read, number)]
    said = {token.word for read in window for token in read} if 0 < len(ages) <= _MOST else set()
    if not said or said & (_words("relatives") | _words("research")):
        return
    dates = [(number, one) for number, read in enumerate(window) for one in find_dates(read) if one.year]
    last = len(window) - 1
    yield from _between(ages, scene.read, last)
    same = len(ages) == 2 and bool({token.word for token in window[ages[1].sentence]} & _words("same_person"))
    if same and len(dates) == 2 and last in {ages[1].sentence, dates[1][0]}:
        yield from _two(ages, dates)
    elif len(ages) == 1 and len(dates) == 2 and (born := _birth(window, dates)):
        other = next(one for one in dates if one is not born)
        if last in {ages[0].sentence, born[0], other[0]} and abs(ages[0].sentence - other[0]) <= 1:
            yield from judged(ages[0].years, ages[0].span, born[1], other[1])


def _may_be_age(quantity: Quantity) -> bool:
    """Tell whether a quantity can be the age of a person, whatever stands around it."""
    if not quantity.low or quantity.low != quantity.high or not _LEAST_AGE <= quantity.low <= _OLDEST:
        return False
    return quantity.unit == "year of age" or (quantity.unit is None and not quantity.counted)


def find_ages(read: Sequence[Token], number: int) -> Iterator[Age]:
    """Yield the ages of a sentence: told as such, or a bare number behind "was", "turned" or "at"."""
    for place, token in enumerate(read):
        quantity = token.quantity
        if not quantity and word(read, place + 1) == "birthday" and (years := ordinal(token.word)):
            yield Age(float(years), Span(token.start, read[place + 1].end), number, place)
        if not quantity or not quantity.low or not _may_be_age(quantity):
            continue
        told = quantity.measure.dimension == "age" and quantity.unit == "year of age"
        bare = quantity.unit is None and not quantity.counted and word(read, place - 1) in _AGE_WORDS
        if (told or (bare and _closes(read, place))) and not quantity.measure.bound:
            yield Age(quantity.low, quantity.span, number, place)


def _closes(read: Sequence[Token], place: int) -> bool:
    return place + 1 >= len(read) or (read[place + 1].quantity is None and word(read, place + 1) in _CLOSING)


def _birth(window: Sequence[Sequence[Token]], dates: Sequence[tuple[int, Date]]) -> tuple[int, Date] | None:
    """Return the date by which somebody was born, if one of two is."""
    born = [one for one in dates if {word(window[one[0]], there) for there in range(one[1].place)} & {"born", "birth"}]
    return born[0] if len(born) == 1 else None


def _two(ages: Sequence[Age], dates: Sequence[tuple[int, Date]]) -> Iterator[Derivation]:
    """Yield the second of two ages if each stands nearest to a year of its own."""
    pairs = [(abs(age.sentence - number), place, age) for age in ages for place, (number, _) in enumerate(dates)]
    near = all(abs(age.sentence - dates[place][0]) <= 1 for place, age in enumerate(ages))
    if not near or ages[0].span == ages[1].span or not pairs:
        return
    first, second = dates[0][1], dates[1][1]
    gap = ages[1].years - ages[0].years
    between = (second.year or 0) - (first.year or 0)
    if gap * between > 0 and _ROOM < abs(abs(gap) - abs(between)) <= _FARTHEST:
        yield _derivation(abs(gap), ages[1].span, first, second)


def judged(years: float, span: Span, born: Date, other: Date) -> Iterator[Derivation]:
    """Yield an age of so many years at a date, if that does not lie so far behind the birth."""
    between = (other.year or 0) - (born.year or 0)
    if between > 0 and _ROOM < abs(years - between) <= _FARTHEST:
        yield _derivation(years, span, born, other)


def _between(ages: Sequence[Age], read: Tokens, last: int) -> Iterator[Derivation]:
    """Yield a length of years that the two ages right before it do not have between: "at 16 … at 41. That makes 35"."""
    lengths = [(at, one) for at, one in read.numbers if one.unit == "year" and one.low == one.high]
    two = [one for one in ages if one.sentence >= last - 1]
    if len(lengths) != 1 or len(two) != 2:
        return
    length: Quantity = lengths[0][1]
    gap = two[1].years - two[0].years
    years = length.low or 0.0
    if not (_leans(read, lengths[0][0]) or _exceeds(read, lengths[0][0], years, gap)):
        return
    if gap > 0 and _ROOM < abs(years - gap) <= _FARTHEST:
        way = Way(gap * _YEAR, gap * _YEAR, (two[0].span, two[1].span), f"{gap:.10g} years")
        yield Derivation("elapsed", length.span, (years - _ROOM) * _YEAR, (years + _ROOM) * _YEAR, (way,))


def _leans(read: Sequence[Token], place: int) -> bool:
    """Tell whether a length lies between what was told: "That makes 35 years", "Eight years later"."""
    if {word(read, there) for there in range(4)} & _words("concluding"):
        return True
    return word(read, place + 1) in ("later", "afterwards")


def _exceeds(read: Sequence[Token], place: int, years: float, gap: float) -> bool:
    """Tell whether a length behind "after" is more than there can be; a shorter one may have begun later."""
    return word(read, place - 1) == "after" and years > gap


def _derivation(years: float, span: Span, first: Date, second: Date) -> Derivation:
    between = abs((second.year or 0) - (first.year or 0))
    way = Way(between * _YEAR, between * _YEAR, (first.span, second.span), f"{between} years")
    return Derivation("elapsed", span, (years - _ROOM) * _YEAR, (years + _ROOM) * _YEAR, (way,))


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(word_table("chronology")[kind])
