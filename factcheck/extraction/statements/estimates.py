"""Estimates with their interval and p-value, in any order: "RR 0.73, 95% CI 0.65 to 0.81, P = 0.01".

A sentence is read as tokens with quantities as leaves. An interval is found by its name, or as all that fills the
bracket behind a ratio; its estimate is the number next to it, and what both are called may stand before, between and
behind them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import chain
from typing import NamedTuple

from factcheck.data import word_table
from factcheck.extraction.statements.effect_intervals import (
    Interval,
    bracketed_interval,
    is_level,
    named_intervals,
    number,
)
from factcheck.extraction.statements.effect_names import EffectName, effect_names
from factcheck.extraction.statements.parts import word
from factcheck.extraction.statements.passage import LONGEST, Passage
from factcheck.extraction.statements.tokens import Token, tokens
from factcheck.model import Estimate, Number, Quantity

_TOLD = frozenset({"effect", "interval", "confidence"})
_ASIDE = frozenset({"p-value", "sample", "heterogeneity", "spread"})
_MINUS = frozenset({"-", "−", "–"})
_SIGNS = {"=": "=", "~": "=", "<": "<", "<=": "≤", ">": ">", ">=": "≥"}
_NAME_REACH = 9
"""So many tokens may stand between a name and its number: "hazard ratio for death from any cause was 0.8"."""
_VALUE_REACH = 12
_SHARE_REACH = 20
_CONTENT = 5
"""So many words that link nothing may stand between a named estimate and its interval."""
_P_REACH = 6


class _Sentence(NamedTuple):
    """The tokens of a sentence, the effect measures named in it, and its intervals."""

    text: str
    read: Sequence[Token]
    names: Sequence[EffectName]
    intervals: Sequence[Interval]


class _Found(NamedTuple):
    """An estimate's number, its place among the tokens, and what it is called, None for nothing."""

    number: Number
    place: int
    name: EffectName | None


def find_estimates(passage: Passage) -> Iterator[Estimate]:
    """Yield the estimates that stand beside a confidence interval, in the order of the intervals."""
    for sentence, quantities in passage.by_sentence():
        if len(quantities) > 1 and len(sentence) <= LONGEST and any(map(_may_tell, quantities)):
            read = tokens(passage, sentence)
            names = effect_names(passage.text, read)
            found = _Sentence(passage.text, read, names, tuple(_intervals(passage.text, read, names)))
            yield from _estimates(found)


def _may_tell(quantity: Quantity) -> bool:
    return quantity.measure.statistic in _TOLD


def _intervals(text: str, read: Sequence[Token], names: Sequence[EffectName]) -> Iterator[Interval]:
    """Yield the intervals that are called so and those in a bracket behind a ratio, in order."""
    named = list(named_intervals(text, read, names))
    unnamed = (bracketed_interval(text, read, _next_number(read, name.last)) for name in names if name.ratio)
    others = [found for found in unnamed if found and not any(_overlap(found, one) for one in named)]
    yield from sorted((*named, *others), key=lambda one: one.first)


def _next_number(read: Sequence[Token], start: int) -> int:
    """Return the place of the first quantity behind a name, the end of its reach without one."""
    end = min(start + _NAME_REACH, len(read) - 1)
    return next((place for place in range(start, end) if read[place].quantity), end)


def _overlap(one: Interval, two: Interval) -> bool:
    return one.first < two.last and two.first < one.last


def _estimates(said: _Sentence) -> Iterator[Estimate]:
    floor, last = 0, None
    used: set[int] = set()
    for interval in said.intervals:
        if interval.first < floor or _is_crossed(said.read, interval):
            continue
        found = _inside(said, interval, floor) or _before(said, interval, floor, last) or _behind(said, interval)
        if found is None or (found.name is None and found.number.step != interval.low.step):
            found = _share_before(said, interval, floor) or found
        if found is None or not (interval.named or (found.name and found.name.ratio)):
            continue
        p = _p(said.read, interval, found, used)
        used.update(() if p is None else (p,))
        yield _estimate(said, interval, found, p)
        floor, last = max(interval.last, found.place + 1), found.name


def _is_crossed(read: Sequence[Token], interval: Interval) -> bool:
    """Tell whether another interval follows after "versus", so that two estimates stand before both."""
    after = read[interval.last : interval.last + 4]
    return bool(after) and after[0].word in _words("versus") and any(token.quantity for token in after)


def _estimate(said: _Sentence, interval: Interval, found: _Found, p: int | None) -> Estimate:
    told = said.read[p].quantity if p is not None else None
    return Estimate(
        value=found.number,
        low=interval.low,
        high=interval.high,
        name=found.name.words if found.name else "",
        ratio=bool(found.name and found.name.ratio),
        level=interval.level,
        p=_p_number(told) if told else None,
        p_comparison=_SIGNS.get(told.comparator, "") if told else "",
    )


def _inside(said: _Sentence, interval: Interval, floor: int) -> _Found | None:
    """Return the estimate between an interval's name and its ends: "HR (95% CI): 0.8 (0.6 to 1.1)"."""
    if interval.value is None:
        return None
    return _found(said, interval.value, _name_before(said, interval.value, floor), interval)


