"""Lengths of time whose two ends stand beside them: "for ten years, until 2015", "the decade between 1990 and 2005".

The words tie the length to its dates: a preposition of the end behind it, one of the beginning behind its noun, or a
next sentence that opens with "After ten years" where the one before says from when to when something ran. And dates
that a second date is told to follow: "on 12 June … the day before, on 10 June", "in 2016 … the year after, in 2019".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from factcheck.data import word_table
from factcheck.extraction.quantities.unit_types import DAY
from factcheck.extraction.statements.derivations.dates import Date, apart, find_dates
from factcheck.extraction.statements.derivations.elapsed_times import written
from factcheck.extraction.statements.derivations.outcome_roles import role
from factcheck.extraction.statements.derivations.scenes import Scene
from factcheck.extraction.statements.parts import word
from factcheck.extraction.statements.passage import Token, Tokens
from factcheck.model import Derivation, Span, Way

_UNITS = {"day": 1.0, "night": 1.0, "week": 7.0, "month": 365.25 / 12, "year": 365.25, "decade": 3652.5}
_ROOM = 1.05
"""A length may count both of its ends, or leave out the unit that is not over yet."""
_OFFSETS = {"day": 0.1, "week": 2.0, "month": 10.0, "year": 200.0}
"""How many days "a week later" may be off."""
_FOLLOWING = frozenset(("following", "next", "previous"))
_HEDGED = 0.2
_NOUN, _LINK, _OPEN = 3, 4, 3


def find_bounded_spans(scene: Scene) -> Iterator[Derivation]:
    """Yield each length of time with the days between its two ends, and each offset between two dates."""
    read = scene.read
    lengths, offsets = list(_lengths(read)), list(_offsets(read))
    here = find_dates(read) if lengths or offsets else ()
    for place, days, span, unit in lengths:
        if pair := _ends(scene, here, place, days):
            loose = _HEDGED * days if _is_hedged(read, place) else 0.0
            yield from _derivation(span, days, _ROOM * unit + loose, pair)
    for first, last, days, room in offsets:
        if pair := _beside(scene, here, first, last):
            yield from _derivation(Span(read[first].start, read[last - 1].end), days, room, pair)


def _lengths(read: Tokens) -> Iterator[tuple[int, float, Span, float]]:
    """Yield each exact length of time in days, with the days of its unit; "the decade" is one, too."""
    decades = "decade" in read.words
    for place, token in enumerate(read) if decades else ((place, read[place]) for place, _ in read.numbers):
        quantity = token.quantity
        if not quantity and token.word == "decade" and word(read, place - 1) in ("the", "a"):
            yield place, _UNITS["decade"], token.span, _UNITS["year"]
        if not quantity or quantity.measure.dimension != "time" or quantity.measure.per_day or quantity.measure.bound:
            continue
        unit, low = _UNITS.get(quantity.unit or ""), quantity.measure.low
        if unit and low and low == quantity.measure.high and not _words("elsewhere") & _near(read, place):
            yield place, low / DAY, token.span, unit


def _near(read: Sequence[Token], place: int) -> set[str]:
    return {word(read, place - 1), word(read, place - 2)}


def _is_hedged(read: Sequence[Token], place: int) -> bool:
    quantity = read[place].quantity
    return bool(quantity and (quantity.approximate or quantity.measure.hedge))


def _ends(scene: Scene, here: Sequence[Date], place: int, days: float) -> tuple[Date, Date] | None:
    """Return the two dates that the words tie a length to."""
    read = scene.read
    if len(here) == 2 and _ends_behind(read, here[1], place) and here[0].place < place:
        return (here[0], here[1]) if _exceeds(days, here) else None
    if len(here) == 2 and (_begins_behind(read, here, place) or _is_apposed(read, here, place)):
        return here[0], here[1]
    before = next(scene.earlier(1), None)
    if here or before is None or not (place <= _OPEN and word(read, 0) == "after"):
        return None
    dates = find_dates(before)
    ran = len(dates) == 2 and word(before, dates[0].place - 1) in ("from", "between") and _is_to(before, dates)
    fits = ran and word(read, place + 1) in ("of", ",") and _exceeds(days, dates)
    return (dates[0], dates[1]) if fits else None


def _exceeds(days: float, dates: Sequence[Date]) -> bool:
    """Tell whether a length is more than there is between two dates; a shorter one may have begun later."""
    between = apart(dates[0], dates[1])
    return between is not None and days > between[1]


def _ends_behind(read: Sequence[Token], date: Date, place: int) -> bool:
    """Tell whether a date is told as the end of a length right before it: "for ten years, until the spring of 2015"."""
    between = [word(read, there) for there in range(place + 1, date.place)]
    until = next((there for there, one in enumerate(between[:3]) if one in ("until", "till", "ending")), None)
    return until is not None and len(between) - until <= _LINK + 1 and "," not in between[until:]


def _begins_behind(read: Sequence[Token], here: Sequence[Date], place: int) -> bool:
    """Tell whether a period itself is told to run between two dates: "the decade from 1990 to 2005"."""
    between = [word(read, there) for there in range(place + 1, here[0].place)]
    whole = word(read, place) == "decade" or between[:1] in (["period"], ["span"], ["stretch"], ["window"])
    opens = (
        whole and bool(between) and between[-1] in ("from", "between") and len(between) <= _NOUN and "," not in between
    )
    return opens and all(one.isalpha() for one in between) and _is_to(read, here)


def _is_apposed(read: Tokens, here: Sequence[Date], place: int) -> bool:
    """Tell whether a length follows from the dates before it: "from 2012 to 2023, 11 years", ", so it ran 14 weeks"."""
    if here[1].last > place or word(read, place + 1) in {"later", "ago", "after", *_words("not_between")}:
        return False
    if word(read, here[0].place - 1) == "from" and _is_to(read, here):
        return here[1].last == place - 1 and word(read, place - 1) in (",", "(", "–", "—")
    return here[0].has_day and here[1].has_day and role(read, place) == "open"


def _is_to(read: Sequence[Token], dates: Sequence[Date]) -> bool:
    between = [word(read, there) for there in range(dates[0].last, dates[1].place)]
    return between in (["to"], ["and"], ["until"], ["till"], ["through"])


def _offsets(read: Tokens) -> Iterator[tuple[int, int, float, float]]:
    """Yield the tokens [first, last) of "a week later", "the day before", with its days and the room that it leaves."""
    if read.words.isdisjoint(_OFFSETS):
        return
    for place in range(len(read)):
        if word(read, place) not in ("a", "one", "the") or read[place].quantity:
            continue
        unit, way = word(read, place + 1), word(read, place + 2)
        if unit in _FOLLOWING:
            unit, way = way, "later"
        if unit in _OFFSETS and way in ("later", "earlier", "after", "before"):
            yield place, place + 3, _UNITS[unit], _OFFSETS[unit]


def _beside(scene: Scene, here: Sequence[Date], first: int, last: int) -> tuple[Date, Date] | None:
    """Return the date right beside an offset, and the only other one of its sentence or the one before."""
    read = scene.read
    near = [one for one in here if _is_linked(read, one, first, last)]
    if len(near) != 1:
        return None
    others = [one for one in here if one is not near[0]] or find_dates(next(scene.earlier(1), Tokens()))
    if len(others) != 1 or others[0].has_day != near[0].has_day:
        return None
    return others[0], near[0]


def _is_linked(read: Sequence[Token], date: Date, first: int, last: int) -> bool:
    between = read[last : date.place] if date.place >= last else read[date.last : first]
    return len(between) <= 2 and all(one.word in (",", "on", "in", "(", "–", "—") for one in between) and bool(between)


def _derivation(span: Span, days: float, room: float, pair: tuple[Date, Date]) -> Iterator[Derivation]:
    between = apart(*pair)
    if between is not None and days:
        way = Way(float(between[0]), float(between[1]), (pair[0].span, pair[1].span), written(*between))
        yield Derivation("elapsed", span, days - room, days + room, (way,))


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(word_table("chronology")[kind])
