"""Quantities told of a body or given to one: "most adults have a pulse of 72", "her potassium … was 4.2 mmol/L".

A word names the measure in the sentence of the number or in one of the two before; of several, the nearest whose unit
the number has. The measures are those of `rules/lexicon/body-measures.toml`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Literal, NamedTuple

from factcheck.data import word_table
from factcheck.extraction.quantities.units import convert, dimension
from factcheck.extraction.statements.away import is_away
from factcheck.extraction.statements.passage import LONGEST, Passage
from factcheck.extraction.statements.stated_changes import direction
from factcheck.model import BodyValue, Quantity, Span
from factcheck.text.cues import Phrases, words_of
from factcheck.text.expressions import expression
from factcheck.text.trie import alternation
from factcheck.values import dataclass

_WORD = expression(r"[^\W_]+(?:[-'’][^\W_]+)*")
_VOLUME = expression(r" of (?:[a-z]+ ){1,2}(?:per|in (?:each|every|a|one)) (?P<unit>litre|decilitre|liter|deciliter)\b")
_SIGNS = ("<", ">", "≤", "≥", "=")
_WORD_BEFORE = expression(r"[^\W\d_]{4,}\s?$")
_BACK = 2
_CHANGED, _GOVERNING = 4, 3
"""So many words before a number may make it a change, and so many before a measure may change it."""
_BY = frozenset(
    {"by", "up", "to", "as", "much", "an", "a", "the", "average", "mean", "of", "about", "around", "approximately"}
    | {"roughly", "some", "nearly", "almost", "on", "another", "levels", "level", "further", "only", "just"}
)
"""What stands between a measure and what it is changed by: "reduce systolic pressure by an average of 5 mmHg"."""
_AFTER, _EARLIER = 15, 400
"""A name behind a number, or in a sentence before, is so many characters farther away."""
_LINK = expression(
    r"(?: (?:rate|is|was|of|at|were|be|reads|about|around|only|just|still|usually|now|then|between|from)){1,4} "
)
"""What stands between a measure and a number without a unit that is its value."""
_AT_ONCE = (("at", "once"), ("at", "a", "time"), ("in", "one", "go"))
"""What is taken at once is no more than what may be taken in a day."""
_TAKE = expression(r"[-*•\s]*(?:Take|Swallow)\b")
"""What opens a sentence that tells readers to take a dose."""
_PER_MINUTE = 1440.0
_MINUTE, _LITRES = "per minute", {"litre": "gram per litre", "decilitre": "gram per decilitre"}


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure of the table: what a number must be in, and the words that its sentences must and must not hold."""

    name: str
    units: tuple[str, ...]
    needs: frozenset[str]
    unless: frozenset[str]
    around: frozenset[str]
    always: bool


class Named(NamedTuple):
    """Where measures are named, by their places in the table."""

    start: int
    end: int
    measures: Sequence[int]


def find_body_values(passage: Passage) -> Iterator[BodyValue]:
    """Yield each quantity of a block that is told as the value of a measure."""
    if len(passage.text) < 4 or not passage.quantities or not _phrases().may_be_in(words_of(passage.text)):
        return
    mentions = [
        Named(one.start(), one.end(), _names()[" ".join(one.group().casefold().split())])
        for one in _pattern().finditer(passage.text)
    ]
    if not mentions:
        return
    groups = passage.by_sentence()
    said: dict[int, frozenset[str]] = {}
    for place, (sentence, quantities) in enumerate(groups):
        if len(sentence) > LONGEST or not quantities:
            continue
        first = groups[max(0, place - _BACK)][0].start
        near = mentions[
            bisect_left(mentions, first, key=lambda one: one.start) : bisect_left(
                mentions, sentence.end, key=lambda one: one.start
            )
        ]
        for quantity in quantities if near else ():
            for there in range(max(0, place - _BACK), place + 1):
                if there not in said:
                    said[there] = _words_of(passage.text, groups[there][0])
            sentences = [groups[there][0] for there in range(max(0, place - _BACK), place + 1)]
            words = [said[there] for there in range(max(0, place - _BACK), place + 1)]
            if value := _value(passage.text, quantity, sentences, words, near):
                yield value