def _before(said: _Sentence, interval: Interval, floor: int, last: EffectName | None) -> _Found | None:
    """Return the estimate before an interval: right before it, or in few words if it is named.

    The next of a list goes by the name of the `last`: "HRs of 0.8 (…) and 1.2 (…)".
    """
    place, content = interval.first - 1, 0
    while place >= max(floor, interval.first - _VALUE_REACH):
        token = said.read[place]
        if (token.quantity and not _is_aside(token)) or token.word[:1].isdigit():
            name = _name_before(said, place, floor) or _name_between(said, place, interval)
            if name is None and last and _links(said.read, floor, place):
                name = last
            return _found(said, place, name, interval) if not content or name else None
        if token.word in _words("barriers"):
            return None
        content += token.word[:1].isalpha() and token.word not in _words("between")
        if content > _CONTENT:
            return None
        place -= 1
    return None


def _share_before(said: _Sentence, interval: Interval, floor: int) -> _Found | None:
    """Return the one percentage before an interval in brackets, as fine as its ends: "97.5% of cases (95% CI 81.7"."""
    start = max(floor, interval.first - _SHARE_REACH)
    places = [
        place for place in range(start, interval.first) if (one := said.read[place].quantity) and not _is_whole(one)
    ]
    if word(said.read, interval.first - 1) != "(" or len(places) != 1:
        return None
    found = number(said.read, places[0])
    fits = found is not None and found.percent and found.step == interval.low.step == interval.high.step < 1
    between = {token.word for token in said.read[places[0] : interval.first]}
    return _found(said, places[0], None, interval) if fits and not between & _words("barriers") else None


def _is_whole(quantity: Quantity) -> bool:
    return quantity.unit != "percent" and quantity.step >= 1


def _behind(said: _Sentence, interval: Interval) -> _Found | None:
    """Return the named estimate right behind an interval: "95% CI 0.70 to 0.94; RR = .81"."""
    first = bisect_left(said.names, interval.last, key=lambda name: name.first)
    if first == len(said.names) or not _links(said.read, interval.last, said.names[first].first):
        return None
    name = said.names[first]
    place = name.last
    while word(said.read, place) in _words("between"):
        place += 1
    own = any(place < other.first <= place + 2 + other.named for other in said.intervals)
    return None if own else _found(said, place, name, interval)


def _found(said: _Sentence, place: int, name: EffectName | None, interval: Interval) -> _Found | None:
    """Return the number at a place as the interval's estimate, if it can be."""
    value = number(said.read, place)
    if value is None or word(said.read, place - 1) in _words("other_numbers"):
        return None
    odd = value.percent != interval.percent and (interval.percent or abs(interval.high.value) < 1)
    if odd and not name:
        return None
    minus = name is not None and name.last == place - 1 and said.read[place - 1].word in _MINUS
    return _Found(replace(value, value=-value.value) if minus else value, place, name)


def _name_before(said: _Sentence, place: int, floor: int) -> EffectName | None:
    """Return the last name before a number, if only words and what is set aside stand between."""
    after = bisect_left(said.names, place, key=lambda name: name.first)
    name = said.names[after - 1] if after else None
    if name is None or name.first < floor or place - name.last > _NAME_REACH:
        return None
    between = said.read[name.last : place]
    return name if all(map(_may_stand_between, between)) else None


def _name_between(said: _Sentence, place: int, interval: Interval) -> EffectName | None:
    """Return the name between a number and its interval: "a 0.8 hazard ratio (95% CI"."""
    return next((name for name in said.names if place < name.first < interval.first), None)


def _may_stand_between(token: Token) -> bool:
    if token.quantity:
        return is_level(token) or token.quantity.measure.dimension == "time"
    return token.word not in _words("barriers")


def _is_aside(token: Token) -> bool:
    """Tell whether a quantity is of a kind that may stand between an estimate and its interval, and is neither."""
    return is_level(token) or (token.quantity is not None and token.quantity.measure.statistic in _ASIDE)


def _links(read: Sequence[Token], start: int, end: int) -> bool:
    """Tell whether only words that link and numbers set aside stand between two places."""
    between = read[start:end]
    return len(between) <= _P_REACH and all(
        _is_aside(token) if token.quantity else token.word in _words("between") | _words("to_p") for token in between
    )


def _p(read: Sequence[Token], interval: Interval, found: _Found, used: set[int]) -> int | None:
    """Return the place of a p-value of no other estimate: behind this one, between its parts, or right before it."""
    end = max(interval.last, found.place + 1)
    start = min(interval.first, found.name.first if found.name else found.place, found.place)
    for place in chain(range(end, min(end + _P_REACH, len(read))), range(end - 1, start, -1)):
        if place not in used and _is_p(read, place):
            return place if _links_p(read, end, place) and not _of_other(read, place + 1) else None
    for place in range(start - 1, max(start - _P_REACH, -1), -1):
        if _is_p(read, place):
            return place if place not in used and _links(read, place + 1, start) else None
    return None


def _of_other(read: Sequence[Token], place: int) -> bool:
    """Tell whether what follows a p-value says that it is of a trend or of heterogeneity: "P = 0.27; I2 = 19%"."""
    if word(read, place) in (",", ";"):
        return word(read, place + 1) in _words("heterogeneity")
    return word(read, place) in _words("of_p")


def _is_p(read: Sequence[Token], place: int) -> bool:
    quantity = read[place].quantity
    return quantity is not None and quantity.measure.statistic == "p-value"


def _links_p(read: Sequence[Token], end: int, place: int) -> bool:
    return place < end or all(token.word in _words("to_p") for token in read[end:place])


def _p_number(told: Quantity) -> Number | None:
    value = told.low if told.low is not None else told.high
    return None if value is None or value > 1 else Number(told.number, value, told.step)


@cache
def _words(kind: str) -> frozenset[str]:
    """Return the words of that kind in `rules/lexicon/effect-measures.toml`."""
    return frozenset(word_table("effect-measures")["linking"][kind])
