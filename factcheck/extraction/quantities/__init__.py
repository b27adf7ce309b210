"""Quantities: numbers as written, read as intervals with a comparator and a unit, and what they measure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from factcheck.data import word_table
from factcheck.extraction.quantities.candidates import Candidate, find_candidates
from factcheck.extraction.quantities.combinations import Pair, combine, summed
from factcheck.extraction.quantities.comparators import Bound, bound_after, bound_before
from factcheck.extraction.quantities.ellipses import with_meant_units
from factcheck.extraction.quantities.lone_units import find_lone_units
from factcheck.extraction.quantities.number_filters import is_labelled
from factcheck.extraction.quantities.numerals import find_numerals
from factcheck.extraction.quantities.postprocess import settled
from factcheck.extraction.quantities.rates import read_base
from factcheck.extraction.quantities.unit_reader import read_unit
from factcheck.extraction.quantities.units import dimension
from factcheck.extraction.quantities.words import last_word
from factcheck.model import Comparator, Quantity, Span
from factcheck.text.expressions import expression

BELOW, ABOVE = ("<", "<="), (">", ">=")


def find_quantities(text: str) -> Iterator[Quantity]:
    """Yield the quantities of one block of text in order."""
    numerals = [*find_numerals(text), *find_lone_units(text)]
    if numerals:  # most blocks of an article hold none
        yield from with_meant_units(text, settled(text, _read(text, find_candidates(text, sorted(numerals)))))


def _read(text: str, candidates: Iterable[Candidate]) -> Iterator[Quantity]:
    """Yield a quantity for each pair of candidates that says one thing, and for each that stands alone."""
    here: Candidate | None = None
    for follower in candidates:
        if here is None:
            here = follower
            continue
        may_join = not here.excluded or here.year or follower.measure.unit
        pair = combine(text, here.measure, follower.measure) if may_join else None
        if pair and _holds(text, pair, here, follower):
            if pair.kind in ("sum", "pressure"):
                here = here._replace(measure=summed(pair), counted="")
                continue
            if pair.kind == "apart":
                yield from _from_measure(text, here._replace(measure=pair.first))
                yield from _from_measure(text, follower)
            elif pair.kind != "score":
                yield _from_pair(text, pair, here, follower)
            here = None
            continue
        if not here.excluded and not (pair and pair.kind == "range" and follower.excluded):
            yield from _from_measure(text, here)
        here = follower
    if here and not here.excluded:
        yield from _from_measure(text, here)


def _holds(text: str, pair: Pair, first: Candidate, second: Candidate) -> bool:
    """Tell whether both parts of a pair are quantities; what looks like a year or a name is one in "2000–2500 kcal"."""
    if second.excluded:
        return False
    if not first.excluded:
        return True
    ranged = pair.kind == "range" and bool(pair.unit) and pair.first.raw < pair.second.raw
    return ranged and (first.year or not is_labelled(text, first.measure, first.counted))


def _from_measure(text: str, found: Candidate) -> Iterator[Quantity]:
    read = found.measure
    high = read.value * 10 if read.form == "magnitude" else read.value
    yield _quantity(text, found, Span(read.start, read.end), read.value, high)


def _from_pair(text: str, pair: Pair, first: Candidate, second: Candidate) -> Quantity:
    before = bound_before(text, pair.start) if pair.start < pair.first.start else first.before
    whole = second._replace(measure=pair.second._replace(unit=pair.unit), before=before)
    low, high = _bounds(pair)
    found = _quantity(text, whole, Span(pair.start, pair.end), low, high)
    number = Span(pair.first.number_start, pair.second.number_end)
    ends = (pair.first.second, pair.second.second)
    found = replace(found, number=number, second=(ends[0], ends[1]) if ends[0] and ends[1] else None)
    if pair.kind == "ratio":
        parts = (pair.first.value, pair.second.value)
        return replace(found, unit="ratio", parts=parts, step=_ratio_step(text, pair))
    return found


def _bounds(pair: Pair) -> tuple[float, float]:
    first, second = pair.first.value, pair.second.value
    if pair.kind == "ratio":
        return first / second, first / second
    return (first - second, first + second) if pair.kind == "tolerance" else (first, second)


# Nobody counts nine out of ten.
_SAID_OF = (*range(3, 11), 12, 20)
_SAID = expression(r"\b(?:in|every|each)\b")


def _ratio_step(text: str, pair: Pair) -> float:
    """Return how coarse a ratio is: "1 in 8" lies between 1 in 8.5 and 1 in 7.5, "50 of 200" is counted."""
    count, total = pair.first.value, pair.second.value
    if not _SAID.search(text, pair.first.end, pair.second.start) and total not in _SAID_OF:
        return 0.0
    return count / (total - 0.5) - count / (total + 0.5)


def _quantity(text: str, found: Candidate, span: Span, low: float, high: float) -> Quantity:
    read = found.measure
    before = None if _is_during(text, found) else found.before
    after = bound_after(text, read.end, before)
    bound = after if after and (before is None or before.comparator in ("~", "<", ">")) else before
    start = before.start if before and before.start < span.start else span.start
    end = after.end if after and bound is after else span.end
    unit, unit_text = read.name, text[read.unit.start : read.unit.end] if read.unit else ""
    if unit is None and (rate := read_base(text, read.end, ranged=low != high)):
        end, unit, unit_text = rate.end, rate.name, text[rate.start : rate.end]
    counted = found.counted
    if unit is None and after and bound is after and (named := read_unit(text, end)):
        end, unit, unit_text, counted = named.end, named.name, text[named.start : named.end], ""
    if unit is None and read.form == "multiple":
        unit = "count"
    comparator = _comparator(bound, low, high)
    return Quantity(
        span=Span(start, end),
        text=text[start:end],
        number=Span(read.number_start, read.number_end),
        low=None if comparator in BELOW else low,
        high=None if comparator in ABOVE else high,
        comparator=comparator,
        unit=unit,
        step=read.step,
        approximate=bool(bound and bound.approximate) or bool(before and before.comparator == "~"),
        unit_text=unit_text,
        counted=counted,
        second=(read.second, read.second) if read.second else None,
    )


_OPENED = expression(r"(?:^|[.!?]\s|\n)$")
_LONG = expression(r"\s(?:old|ago|long|late|older|later|earlier)\b|\s?\)")
_APART = expression(r"\s(?:different|separate|consecutive|successive)\s")
_AMOUNT = expression(
    r"(?:\d|%|\b(?:percent|per cent|points?|times|kg|g|mg|lbs?|pounds|kilos|doses|sessions|visits))\s$"
)


def _is_during(text: str, found: Candidate) -> bool:
    """Tell whether "over" means while: "asked again over five weeks", but "lasted over five weeks", "girls over 5"."""
    read, before = found.measure, found.before
    if before is None or dimension(read.name) != "time" or text[before.start : before.end].lower().strip() != "over":
        return False
    if _OPENED.search(text, max(before.start - 3, 0), before.start):
        return text[read.end : read.end + 1] == ","
    if _LONG.match(text, read.end):
        return False
    if read.unit and _APART.match(text, read.number_end):
        return True
    word = last_word(text, before.start).lower()
    words = word_table("comparators")["while"]
    done = word in words["after"] or (word.endswith(("ed", "ing")) and word not in words["lasting"])
    return done or bool(_AMOUNT.search(text, max(before.start - 12, 0), before.start))


def _comparator(bound: Bound | None, low: float, high: float) -> Comparator:
    """Return what a bound makes of a value; a range stays one, and "exactly 5" is the range from 5 to 5."""
    if low != high:
        return "range"
    if bound is None:
        return "="
    return "range" if bound.comparator == "=" else bound.comparator