def find_values_of_topic(passage: Passage, known: Sequence[BodyValue]) -> Iterator[BodyValue]:
    """Yield levels of blood of an article that names one such measure only, in whatever block it does so."""
    levels = [one for one in passage.quantities if " per length^3" in one.measure.dimension]
    words = words_of(passage.text)
    if not levels or not _phrases().may_be_in(words) or not words.isdisjoint(_words("unless")):
        return
    told = {one.quantity.span for one in known}
    mentions = {
        place for one in _pattern().findall(passage.text) for place in _names()[" ".join(one.casefold().split())]
    }
    fitting = [place for place in mentions if not _measures()[place].units or _is_level(_measures()[place])]
    if len({_measures()[place].name for place in fitting}) != 1:
        return
    for measure in (_measures()[place] for place in fitting if _measures()[place].units):
        barred = measure.unless | measure.around
        for quantity in levels:
            ends = _converted(quantity, measure.units[0]) if quantity.unit in measure.units else None
            if ends and quantity.span not in told and barred.isdisjoint(words_of(passage.text)):
                yield BodyValue(measure.name, measure.units[0], quantity, *ends)


def _is_level(measure: Measure) -> bool:
    return dimension(measure.units[0]).endswith("length^-3")


def _converted(quantity: Quantity, unit: str) -> tuple[float | None, float | None] | None:
    """Return both ends of a quantity in a unit, None where it is of another dimension."""
    written = quantity.unit or ""
    if quantity.measure.statistic != "level" or convert(1.0, written, unit) is None:
        return None
    low, high = (None if end is None else convert(end, written, unit) for end in (quantity.low, quantity.high))
    return low, high


def _value(
    text: str, quantity: Quantity, sentences: Sequence[Span], words: Sequence[frozenset[str]], near: Sequence[Named]
) -> BodyValue | None:
    """Return a quantity as the value of the nearest measure whose unit it has."""
    if quantity.measure.statistic != "level" or _is_change(text, sentences[-1], quantity):
        return None
    near = [one for one in near if not _is_of_another(text, one, quantity)]
    fitting = [
        (_distance(one, quantity, sentences), -len(text[one.start : one.end]), one.start, place)
        for one in near
        for place in one.measures
        if _ends(text, _measures()[place], quantity, one)
    ]
    if not fitting:
        return None
    _, _, start, place = min(fitting)
    measure = _measures()[place]
    if not measure.units:
        return None
    name = next(one for one in near if one.start == start)
    if _is_changed_by(text, sentences[-1], name, quantity):
        return None
    told = next(one for one, span in zip(words, sentences, strict=True) if span.start <= start < span.end)
    spoken = told | words[-1]
    if (
        measure.unless & spoken
        or measure.around & spoken.union(*words)
        or _words("unless") & spoken
        or (measure.needs and not measure.needs & spoken.union(*words))
    ):
        return None
    low, high = _ends(text, measure, quantity, name) or (None, None)
    daily = bool(quantity.measure.per_day) or _is_of_day(text, quantity)
    says = "normal" if measure.always else _says(quantity, words[-1])
    if not says and _TAKE.match(text, sentences[-1].start):
        says = "normal"
    return BodyValue(measure.name, measure.units[0], quantity, low, high, says, daily)


def _is_of_another(text: str, name: Named, quantity: Quantity) -> bool:
    """Tell whether a word right before the sign of a number says what it is of: "albuminuria ≥300 mg"."""
    if quantity.text[:1] not in _SIGNS:
        return False
    before = _WORD_BEFORE.search(text, max(name.end, quantity.span.start - 40), quantity.span.start)
    return before is not None and name.end < before.end()


def _distance(name: Named, quantity: Quantity, sentences: Sequence[Span]) -> int:
    own = sentences[-1]
    if name.start >= quantity.span.end:
        return name.start - quantity.span.end + _AFTER
    earlier = sum(name.start < span.start for span in sentences) * _EARLIER
    return max(quantity.span.start - name.end, 0) + earlier if name.start >= own.start or earlier else 0


