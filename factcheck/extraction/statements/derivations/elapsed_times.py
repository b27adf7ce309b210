"""Lengths of time that lie between two dates: "Those six days", "three weeks later", "It took ten years from … to"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations

from factcheck.data import word_table
from factcheck.extraction.claims.words import form
from factcheck.extraction.quantities.unit_types import DAY
from factcheck.extraction.statements.derivations.dates import Date, apart, find_dates
from factcheck.extraction.statements.derivations.scenes import Scene
from factcheck.extraction.statements.parts import word
from factcheck.extraction.statements.passage import Token
from factcheck.extraction.statements.tokens import tokens
from factcheck.model import Derivation, Quantity, Way

_UNITS = {"day": 1.0, "week": 7.0, "month": 365.25 / 12, "year": 365.25, "decade": 3652.5}
_ROUNDED = 0.6
"""A length may be rounded up to whole units; the one that is not over yet may be left out, or both ends counted."""
_HEDGED = 0.15
_LEAST, _MOST = 0.4, 3.0
"""Years that are a smaller or greater part of what lies between two dates are those of something else."""
_LINKS = frozenset({",", "in", "on", "(", "–", "—", "about", "some", "exactly", "almost", "nearly", "just"})
_PARTING = frozenset({",", ";", "and", "but"})
_CLAUSE, _NEAR = 8, 4
_FEWEST_ITEMS, _MOST_ITEMS = 2, 8


def find_elapsed_times(scene: Scene) -> Iterator[Derivation]:
    """Yield each length of time that two dates of its sentence, or of the one before, lead to."""
    lengths = [one for one in scene.quantities if _is_length(one)]
    if not lengths:
        return
    read = scene.read
    for place, token in enumerate(read):
        if token.quantity in lengths and (length := token.quantity) and not _is_other(read, place):
            found = _of_list(scene, read) if _is_told(read, place) else None
            if pair := found or _pair(scene, read, place):
                yield from _derivation(length, pair, scene)


def _is_length(quantity: Quantity) -> bool:
    measure = quantity.measure
    told = quantity.comparator in ("=", "~") or quantity.low == quantity.high
    exact = told and measure.dimension == "time" and not measure.per_day
    return exact and not measure.bound and quantity.unit in _UNITS and "-" not in quantity.text


def _is_other(read: Sequence[Token], place: int) -> bool:
    """Tell whether the words around a length say that it runs from elsewhere: "another five years", "the first six"."""
    near = {word(read, there) for there in range(place - _NEAR, place + 2) if there != place}
    return bool(near & _words("elsewhere")) or "than" in (word(read, place + 1), word(read, place + 2))


def _pair(scene: Scene, read: Sequence[Token], place: int) -> tuple[Date, Date] | None:
    """Return the two dates that the words say a length lies between, if there are no others."""
    here = find_dates(read)
    before = find_dates(next(scene.earlier(1), ()))
    if word(read, place - 1) in ("those", "these", "its"):
        return _two([one for one in here if one.place < place]) or (_two(before) if not here else None)
    if word(read, place + 1) in ("later", "afterwards"):
        near = [one for one in here if _is_beside(read, one, place)]
        if len(near) != 1 or word(read, place + 2) in ("than", "still"):
            return None
        return _two(here) or (_two([*before, *here]) if len(here) == 1 else None)
    if {token.word for token in read} & _words("research"):
        return None
    if _is_marked(read, place) or _is_perfect(read, place):
        return _two(here) or (_two([*before, *here]) if len(here) == 1 else None)
    between = word(read, place - 1) in _words("lying") and "between" in {token.word for token in read[:place]}
    if between:
        return _two(here)
    return _two(here) if _is_told(read, place) and _is_joined(read, here) else None


def _is_joined(read: Sequence[Token], dates: Sequence[Date]) -> bool:
    """Tell whether nothing parts two dates: "from the idea in 1995 to the first patient in 2005"."""
    return bool(dates) and not any(token.word in _PARTING for token in read[dates[0].last : dates[-1].place])


def _is_beside(read: Sequence[Token], date: Date, place: int) -> bool:
    """Tell whether only marks and prepositions stand between a date and "three weeks later"."""
    between = read[date.last : place] if date.place < place else read[place + 2 : date.place]
    return len(between) <= _NEAR and all(token.word in _LINKS for token in between)


def _two(dates: Sequence[Date]) -> tuple[Date, Date] | None:
    return (dates[0], dates[1]) if len(dates) == 2 else None


def _is_told(read: Sequence[Token], place: int) -> bool:
    """Tell whether a verb says that something took so long."""
    return any(word(read, there) in _words("taking") for there in range(max(place - _NEAR, 0), place))


def _is_marked(read: Sequence[Token], place: int) -> bool:
    """Tell whether a length has been kept up till now: "marked six years without", "after nine years of"."""
    verb = word(read, place - 1)
    return verb in _words("celebrating") or (verb in _words("marking") and word(read, place + 1) in _words("kept"))


def _is_perfect(read: Sequence[Token], place: int) -> bool:
    """Tell whether a perfect leans on what was told: "has lived with the disease for thirty years"."""
    if word(read, place - 1) != "for":
        return False
    clause = [word(read, there) for there in range(max(place - 1 - _CLAUSE, 0), place - 1)]
    have = next((there for there, one in enumerate(clause) if one in _words("have")), None)
    if have is None:
        return False
    return "it" in clause[max(have - 1, 0) : have] or bool(set(clause[have:]) & _words("anaphors"))


def _of_list(scene: Scene, read: Sequence[Token]) -> tuple[Date, Date] | None:
    """Return the dates of the two items of a list above whose words the sentence takes up."""
    listed = [tokens(scene.passage, one) for one in scene.before if one in scene.items]
    if not _FEWEST_ITEMS <= len(listed) <= _MOST_ITEMS:
        return None
    said = {form(token.word) for token in read} - {""}
    meant = [item for item in listed if said & ({form(token.word) for token in item if token.word.isalpha()} - {""})]
    dates = [find_dates(item) for item in meant]
    return (dates[1][0], dates[0][0]) if len(dates) == 2 and all(len(one) == 1 for one in dates) else None


def _derivation(length: Quantity, pair: tuple[Date, Date], scene: Scene) -> Iterator[Derivation]:
    """Yield the length with the days between the two dates, and those between any two dates near."""
    between = _way(*pair)
    unit = _UNITS[length.unit or ""]
    value = (length.measure.low or 0.0) / DAY
    loose = 1 + (_HEDGED * value if length.approximate or length.measure.hedge else 0.0)
    if between is None or not value:
        return
    part = value / max((between.low + between.high) / 2, 1.0)
    if length.unit == "year" and not _LEAST < part < _MOST:
        return  # "In 2010 … In 2020, after three years of trying"
    near = [*find_dates(scene.read), *(one for read in scene.earlier(2) for one in find_dates(read))]
    others = [way for one, two in combinations(near, 2) if (way := _way(one, two))]
    yield Derivation("elapsed", length.span, value - _ROUNDED * unit - loose, value + unit + loose, (between, *others))


def _way(one: Date, two: Date) -> Way | None:
    days = apart(one, two)
    if days is None:
        return None
    return Way(float(days[0]), float(days[1]), (one.span, two.span), written(*days))


def written(least: int, most: int) -> str:
    """Return so many days in the unit that fits them."""
    days = (least + most) / 2
    unit = "year" if days > 3 * 365 or most - least > 300 else "month" if days > 80 or most - least > 40 else "day"
    number = round(days / _UNITS[unit])
    return f"{number} {unit}" + ("s" if number != 1 else "")


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(word_table("chronology")[kind])
