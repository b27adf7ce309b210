"""Amounts said without a number: "doubled", "several weeks", "a week later", "every year": claims, no quantities."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from factcheck.data import word_table
from factcheck.extraction.quantities.comparators import Bound, bound_before
from factcheck.extraction.quantities.measuring import measured
from factcheck.extraction.quantities.unit_reader import read_unit
from factcheck.model import Quantity, Span
from factcheck.text.cues import cues, words_of
from factcheck.text.spans import SpanIndex
from factcheck.text.trie import alternation

# "A few" is two at least, and so is "several".
_VAGUE = 2.0
# An amount whose rhythm "daily" may be is no farther away.
_REACH = 40


def find_implied(text: str, counted: SpanIndex) -> Iterator[Quantity]:
    """Yield factors in verbs as multiples, vague amounts of a unit as bounds, lone periods, and rhythms as rates.

    They come in any order. `counted` are the spans of the quantities of the text: "daily" after "5 mg" and "in a
    day" after "5 litres" are part of what is said there.
    """
    for match in () if words_of(text).isdisjoint(_cues()) else _pattern().finditer(text):
        if counted.overlap(match.start(), match.end()):
            continue
        if match["factor"]:
            yield measured(text, _factor(text, match))
        elif match["vague"]:
            if beside := read_unit(text, match.end()):
                span, number = Span(match.start(), beside.end), Span(*match.span())
                words, name = text[span.start : span.end], text[beside.start : beside.end]
                yield measured(text, Quantity(span, words, number, _VAGUE, None, ">=", beside.name, unit_text=name))
        elif not counted.overlap(max(match.start() - _REACH, 0), match.start()):
            group = "period" if match["period"] else 0
            span, words = Span(*match.span(group)), match[group]
            name = match["unit"] if match["period"] else f"count per {_rhythms()[words.lower()]}"
            yield measured(text, Quantity(span, words, span, 1.0, 1.0, "=", name, step=float(bool(match["period"]))))


def _factor(text: str, match: re.Match[str]) -> Quantity:
    value = _factors()[match.group().lower()]
    before = bound_before(text, match.start())
    bound = before or Bound(match.start(), match.start(), "=")
    low, high = (
        (None if bound.comparator in ("<", "<=") else value),
        (None if bound.comparator in (">", ">=") else value),
    )
    span = Span(bound.start, match.end())
    unit = "count" if value >= 1 else None
    words = text[span.start : span.end]
    return Quantity(span, words, Span(*match.span()), low, high, bound.comparator, unit, 0.0, bound.approximate)


@cache
def _pattern() -> re.Pattern[str]:
    factors = alternation(word for known in _factors() for word in (known, known.capitalize()))
    rhythms = alternation(word for known in _rhythms() for word in (known, known.capitalize()))
    vague = r"(?:[Aa] (?:very )?few|[Ss]everal)(?= (?!of\b))"
    unit = alternation(word_table("periods")["lone"]["units"])
    later = alternation(word_table("periods")["lone"]["after"])
    first = "".join(sorted({word[0] for known in (*_factors(), *_rhythms()) for word in (known, known.capitalize())}))
    # The lookahead is there for speed: it turns most places down with one look at one letter.
    return re.compile(
        rf"(?<![\w-])(?=[{first}asAiISs])(?:(?P<factor>{factors})|(?P<vague>{vague})|(?:{rhythms})"
        rf"|(?P<in>[Ii]n )?(?P<period>[Aa]n? (?P<unit>{unit}))(?(in)|(?= (?:{later})\b)))(?![\w-])"
    )


@cache
def _cues() -> frozenset[str]:
    """Return words of which every amount said without a number has one."""
    rhythms = (word for known in _rhythms() for word in known.split())
    return cues((*_factors(), *rhythms, "few", "several", *word_table("periods")["lone"]["units"])) - {"every", "each"}


@cache
def _factors() -> dict[str, float]:
    words: dict[str, float] = word_table("numbers")["factors"]
    return words


@cache
def _rhythms() -> dict[str, str]:
    words: dict[str, str] = word_table("periods")["rhythm"]
    return words
