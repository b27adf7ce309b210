"""Changes told as two values and once more in words: "fell from 100 to 80, a 20% drop", "doubled from 5 to 10"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from factcheck.data import word_table
from factcheck.extraction.statements.passage import Passage
from factcheck.model import Change, Factor, Number, Quantity, Span

_REACH = 48
_BETWEEN = 60
_BY = re.compile(
    r"\b(?P<verb>[a-z]{3,12})(?: (?:the|their|its|his|her)(?: [a-z-]{2,16}){1,4})?(?: \w+ly)? by "
    r"(?:about |around |roughly |nearly |almost )?$"
)


def find_changes(passage: Passage) -> Iterator[Change]:
    """Yield each change from one value to another, once for each percentage that is told with it."""
    text, quantities = passage.text, passage.quantities
    for index, values in enumerate(quantities):
        if _is_change(text, values):
            near = (*quantities[max(index - 1, 0) : index], *quantities[index + 1 : index + 2])
            told = [_number(other) for other in near if _is_percentage(other) and _tells_of(text, values, other)]
            first = _directed_change(text, values)
            yield replace(first, by=told[0]) if told else first
            yield from (replace(first, direction="", word=None, factor=None, by=by) for by in told[1:])


def _directed_change(text: str, values: Quantity) -> Change:
    before, after = (_number(replace(values, low=value, high=value)) for value in (values.low, values.high))
    start, end = max(0, values.span.start - _REACH), values.span.start
    change = Change(before, after, values.span)
    if verb := _directed().search(text, start, end):
        change = replace(change, direction="rise" if verb["rise"] else "fall", word=Span(*verb.span("verb")))
    if verb := _multiplied().search(text, start, end):
        value = float(word_table("changes")["factors"][verb["verb"]])
        span = Span(verb.start("how") if verb["how"] else verb.start("verb"), verb.end("verb"))
        change = replace(change, factor=Factor(span, value, (verb["how"] or "").casefold()))
    return change


def _number(quantity: Quantity) -> Number:
    return Number(quantity.span, quantity.low or 0.0, quantity.step, quantity.unit, quantity.approximate)


def _is_percentage(quantity: Quantity) -> bool:
    return quantity.unit == "percent" and quantity.comparator in ("=", "~")


def _is_change(text: str, values: Quantity) -> bool:
    """Tell whether the quantity is "from A to B" with two positive values."""
    said = text[values.span.start : values.number.start].casefold().lstrip()
    ends = (values.low, values.high)
    joined = " to " in text[values.number.start : values.number.end]
    return values.comparator == "range" and said.startswith("from ") and joined and all(e and e > 0 for e in ends)


def _tells_of(text: str, values: Quantity, other: Quantity) -> bool:
    """Tell whether a percentage beside two values is said to be the change between them."""
    if other.span.start >= values.span.end:
        between = text[values.span.end : other.span.start]
        after = text[other.span.end : other.span.end + _BETWEEN]
        return bool(_apposition().fullmatch(between)) and bool(_noun().match(after))
    between = text[other.span.end : values.span.start]
    before = text[max(0, other.span.start - _BETWEEN) : other.span.start]
    verb = _BY.search(before)
    changes = word_table("changes")
    moved = verb is not None and verb["verb"] in (*changes["rise"], *changes["fall"], "reduced", "raised", "cut")
    return (moved and between in (", ", " ", " (", " – ", " — ")) or bool(_noun_before_values().fullmatch(between))


@cache
def _directed() -> re.Pattern[str]:
    changes = word_table("changes")
    rise, fall = "|".join(changes["rise"]), "|".join(changes["fall"])
    return re.compile(rf"\b(?P<verb>(?P<rise>{rise})|{fall})(?: \w+ly)? $", re.IGNORECASE)


@cache
def _multiplied() -> re.Pattern[str]:
    verbs = "|".join(word_table("changes")["factors"])
    return re.compile(rf"\b(?:(?P<how>[Mm]ore than|[Nn]early|[Aa]lmost) )?(?P<verb>{verbs}),? $")


@cache
def _apposition() -> re.Pattern[str]:
    return re.compile(r"(?:, | \(|\s?[–—]\s?|; )(?:that is |which is |or |i\.e\. )?(?:an? |the )?")


@cache
def _noun() -> re.Pattern[str]:
    changes = word_table("changes")
    rates = "|".join(changes["rates"])
    return re.compile(rf" (?:relative |overall |total )?(?:{'|'.join(changes['nouns'])})\b(?! (?:{rates})\b)")


@cache
def _noun_before_values() -> re.Pattern[str]:
    nouns = "|".join(word_table("changes")["nouns"])
    return re.compile(rf" (?:relative |overall |total )?(?:{nouns})(?: in [a-z -]{{3,40}})?,? ?\(?")
