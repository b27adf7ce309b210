"""Changes told as two values and once more in words: "fell from 100 to 80, a 20% drop", "doubled from 5 to 10"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from factcheck.data import word_table
from factcheck.extraction.quantities.intervals import roundness
from factcheck.model import Quantity, Span

_REACH = 48
_BETWEEN = 60
_BY = re.compile(
    r"\b(?P<verb>[a-z]{3,12})(?: (?:the|their|its|his|her)(?: [a-z-]{2,16}){1,4})?(?: \w+ly)? by "
    r"(?:about |around |roughly |nearly |almost )?$"
)
# "Nearly doubled" and "more than doubled" leave room on one side, "doubled" a little on both.
_LOOSE, _NEARLY, _ROOM = 0.2, 0.35, 0.02


@dataclass(frozen=True, slots=True)
class BrokenChange:
    """A change that does not follow from its two values.

    `span` is the word or percentage at odds, `values` the quantity that holds both, `computed` what they come to.
    """

    kind: Literal["percent", "direction", "factor"]
    span: Span
    values: Span
    computed: str


def broken_changes(text: str, quantities: Sequence[Quantity]) -> Iterator[BrokenChange]:
    """Yield each change of a text that does not follow from the two values told with it."""
    for index, values in enumerate(quantities):
        if _is_change(text, values):
            yield from _directions(text, values)
            yield from _factors(text, values)
            near = (*quantities[max(index - 1, 0) : index], *quantities[index + 1 : index + 2])
            yield from (broken for other in near for broken in _percentages(text, values, other))


def _is_change(text: str, values: Quantity) -> bool:
    """Tell whether the quantity is "from A to B" with two positive values."""
    said = text[values.span.start : values.number.start].casefold().lstrip()
    ends = (values.low, values.high)
    joined = " to " in text[values.number.start : values.number.end]
    return values.comparator == "range" and said.startswith("from ") and joined and all(e and e > 0 for e in ends)


def _directions(text: str, values: Quantity) -> Iterator[BrokenChange]:
    """Yield "rose from 140 to 120"."""
    verb = _directed().search(text, max(0, values.span.start - _REACH), values.span.start)
    before, after = _ends(values)
    if verb and ((before > after) if verb["rise"] else (before < after)):
        yield BrokenChange("direction", Span(verb.start("verb"), verb.end("verb")), values.span, _times(after / before))


def _factors(text: str, values: Quantity) -> Iterator[BrokenChange]:
    """Yield "doubled from 10% to 15%"."""
    verb = _multiplied().search(text, max(0, values.span.start - _REACH), values.span.start)
    if verb is None:
        return
    before, after = _ends(values)
    claimed = float(word_table("changes")["factors"][verb["verb"]])
    if not _about(after / before, claimed, (verb["how"] or "").casefold()):
        span = Span(verb.start("how") if verb["how"] else verb.start("verb"), verb.end("verb"))
        yield BrokenChange("factor", span, values.span, _times(after / before))


def _about(ratio: float, claimed: float, how: str) -> bool:
    """Tell whether a ratio can be told as the claimed factor; one from 1 is stretched on both sides alike."""
    stretch = ratio / claimed if claimed > 1 else claimed / ratio
    if how == "more than":
        return stretch >= 1 - _ROOM
    if how in ("nearly", "almost"):
        return 1 - _NEARLY <= stretch <= 1 + _ROOM
    return 1 - _LOOSE <= stretch <= 1 + _LOOSE


def _percentages(text: str, values: Quantity, other: Quantity) -> Iterator[BrokenChange]:
    """Yield "from 100 to 80, a 30% drop" and "fell by 30%, from 100 to 80"; points of a percentage count as well."""
    if other.unit != "percent" or other.comparator not in ("=", "~") or not _tells_of(text, values, other):
        return
    before, after = _ends(values)
    change = 100 * abs(after - before) / before
    points = abs(after - before) if values.unit == "percent" else None
    room = [_room(value, values.step) for value in (before, after)]
    slack = 100 * (room[0] * after / before + room[1]) / before
    said = other.low or 0.0
    near = max(other.step, roundness(said, other.step) / 2 if other.approximate else 0.0)
    if abs(said - change) > near + slack and not (points is not None and abs(said - points) <= near + sum(room)):
        yield BrokenChange("percent", other.span, values.span, f"{change:.3g}%")


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


def _ends(values: Quantity) -> tuple[float, float]:
    assert values.low is not None and values.high is not None
    return values.low, values.high


def _room(value: float, step: float) -> float:
    """Return how far a value may lie from what is written, as numbers from a thousand on are rounded."""
    return max(step, roundness(value, step) if value >= 1000 else 0.0) / 2


def _times(ratio: float) -> str:
    return f"{ratio:.2g} times"


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