def _ends(text: str, measure: Measure, quantity: Quantity, name: Named) -> tuple[float | None, float | None] | None:
    """Return both ends in the first unit of a measure, None if the quantity is in none of its units."""
    low, high = quantity.low, quantity.high
    unit = (quantity.unit or "").removesuffix(" per day")
    if quantity.unit_text in _words("laboratory"):
        return None  # "40 mM" is of a buffer
    if not measure.units:
        return (low, high) if " per " in unit else None
    first = measure.units[0]
    by_minute = quantity.measure.dimension in ("times", "count") and abs(quantity.measure.per_day - _PER_MINUTE) < 1
    if _MINUTE in measure.units and by_minute:
        return low, high
    if not unit:
        beside = (
            "" in measure.units and not quantity.counted and bool(_LINK.fullmatch(text, name.end, quantity.span.start))
        )
        counted = quantity.counted.split()[-1:]
        return (low, high) if beside or (counted and counted[0] in measure.units) else None
    if quantity.measure.dimension == "mass" and (found := _VOLUME.match(text, quantity.span.end)):
        per = _LITRES[found["unit"].replace("liter", "litre")]
        low, high = (None if end is None else convert(end, unit, "gram") for end in (low, high))
        unit = per
    if quantity.measure.dimension in ("time", "age") and unit not in measure.units:
        return None  # three weeks are no sleep of a night
    known = [one for one in measure.units if one and one != _MINUTE]
    if not known or convert(1.0, unit, known[0]) is None:
        return next(((low, high) for one in known if one == unit), None)
    return tuple(None if end is None else convert(end, unit, first) for end in (low, high))  # type: ignore[return-value]


def _is_change(text: str, sentence: Span, quantity: Quantity) -> bool:
    before = [
        one.group().casefold()
        for one in _WORD.finditer(text, max(sentence.start, quantity.span.start - 40), quantity.span.start)
    ]
    signed = text[max(quantity.span.start - 1, 0) : quantity.span.start] in ("+", "-", "−", "–") or "+" in quantity.text
    changed = bool(set(before[-_CHANGED:]) & _words("changing")) and before[-1:] != ["to"]
    return signed or changed or is_away(text, quantity)


def _is_changed_by(text: str, sentence: Span, name: Named, quantity: Quantity) -> bool:
    """Tell whether a verb changes the measure by the number behind it: "reduce the systolic pressure up to 6 mmHg"."""
    if name.start < sentence.start or name.end > quantity.span.start:
        return False
    before = [one.group().casefold() for one in _WORD.finditer(text, sentence.start, name.start)]
    between = [one.group().casefold() for one in _WORD.finditer(text, name.end, quantity.number.start)]
    return (
        any(direction(one) or direction(f"{one}s") for one in before[-_GOVERNING:])
        and set(between) <= _BY
        and ("to" not in between or "up" in between)
    )


def _is_of_day(text: str, quantity: Quantity) -> bool:
    """Tell whether "in 24 hours", "a day" or the like stands behind a dose."""
    behind = [
        one.group().casefold()
        for one in _WORD.finditer(text, quantity.span.end, min(len(text), quantity.span.end + 50))
    ]
    at_once = any(" ".join(behind[place : place + len(one)]) == " ".join(one) for one in _AT_ONCE for place in range(5))
    return at_once or bool(set(behind[:6]) & _words("daily"))


def _says(quantity: Quantity, words: frozenset[str]) -> Literal["", "normal", "most"]:
    if quantity.measure.bound == "upper" or words & {"maximum", "max", "ceiling", "limit", "exceed"}:
        return "most"
    return "normal" if words & _words("normal") else ""


def _words_of(text: str, span: Span) -> frozenset[str]:
    said = {one.group().casefold().replace("’", "'") for one in _WORD.finditer(text, span.start, span.end)}
    return frozenset(said | {one.removesuffix("'s") for one in said})


@cache
def _measures() -> tuple[Measure, ...]:
    return tuple(
        Measure(
            entry["name"],
            tuple(entry["units"]),
            frozenset(entry.get("needs", ())),
            frozenset(entry.get("unless", ())),
            frozenset(entry.get("around", ())),
            bool(entry.get("always")),
        )
        for entry in word_table("body-measures")["measure"]
    )


@cache
def _names() -> Mapping[str, Sequence[int]]:
    """Return the places of the measures that each name may mean."""
    found: dict[str, list[int]] = {}
    for place, entry in enumerate(word_table("body-measures")["measure"]):
        for one in entry["words"]:
            found.setdefault(one.casefold(), []).append(place)
    return found


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{alternation(_names())})(?![\w])", re.IGNORECASE)


@cache
def _phrases() -> Phrases:
    """Return the words of each name, all of which a text holds that has it."""
    return Phrases(" ".join(words_of(name)) for name in _names())


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(word_table("body-measures")[kind])
