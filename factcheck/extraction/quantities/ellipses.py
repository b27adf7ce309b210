"""Bare numbers whose unit has just been said: "boil it for 3 minutes, or 5 at high altitude", "not 20 mg but 40"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from factcheck.data import word_table
from factcheck.extraction.quantities.measuring import measure_of, measured
from factcheck.extraction.quantities.unit_types import unit_type
from factcheck.model import Measure, Quantity
from factcheck.text.expressions import expression
from factcheck.text.trie import alternation

# Within this many characters a reader still has the unit in mind.
_REACH = 160
# Who leaves a unit out speaks of values of one size.
_LEAST, _MOST = 0.1, 10.0
_NEVER = frozenset(("percent", "percentage point", "ratio", "count", "date", "rank"))
# "By 35", "After 40" at the head of a sentence is an age or a time, whatever was measured before.
_WHEN = expression(r"[.!?][\"”’)]?\s+(?:By|At|After|Before|Until|From)\s(?:\d+ or )?$")
_TIMES = ("age", "time")
_SENTENCE = expression(r"[.!?][\"”’)]?\s+(?=[^\Wa-z])")


def with_meant_units(text: str, quantities: Iterable[Quantity]) -> Iterator[Quantity]:
    """Yield the quantities measured, a bare number by the unit of the one before where the words leave it out.

    The unit stays the measure's: `Quantity.unit` is what stands beside the number.
    """
    last: Quantity | None = None
    for found in quantities:
        if last and not found.unit and _leaves_out(text, last, found):
            measure = _like(last.measure, measure_of(text, replace(found, unit=last.unit)))
            last = replace(found, unit=last.unit, measure=measure)
            yield replace(found, measure=measure)
            continue
        read = measured(text, found)
        last = read if read.unit else None if _counts_things(read) else last
        yield read


def _counts_things(found: Quantity) -> bool:
    """Tell whether a quantity counts forms of a medicine, which the next bare number counts on: "one sachet … two"."""
    return not found.unit and found.counted in word_table("products")["forms"]


def _like(told: Measure, meant: Measure) -> Measure:
    """Return the measure per body weight if the one before is: "1 g of protein per kg; for some, 1.5"."""
    per_weight = told.dimension == f"{meant.dimension} per weight"
    return replace(meant, kind=told.kind, dimension=told.dimension) if per_weight else meant


def _leaves_out(text: str, last: Quantity, bare: Quantity) -> bool:
    """Tell whether a bare number is one of the unit of the last: both by its neighbours and by its size."""
    if bare.counted or bare.parts or not bare.step or last.unit in _NEVER or last.unit is None:
        return False
    if bare.span.start - last.span.end > _REACH or not _is_of_one_size(last, bare):
        return False
    between = text[last.span.end : bare.span.start]
    sentences = len(_SENTENCE.findall(between))
    if sentences > 1 or not (bare.span.end > bare.number.end or _ends().match(text, bare.span.end)):
        return False
    if sentences and _WHEN.search(between) and unit_type(last.unit).dimension not in _TIMES:
        return False
    return bool(bare.comparator not in ("=", "range") or _opens().search(between)) and not _names().search(between)


def _is_of_one_size(last: Quantity, bare: Quantity) -> bool:
    one, two = (one.high if one.high is not None else one.low for one in (last, bare))
    return bool(one and two) and _LEAST <= abs((two or 0.0) / (one or 1.0)) <= _MOST


@cache
def _opens() -> re.Pattern[str]:
    """Return the words before a number whose unit is left out: "or 5", "rather than 20", "the limit is 40"."""
    table = word_table("numbers")["ellipsis"]
    before, joints, norms = (alternation(table[name]) for name in ("before", "joints", "norms"))
    return re.compile(
        rf"(?<!\w)(?:{before}|(?:{joints})\s[a-z]+|(?:{norms})\s(?:[a-z]+\s){{0,3}}(?:is|are|was|were))\s$",
        re.IGNORECASE,
    )


@cache
def _ends() -> re.Pattern[str]:
    """Return what follows it: the end of its clause, or a word that begins another phrase."""
    words = alternation(word_table("numbers")["ellipsis"]["after"])
    return re.compile(rf"\s?(?:[.,;:!?)—–](?!\d)|$|\s(?:{words})(?![\w-]))")


@cache
def _names() -> re.Pattern[str]:
    """Return what names a number of another kind: "score", "ratio", "grade"."""
    return re.compile(rf"\b(?:{alternation(word_table('numbers')['ellipsis']['never'])})", re.IGNORECASE)
