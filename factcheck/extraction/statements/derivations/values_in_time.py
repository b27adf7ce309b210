"""Values with what their clauses tell of their time: "had been 152" in February, "is 138 now"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from factcheck.data import word_table
from factcheck.extraction.statements.derivations.change_signs import change_sign
from factcheck.extraction.statements.derivations.dates import find_dates
from factcheck.extraction.statements.derivations.levels import Level, levels
from factcheck.extraction.statements.parts import word
from factcheck.extraction.statements.passage import Token, Tokens, kept
from factcheck.text.dates import month_number

_TIMES = frozenset(("date", "year", "month", "week", "day", "hour", "minute"))
_WANTED = frozenset(("goal", "target", "aim", "should", "normal", "above", "below", "under", "over", "limit"))
_STRONG = frozenset((";", ":", "–", "—", "and", "but", "while", "whereas", "against", "compared", "versus"))

_SUDDEN = frozenset(("now", "today", "then"))
"""Words of time that begin a clause where no mark does: "who used to pay $40 now pay $60"."""


class Then(NamedTuple):
    """A value with what its clause tells of its time: signs of an earlier and of a later one, and dates."""

    level: Level
    earlier: bool
    later: bool
    dates: frozenset[tuple[int, int] | str]
    at: int = 0


@kept
def values_in_time(read: Tokens) -> Sequence[Then]:
    """Return the values of a sentence that are no changes, with the time of their clauses."""
    return list(_values(read))


def _values(read: Tokens) -> Iterator[Then]:
    changes = {quantity.span for place, quantity in read.numbers if change_sign(read, place) is not None}
    places = {token.span: place for place, token in enumerate(read)}
    dates = find_dates(read)
    for level in levels(read):
        if level.span in changes or level.span not in places:
            continue
        place = places[level.span]
        first, last = _clause(read, place)
        said = [token.word for token in read[first:last]]
        if _is_goal(said):
            continue
        own: frozenset[tuple[int, int] | str] = frozenset(
            {(date.begins, date.ends) for date in dates if first <= date.place < last}
            | {one for one in said if month_number(one) and one != "may"}
        )
        yield Then(level, *_time(said), own)


def _time(said: Sequence[str]) -> tuple[bool, bool]:
    """Tell whether a clause has signs of an earlier and of a later time; tense counts where nothing else does."""
    joined = f" {' '.join(said)} "
    named = [any(f" {one} " in joined for one in _times(kind)) for kind in ("then", "now")]
    if not any(named):
        named = [any(f" {one} " in joined for one in _times(kind)) for kind in ("past", "present")]
    return named[0], named[1]


def _is_goal(said: Sequence[str]) -> bool:
    """Tell whether a value is one that is wanted, or a bound between classes."""
    return bool(_WANTED & set(said))


def _clause(read: Sequence[Token], place: int) -> tuple[int, int]:
    """Return the tokens [first, last) around a value up to where those of its neighbours begin and end."""
    before = next(
        (there for there in range(place - 1, -1, -1) if read[there].quantity and _is_value(read, there)), None
    )
    behind = next(
        (there for there in range(place + 1, len(read)) if read[there].quantity and _is_value(read, there)), None
    )
    first = 0 if before is None else _parting(read, before, place)
    return first, len(read) if behind is None else _parting(read, place, behind)


def _parting(read: Sequence[Token], one: int, two: int) -> int:
    """Return where the clause of the second of two values begins: at a mark or word that parts clauses, or a comma."""
    between = range(one + 1, two)
    strong = next((there for there in between if word(read, there) in _STRONG), None)
    comma = next((there for there in reversed(between) if word(read, there) == ","), None)
    timed = next((there for there in between if word(read, there) in _SUDDEN), None)
    return next((there for there in (strong, comma, timed) if there is not None), (one + two + 1) // 2)


def _is_value(read: Sequence[Token], place: int) -> bool:
    quantity = read[place].quantity
    return quantity is not None and quantity.unit not in _TIMES


@cache
def _times(kind: str) -> tuple[str, ...]:
    return tuple(word_table("changes")["times"][kind])
