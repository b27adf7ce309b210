"""Lengths of time that were over at a date: "on 9 September … home on 30 September, having spent 31 days in hospital".

The dates may stand paragraphs before. A length that lies between any two of them says something of these; one that
none of them leads to is told of.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations

from factcheck.data import word_table
from factcheck.extraction.quantities.unit_types import DAY
from factcheck.extraction.statements.derivations.dates import Date, apart, find_dates
from factcheck.extraction.statements.derivations.elapsed_times import written
from factcheck.extraction.statements.parts import word
from factcheck.extraction.statements.passage import LONGEST, Passage, Token
from factcheck.extraction.statements.tokens import tokens
from factcheck.model import Derivation, Quantity, Way

_UNITS = {"day": 1.0, "night": 1.0, "week": 7.0, "month": 365.25 / 12, "year": 365.25, "decade": 3652.5}
_BACK, _MOST_DATES, _VERB = 8, 6, 6
_LEAST, _MOST = 0.3, 6.0
_KEPT = frozenset({"of", "as", "in", "at", "with", "without", "on"})
_HAVE = frozenset({"having", "had"})
_STAYS = frozenset({"day", "night", "week"})
_APART = frozenset({",", "some", "passed", "(", "–", "—", "exactly", "just", "came"})
_LASTING = frozenset({"spanning", "lasting", "covering"})


def find_kept_times(passage: Passage) -> Iterator[Derivation]:
    """Yield each length of time that had passed by the date of its sentence, with those between the dates told."""
    sentences = passage.sentences
    for at, sentence in enumerate(sentences):
        if len(sentence) > LONGEST or not any(one.unit in _UNITS for one in passage.within(sentence)):
            continue
        read = tokens(passage, sentence)
        places = [place for place, token in enumerate(read) if token.quantity and _is_length(token.quantity)]
        if len(places) == 1 and _is_over(read, places[0]) and not {token.word for token in read} & _others():
            before = [one for one in sentences[max(at - _BACK, 0) : at] if len(one) <= LONGEST]
            yield from _derivation(
                read, places[0], [one for each in before for one in find_dates(tokens(passage, each))]
            )


def _is_length(quantity: Quantity) -> bool:
    measure = quantity.measure
    exact = quantity.comparator == "=" and measure.dimension == "time" and not measure.per_day and not measure.bound
    return exact and quantity.unit in _UNITS and "-" not in quantity.text and (quantity.low or 0) > 1


def _is_over(read: Sequence[Token], place: int) -> bool:
    """Tell whether a length ended then: "after 31 years of", "having spent 31 days", "23 years after the first"."""
    if word(read, place - 1) == "after":
        return word(read, place + 1) in _KEPT
    if word(read, place + 1) == "after" and word(read, place - 1) in _APART:
        return True
    if word(read, place - 1) in _LASTING:
        return True
    before = {word(read, there) for there in range(max(place - _VERB, 0), place)}
    if _is_by_then(read, place):
        return not before.isdisjoint(_HAVE)
    quantity = read[place].quantity
    stay = quantity is not None and quantity.unit in _STAYS and "spent" in before and not before.isdisjoint(_HAVE)
    return stay and not {word(read, there) for there in (place - 1, place + 1)} & _words("elsewhere")


def _is_by_then(read: Sequence[Token], place: int) -> bool:
    return word(read, place + 1) == "by" and word(read, place + 2) == "then"


def _derivation(read: Sequence[Token], place: int, before: Sequence[Date]) -> Iterator[Derivation]:
    """Yield the length with the time between any two dates of its sentence and of those before."""
    length = read[place].quantity
    here = find_dates(read)
    if not length or not (here or _is_by_then(read, place)):
        return
    years = length.unit in ("year", "decade")
    dates = [one for one in (*before, *here) if (one.year is not None if years else one.has_day)]
    unit, value = _UNITS[length.unit or ""], (length.measure.low or 0.0) / DAY
    pairs = [(one, two) for one, two in combinations(dates, 2) if (one.begins, one.ends) != (two.begins, two.ends)]
    ways = [way for one, two in pairs if (way := _way(one, two))]
    ways.sort(key=lambda way: way.of[1] not in {one.span for one in here})
    if not ways or len(dates) > _MOST_DATES or not _LEAST < value / max(ways[0].high, 1.0) < _MOST:
        return
    loose = 0.1 * value if length.approximate or length.measure.hedge else 0.0
    room = 0.6 * unit + 1 + loose
    yield Derivation("elapsed", length.span, value - room, value + unit + 1 + loose, tuple(ways))


def _way(one: Date, two: Date) -> Way | None:
    days = apart(one, two)
    return Way(float(days[0]), float(days[1]), (one.span, two.span), written(*days)) if days else None


@cache
def _others() -> frozenset[str]:
    return _words("relatives") | _words("research")


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(word_table("chronology")[kind])
